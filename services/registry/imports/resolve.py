"""From the words of rows to ids of the register, for each kind; a row that names the unknown is rejected."""

from collections.abc import Callable

from services.registry.imports.pair_sides import resolve_pair, resolve_session
from services.registry.imports.resolving import ERASED, Resolving
from services.registry.imports.same_person import identify
from shared.importing import Row
from shared.importing.names import comparable


def resolve(kind: str, rows: list[Row], lookups: Resolving) -> list[Row]:
    """Resolve the rows in place and give those that were not rejected."""
    if kind == "people":
        identify(rows)
    resolver = RESOLVERS.get(kind, _nothing)
    good = []
    for row in rows:
        rejected = len(lookups.rejected)
        resolver(row, lookups)
        if len(lookups.rejected) == rejected:
            good.append(row)
    return good


def _nothing(_row: Row, _lookups: Resolving) -> None:
    """Leave a kind without references alone."""


def _organization(row: Row, lookups: Resolving) -> None:
    row["organization_id"] = lookups.organization(row, row.pop("organization"))


def _person(row: Row, lookups: Resolving) -> None:
    person = lookups.person(row, snils=row.pop("snils", None), name=row.pop("full_name"))
    row["person_id"] = person.id if person else None


def _membership(row: Row, lookups: Resolving) -> None:
    row["body_id"] = lookups.body(row, row.pop("body"))
    _person(row, lookups)


def _route(row: Row, lookups: Resolving) -> None:
    _person(row, lookups)
    written = row.pop("tutor", None)
    row["tutor_id"], row["tutor_text"] = None, written or ""
    if not written:
        return
    namesakes = lookups.register.by_name.get(comparable(written), set())
    if len(namesakes) == 1:
        row["tutor_id"] = next(iter(namesakes)).id
        return
    if lookups.is_erased(written):
        row["tutor_text"] = ""
        lookups.warn(row, "Тьютор", ERASED)
        return
    why = "не единственный в реестре" if namesakes else "в реестре не найден"
    lookups.warn(row, "Тьютор", f"«{written}» {why}, записан текстом")


RESOLVERS: dict[str, Callable[[Row, Resolving], None]] = {
    "people": _organization,
    "absences": _person,
    "facts": _organization,
    "memberships": _membership,
    "certificates": _person,
    "diagnostics": _person,
    "routes": _route,
    "pairs": resolve_pair,
    "sessions": resolve_session,
    "events": _person,
}
