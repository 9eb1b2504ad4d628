"""JSON doors of analyses of execution, and the plan and its analysis as documents (documents.md)."""

from typing import Any
from uuid import UUID

from flask import Response
from flask_smorest import Blueprint

from services.monitoring.actions import plans as actions
from services.monitoring.api.plans import reading
from services.monitoring.models import PlanAnalysis
from services.monitoring.queries import plans as queries
from services.monitoring.queries.plans import Analysed
from services.monitoring.schemas.periods import Paged
from services.monitoring.schemas.plans import PlanAnalysisIn, PlanAnalysisOut, PlanPaperQuery, PlanWordsIn
from shared.documents import as_format
from shared.web import check_etag, etag, requires, unit
from shared.web.files import as_file
from shared.web.paging import slice_page

blueprint = Blueprint("plan_papers", __name__, description="Анализ выполнения плана (aleysk 3.10)")


def _analysed(analysis_id: UUID) -> Analysed:
    work, who = unit(), reading()
    plan, found = queries.analysis(work.session, reader=who, analysis_id=analysis_id)
    etag(found.version)
    return queries.analysed(work.session, plan=plan, found=found, today=work.today)


def _all(found: list[PlanAnalysis], plan: Any) -> list[Analysed]:
    work = unit()
    return [queries.analysed(work.session, plan=plan, found=one, today=work.today) for one in found]


@blueprint.route("/plans/<uuid:plan_id>/analyses", methods=["GET"])
@requires("plan.read")
@blueprint.arguments(Paged, location="query")
@blueprint.response(200, PlanAnalysisOut(many=True))
def list_analyses(_query: dict[str, Any], plan_id: UUID) -> list[Analysed]:
    """Анализы выполнения плана: за год и его части."""
    who = reading()
    plan = queries.plan(unit().session, reader=who, plan_id=plan_id)
    return _all(slice_page(queries.analyses(unit().session, plan=plan, drafts=who.sees_draft(plan))), plan)


@blueprint.route("/plans/<uuid:plan_id>/analyses", methods=["POST"])
@requires("plan.write")
@blueprint.arguments(PlanAnalysisIn)
@blueprint.response(201, PlanAnalysisOut)
def begin_analysis(data: dict[str, Any], plan_id: UUID) -> Analysed:
    """Начать анализ за год, полугодие, квартал или месяц; слова составлены по цифрам."""
    made = actions.begin_analysis(unit().session, reader=reading(), plan_id=plan_id, **data)
    return _analysed(made.id)


@blueprint.route("/plans/analyses/<uuid:analysis_id>", methods=["GET"])
@requires("plan.read")
@blueprint.response(200, PlanAnalysisOut)
def get_analysis(analysis_id: UUID) -> Analysed:
    """Анализ: цифры и слова."""
    return _analysed(analysis_id)


@blueprint.route("/plans/analyses/<uuid:analysis_id>", methods=["PUT"])
@requires("plan.write")
@blueprint.arguments(PlanWordsIn)
@blueprint.response(200, PlanAnalysisOut)
def write_analysis(data: dict[str, Any], analysis_id: UUID) -> Analysed:
    """Написать слова анализа; подписанный не меняется."""
    work, who = unit(), reading()
    _, found = queries.analysis(work.session, reader=who, analysis_id=analysis_id)
    check_etag(found.version)
    of: dict[str, Any] = {"analysis_id": analysis_id, "today": work.today}
    actions.write_analysis(work.session, reader=who, **of, **data)
    return _analysed(analysis_id)


@blueprint.route("/plans/analyses/<uuid:analysis_id>/<any(pdf, docx):name>", methods=["GET"])
@requires("plan.read")
@blueprint.response(200, content_type="application/octet-stream")
def get_analysis_file(analysis_id: UUID, name: str) -> Response:
    """Анализ документом: PDF или DOCX."""
    paper = queries.analysis_paper(unit().session, _analysed(analysis_id))
    return as_file(as_format(paper, name), name=f"Анализ выполнения плана.{name}")


@blueprint.route("/plans/<uuid:plan_id>/<any(pdf, docx):name>", methods=["GET"])
@requires("plan.read")
@blueprint.arguments(PlanPaperQuery, location="query")
@blueprint.response(200, content_type="application/octet-stream")
def get_plan_file(query: dict[str, Any], plan_id: UUID, name: str) -> Response:
    """План документом: по разделам или циклограммой, весь год или его часть."""
    work, who = unit(), reading()
    plan = queries.plan(work.session, reader=who, plan_id=plan_id)
    printed = queries.printed(work.session, plan=plan, reader=who, **query)
    paper = queries.plan_paper(work.session, plan=plan, printed=printed, today=work.today)
    return as_file(as_format(paper, name), name=f"План работы {plan.starts_on.year}.{name}")
