"""Coverage of young teachers on a page: figures that open into names, who needs what, schools, the year."""

from typing import Any

from flask import Blueprint, request
from marshmallow import ValidationError

from services.mentorship import queries, rules
from services.mentorship.pages import coverage_tables as tables
from services.mentorship.queries import Picture
from services.mentorship.schemas import CoverageQuery
from shared.errors import Invalid
from shared.russian import month_name
from shared.web import export, navigation, plots, requires, unit
from shared.web.pages import show

blueprint = Blueprint("coverage_pages", __name__)


@blueprint.route("/coverage")
@requires("coverage.read")
def show_coverage() -> Any:
    """Молодые педагоги с наставником."""
    asked = _asked()
    if asked["municipality_id"] is None and asked["code"] is None:
        return show("mentorship/municipalities.html", places=queries.municipalities(unit().session))
    picture = _picture(asked)
    table = tables.people_table(picture)
    file = table.exported() if picture.named else None
    return file or show("mentorship/coverage.html", p=picture, table=table, **_shown(picture))


@blueprint.route("/coverage/book")
@requires("coverage.read")
def take_book() -> Any:
    """Всё об охвате одним файлом Excel."""
    picture = _picture(_asked())
    return export.book(f"ohvat-{picture.as_of.isoformat()}", tables.sheets(picture, printed_by=_reader()))


@blueprint.route("/coverage/print")
@requires("coverage.read")
def show_printed() -> Any:
    """Охват на листе бумаги."""
    picture = _picture(_asked())
    return show(
        "mentorship/coverage_print.html",
        p=picture,
        rows=tables.needing(picture),
        leaving=picture.leaving(tables.months()),
        printed_by=_reader(),
        now=unit().now,
        names=rules.COVERAGE_NAMES,
    )


def _shown(picture: Picture) -> dict[str, Any]:
    return {
        "trend": plots.trend([(month_name(one.day), one.percent) for one in picture.year], threshold=50),
        "chosen": tables.chosen(),
        "months": tables.months(),
        "month_choices": tables.MONTHS,
        "leaving": picture.leaving(tables.months()),
        "names": rules.COVERAGE_NAMES,
        "sums": queries.holds_office(unit().session, actor=unit().actor, permission="questionnaire.sums"),
        "can_propose": queries.holds_office(unit().session, actor=unit().actor, permission="pair.propose"),
    }


def _reader() -> str:
    """Who takes the picture away: by name if they are a person here, else by role."""
    work = unit()
    role = navigation.role_title(work.actor, work.municipality.names if work.municipality else {})
    name = queries.name_of(work.session, work.actor.person_id)
    return f"{name}, {role[0].lower()}{role[1:]}" if name else role


def _picture(asked: dict[str, Any]) -> Picture:
    """Whoever may see people sees them as far as that reaches; others see aggregates only."""
    scope, named = queries.coverage_reach(unit().session, actor=unit().actor)
    return queries.coverage_picture(unit().session, **asked, now=unit().now, scope=scope, named=named)


def _asked() -> dict[str, Any]:
    """The municipality and the day of the address."""
    given = {name: request.args[name] for name in ("municipality", "as_of") if request.args.get(name)}
    try:
        query = CoverageQuery().load(given)
    except ValidationError as error:
        raise Invalid("Дату пишут так: 2026-11-23.", fields=error.messages_dict) from error
    return {
        "code": query["municipality"],
        "municipality_id": unit().actor.municipality_id,
        "as_of": query["as_of"],
    }
