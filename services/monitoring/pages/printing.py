"""The ten on paper, as PDF or DOCX: of a municipality, of one organization, organizations side by side."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response

from services.monitoring import queries
from services.monitoring.pages.asking import REGION, Asked, asked, office
from shared.documents import Paper, as_format
from shared.errors import Invalid
from shared.web import requires, unit
from shared.web.files import as_file
from shared.web.pages import go

blueprint = Blueprint("printing_pages", __name__)
FORMAT = "<any(pdf, docx):name>"


@blueprint.route(f"/indicators.{FORMAT}")
@requires("indicator.read")
def take_ten(name: str) -> Any:
    """Десять показателей документом."""
    found = asked()
    return _file(queries.ten(_head(found)), "Показатели", found, name) if found else go(REGION)


@blueprint.route(f"/schools.{FORMAT}")
@requires("period.read")
def take_schools(name: str) -> Any:
    """Сравнение организаций документом."""
    found = asked()
    if found is None:
        return go(REGION)
    of: dict[str, Any] = {"municipality": found.municipality, "as_of": found.as_of}
    every = queries.schools(unit().session, scope=office(), **of)
    return _file(queries.side_by_side(_head(found), every), "Сравнение организаций", found, name)


@blueprint.route(f"/schools/<uuid:organization_id>.{FORMAT}")
@requires("period.read")
def take_school(organization_id: UUID, name: str) -> Any:
    """Показатели организации документом."""
    found = asked()
    if found is None:
        return go(REGION)
    of: dict[str, Any] = {"municipality": found.municipality, "as_of": found.as_of}
    one = queries.school(unit().session, scope=office(), organization_id=organization_id, **of)
    return _file(queries.of_school(_head(found), one), "Показатели организации", found, name)


def _head(found: Asked) -> queries.Print:
    """Whose figures, of which day, printed by whom; a date that is none is refused: paper is kept."""
    if found.wrong:
        raise Invalid(found.wrong)
    work = unit()
    of: dict[str, Any] = {"municipality": found.municipality, "as_of": found.as_of, "exact": found.exact}
    by = queries.printed_by(work.session, work.actor)
    board = queries.board(work.session, **of)
    return queries.Print(board=board, as_of=found.as_of, by=by, on=found.today)


def _file(paper: Paper, words: str, found: Asked, name: str) -> Response:
    return as_file(as_format(paper, name), name=f"{words} {found.as_of}.{name}")
