"""PostgreSQL counts the same people as SQLite: every breakdown, the headline, what came, who stands still."""

from collections.abc import Iterator
from datetime import date
from typing import get_args

import pytest
from sqlalchemy.orm import Session

from services.routes.models import Deficit
from services.routes.queries.flows import Breakdown, past_by, trained_by_area
from services.routes.queries.headlines import count, year_to
from services.routes.queries.moving_schools import still_schools
from services.routes.queries.overview import closed_by_month
from services.routes.queries.tallies import Span, Whose, people_by, subjects_taught
from shared import roster
from shared.db import Database
from tests.services.routes.making import MUN, STARTED, known, municipality, school

LAST = date(2026, 10, 31)
ON = Span(since=LAST, until=LAST)
pytestmark = pytest.mark.postgres


@pytest.fixture
def session(postgres_url: str) -> Iterator[Session]:
    """Three people of school A, one of B; one of them merged into another, one teaches two subjects."""
    database = Database(postgres_url.format(service="routes"))
    with database.write() as writer:
        roster.consumers.keep_municipality(writer, municipality())
        for code in ("A", "B"):
            roster.consumers.keep_organization(writer, school(code))
        for name, place, subjects in (
            ("one", "A", ["физика"]),
            ("two", "A", ["физика", "химия"]),
            ("three", "B", []),
        ):
            writer.add(_person(name))
            writer.add(_job(name, place, subjects))
        writer.add(_person("twin", merged_into=known("one")))
        writer.add_all(_deficit(name, area) for name, area in DEFICITS)
        writer.flush()
        yield writer
    database.close()


DEFICITS = (
    ("one", "methodical"),
    ("twin", "methodical"),
    ("two", "methodical"),
    ("two", "legal"),
    ("three", "legal"),
)


def _person(name: str, **more: object) -> roster.Person:
    plain = {"last_name": name, "first_name": "", "middle_name": "", "young_unknown": False}
    return roster.Person(id=known(name), municipality_id=MUN, **plain, **more)


def _job(name: str, place: str, subjects: list[str]) -> roster.Employment:
    return roster.Employment(
        id=known(f"{name}-job"),
        person_id=known(name),
        municipality_id=MUN,
        organization_id=known(place),
        position="учитель",
        subjects=subjects,
        staff_category="pedagogical",
        occupation="main",
        since=STARTED,
    )


def _deficit(name: str, area: str) -> Deficit:
    day = date(2026, 9, 15)
    return Deficit(
        municipality_id=MUN,
        person_id=known(name),
        area=area,
        severity="high",
        evidence="diagnostic",
        state="confirmed",
        detected_on=day,
        confirmed_on=day,
    )


def test_people_are_counted_once_by_every_key(session: Session) -> None:
    all_of = Whose(municipality_id=MUN)
    a, b = str(known("A")), str(known("B"))
    assert people_by(session, whose=all_of, span=ON, by="school") == {
        (a, "methodical"): 2,
        (a, "legal"): 1,
        (b, "legal"): 1,
        (a, ""): 2,
        (b, ""): 1,
    }
    by_subject = people_by(session, whose=all_of, span=ON, by="subject")
    assert (by_subject["физика", "methodical"], by_subject["химия", "legal"], by_subject["", ""]) == (2, 1, 1)
    assert people_by(session, whose=all_of, span=ON, by="state")["open", ""] == 3
    assert people_by(session, whose=all_of, span=ON, by="severity")["high", "legal"] == 2
    assert people_by(session, whose=all_of, span=ON, by="topic")["", "methodical"] == 2
    at_b = Whose(municipality_id=MUN, organization_ids={known("B")})
    assert people_by(session, whose=at_b, span=ON, by="area") == {("legal", ""): 1}
    assert subjects_taught(session, whose=all_of, as_of=LAST) == {"физика", "химия", ""}


def test_the_other_figures_are_asked_too(session: Session) -> None:
    all_of = Whose(municipality_id=MUN)
    counted = count(session, whose=all_of, span=year_to(LAST))
    assert (counted.confirmed, counted.confirmed_people, counted.open_people) == (5, 3, 3)
    past = {by: past_by(session, whose=all_of, until=LAST, by=by) for by in get_args(Breakdown)}
    assert set(past) == {"area", "topic", "school"}
    assert sum(half[0].confirmed for half in past["school"].values()) >= 2
    [newest, *_] = past["area"]["methodical"]
    assert (newest.open_before, newest.confirmed, newest.closed) == (0, 2, 0)
    assert trained_by_area(session, whose=all_of, until=LAST) == {}
    months = closed_by_month(session, whose=all_of, secret=b"key", today=date(2026, 11, 20))
    assert [one.closed.people for one in months] == [None] * 12
    place = session.get_one(roster.Municipality, MUN)
    still = still_schools(session, municipality=place, today=LAST)
    assert [one.words for one in still] == ["диагностики ещё не было"] * 2
