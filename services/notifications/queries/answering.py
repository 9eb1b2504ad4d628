"""Who answers for a request that its addressee leaves without an answer."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.models import InboxItem
from services.notifications.queries.mine import with_account
from shared import roster


def answers_for(session: Session, *, item: InboxItem) -> list[rules.Recipient]:
    """The curator of the school the request is of, its principal where there is none.

    Where that is whoever was asked, no school is known or none is to know, the methodist.
    """
    if rules.BY_NAME[item.rule].passed_to == "methodist":
        return rules.methodist() if item.role != "methodist" else []
    teacher = item.of_person_id or _teacher(item)
    found = rules.curator(organization_id=item.organization_id, of_person_id=teacher)
    if item.role == "principal" and not _has_curator(session, item):
        return rules.methodist()
    return found if item.role != "methodist" else []


def _teacher(item: InboxItem) -> UUID | None:
    named = item.parameters["people"].get("teacher")
    return UUID(named) if named else item.person_id


def _has_curator(session: Session, item: InboxItem) -> bool:
    """Whether the school has a curator besides its principal who can sign in."""
    school = session.get(roster.Organization, item.organization_id) if item.organization_id else None
    curator = school.curator_id if school else None
    return bool(curator and with_account(session, {curator}, municipality_id=item.municipality_id))


def absences(session: Session, people: Iterable[UUID]) -> dict[UUID, list[tuple[date, date | None]]]:
    """When these persons were or will be away."""
    found: dict[UUID, list[tuple[date, date | None]]] = {}
    for one in session.scalars(select(roster.Absence).where(roster.Absence.person_id.in_(set(people)))):
        found.setdefault(one.person_id, []).append((one.since, one.until))
    return found


def zone_of(session: Session, *, municipality_id: UUID) -> ZoneInfo:
    """The local time of a municipality."""
    found = session.get(roster.Municipality, municipality_id)
    return ZoneInfo(found.timezone if found else "Europe/Moscow")
