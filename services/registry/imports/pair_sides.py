"""The two people of a pair: of the register, or external with an organization as text (krasnoyarsk 2.2)."""

from services.registry.imports.resolving import ERASED, Resolving
from shared.importing import Row
from shared.importing.kinds.mentoring import side_key
from shared.importing.names import comparable

WHOSE = {"mentor": " наставника", "mentee": " наставляемого"}
NAMESAKE = "без СНИЛС записан как внешний; в реестре есть человек с таким ФИО — если это он, укажите СНИЛС"


def resolve_pair(row: Row, lookups: Resolving) -> None:
    """Resolve both sides; a pair of a person with themselves is rejected."""
    rejected = len(lookups.rejected)
    for side in WHOSE:
        _side(row, side, lookups)
    _refuse_the_same(row, lookups, rejected=rejected)


def resolve_session(row: Row, lookups: Resolving) -> None:
    """Resolve the two who met; a name the register does not have may be an external one's: the pair tells."""
    rejected = len(lookups.rejected)
    for side in WHOSE:
        _met(row, side, lookups)
    _refuse_the_same(row, lookups, rejected=rejected)


def _refuse_the_same(row: Row, lookups: Resolving, *, rejected: int) -> None:
    if len(lookups.rejected) == rejected and side_key(row, "mentor") == side_key(row, "mentee"):
        lookups.reject(row, "ФИО наставляемого", "наставник и наставляемый — один и тот же человек")


def _met(row: Row, side: str, lookups: Resolving) -> None:
    snils, name = row.pop(f"{side}_snils", None), row[f"{side}_name"]
    row[f"{side}_id"] = None
    if not snils and comparable(name) not in lookups.register.by_name:
        if lookups.is_erased(name):
            lookups.reject(row, f"ФИО{WHOSE[side]}", ERASED)
        return
    person = lookups.person(row, snils=snils, name=name, whose=WHOSE[side])
    if person:
        row[f"{side}_id"], row[f"{side}_name"] = person.id, person.name


def _side(row: Row, side: str, lookups: Resolving) -> None:
    snils, written = row.pop(f"{side}_snils", None), row.pop(f"{side}_organization", None)
    found = lookups.register.organizations.find(written) if written else set()
    row[f"{side}_id"] = None
    row[f"{side}_organization_text"] = written or ""
    row[f"{side}_organization_id"] = next(iter(found)) if len(found) == 1 else None
    if written and not snils:
        if lookups.is_erased(row[f"{side}_name"]):
            lookups.reject(row, f"ФИО{WHOSE[side]}", ERASED)
        if comparable(row[f"{side}_name"]) in lookups.register.by_name:
            lookups.warn(row, f"ФИО{WHOSE[side]}", NAMESAKE)
        return
    person = lookups.person(row, snils=snils, name=row[f"{side}_name"], whose=WHOSE[side])
    if person:
        row[f"{side}_id"], row[f"{side}_name"] = person.id, person.name
