"""The service in the academic year: what happens is heard, the clock looks, letters go, all by hand."""

import re
from collections import Counter
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from services.notifications import actions, clock, rules
from services.notifications.clock import Planning, Sending
from services.notifications.models import Address, Confirmation, InboxItem
from services.notifications.queries import WritingDesk
from shared.db import new_id
from shared.roster.consumers import keep_people
from shared.sending import ACCEPTED, Letter, Outcome, refused
from tests.services.given import Alone, actor
from tests.services.notifications.making import MUNICIPALITY, municipality_configured, one
from tests.services.notifications.ticking import noon, tell
from tests.services.notifications.year.days import DAYS, FIRST, HOURS, NOON, RUNNING, ZONE, at
from tests.services.notifications.year.letters import Sent, is_refused
from tests.services.notifications.year.planning import Told, Year
from tests.services.notifications.year.readers import HABIT_OF, NAMES, WITH_VK, address_of

METHODIST = actor("methodist", municipality_id=MUNICIPALITY)
ANNOUNCED: dict[date, dict[str, Any]] = {
    date(2026, 9, 3): {},
    date(2027, 1, 12): {"young": True},
    date(2027, 4, 5): {"organization_ids": [one("Школа 7")]},
}
LASTING, UNTIL = date(2026, 9, 3), date(2026, 10, 5)
URL = "https://mms.example.ru"
LINK = re.compile(rf": {re.escape(URL)}(/\S+)")
NOT_SAID = ("/notifications/preferences", "/notifications/unsubscribe/")


class Post:
    """The other side: it takes every letter and writes down when, but one mailbox refuses for a while."""

    def __init__(self, channel: str, sent: list[Sent]) -> None:
        self.channel = channel
        self.sent = sent
        self.names = {address_of(name, channel): name for name in NAMES}

    def send(self, letter: Letter, *, now: datetime) -> Outcome:
        to, when = self.names[letter.to], now.astimezone(ZONE)
        links = sorted(link for link in LINK.findall(letter.text) if not link.startswith(NOT_SAID))
        is_digest = letter.subject.startswith("Сводка за ")
        self.sent.append(
            Sent(to=to, channel=self.channel, when=when, is_digest=is_digest, links=tuple(links))
        )
        return refused("554 5.7.1") if is_refused(to, when) else ACCEPTED

    def close(self) -> None:
        """Nothing is kept open."""


class Lived:
    """The service in its year: what it told, and the letters that left."""

    def __init__(self, service: Alone) -> None:
        self.service = service
        self.now = at(FIRST)
        self.sent: list[Sent] = []
        desk = WritingDesk(public_url=URL, secret=b"a secret of thirty-two bytes ...")
        self.planning = Planning(service.database, clock=lambda: self.now)
        self.sending = [
            Sending(
                service.database,
                Post(channel, self.sent),
                channel=channel,
                desk=desk,
                per_minute=1000,
                clock=lambda: self.now,
            )
            for channel in ("email", "vk")
        ]

    def write(self) -> None:
        """Let the loops go on until nothing moves."""
        while self.planning.step():
            pass
        for loop in self.sending:
            while loop.step():
                pass

    def told(self) -> Counter[Told]:
        """What stands in inboxes; what was passed on is named by what was asked."""
        with self.service.database.read() as session:
            items = session.scalars(select(InboxItem)).all()
        asked = {item.id: str(item.object_id) for item in items}
        return Counter(
            (
                item.rule,
                asked.get(item.object_id, str(item.object_id)),
                item.recipient,
                item.created_at.astimezone(ZONE).date(),
                item.state == "open",
            )
            for item in items
        )


def begin(service: Alone, year: Year) -> None:
    """Bring the register in, and what its people wish."""
    service.hear([municipality_configured(), *year.schools, *year.accounts])
    with service.database.write() as session:
        keep_people(session, year.people)
        actions.remind(session, events=year.people, now=noon(FIRST))
        said = {"asked_at": at(FIRST), "confirmed_at": at(FIRST)}
        mails = [(each.id, each.email) for each in year.people if each.email]
        session.add_all(Confirmation(reader_id=reader, value=mail, **said) for reader, mail in mails)
        for name, habit in HABIT_OF.items():
            hours = rules.Hours(
                digest_every=habit.every,
                digest_weekday=habit.weekday,
                digest_hour=habit.hour,
                quiet_from=habit.quiet[0],
                quiet_until=habit.quiet[1],
                works_weekends=habit.weekends,
            )
            actions.set_wishes(session, reader_id=one(name), hours=hours, choices=habit.chosen)
        for name in WITH_VK:
            verified = {"id": new_id(), "verified_at": at(FIRST), "asked_at": at(FIRST)}
            kept = {"reader_id": one(name), "value": address_of(name, "vk"), "asked": "", "tries": 0}
            session.add(Address(channel="vk", **kept, **verified))


def live(lived: Lived, year: Year) -> None:
    """Let the year pass hour by hour; whatever happens comes at noon, before the clock looks."""
    for number, day in enumerate(DAYS):
        for hour in HOURS if day in RUNNING else (NOON,):
            lived.now = at(day, hour)
            if hour == NOON:
                hear(lived, year, day)
            if day in RUNNING:
                look(lived, year, day, times=1 + (number % 30 == 0))


def hear(lived: Lived, year: Year, day: date) -> None:
    """Let everything of a day happen."""
    with lived.service.database.write() as session:
        for event in year.events.get(day, ()):
            tell(session, event, now=lived.now)


def look(lived: Lived, year: Year, day: date, *, times: int) -> None:
    """Let the clock look and letters go, some days twice: the second look finds nothing to do."""
    is_noon = lived.now == at(day)
    for _ in range(times):
        with lived.service.database.write() as session:
            for job in clock.JOBS if is_noon else (clock.plan_digests,):
                job(session, lived.now)
        if is_noon and day in ANNOUNCED and not any(one.day == day for one in announced(year)):
            announce(lived.service, year, day)
        lived.write()


def announced(year: Year) -> list[Any]:
    """What was expected of announcements."""
    return [message for message in year.messages if message.rule == rules.ANNOUNCEMENT]


def announce(service: Alone, year: Year, day: date) -> None:
    """Write an announcement, press twice, and say whom it must reach."""
    until, audience = UNTIL if day == LASTING else day, ANNOUNCED[day]
    said: dict[str, Any] = {"kind": "plan", "title": f"План {day}", "text": "План", **audience}
    said["newcomers_until"] = until if until > day else None
    with service.database.write() as session:
        whose: dict[str, Any] = {"actor": METHODIST, "municipality_id": MUNICIPALITY, "now": noon(day)}
        whose["today"] = day
        made = actions.draft_announcement(session, **whose, **said)
        for _ in range(2):
            actions.send_announcement(session, announcement=made, now=noon(day), today=day)
        expect(year, made.id, day, until, audience)


def expect(year: Year, announcement_id: UUID, day: date, until: date, audience: dict[str, Any]) -> None:
    """Whom an announcement must reach, each on the first day they are here."""
    for person in year.people:
        [work] = person.employments
        begins = max(day, work.since or day)
        young = bool(person.young) or not audience.get("young")
        places = audience.get("organization_ids")
        if begins <= until and young and (not places or work.organization_id in places):
            year.expect("announcement", announcement_id, f"person:{person.id}", day=begins)
