"""A year on paper: what happens on which day, and, plainly, every message that must come of it."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from shared.contracts import Event
from shared.contracts.registry import AccountChanged, OrganizationChanged, PersonChanged
from tests.services.notifications.making import one
from tests.services.notifications.year.days import DAY, LAST, NEVER, RUNNING, first, worked

SCHOOLS = [f"Школа {number}" for number in range(50)]
METHODIST = "role:methodist:"
Told = tuple[str, str, str, date, bool]


@dataclass(frozen=True, kw_only=True)
class Message:
    """What must be told to whom on a day, and the day on which it ends; links name what it is `about`."""

    rule: str
    object_id: str
    recipient: str
    day: date
    until: date
    about: str

    @property
    def told(self) -> Told:
        """As an inbox keeps it at the end of the year."""
        return self.rule, self.object_id, self.recipient, self.day, self.until > LAST


@dataclass
class Year:
    """Events by day, and every message expected of them."""

    chance: random.Random
    events: dict[date, list[Event]] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    people: list[PersonChanged] = field(default_factory=list)
    schools: list[OrganizationChanged] = field(default_factory=list)
    accounts: list[AccountChanged] = field(default_factory=list)

    @property
    def expected(self) -> Counter[Told]:
        """Every message, as inboxes keep them."""
        return Counter(one.told for one in self.messages)

    def some(self, most: int, least: int = 0) -> timedelta:
        """So many days, or fewer."""
        return timedelta(days=self.chance.randint(least, most))

    def row(self, start: date, count: int, most: int = 4) -> list[date]:
        """So many days from a first one on, each later than the one before."""
        days = [start]
        while len(days) < count:
            days.append(days[-1] + self.some(most, 1))
        return days

    def happens(self, day: date, event: Event) -> None:
        """Let something happen on a day, if the year lasts that long."""
        if day <= LAST:
            self.events.setdefault(day, []).append(event)

    def expect(
        self, rule: str, object_id: Any, recipient: str, *, day: date, until: date = NEVER, about: Any = None
    ) -> None:
        """Expect a message on a day, once, if the year lasts that long."""
        if day <= LAST:
            told = {"rule": rule, "object_id": str(object_id), "recipient": recipient}
            self.messages.append(
                Message(**told, day=day, until=until, about=str(object_id if about is None else about))
            )

    def remind(
        self,
        rule: str,
        object_id: Any,
        recipient: str,
        *,
        leads: Sequence[int] = (7, 1),
        known: date,
        due: date,
        done: date,
        about: Any = None,
    ) -> list[date]:
        """Expect reminders so many days before a date, each in the place of the one before; their days."""
        lasts = [due - DAY * (lead + 1) for lead in leads[1:]] + [due]
        days = [
            day
            for lead, last in zip(leads, lasts, strict=True)
            if (day := first(max(known, due - DAY * lead), last, done))
        ]
        for day, until in zip(days, [*days, done][1:], strict=True):
            self.expect(rule, object_id, recipient, day=day, until=until, about=about)
        return days

    def pass_on(
        self,
        object_id: Any,
        recipient: str,
        *,
        asked: date,
        done: date,
        patience: int,
        since: date | None = None,
    ) -> None:
        """Expect that a request nobody answers is passed on once it waited so many working days."""
        begins = since or asked
        days = (day for day in RUNNING if begins <= day < done and worked(asked, day) >= patience)
        if day := next(days, None):
            self.expect("escalation", object_id, recipient, day=day, until=done)


def person(name: str) -> str:
    """A person as a recipient."""
    return f"person:{one(name)}"


def office(role: str, name: str) -> str:
    """Whoever holds a role at a school, or at the school of a person."""
    return f"role:{role}:{one(name)}"


def school_of(number: int) -> str:
    """Where the person of a number works."""
    return SCHOOLS[number % len(SCHOOLS)]


def answering(number: int) -> str:
    """Who hears of what the principal of a school leaves without an answer: every other has a curator."""
    place = number % len(SCHOOLS)
    return office("curator", SCHOOLS[place]) if place % 2 else METHODIST
