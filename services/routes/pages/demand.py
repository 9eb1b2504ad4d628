"""Training demand (соцзаказ): what is needed, who asked, which school sent, the municipality's own."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.routes import actions
from services.routes.pages import addresses
from services.routes.pages.acting import secret, seen, smallest, who
from services.routes.pages.demand_tables import area_table, place_table, school_table, topic_table, wish_table
from services.routes.pages.taking import take
from services.routes.queries.demands import demand_of
from services.routes.queries.sent_demands import schools, sent_demand, sent_list
from services.routes.queries.wishes import wishes
from services.routes.rules import demand as rules
from services.routes.rules import demand_paper
from services.routes.schemas.demand import SendingIn
from shared.errors import NotFound
from shared.web import about, looks, requires, unit
from shared.web.pages import press, show

blueprint = Blueprint("demand_pages", __name__)
WORDS: dict[str, Any] = {"forms": rules.STUDY_FORMS, "periods": rules.PERIODS, "priorities": rules.PRIORITIES}
SENT = "Заявка отправлена и сохранена такой, какой ушла."


@blueprint.route("/training-demand", methods=["GET"])
@requires("training_demand.read")
@looks("card")
def show_demand() -> Any:
    """Заявка на обучение: потребность, прогноз, кто просит, что отправлено."""
    year = _year()
    found = demand_of(unit().session, **who(), secret=secret(), year=year)
    tables: dict[str, Any] = {"areas": area_table(found), "topics": topic_table(found)}
    tables |= {"wishes": wish_table(_wishes(year)), "schools": school_table(_schools(year))}
    tables["places"] = place_table(found)
    about(*(row.person_id for row in seen(tables["wishes"])))
    taken = next((reply for one in tables.values() if (reply := one.exported())), None)
    return taken or show("routes/demand.html", page=found, **tables, **_beside(year))


def _year() -> int:
    """The year asked for, among those one may order for."""
    asked = request.values.get("year", "")
    years = rules.years(unit().today)
    return int(asked) if asked in map(str, years) else rules.planned_year(unit().today)


def _wishes(year: int) -> Any:
    """Who asked, for the principal and the tutor; the others see counts."""
    sees_names = unit().actor.roles() & {"principal", "tutor"}
    return wishes(unit().session, **who(), year=year) if sees_names else []


def _schools(year: int) -> Any:
    return schools(unit().session, **who(), year=year)


def _beside(year: int) -> dict[str, Any]:
    actor = unit().actor
    return {
        "year": year,
        "years": rules.years(unit().today),
        "sent": sent_list(unit().session, actor=actor, year=year),
        "own": [one for one in _schools(year) if actor.has_role("principal", organization_id=one.id)],
        "roles": actor.roles(),
        "smallest": smallest(),
    }


@blueprint.route("/training-demand/sending", methods=["POST"])
@requires("training_demand.send")
def send() -> Any:
    """Отправить заявку школы или сводную."""
    given = SendingIn().load({key: value for key, value in request.form.items() if key in SENDING and value})
    act = partial(actions.send_consolidated, unit().session, **who(), secret=secret(), year=given["year"])
    if given["organization_id"]:
        act = partial(actions.send_application, unit().session, **who(), **given)
    return press(act, to=f"{addresses.DEMAND}?year={given['year']}", told=SENT)


SENDING = frozenset(SendingIn().fields)


@blueprint.route("/training-demand/draft.<any(xlsx, docx):kind>", methods=["GET"])
@requires("training_demand.send")
@looks("card")
def take_draft(kind: str) -> Any:
    """Черновик заявки: школы — с теми, кто попросил, сводной — без имён."""
    year = _year()
    own = next((one for one in _schools(year) if str(one.id) == request.args.get("organization_id")), None)
    if own is None and not unit().actor.has_role("methodist"):
        raise NotFound("Такой школы нет.")
    rows, totals = _school_draft(own.id, year) if own else _municipal_draft(year)
    about(*(row["person_id"] for row in rows if own))
    frame: dict[str, Any] = {"of_school": bool(own), "organization": own.name if own else _place()}
    return take(kind, rows, **frame, year=year, sent_on=None, totals=totals)


Draft = tuple[list[dict[str, Any]], dict[str, Any]]


def _school_draft(organization_id: UUID, year: int) -> Draft:
    """The rows a school would send now."""
    asked: dict[str, Any] = {"year": year, "organization_id": organization_id}
    return actions.application_rows(unit().session, **who(), **asked), {}


def _municipal_draft(year: int) -> Draft:
    return actions.consolidated(unit().session, **who(), year=year, secret=secret())


def _place() -> str:
    return str(unit().municipality.name) if unit().municipality else ""


@blueprint.route("/training-demand/sent/<uuid:demand_id>", methods=["GET"])
@requires("training_demand.read")
@looks("card")
def show_sent(demand_id: UUID) -> Any:
    """Отправленная заявка: такой она ушла."""
    found = sent_demand(unit().session, actor=unit().actor, demand_id=demand_id)
    about(*(UUID(row["person_id"]) for row in found.rows if row.get("person_id")))
    hidden = demand_paper.hidden(found.totals) if found.totals else ""
    return show("routes/demand_sent.html", page=found, hidden=hidden, **WORDS)


@blueprint.route("/training-demand/sent/<uuid:demand_id>.<any(xlsx, docx):kind>", methods=["GET"])
@requires("training_demand.read")
@looks("card")
def take_sent(demand_id: UUID, kind: str) -> Any:
    """Отправленная заявка файлом."""
    found = sent_demand(unit().session, actor=unit().actor, demand_id=demand_id)
    about(*(UUID(row["person_id"]) for row in found.rows if row.get("person_id")))
    of_school = found.organization_id is not None
    frame: dict[str, Any] = {
        "of_school": of_school,
        "year": found.year,
        "organization": found.place or _place(),
    }
    return take(kind, found.rows, **frame, sent_on=found.sent_on, totals=found.totals)
