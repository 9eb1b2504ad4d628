"""Coverage at any date equals a recomputation from facts, written plainly from the domain's text.

The recomputation shares nothing with the rules: it asks of each day, person by person.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from services.mentorship import queries
from shared.permissions import Scope
from tests.services.mentorship.histories import (
    DAY,
    NOW,
    Recorded,
    Told,
    a_person,
    asked_days,
    is_school_day,
    tell,
)
from tests.services.mentorship.making import MUNICIPALITY, SCHOOLS, Mentorship

EVERYTHING = Scope(level="all", person_id=None, organization_ids=frozenset(), municipality_id=None)
STATES = ("unknown", "covered", "stalled", "in_progress", "uncovered")


def within(day: date, since: date, until: date | None) -> bool:
    """Last days are inclusive."""
    return since <= day and (until is None or day <= until)


def full_years(since: date, day: date) -> int:
    """Full years between two days."""
    return day.year - since.year - ((day.month, day.day) < (since.month, since.day))


def work_on(person: Told, day: date) -> dict[str, Any] | None:
    """The main pedagogical work: T counts nobody without one."""
    for job in person.jobs:
        if within(day, job["since"], job["until"]) and job["occupation"] == "main":
            return job if job["category"] in ("pedagogical", "both") else None
    return None


def school_days(since: date, day: date, idle: list[tuple[date, date | None]]) -> int:
    """School days after one day to another, the idle ones left out."""
    count, at = 0, since + DAY
    while at <= day:
        count += is_school_day(at) and not any(within(at, *one) for one in idle)
        at += DAY
    return count


def state_of(pair: Recorded, day: date) -> str:
    """The state entered last; past its last day a pair is over."""
    entered = [state for state, since in pair.states if since <= day]
    ends = [one for one in (pair.planned_until, pair.ended) if one]
    if not entered or (ends and min(ends) < day):
        return "none"
    return entered[-1]


def has_stalled(person: Told, pair: Recorded, day: date) -> bool:
    """No first session for ten days, none for thirty, or one that awaits its confirmation for seven."""
    begun = max([pair.starts, *([pair.imported] if pair.imported else [])])
    idle = [*pair.pauses, *person.away]
    took_place = []
    for one in pair.sessions:
        logged = one["day"] + one["logged"] * DAY
        known_answer = one["state"] in ("confirmed", "disputed") and logged + one["answered"] * DAY <= day
        was_held = one["day"] <= day and one["state"] in ("held", "confirmed", "disputed")
        if was_held and not (known_answer and one["state"] == "disputed"):
            took_place.append((one["day"], logged, known_answer))
    last = max([begun, *(on for on, _, _ in took_place)])
    if school_days(last, day, idle) >= (30 if took_place else 10):
        return True
    waiting = [
        max(begun, on, logged) for on, logged, answered in took_place if not answered and logged <= day
    ]
    return bool(waiting) and school_days(min(waiting), day, idle) >= 7


def expected_state(person: Told, day: date) -> str | None:
    """Which of the five a person is, or none: they do not count."""
    if work_on(person, day) is None:
        return None
    if person.birth is None or person.experience is None:
        return "unknown"
    months = full_years(person.experience, day) * 12
    if full_years(person.birth, day) > 35 or months >= 36:
        return None
    direct = [pair for pair in person.pairs if pair.kind != "reverse"]
    working = [pair for pair in direct if state_of(pair, day) == "active" and pair.ordered]
    if any(not has_stalled(person, pair, day) for pair in working):
        return "covered"
    if working:
        return "stalled"
    waiting = ("proposed", "consents_pending", "ready_for_order", "paused")
    return "in_progress" if any(state_of(pair, day) in waiting for pair in direct) else "uncovered"


def groups_of(person: Told, day: date) -> Iterator[tuple[str, str]]:
    """The whole, the school, each subject, the year of work."""
    job = work_on(person, day)
    assert job is not None
    yield "all", ""
    yield "school", SCHOOLS[job["school"]]
    for subject in job["subjects"] or ("предмет не указан",):
        yield "subject", subject
    if person.experience is None or person.experience > day:
        yield "year", "начало стажа неизвестно"
    else:
        year = full_years(person.experience, day) + 1
        yield "year", f"{year}-й год" if year <= 3 else "после 3-го года"


def expected(everyone: list[Told], day: date) -> dict[tuple[str, str], Counter[str]]:
    """Counts of states by group."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for person in everyone:
        if state := expected_state(person, day):
            for group in groups_of(person, day):
                found.setdefault(group, Counter())[state] += 1
    return found


def computed(session: Session, day: date) -> dict[tuple[str, str], Counter[str]]:
    """What the system answers, in the shape of the recomputation."""
    reply = queries.coverage_by_organization(
        session, municipality_id=MUNICIPALITY, as_of=day, now=NOW, scope=EVERYTHING, named=True
    )
    groups = [(("all", ""), reply)]
    groups += [(("school", one["organization"]), one) for one in reply["organizations"]]
    for name, key in (("subject", "subjects"), ("year", "years")):
        groups += [((name, one["title"]), one) for one in reply[key]]
    found = {group: Counter({state: counts[state] for state in STATES}) for group, counts in groups}
    return {group: +counts for group, counts in found.items() if +counts}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mentorship]:
    """A service whose own people are not young."""
    made = Mentorship(tmp_path_factory.mktemp("property") / "mentorship")
    with made.database.write() as session:
        session.connection().exec_driver_sql("DELETE FROM roster_young")
    yield made
    made.close()


@settings(max_examples=50, deadline=None)
@given(chance=st.randoms(use_true_random=True))
def test_coverage_equals_a_recomputation_from_facts(service: Mentorship, chance: Random) -> None:
    everyone = [a_person(chance) for _ in range(4)]
    with Session(service.database.engine) as session:
        tell(session, everyone)
        for day in asked_days(chance, everyone):
            assert computed(session, day) == expected(everyone, day), day
        session.rollback()
