"""A rule as the people who set it see it: whom it reaches today, how it reads, what was set of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.errors import RuleNotFound
from services.notifications.models import InboxItem, Reminder
from services.notifications.queries.settings import settings_of
from shared import roster

SOON = timedelta(days=7)
OFFICES = {"principal": "директор", "curator": "куратор"}
EVERYWHERE = "методисты муниципалитета"


@dataclass(frozen=True, kw_only=True)
class RuleShown:
    """A rule with its settings; `reaches` is how many have something of it open today, `soon` in a week."""

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
        """What sets it off: an event, the clock, or a person."""
        if self.name == rules.ESCALATION or (self.rule.timing is not None and self.rule.deadline is None):
            return "clock"
        return "event" if self.rule.event is not None else "action"

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
    reaches, soon = _counts(session, municipality_id), _soon(session, municipality_id, today=today)
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


def _soon(session: Session, municipality_id: UUID, *, today: date) -> dict[str, int]:
    query = (
        select(Reminder.rule, func.count(Reminder.recipient.distinct()).label("recipients"))
        .where(
            Reminder.municipality_id == municipality_id,
            Reminder.state == "waiting",
            Reminder.due_on <= today + SOON,
        )
        .group_by(Reminder.rule)
    )
    return {row.rule: row.recipients for row in session.execute(query)}


def reach(session: Session, *, municipality_id: UUID, name: str, today: date) -> list[Reach]:
    """Name whom a rule reaches today; for those only who may know."""
    query = select(InboxItem).where(
        InboxItem.municipality_id == municipality_id, InboxItem.rule == name, InboxItem.state == "open"
    )
    first: dict[str, InboxItem] = {}
    for one in session.scalars(query.order_by(InboxItem.created_at, InboxItem.id)):
        first.setdefault(one.recipient, one)
    said = _said(session, first.values(), today=today)
    return [Reach(who=said[key], since=one.created_at.date()) for key, one in first.items()]


def _said(session: Session, items: Iterable[InboxItem], *, today: date) -> dict[str, str]:
    items = list(items)
    people = roster.people(session, {one.person_id for one in items if one.person_id})
    of_people = {one.of_person_id for one in items if one.of_person_id}
    places = roster.main_organizations_on(session, person_ids=of_people, as_of=today)
    ids = {one.organization_id or places.get(one.of_person_id or one.id) for one in items}
    schools = roster.organizations(session, {one for one in ids if one})
    said = {}
    for one in items:
        place = one.organization_id or places.get(one.of_person_id or one.id)
        school = schools[place].name if place in schools else "школа не указана"
        office = f"{school}: {OFFICES[one.role]}" if one.role in OFFICES else EVERYWHERE
        person = people.get(one.person_id) if one.person_id else None
        said[one.recipient] = (person.full_name if person else "удалено") if one.person_id else office
    return said
