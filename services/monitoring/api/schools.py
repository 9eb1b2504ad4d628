"""JSON doors of organizations side by side, and of the ten on paper."""

from typing import Any
from uuid import UUID

from flask import Response
from flask_smorest import Blueprint

from services.monitoring import queries
from services.monitoring.schemas import FileQuery, IndicatorsQuery, SchoolOut, SchoolsQuery
from shared.documents import Paper, as_format
from shared.permissions import Scope
from shared.web import requires, unit
from shared.web.files import as_file
from shared.web.paging import slice_page

blueprint = Blueprint("schools", __name__, description="Организации рядом, показатели документом (п.19)")


def _of(query: dict[str, Any]) -> dict[str, Any]:
    """The municipality and the day that are asked of."""
    work, code = unit(), query["municipality"]
    scope = work.actor.scope("indicator.read")
    found = queries.municipality_within(work.session, scope=scope, code=code)
    as_of = query["as_of"] or queries.day_in(work.session, code=code, now=work.now)
    return {"municipality": found, "as_of": as_of}


def _office() -> Scope:
    return queries.office(unit().session, actor=unit().actor, permission="period.read")


@blueprint.route("/schools", methods=["GET"])
@requires("period.read")
@blueprint.arguments(SchoolsQuery, location="query")
@blueprint.response(200, SchoolOut(many=True))
def list_schools(query: dict[str, Any]) -> list[dict[str, Any]]:
    """Организации рядом: доля каждой в показателях на дату."""
    found = queries.schools(unit().session, scope=_office(), **_of(query))
    return slice_page([queries.told_school(one) for one in found])


@blueprint.route("/indicators/<any(pdf, docx):name>", methods=["GET"])
@requires("indicator.read")
@blueprint.arguments(FileQuery, location="query")
@blueprint.response(200, content_type="application/octet-stream")
def take_ten(query: dict[str, Any], name: str) -> Response:
    """Десять показателей документом: муниципалитета или одной организации."""
    of, organization_id = _of(query), query["organization_id"]
    head = _head(of)
    paper = _of_school(head, of, organization_id) if organization_id else queries.ten(head)
    return as_file(as_format(paper, name), name=f"Показатели {of['as_of']}.{name}")


@blueprint.route("/schools/<any(pdf, docx):name>", methods=["GET"])
@requires("period.read")
@blueprint.arguments(IndicatorsQuery, location="query")
@blueprint.response(200, content_type="application/octet-stream")
def take_schools(query: dict[str, Any], name: str) -> Response:
    """Сравнение организаций документом."""
    of = _of(query)
    paper = queries.side_by_side(_head(of), queries.schools(unit().session, scope=_office(), **of))
    return as_file(as_format(paper, name), name=f"Сравнение организаций {of['as_of']}.{name}")


def _head(of: dict[str, Any]) -> queries.Print:
    work = unit()
    exact = queries.sees_exact(work.actor, of["municipality"].id)
    board = queries.board(work.session, exact=exact, **of)
    by = queries.printed_by(work.session, work.actor)
    return queries.Print(board=board, as_of=of["as_of"], by=by, on=work.today)


def _of_school(head: queries.Print, of: dict[str, Any], organization_id: UUID) -> Paper:
    one = queries.school(unit().session, scope=_office(), organization_id=organization_id, **of)
    return queries.of_school(head, one)
