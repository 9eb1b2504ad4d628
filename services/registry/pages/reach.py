"""What every page of the register asks first: what the reader may do, and whom or what it is about."""

from datetime import date
from uuid import UUID

from services.registry import queries
from services.registry.models import Body, Municipality, Organization, Person
from services.registry.queries import PersonLine
from services.registry.rules.words import flag_words
from shared.permissions import PERMISSIONS
from shared.web import about, unit
from shared.web.forms import Input
from shared.web.tables import Table

PEOPLE = "/registry/people"
ORGANIZATIONS = "/registry/organizations"
BODIES = "/registry/bodies"
NEEDS = "/registry/staffing-needs"
SETTINGS = "/registry/settings"
SECTIONS = (
    ("Люди", PEOPLE, "person.read"),
    ("Школы", ORGANIZATIONS, "organization.read"),
    ("Объединения", BODIES, "body.read"),
    ("Кого не хватает", NEEDS, "staffing_need.read"),
    ("Настройки", SETTINGS, "municipality.read"),
)


def may(permission: str) -> bool:
    """Whether the reader has a permission at all; how far it reaches, the queries know."""
    return bool(PERMISSIONS[permission].keys() & unit().actor.roles())


def tabs(present: str) -> list[dict[str, object]]:
    """The sections of the register the reader may open."""
    return [
        {"title": title, "href": href, "present": href == present}
        for title, href, permission in SECTIONS
        if may(permission)
    ]


def find_person(permission: str, person_id: UUID) -> Person:
    """Find a person within reach, locked when something is going to change; a look is told of."""
    work = unit()
    about(person_id)
    scope = work.actor.scope(permission)
    return queries.find_person(
        work.session, scope=scope, today=work.today, person_id=person_id, lock=work.writing
    )


def about_lines(table: Table[PersonLine]) -> None:
    """Say whose lines the reply holds: those of the page, or all that are taken away."""
    if table.taken_away:
        table.found = list(table.found)
    about(*(one.id for one in (table.found if table.taken_away else table.shown_rows)))


def find_organization(permission: str, organization_id: UUID) -> Organization:
    """Find an organization within reach, locked when something is going to change."""
    work = unit()
    scope = work.actor.scope(permission)
    return queries.find_organization(
        work.session, scope=scope, organization_id=organization_id, lock=work.writing
    )


def find_body(permission: str, body_id: UUID) -> Body:
    """Find a body within reach, locked when something is going to change."""
    work = unit()
    return queries.find_body(
        work.session, scope=work.actor.scope(permission), body_id=body_id, lock=work.writing
    )


def find_municipality(permission: str, municipality_id: UUID) -> Municipality:
    """Find a municipality within reach, locked when its settings are going to change."""
    work = unit()
    scope = work.actor.scope(permission)
    return queries.find_municipality(
        work.session, scope=scope, municipality_id=municipality_id, lock=work.writing
    )


def flags_called() -> dict[str, str]:
    """What the marks of organizations are called here."""
    here = unit().municipality
    return flag_words(here.names if here else {})


def reads_consents(person: Person) -> bool:
    """Whether the reader may see a person's consents: the person and the methodist, never the principal."""
    if not may("consent.read"):
        return False
    scope = unit().actor.scope("consent.read")
    return scope.covers(municipality_id=person.municipality_id, person_id=person.id)


def schools(*, day: date | None = None) -> list[tuple[str, str]]:
    """The organizations within reach to choose from, by name; on a day, only those that work then."""
    scope = unit().actor.scope("organization.read")
    return [
        (str(one.id), one.name)
        for one in queries.organizations_by_name(unit().session, scope=scope)
        if day is None or one.active_until is None or one.active_until >= day
    ]


def place_inputs() -> list[Input]:
    """Ask for the municipality whoever has none of their own."""
    if unit().municipality is not None:
        return []
    scope = unit().actor.scope("municipality.read")
    found = unit().session.scalars(queries.municipalities(scope=scope))
    options = [(str(one.id), one.name) for one in found]
    return [Input(name="municipality_id", label="Муниципалитет", kind="select", options=options)]
