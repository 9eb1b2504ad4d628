"""Choosing a person among thousands: search the list, take a name, then say the rest."""

from collections.abc import Sequence
from uuid import UUID

from services.registry import queries
from services.registry.models import Person
from services.registry.pages.people import COLUMNS
from services.registry.pages.reach import about_lines, find_person
from services.registry.queries import PersonLine
from shared.web import unit
from shared.web.tables import Asked, Table

SHOWN = ("name", "organization", "position")
FEW = 10


def chosen_person(text: str) -> tuple[Person | None, Table[PersonLine]]:
    """Give the person named in the address, if there is one within reach, and the list to choose from."""
    try:
        person = find_person("person.read", UUID(text)) if text else None
    except ValueError:
        person = None
    table = _table()
    about_lines(table)
    return person, table


def _table() -> Table[PersonLine]:
    work = unit()
    scope = work.actor.scope("person.read")

    def asked(what: Asked) -> Sequence[PersonLine]:
        return queries.people_list(work.session, scope=scope, today=work.today, q=what.q, sort=what.sort)

    columns = [column for column in COLUMNS if column.key in SHOWN]
    return Table(name="people", columns=columns, source=asked, per_page=FEW, exportable=False)
