"""A rule as the people who set it see it: whom it reaches today, how it reads, what was set of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.errors import RuleNotFound
from services.notifications.models import InboxItem
from services.notifications.queries.answering import zone_of
from services.notifications.queries.clocked import CLOCKED, clocked, recipient_of
from services.notifications.queries.settings import settings_of
from shared import roster

OFFICES = {"principal": "директор", "curator": "куратор", "tutor": "тьютор"}
EVERYWHERE = {"methodist": "методисты муниципалитета", "admin": "администраторы"}


@dataclass(frozen=True, kw_only=True)
class RuleShown:
    """A rule with its settings. `reaches` is how many have something of it open or, by the clock, are told
    of it today; `soon` how many more the clock tells in the week ahead.
    """

    name: str
    kind: str
    purpose: str
    rule: rules.Rule
    setting: rules.Setting
    title: str
    text: str
    reaches: int
    soon: int

    @property
    def starts_by(self) -> str:
        """What sets it off: an event, the clock, or a person, who only announces."""
        if self.rule.event is not None and self.name not in CLOCKED:
            return "event"
        return "action" if self.name == rules.ANNOUNCEMENT else "clock"

    @property
    def is_foreseen(self) -> bool:
        """Whether the clock's own computation says whom it reaches, before they are told."""
        return self.name in CLOCKED

    @property
    def sample(self) -> dict[str, str]:
        """How a message of it reads."""
        return {"title": self.title, "text": self.text}


@dataclass(frozen=True, kw_only=True)
class Reach:
    """Whom a rule reaches today: a person's name or an office of a school, and since when."""

    who: str
    since: date


def rules_shown(session: Session, *, municipality_id: UUID, today: date) -> list[RuleShown]:
    """Every rule of a municipality."""
    settings = settings_of(session, municipality_id=municipality_id)
    by_clock = clocked(session, municipality_id=municipality_id, settings=settings, today=today)
    reaches = _counts(session, municipality_id) | {
        name: len(by_clock.today.get(name, ())) for name in CLOCKED
    }
    soon = {name: len(whom) for name, whom in by_clock.ahead.items()}
    return [
        _shown(rule, settings[rule.name], reaches=reaches, soon=soon, today=today) for rule in rules.RULES
    ]


def rule_shown(session: Session, *, municipality_id: UUID, name: str, today: date) -> RuleShown:
    """One rule; raises RuleNotFound."""
    found = rules_shown(session, municipality_id=municipality_id, today=today)
    one = next((one for one in found if one.name == name), None)
    if one is None:
        raise RuleNotFound
    return one


def _shown(
    rule: rules.Rule,
    setting: rules.Setting,
    *,
    reaches: Mapping[str, int],
    soon: Mapping[str, int],
    today: date,
) -> RuleShown:
    title, text = rules.sample(rule, today=today)
    return RuleShown(
        name=rule.name,
        kind=rules.KINDS[rules.kind_of(rule.name)],
        purpose=rule.purpose,
        rule=rule,
        setting=setting,
        title=title,
        text=text,
        reaches=reaches.get(rule.name, 0),
        soon=soon.get(rule.name, 0),
    )


def _counts(session: Session, municipality_id: UUID) -> dict[str, int]:
    """How many have something of each rule open; of a rule that is off, whom it would tell if it were on."""
    query = (
        select(InboxItem.rule, func.count(InboxItem.recipient.distinct()).label("recipients"))
        .where(InboxItem.municipality_id == municipality_id, InboxItem.state == "open")
        .group_by(InboxItem.rule)
    )
    return {row.rule: row.recipients for row in session.execute(query)}


def reach(session: Session, *, municipality_id: UUID, name: str, today: date) -> list[Reach]:
    """Name whom a rule reaches today; for those only who may know."""
    found = _reached(session, municipality_id=municipality_id, name=name, today=today)
    said = addressees(session, [recipient for recipient, _ in found], today=today)
    return [Reach(who=said[recipient.key], since=since) for recipient, since in found]


def _reached(
    session: Session, *, municipality_id: UUID, name: str, today: date
) -> list[tuple[rules.Recipient, date]]:
    """Whom the clock tells today; of another rule, who has something open, and since when."""
    if name in CLOCKED:
        settings = settings_of(session, municipality_id=municipality_id)
        by_clock = clocked(session, municipality_id=municipality_id, settings=settings, today=today)
        return [(one, today) for _, one in sorted(by_clock.today.get(name, {}).items())]
    query = select(InboxItem).where(
        InboxItem.municipality_id == municipality_id, InboxItem.rule == name, InboxItem.state == "open"
    )
    zone = zone_of(session, municipality_id=municipality_id)
    first: dict[str, InboxItem] = {}
    for one in session.scalars(query.order_by(InboxItem.created_at, InboxItem.id)):
        first.setdefault(one.recipient, one)
    return [(recipient_of(one), one.created_at.astimezone(zone).date()) for one in first.values()]


def addressees(session: Session, found: list[rules.Recipient], *, today: date) -> dict[str, str]:
    """Say who these are, by their keys: a person by name, an office by its school."""
    people = roster.people(session, {one.person_id for one in found if one.person_id})
    of_people = {one.of_person_id for one in found if one.of_person_id}
    places = roster.main_organizations_on(session, person_ids=of_people, as_of=today)
    at = {
        one.key: one.organization_id or (places.get(one.of_person_id) if one.of_person_id else None)
        for one in found
    }
    schools = roster.organizations(session, {one for one in at.values() if one})
    said = {}
    for one in found:
        place = at[one.key]
        school = schools[place].name if place in schools else "школа не указана"
        role = one.role or ""
        office = f"{school}: {OFFICES[role]}" if role in OFFICES else EVERYWHERE.get(role, "")
        person = people.get(one.person_id) if one.person_id else None
        said[one.key] = (person.full_name if person else "удалено") if one.person_id else office
    return said
