"""An item of a plan on pages: written, moved, cancelled; what was done and what shows it."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.monitoring.actions import plans as actions
from services.monitoring.models import Plan, PlanLine
from services.monitoring.pages.plans.asking import ITEMS, PLANS, asked, own_item, own_plan_of, place, reading
from services.monitoring.queries import plans as queries
from services.monitoring.rules.plans import FACT_KINDS, SECTIONS
from services.monitoring.schemas.plans import PlanExplanationForm, PlanItemForm, PlanMarkForm, PlanReasonIn
from shared.russian import short_date
from shared.web import requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import press, show, submit

blueprint = Blueprint("plan_item_pages", __name__)
WRITTEN = (
    "section",
    "title",
    "audience",
    "starts_on",
    "due_on",
    "result",
    "fact_kind",
    "fact_count",
    "fact_id",
)
FIELDS = (
    Input(name="title", label="Мероприятие", kind="textarea", attributes={"rows": "2"}),
    Input(name="section", label="Раздел", kind="select", options=tuple(SECTIONS.items())),
    Input(name="audience", label="Участники", hint="Например: руководители РМО, молодые педагоги."),
    Input(name="starts_on", label="Начало", kind="date", hint="Если мероприятие длится не один день."),
    Input(name="due_on", label="Срок", kind="date"),
    Input(
        name="owner_name",
        label="Ответственный",
        hint="ФИО полностью, если человек есть в реестре: тогда ему напомнят о сроке.",
    ),
    Input(name="result", label="Ожидаемый результат", kind="textarea", attributes={"rows": "2"}),
    Input(
        name="fact_kind",
        label="Отметить само, когда",
        kind="select",
        options=(("", "отметят вручную"), *((key, one.title) for key, one in FACT_KINDS.items())),
        hint="Считается по данным всего муниципалитета с начала мероприятия, если оно указано.",
    ),
    Input(name="fact_count", label="Сколько нужно", kind="number", hint="Для одного мероприятия не нужно."),
)
WHY = Input(
    name="reason",
    label="Почему меняется",
    kind="textarea",
    hint="Не заполните — останется причина корректировки.",
    attributes={"rows": "2"},
)
MARK = (
    Input(name="done_on", label="Когда сделано", kind="date"),
    Input(
        name="note",
        label="Чем подтверждается",
        kind="textarea",
        hint="Протокол, приказ, ссылка, сколько участвовало.",
        attributes={"rows": "3"},
    ),
)
WHY_NOT = (
    Input(
        name="note",
        label="Почему не сделано",
        kind="textarea",
        hint="Войдёт в анализ выполнения.",
        attributes={"rows": "2"},
    ),
)
CANCELLING = ("Отменить мероприятие", "Отмена записана.")
CANCEL = (Input(name="reason", label="Почему отменено", kind="textarea"),)


def _inputs(plan: Plan, *, corrects: bool) -> tuple[Input, ...]:
    """The fields of an item with the events it may name; in a correction also why."""
    of: dict[str, Any] = {"municipality_id": plan.municipality_id, "year": queries.span_of(plan)}
    events = queries.events_between(unit().session, **of)
    named = ((str(one.id), f"{short_date(one.event_date)} {one.title or ''}".strip()) for one in events)
    which = Input(name="fact_id", label="Какое мероприятие", kind="select", options=(("", "—"), *named))
    return (*FIELDS, which, *((WHY,) if corrects else ()))


@blueprint.route("/plans/<uuid:plan_id>/items/new", methods=["GET", "POST"])
@requires("plan.write")
def add_item(plan_id: UUID) -> Any:
    """Записать мероприятие в черновик."""
    work, plan = unit(), own_plan_of(plan_id)
    form = Form(PlanItemForm(), _inputs(plan, corrects=plan.number > 0))
    act = partial(actions.add_item, work.session, reader=reading(), plan_id=plan_id)
    going = submit(form, act, to=place(plan), told="Мероприятие записано.") if form.sent() else None
    return going or asked(form, title="Новое мероприятие", words="Записать", plan=plan)


@blueprint.route("/plans/items/<uuid:item_id>/change", methods=["GET", "POST"])
@requires("plan.write")
def change_item(item_id: UUID) -> Any:
    """Изменить или перенести мероприятие."""
    work, (plan, item) = unit(), own_item(item_id)
    draft = queries.draft_of(work.session, plan=plan)
    values = _values(queries.line_in(work.session, version=draft, item_id=item_id))
    inputs = _inputs(plan, corrects=plan.number > 0)
    form = Form(PlanItemForm(), inputs, values=values, version=item.version)
    act = partial(actions.change_item, work.session, reader=reading(), item_id=item_id)
    going = submit(form, act, to=place(plan), told="Изменения записаны.") if form.sent() else None
    return going or asked(form, title="Изменить мероприятие", words="Записать", plan=plan)


def _values(line: PlanLine) -> dict[str, Any]:
    kept = {name: getattr(line, name) for name in WRITTEN}
    kept["fact_id"] = str(line.fact_id) if line.fact_id else ""
    return kept | {"owner_name": queries.full_owner(unit().session, line=line), "reason": ""}


@blueprint.route("/plans/items/<uuid:item_id>/cancellation", methods=["GET", "POST"])
@requires("plan.write")
def cancel_item(item_id: UUID) -> Any:
    """Отменить мероприятие с причиной; ещё не утверждённое убирается."""
    work, (plan, item) = unit(), own_item(item_id)
    is_new = item.added_in > plan.number
    form = Form(PlanReasonIn(), () if is_new else CANCEL)
    act = partial(actions.cancel_item, work.session, reader=reading(), item_id=item_id)
    words = ("Убрать мероприятие", "Мероприятие убрано.") if is_new else CANCELLING
    going = submit(form, act, to=place(plan), told=words[1]) if form.sent() else None
    return going or asked(form, title=words[0], words=words[0], plan=plan)


@blueprint.route("/plans/items/<uuid:item_id>", methods=["GET", "POST"])
@requires("plan.read")
def show_item(item_id: UUID) -> Any:
    """Мероприятие: что, когда, кто; что сделано и чем подтверждено."""
    work, who = unit(), reading()
    plan, item = queries.item(work.session, reader=who, item_id=item_id)
    row = queries.standing_item(work.session, plan=plan, item=item, reader=who, today=work.today)
    form = Form(PlanMarkForm(), MARK, values={"done_on": work.today})
    act = partial(_mark, item_id, "done")
    going = submit(form, act, to=f"{ITEMS}/{item_id}", told="Выполнение отмечено.") if form.sent() else None
    told: dict[str, Any] = {"row": row, "plan": plan, "plans": PLANS, "place": place(plan)}
    told |= queries.item_story(work.session, plan=plan, row=row, reader=who)
    return going or show("monitoring/plan_item.html", form=form, **told)


@blueprint.route("/plans/items/<uuid:item_id>/explanation", methods=["GET", "POST"])
@requires("plan.mark")
def explain_item(item_id: UUID) -> Any:
    """Сказать, почему мероприятие не сделано."""
    plan = queries.item_to_mark(unit().session, reader=reading(), item_id=item_id)[0]
    form, to = Form(PlanExplanationForm(), WHY_NOT), f"{ITEMS}/{item_id}"
    act = partial(_mark, item_id, "open", done_on=None)
    going = submit(form, act, to=to, told="Причина записана.") if form.sent() else None
    return going or asked(form, title="Почему не сделано", words="Записать", plan=plan)


@blueprint.route("/plans/items/<uuid:item_id>/reopening", methods=["POST"])
@requires("plan.mark")
def reopen_item(item_id: UUID) -> Any:
    """Снять отметку о выполнении."""
    act = partial(_mark, item_id, "open", done_on=None, note="")
    return press(act, to=f"{ITEMS}/{item_id}", told="Отметка снята.")


def _mark(item_id: UUID, state: str, **said: Any) -> Any:
    work = unit()
    of: dict[str, Any] = {"item_id": item_id, "state": state, "now": work.now, "today": work.today}
    return actions.mark_item(work.session, reader=reading(), **of, **said)
