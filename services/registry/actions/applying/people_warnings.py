"""What a people file makes doubtful without being wrong: missing dates, dates outside, two main places."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.actions.applying.people_import import PeopleImport
from services.registry.actions.applying.person_index import row_work_key
from services.registry.actions.applying.rows import Row, shown_period, warn
from services.registry.models import Employment, Organization
from services.registry.rules import overlapping, within
from services.registry.rules.periods import Period

Lives = dict[UUID, tuple[str, Period]]
MISSING = {
    "birth_date": ("Дата рождения", "дата рождения не указана: молодой ли это педагог, не определить"),
    "experience_from": (
        "Начало педагогического стажа",
        "начало педагогического стажа не указано: молодой ли это педагог, не определить",
    ),
}


def load_lives(session: Session, municipality_id: UUID) -> Lives:
    """Give the name of each organization and when it was active."""
    query = select(Organization.id, Organization.name, Organization.active_since, Organization.active_until)
    rows = session.execute(query.where(Organization.municipality_id == municipality_id))
    return {row.id: (row.name, (row.active_since, row.active_until)) for row in rows}


def warn_about_people(work: PeopleImport, lives: Lives) -> None:
    """Add the warnings about everyone the file names."""
    for person_id, rows in work.rows.items():
        person = work.index.people[person_id]
        for name, (heading, message) in MISSING.items():
            if getattr(person, name) is None:
                warn(work.outcome, rows[0], heading, message)
        for row in rows:
            _warn_about_life(work, row, lives)
        _warn_about_main_places(work, person_id, rows)


def _warn_about_life(work: PeopleImport, row: Row, lives: Lives) -> None:
    name, life = lives[row["organization_id"]]
    period = (row.get("since"), row.get("until"))
    if not within(period, (life[0], None)) or (life[1] and not overlapping(period, life)):
        warn(
            work.outcome, row, "Работает с", f"вне времени работы организации «{name}» ({shown_period(life)})"
        )
    elif life[1] and not within(period, life):
        warn(work.outcome, row, "Работает по", f"«{name}» закончила работу раньше: {life[1]:%d.%m.%Y}")


def _warn_about_main_places(work: PeopleImport, person_id: UUID, rows: list[Row]) -> None:
    works = work.index.work[person_id]
    main = [item for item in works.values() if item.occupation == "main"]
    if len(main) < 2:  # noqa: PLR2004 two places make an overlap
        return
    for row in rows:
        stated = works[row_work_key(row)]
        if stated.occupation == "main" and any(_clash(stated, other) for other in main):
            warn(work.outcome, row, "Занятость", "две основные работы в одно и то же время")


def _clash(one: Employment, other: Employment) -> bool:
    return one is not other and overlapping((one.since, one.until), (other.since, other.until))
