"""Coverage of young teachers on a page: figures that open into names, who needs what, schools, the year."""

from typing import Any

from flask import Blueprint, request
from marshmallow import ValidationError

from services.mentorship import queries, rules
from services.mentorship.queries import Picture, Row
from services.mentorship.schemas import CoverageQuery
from shared.errors import Invalid
from shared.russian import month_name
from shared.web import plots, requires, unit
from shared.web.pages import show
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("coverage_pages", __name__)
NEEDING = "needing"
EVERYONE = "all"
ORDER = ("uncovered", "stalled", "in_progress", "unknown", "covered")
COLUMNS: tuple[Column[Row], ...] = (
    Column(key="name", title="Педагог", value=lambda row: row.name),
    Column(key="school", title="Школа", value=lambda row: row.organization),
    Column(key="subject", title="Предмет", value=lambda row: row.subjects, shown=False),
    Column(key="year", title="Год работы", value=lambda row: row.year, shown=False),
    Column(
        key="state",
        title="Состояние",
        value=lambda row: rules.COVERAGE_NAMES[row.standing.state],
        shown=False,
    ),
    Column(key="reason", title="Что сейчас", value=lambda row: row.standing.reason, sortable=False),
    Column(key="next", title="Следующий шаг", value=lambda row: row.standing.next_action, sortable=False),
)


@blueprint.route("/coverage")
@requires("coverage.read")
def show_coverage() -> Any:
    """Молодые педагоги с наставником."""
    asked = _asked()
    if asked["municipality_id"] is None and asked["code"] is None:
        return show("mentorship/municipalities.html", places=queries.municipalities(unit().session))
    picture = _picture(asked)
    table, trend = _table(picture), _trend(picture)
    file = table.exported() if picture.named else None
    can_propose = queries.holds_office(unit().session, actor=unit().actor, permission="pair.propose")
    return file or show(
        "mentorship/coverage.html",
        p=picture,
        table=table,
        trend=trend,
        chosen=_chosen(),
        can_propose=can_propose,
    )


def _picture(asked: dict[str, Any]) -> Picture:
    """Whoever may see people sees them as far as that reaches; others see aggregates only."""
    actor = unit().actor
    named = actor.may("coverage.people")
    scope = actor.scope("coverage.people" if named else "coverage.read")
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


def _chosen() -> str:
    """Whom the list shows: one state, everyone, or those who need something."""
    asked = request.args.get("state", "")
    return asked if asked in (*rules.STATES, EVERYONE) else NEEDING


def _table(picture: Picture) -> Table[Row]:
    chosen = _chosen()
    hidden = {NEEDING: {"covered"}, EVERYONE: set[str]()}.get(chosen, set(rules.STATES) - {chosen})
    rows = [row for row in picture.people if row.standing.state not in hidden]
    schools = sorted({(str(row.organization_id), row.organization) for row in rows}, key=lambda one: one[1])
    by_school = Filter[Row](
        key="school", title="Школа", options=schools, value=lambda row: str(row.organization_id)
    )
    return Table(
        name=f"ohvat-{picture.as_of.isoformat()}",
        columns=COLUMNS,
        rows=sorted(rows, key=lambda row: (ORDER.index(row.standing.state), row.standing.is_away)),
        filters=(by_school,) if len(schools) > 1 else (),
        empty="Здесь никого нет",
        empty_text="У всех молодых педагогов есть наставник." if chosen == NEEDING else "",
    )


def _trend(picture: Picture) -> plots.Trend:
    return plots.trend([(month_name(point.day), point.percent) for point in picture.year], threshold=50)
