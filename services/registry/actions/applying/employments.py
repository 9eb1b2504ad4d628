"""The employment a row of a people file states; nothing is overwritten but what the row says anew."""

from typing import Any, Literal

from services.registry.actions.applying.people_import import PeopleImport
from services.registry.actions.applying.person_index import row_work_key
from services.registry.actions.applying.rows import Row, given, stated, update, warn
from services.registry.models import Employment, Person
from shared.db import new_id

Done = Literal["created", "updated", "unchanged"]
NO_CATEGORY = "категория работника не указана, принято «педагог»"
STATED_ABOVE = "выше в файле эта же работа описана иначе; взято то описание"


def state_employment(work: PeopleImport, person: Person, row: Row) -> Done:
    """Create or update the employment of a row."""
    known = work.index.work[person.id].get(row_work_key(row))
    if known is None:
        _create(work, person, row)
        return "created"
    values = _said(row)
    if all(getattr(known, name) == value for name, value in values.items()):
        work.settle(known.id, "employment")
        return "unchanged"
    if not work.settle(known.id, "employment"):
        warn(work.outcome, row, "Должность", STATED_ABOVE)
        return "unchanged"
    update(known, values)
    work.touch(work.index.people[known.person_id])
    return "updated"


def _said(row: Row) -> dict[str, Any]:
    values = given(row, "staff_category") | stated(row, "until")
    if row.get("rate") is not None:
        values["rate"] = float(row["rate"])
    if row.get("subjects"):
        values["subjects"] = row["subjects"]
    return values


def _create(work: PeopleImport, person: Person, row: Row) -> None:
    if not row.get("staff_category"):
        warn(work.outcome, row, "Категория работника", NO_CATEGORY)
    rate = row.get("rate")
    employment = Employment(
        id=new_id(),
        person_id=person.id,
        municipality_id=work.municipality_id,
        organization_id=row["organization_id"],
        position=row.get("position") or "",
        subjects=row.get("subjects") or [],
        staff_category=row.get("staff_category") or "pedagogical",
        occupation=row["occupation"],
        rate=None if rate is None else float(rate),
        since=row.get("since"),
        until=row.get("until"),
    )
    if person.id in work.created:
        work.employments.append(employment)
    person.employments.append(employment)
    work.index.work[person.id][row_work_key(row)] = employment
    work.settle(employment.id, "employment")
