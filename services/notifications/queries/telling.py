"""Items as their reader sees them: worded, with names joined at reading."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.models import InboxItem, ReadMark
from shared import roster
from shared.permissions import Actor
from shared.russian import has_words

CONCERNED = ("teacher", "mentee", "mentor", "tutor")


@dataclass(frozen=True, kw_only=True)
class Told:
    """An item worded. `since` is the local day it waits from, `closed_on` the one it ended; `concern` names
    the person it is about, if it is about one.
    """

    id: UUID
    rule: str
    kind: str
    state: str
    title: str
    text: str
    link: str
    look: str
    action: dict[str, str] | None
    tap: rules.Tap | None
    version: int | None
    created_at: datetime
    since: date
    closed_on: date | None
    is_news: bool
    is_accepted: bool
    read: bool
    concern: str

    def holds(self, words: str) -> bool:
        """Whether these words are in what is shown of it."""
        return has_words(f"{self.title} {self.text} {self.concern}", words)


def told(
    session: Session, *, actor: Actor, today: date, items: Iterable[InboxItem], zone: tzinfo = UTC
) -> list[Told]:
    """Word the items for their reader."""
    items = list(items)
    people = roster.people(session, rules.people_in(one.parameters for one in items))
    names = {person_id: person.short_name for person_id, person in people.items()}
    marks = select(ReadMark.item_id).where(
        ReadMark.account_id == actor.account_id, ReadMark.item_id.in_([one.id for one in items])
    )
    read = set(session.scalars(marks))
    return [_told(one, names=names, today=today, zone=zone, read=one.id in read) for one in items]


def _told(one: InboxItem, *, names: dict[UUID, str], today: date, zone: tzinfo, read: bool) -> Told:
    words = rules.worded(
        one.rule, object_id=one.object_id, parameters=one.parameters, names=names, today=today
    )
    is_asking = one.state == "open" and one.accepted_at is None
    since = one.parameters["dates"].get("since")
    return Told(
        id=one.id,
        rule=one.rule,
        kind=rules.kind_of(one.rule),
        state=one.state,
        title=words.title,
        text=words.text,
        link=_link(one, words.link),
        look=words.look,
        action=words.action if is_asking else None,
        tap=words.tap if is_asking else None,
        version=one.version,
        created_at=one.created_at,
        since=date.fromisoformat(since) if since else one.created_at.astimezone(zone).date(),
        closed_on=one.closed_at.astimezone(zone).date() if one.closed_at else None,
        is_news=rules.ends_when_read(one.rule),
        is_accepted=one.state == "open" and one.accepted_at is not None,
        read=read,
        concern=_concern(one, names),
    )


def _link(one: InboxItem, link: str) -> str:
    """Where the item leads: a curator may not open what is of somebody's development."""
    to_curator = one.rule == rules.ESCALATION and one.role == "curator"
    return rules.passed_page(one.id) if to_curator and rules.is_of_development(link) else link


def _concern(one: InboxItem, names: dict[UUID, str]) -> str:
    """Whom the item is about rather than who else is named in it; nobody when it is only the reader."""
    named = one.parameters["people"]
    whose = next((named[role] for role in CONCERNED if named.get(role)), None)
    return names.get(UUID(whose), "") if whose else ""
