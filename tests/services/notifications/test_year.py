"""A whole academic year by a clock in the test's hand: every message is expected, and no key repeats."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from services.notifications import actions, clock
from services.notifications.app import SERVICE
from services.notifications.models import InboxItem
from shared.roster.consumers import keep_people
from tests.services.given import Alone, actor, alone
from tests.services.notifications.making import MUNICIPALITY, municipality_configured, one
from tests.services.notifications.ticking import noon, tell
from tests.services.notifications.year import DAYS, FIRST, PEOPLE, RUNNING, Year, planned

METHODIST = actor("methodist", municipality_id=MUNICIPALITY)
ANNOUNCED: dict[date, dict[str, Any]] = {
    date(2026, 9, 3): {},
    date(2027, 1, 12): {"young": True},
    date(2027, 4, 5): {"organization_ids": [one("Школа 7")]},
}
LASTING, UNTIL = date(2026, 9, 3), date(2026, 10, 5)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Alone]:
    """The service on an empty home."""
    with alone(SERVICE, tmp_path_factory.mktemp("year")) as made:
        yield made


def announce(service: Alone, day: date, audience: dict[str, Any], **more: Any) -> UUID:
    """Write an announcement and press twice."""
    said: dict[str, Any] = {"kind": "plan", "title": f"План {day}", "text": "План", **audience, **more}
    with service.database.write() as session:
        whose: dict[str, Any] = {"actor": METHODIST, "municipality_id": MUNICIPALITY, "now": noon(day)}
        made = actions.draft_announcement(session, **whose, **said)
        for _ in range(2):
            actions.send_announcement(session, announcement=made, now=noon(day), today=day)
        return made.id


def begin(service: Alone, year: Year) -> None:
    """Bring the register in."""
    service.hear([municipality_configured(), *year.schools, *year.accounts])
    with service.database.write() as session:
        keep_people(session, year.people)
        actions.remind(session, events=year.people, now=noon(FIRST))


def live(service: Alone, year: Year) -> None:
    """Let the year pass: what happens on a day, then its clock, some days twice."""
    for number, day in enumerate(DAYS):
        with service.database.write() as session:
            for event in year.events.get(day, ()):
                tell(session, event, now=noon(day))
        for _ in range(1 + (number % 30 == 0) if day in RUNNING else 0):
            with service.database.write() as session:
                for job in clock.JOBS:
                    job(session, noon(day))
        if day in ANNOUNCED:
            until = UNTIL if day == LASTING else None
            made = announce(service, day, ANNOUNCED[day], newcomers_until=until)
            expect(year, made, until or day, ANNOUNCED[day])


def expect(year: Year, announcement_id: UUID, day: date, audience: dict[str, Any]) -> None:
    """Whom an announcement must reach: who is here by the day it was sent, or until which it holds."""
    for person in year.people:
        [work] = person.employments
        here = work.since is None or work.since <= day
        young = bool(person.young) or not audience.get("young")
        places = audience.get("organization_ids")
        if here and young and (not places or work.organization_id in places):
            year.expect("announcement", announcement_id, f"person:{person.id}")


def told(service: Alone) -> Counter[tuple[str, str, str]]:
    """What was told in the year; what was passed on is named by its route."""
    with service.database.read() as session:
        items = session.scalars(select(InboxItem)).all()
    asked = {one.id: str(one.object_id) for one in items}
    return Counter(
        (
            one.rule,
            asked.get(one.object_id, str(one.object_id)),
            one.recipient,
        )
        for one in items
    )


def test_every_message_of_the_year_is_expected_and_no_key_repeats(service: Alone) -> None:
    year = planned()
    assert len(year.people) == PEOPLE
    begin(service, year)
    live(service, year)
    found = told(service)
    assert found - year.expected == Counter()
    assert year.expected - found == Counter()
    assert len({rule for rule, _, _ in found}) == 13
    assert found.total() > 4000
    with service.database.read() as session:
        key = (InboxItem.rule, InboxItem.object_id, InboxItem.recipient, InboxItem.period)
        twice = select(InboxItem.rule).group_by(*key).having(func.count() > 1)
        assert session.scalars(twice).all() == []
