"""Random histories of people and pairs, as mentorship is told of them."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.mentorship.models import Pair, PairSession, PairState, Pause
from services.registry.rules.young import YoungRule, young_intervals
from shared.contracts.registry import Absence, Employment, PersonChanged
from shared.db import new_id
from shared.roster.consumers import keep_people
from tests.services.mentorship.making import MUNICIPALITY, SCHOOLS, known
from tests.services.workdays import is_worked

DAY = timedelta(days=1)
FIRST = date(2024, 8, 20)
NOW = datetime(2026, 6, 1, tzinfo=UTC)
RULE = YoungRule(version="1", since=date(2020, 1, 1))
SUBJECTS = ((), ("физика",), ("химия", "физика"))


@dataclass
class Told:
    """A person with everything that is recorded of them."""

    id: UUID
    birth: date | None
    experience: date | None
    jobs: list[dict[str, Any]]
    away: list[tuple[date, date | None]]
    pairs: list["Recorded"] = field(default_factory=list)


@dataclass
class Recorded:
    """A pair with everything that is recorded of it."""

    id: UUID
    kind: str
    starts: date
    ordered: date | None
    planned_until: date | None
    ended: date | None
    imported: date | None
    states: list[tuple[str, date]]
    pauses: list[tuple[date, date | None]]
    sessions: list[dict[str, Any]]


def some_day(chance: Random, *years: int) -> date:
    """A day of some year; the 29th to the 31st are another test's, which is about lengths of months."""
    return date(chance.randint(*years), chance.randint(1, 12), chance.randint(1, 28))


def later(chance: Random, day: date, *between: int) -> date:
    """So many days later."""
    return day + chance.randint(*between) * DAY


def jobs(chance: Random) -> list[dict[str, Any]]:
    """Main works one after another, sometimes one that is not the main one."""
    found, since = [], later(chance, FIRST, 0, 60)
    for _ in range(chance.randint(1, 2)):
        until = later(chance, since, 5, 300) if chance.random() < 0.3 else None
        found.append(
            {
                "since": since,
                "until": until,
                "school": chance.choice(sorted(SCHOOLS)),
                "subjects": chance.choice(SUBJECTS),
                "category": chance.choice([*["pedagogical"] * 8, "both", "managerial"]),
                "occupation": chance.choice([*["main"] * 9, "external"]),
            }
        )
        if until is None:
            break
        since = later(chance, until, 1, 40)
    return found


def a_pair(chance: Random) -> Recorded:
    """A pair somewhere on its way through the states."""
    proposed = later(chance, FIRST, 0, 300)
    ordered = later(chance, proposed, 0, 20) if chance.random() < 0.8 else None
    starts = later(chance, ordered or proposed, 0, 10)
    states = [("proposed", proposed)]
    pauses: list[tuple[date, date | None]] = []
    at = starts
    if ordered:
        states.append(("active", starts))
        for _ in range(chance.choice([0, 0, 1, 2])):
            rest = later(chance, at, 1, 60)
            at = later(chance, rest, 1, 40)
            states += [("paused", rest), ("active", at)]
            pauses.append((rest, at - DAY))
    ending = chance.choice(["", "", "", "closing", "ended_early", "rejected"])
    if ending:
        at = later(chance, at, 1, 100)
        states.append((ending, at))
    return Recorded(
        id=new_id(),
        kind=chance.choice(["traditional", "traditional", "group", "reverse"]),
        starts=starts,
        ordered=ordered,
        planned_until=later(chance, starts, 10, 400) if chance.random() < 0.7 else None,
        ended=at if ending == "ended_early" else None,
        imported=later(chance, starts, 0, 60) if chance.random() < 0.3 else None,
        states=states,
        pauses=pauses,
        sessions=[a_session(chance, starts) for _ in range(chance.randint(0, 5))],
    )


def a_session(chance: Random, starts: date) -> dict[str, Any]:
    """A session about the time of a pair, entered and answered some days later."""
    return {
        "day": later(chance, starts, -10, 200),
        "logged": chance.randint(0, 9),
        "answered": chance.randint(0, 14),
        "state": chance.choice(["held", "confirmed", "confirmed", "disputed", "no_show", "cancelled"]),
    }


def a_person(chance: Random) -> Told:
    """A person with a history."""
    away = later(chance, FIRST, 0, 300)
    return Told(
        id=new_id(),
        birth=some_day(chance, 1988, 2003) if chance.random() < 0.95 else None,
        experience=some_day(chance, 2022, 2025) if chance.random() < 0.95 else None,
        jobs=jobs(chance),
        away=[(away, later(chance, away, 1, 90))] if chance.random() < 0.3 else [],
        pairs=[a_pair(chance) for _ in range(chance.choice([0, 1, 1, 2]))],
    )


def borders(everyone: list[Told]) -> list[date]:
    """The days on which something changes."""
    found = {FIRST}
    for one in everyone:
        found |= {day for job in one.jobs for day in (job["since"], job["until"]) if day}
        found |= {day for away in one.away for day in away if day}
        for pair in one.pairs:
            found |= {since for _, since in pair.states} | {pair.starts}
            found |= {day for day in (pair.planned_until, pair.ended, pair.imported) if day}
            found |= {said["day"] + lag * DAY for said in pair.sessions for lag in (0, said["logged"])}
    return sorted(found)


def asked_days(chance: Random, everyone: list[Told]) -> list[date]:
    """Days to ask: where something changes, or some school days after it, give or take one."""
    found, changes = [], borders(everyone)
    for _ in range(6):
        day = chance.choice(changes)
        for _ in range(chance.choice([0, 0, 7, 10, 30])):
            day += DAY
            while not is_school_day(day):
                day += DAY
        found.append(later(chance, day, -1, 1))
    return found


def is_school_day(day: date) -> bool:
    """A working day of the school year: no summer, no weekend, no holiday."""
    return is_worked(day) and day.month not in (6, 7, 8)


def tell(session: Session, everyone: list[Told]) -> None:
    """Let mentorship know what is recorded."""
    keep_people(session, [_person(one) for one in everyone])
    for one in everyone:
        session.add_all(_pair(one, pair) for pair in one.pairs)
    session.flush()
    for one in everyone:
        session.add_all(_session(pair, said) for pair in one.pairs for said in pair.sessions)
    session.flush()


def _person(one: Told) -> PersonChanged:
    return PersonChanged(
        id=one.id,
        municipality_id=MUNICIPALITY,
        version=1,
        last_name=f"Л{one.id.hex}",
        first_name="",
        middle_name="",
        email=None,
        experience_from=one.experience,
        young=young_intervals([RULE], birth_date=one.birth, experience_from=one.experience),
        young_unknown=one.birth is None or one.experience is None,
        employments=tuple(
            Employment(
                id=new_id(),
                organization_id=known(job["school"]),
                position="учитель",
                subjects=job["subjects"],
                staff_category=job["category"],
                occupation=job["occupation"],
                rate=1.0,
                since=job["since"],
                until=job["until"],
            )
            for job in one.jobs
        ),
        absences=tuple(
            Absence(id=new_id(), kind="sick", since=since, until=until) for since, until in one.away
        ),
    )


def _pair(one: Told, pair: Recorded) -> Pair:
    return Pair(
        id=pair.id,
        municipality_id=MUNICIPALITY,
        mentor_name="Наставник",
        mentor_key="наставник",
        mentee_id=one.id,
        mentee_key=str(one.id),
        form="teacher_teacher",
        kind=pair.kind,
        state=pair.states[-1][0],
        order_number="1" if pair.ordered else "",
        order_date=pair.ordered,
        starts_on=pair.starts,
        planned_until=pair.planned_until,
        ended_on=pair.ended,
        imported_on=pair.imported,
        states=[
            PairState(number=number, state=state, since=since, at=NOW)
            for number, (state, since) in enumerate(pair.states, start=1)
        ],
        pauses=[Pause(since=since, until=until) for since, until in pair.pauses],
    )


def _session(pair: Recorded, said: dict[str, Any]) -> PairSession:
    logged = said["day"] + said["logged"] * DAY
    is_answered = said["state"] in ("confirmed", "disputed")
    return PairSession(
        municipality_id=MUNICIPALITY,
        pair_id=pair.id,
        state=said["state"],
        session_date=said["day"],
        minutes=45,
        format="visit",
        logged_on=logged,
        answered_on=logged + said["answered"] * DAY if is_answered else None,
    )
