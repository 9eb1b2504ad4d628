"""Rules on pages: what each is for, whom it reaches today, how it reads, and how it is set."""

from functools import partial
from typing import Any

from flask import Blueprint

from services.notifications import actions, queries
from services.notifications.models import RuleSetting
from services.notifications.queries import Reach, RuleShown
from services.notifications.rules import BY_NAME, CHANNELS, KINDS, URGENCIES
from services.notifications.schemas import RuleForm
from shared import roster
from shared.russian import inside, plural
from shared.web import requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import show, submit
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("rule_pages", __name__)
HERE = "/notifications/rules"
STARTS = {"event": "по событию", "clock": "по календарю", "action": "по решению человека"}


@blueprint.route("/rules")
@requires("rule.read")
def list_rules() -> Any:
    """Правила: о чём, кому и когда говорит система."""
    shown = queries.rules_shown(unit().session, today=unit().today, **_here())
    table = _table(shown)
    return table.exported() or show("notifications/rules.html", table=table, starts=STARTS)


@blueprint.route("/rules/<name>", methods=["GET", "POST"])
@requires("rule.read")
def show_rule(name: str) -> Any:
    """Одно правило."""
    work = unit()
    one = queries.rule_shown(work.session, name=name, today=work.today, **_here())
    form = _form(one) if work.actor.may("rule.write") else None
    reply = _set(form, name) if form and form.sent() else None
    return reply or show("notifications/rule.html", form=form, one=one, starts=STARTS, **_seen(name))


def _set(form: Form, name: str) -> Any:
    work = unit()
    work.actor.scope("rule.write")
    act = partial(actions.set_rule, work.session, actor=work.actor, name=name, now=work.now, **_here())
    return submit(form, act, to=f"{HERE}/{name}", told="Правило настроено. Прежние настройки в истории.")


def _here() -> dict[str, Any]:
    return {"municipality_id": queries.municipality_of(unit().actor)}


def _seen(name: str) -> dict[str, Any]:
    """Whom it reaches, by name for those who may see names, and what was set before."""
    work = unit()
    named = work.actor.may("rule.write")
    found = queries.reach(work.session, name=name, today=work.today, **_here()) if named else []
    changes = queries.history(work.session, rule=name, **_here())
    people = roster.people(work.session, {one.person_id for one in changes if one.person_id})
    authors = {key: one.short_name for key, one in people.items()}
    return {"reach": _reach(found), "named": named, "history": _history(changes, authors)}


def _form(one: RuleShown) -> Form:
    rule, setting = one.rule, one.setting
    inputs = [
        Input(
            name="enabled", label="Правило включено", kind="checkbox", hint="" if rule.can_rest else ALWAYS
        ),
        Input(name="urgency", label="Когда говорить", kind="select", options=list(URGENCIES.items())),
        Input(
            name="channels", label="Куда ещё", kind="chips", options=list(CHANNELS.items()), hint=BY_CHANNELS
        ),
    ]
    if rule.timing:
        hint = f"Одно, два или три числа через запятую, не больше {rule.timing.longest}."
        inputs.append(Input(name="days", label=rule.timing.words, hint=hint))
    if rule.unanswered:
        inputs.append(Input(name="patience", label=PATIENCE[rule.passed_to], kind="number", hint=NEVER))
    values = {
        "enabled": setting.enabled,
        "urgency": setting.urgency or "",
        "days": ", ".join(str(day) for day in setting.days),
        "patience": setting.patience,
        "channels": setting.channels,
    }
    schema = RuleForm(only=[one.name for one in inputs])
    return Form(schema, inputs, values=values, version=setting.version)


BY_CHANNELS = "Во входящие приходит всегда. Из отмеченного пишем туда, куда выбрал сам человек."
ALWAYS = "Выключить нельзя: без него человек не узнает о том, что может сделать только он."
PATIENCE = {
    "curator": "Через сколько рабочих дней без ответа сказать куратору",
    "methodist": "Через сколько рабочих дней без ответа сказать методисту",
}
PASSED = {"curator": "куратору", "methodist": "методисту"}
NEVER = "Один раз; 0 значит не говорить. Отпуск и больничный не считаются."


def _table(rows: list[RuleShown]) -> Table[RuleShown]:
    kinds = [(words, words) for words in KINDS.values()]
    return Table(
        name="rules",
        columns=(
            Column[RuleShown](key="purpose", title="Для чего", value=lambda one: one.purpose),
            Column[RuleShown](key="kind", title="О чём", value=lambda one: one.kind),
            Column[RuleShown](key="starts", title="Срабатывает", value=lambda one: STARTS[one.starts_by]),
            Column[RuleShown](
                key="on",
                title="Состояние",
                value=lambda one: "включено" if one.setting.enabled else "выключено",
            ),
            Column[RuleShown](
                key="reaches", title="Касается сегодня", value=lambda one: one.reaches, numeric=True
            ),
        ),
        rows=rows,
        filters=(Filter[RuleShown](key="about", title="О чём", options=kinds, value=lambda one: one.kind),),
        per_page=20,
    )


def _reach(rows: list[Reach]) -> Table[Reach]:
    return Table(
        name="reach",
        columns=(
            Column[Reach](key="who", title="Кто", value=lambda one: one.who),
            Column[Reach](key="since", title="С какого дня", value=lambda one: one.since),
        ),
        rows=rows,
        prefix="reach-",
        empty="Сегодня никого",
        empty_text="По этому правилу сейчас никому ничего не сказано.",
    )


def _history(rows: list[RuleSetting], authors: dict[Any, str]) -> Table[RuleSetting]:
    return Table(
        name="history",
        columns=(
            Column[RuleSetting](key="at", title="Когда", value=lambda one: one.changed_at, sortable=False),
            Column[RuleSetting](
                key="who", title="Кто", value=lambda one: authors.get(one.person_id, "методист")
            ),
            Column[RuleSetting](key="what", title="Что стало", value=_words),
        ),
        rows=rows,
        prefix="history-",
        searched=False,
        exportable=False,
        empty="Правило не меняли",
        empty_text="Действуют обычные настройки.",
    )


def _words(one: RuleSetting) -> str:
    """What a version of the settings says."""
    parts = [
        "включено" if one.enabled else "выключено",
        f"говорить {URGENCIES[one.urgency]}" if one.urgency else "",
        f"дни: {', '.join(str(day) for day in one.days)}" if one.days else "",
        _passing(one),
        _by(one.channels),
    ]
    return "; ".join(part for part in parts if part)


def _passing(one: RuleSetting) -> str:
    rule = BY_NAME.get(one.rule)
    if rule is None or not rule.unanswered or one.patience is None:
        return ""
    days = plural(one.patience, "рабочий день", "рабочих дня", "рабочих дней")
    return f"{PASSED[rule.passed_to]} {f'через {days}' if one.patience else 'не говорить'}"


def _by(channels: list[str] | None) -> str:
    if channels is None:
        return ""
    said = ", ".join(inside(CHANNELS[one]) for one in channels)
    return f"кроме входящих: {said}" if said else "только во входящие"
