"""A plan and its analysis as papers on pages: the words mended and signed, the sheets, the files."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, request
from marshmallow import ValidationError

from services.monitoring.actions import plans as actions
from services.monitoring.pages.papers import paper_file
from services.monitoring.pages.plans.asking import PLANS, asked, own_plan_of, place, plan_of, reading
from services.monitoring.pages.plans.versions import part_options
from services.monitoring.queries import plans as queries
from services.monitoring.queries.plans import Analysed
from services.monitoring.schemas.plans import PlanAnalysisForm, PlanPaperQuery, PlanWordsIn
from shared.documents import Paper, as_pictures
from shared.errors import Invalid
from shared.web import requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import show, submit

blueprint = Blueprint("plan_paper_pages", __name__)
ANALYSES = f"{PLANS}/analyses"
WORDS = (
    Input(
        name="conclusions",
        label="Выводы",
        kind="textarea",
        hint="Составлены по цифрам: исправьте и дополните.",
        attributes={"rows": "12"},
    ),
    Input(name="proposals", label="Предложения", kind="textarea", attributes={"rows": "5"}),
    Input(name="author", label="Составил", hint="Должность и фамилия с инициалами."),
    Input(name="head", label="Руководитель"),
    Input(name="is_signed", label="Подписать: после этого анализ не меняется", kind="checkbox"),
)


@blueprint.route("/plans/<uuid:plan_id>/analyses/new", methods=["GET", "POST"])
@requires("plan.write")
def begin_analysis(plan_id: UUID) -> Any:
    """Начать анализ выполнения: за какой срок."""
    work, plan = unit(), own_plan_of(plan_id)
    options = sorted(part_options(plan, whole=True), key=lambda one: not one[0].startswith("year"))
    form = Form(
        PlanAnalysisForm(), (Input(name="part", label="За какой срок", kind="select", options=options),)
    )
    act = partial(_begun, work.session, plan_id=plan_id)
    going = submit(form, act, to=lambda made: f"{ANALYSES}/{made.id}") if form.sent() else None
    return going or asked(form, title="Анализ выполнения", words="Составить", plan=plan)


def _begun(session: Any, *, plan_id: UUID, part: tuple[str, Any]) -> Any:
    of: dict[str, Any] = {"kind": part[0], "on": part[1]}
    return actions.begin_analysis(session, reader=reading(), plan_id=plan_id, **of)


def _analysed(analysis_id: UUID) -> Analysed:
    work = unit()
    plan, found = queries.analysis(work.session, reader=reading(), analysis_id=analysis_id)
    return queries.analysed(work.session, plan=plan, found=found, today=work.today)


def _paper(analysis_id: UUID) -> Paper:
    return queries.analysis_paper(unit().session, _analysed(analysis_id))


@blueprint.route("/plans/analyses/<uuid:analysis_id>", methods=["GET", "POST"])
@requires("plan.read")
def show_analysis(analysis_id: UUID) -> Any:
    """Анализ выполнения: цифры, слова, листы, файлы."""
    work, one, who = unit(), _analysed(analysis_id), reading()
    values = {"conclusions": one.conclusions, "proposals": one.proposals}
    values |= {name: getattr(one.analysis, name) for name in ("author", "head")}
    form = Form(PlanWordsIn(), WORDS, values=values, version=one.analysis.version)
    act = partial(actions.write_analysis, work.session, reader=who, analysis_id=analysis_id, today=work.today)
    to = f"{ANALYSES}/{analysis_id}"
    going = submit(form, act, to=to, told="Анализ записан.") if form.sent() else None
    if going:
        return going
    may_write = one.is_draft and who.may_write(one.plan)
    told: dict[str, Any] = {"one": one, "home": to, "may_write": may_write, "place": place(one.plan)}
    told["pictures"] = as_pictures(queries.analysis_paper(work.session, one))
    return show("monitoring/plan_analysis.html", form=form, plans=PLANS, **told)


@blueprint.route("/plans/analyses/<uuid:analysis_id>/<any(pdf, docx):name>")
@requires("plan.read")
def take_analysis(analysis_id: UUID, name: str) -> Response:
    """Анализ файлом."""
    return paper_file(_paper(analysis_id), name=name, title="Анализ выполнения плана")


@blueprint.route("/plans/<uuid:plan_id>/<any(pdf, docx):name>")
@requires("plan.read")
def take_plan(plan_id: UUID, name: str) -> Response:
    """План файлом: по разделам или циклограммой, весь год или его часть."""
    work, plan = unit(), plan_of(plan_id)
    printed = queries.printed(work.session, plan=plan, reader=reading(), **_wanted())
    paper = queries.plan_paper(work.session, plan=plan, printed=printed, today=work.today)
    return paper_file(paper, name=name, title=f"План работы {plan.starts_on.year}")


def _wanted() -> dict[str, Any]:
    """What the address asks to print; raises Invalid."""
    try:
        found: dict[str, Any] = PlanPaperQuery().load({key: one for key, one in request.args.items() if one})
    except ValidationError as error:
        raise Invalid("Адрес страницы неверен.") from error
    return found
