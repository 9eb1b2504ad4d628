"""A school year by a clock of our own: who is told that a pair stands still, on which working day, once."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from services.mentorship import actions
from services.mentorship.models import Pair, PairSession, PairState, Pause
from shared.contracts.mentorship import AttentionChanged
from shared.contracts.registry import Absence
from tests.services.mentorship.making import MUNICIPALITY, Mentorship, ago, known, municipality, person
from tests.services.mentorship.test_following import learn, moved
from tests.services.mentorship.test_pairs_api import consented, ordered

DAY = timedelta(days=1)
START = date(2025, 9, 1)
END = date(2026, 6, 30)


def pair_of(mentor: str, mentee: str, **more: Any) -> Pair:
    """An active pair since 1 September 2025."""
    begun = PairState(number=1, state="active", since=START, at=datetime.now(UTC))
    plain: dict[str, Any] = {"form": "teacher_teacher", "kind": "traditional", "state": "active"}
    return Pair(
        municipality_id=MUNICIPALITY,
        mentor_id=known(mentor),
        mentor_key=mentor,
        mentee_id=known(mentee),
        mentee_key=mentee,
        order_number="1",
        order_date=START,
        starts_on=START,
        **plain | {"states": [begun]} | more,
    )


def session_of(pair: Pair, day: date, *, state: str = "confirmed", answered_on: date | None = None) -> Any:
    """A session entered on its day."""
    answered = answered_on or (day if state == "confirmed" else None)
    return PairSession(
        municipality_id=MUNICIPALITY,
        pair=pair,
        state=state,
        session_date=day,
        format="visit",
        minutes=45,
        logged_on=day,
        answered_on=answered,
    )


def strike(mentorship: Mentorship, day: date) -> bool:
    """Let the clock tell what pairs ask for on a day; whether it told anything, the second time never."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    with mentorship.database.write() as session:
        changed = actions.watch_pairs(session, now=noon)
        assert not changed or actions.watch_pairs(session, now=noon) == 0
    return changed > 0


def told(mentorship: Mentorship) -> list[dict[str, Any]]:
    """What was told of pairs, oldest first."""
    return [json.loads(row.data) for row in mentorship.events(AttentionChanged.TYPE)]


def year(mentorship: Mentorship) -> dict[str, list[tuple[date, str, str, int]]]:
    """Live through the year; day, state, reason and step of every word, by mentor."""
    found: dict[str, list[tuple[date, str, str, int]]] = {}
    names = {str(known(name)): name for name in ("Зуева", "Рыбин", "Панова", "Дёмина")}
    heard = 0
    for number in range((END - START).days + 1):
        day = START + number * DAY
        if not strike(mentorship, day):
            continue
        words = told(mentorship)
        for one in words[heard:]:
            line = (day, one["state"], one["reason"], one["step"])
            found.setdefault(names[one["mentor_id"]], []).append(line)
        heard = len(words)
    return found


EXPECTED: dict[str, list[tuple[date, str, str, int]]] = {
    "Зуева": [
        (date(2025, 9, 15), "stalled", "first_session", 1),
        (date(2025, 9, 22), "stalled", "first_session", 2),
        (date(2025, 9, 29), "stalled", "first_session", 3),
    ],
    "Рыбин": [
        # thirty days after 10 September; 3 and 4 November are days off, Saturday the 1st is worked
        (date(2025, 10, 22), "stalled", "silence", 1),
        (date(2025, 10, 29), "stalled", "silence", 2),
        (date(2025, 11, 6), "stalled", "silence", 3),
        (date(2025, 11, 10), "resting", "silence", 3),
        (date(2025, 11, 22), "stalled", "silence", 3),
        # the session of 2 March was written, not answered in seven days (9 March is a day off), then disputed
        (date(2026, 3, 2), "moving", "", 0),
        (date(2026, 3, 12), "stalled", "confirmation", 1),
        (date(2026, 3, 19), "stalled", "confirmation", 2),
        (date(2026, 3, 26), "stalled", "confirmation", 3),
        (date(2026, 4, 1), "moving", "", 0),
    ],
    # counted from the import; the holidays of January are no working days; the pair ended between two steps
    "Панова": [
        (date(2025, 12, 29), "stalled", "first_session", 1),
        (date(2026, 1, 15), "stalled", "first_session", 2),
        (date(2026, 1, 17), "over", "", 0),
    ],
    # ten working days of illness are not counted
    "Дёмина": [
        (date(2025, 9, 29), "stalled", "first_session", 1),
        (date(2025, 10, 6), "stalled", "first_session", 2),
        (date(2025, 10, 7), "over", "", 0),
    ],
}


def populate(mentorship: Mentorship) -> None:
    """Зуева never writes; Рыбин does, rests and is not answered; Панова came by a file; Дёмина is away."""
    leave = Absence(id=known("leave"), kind="sick", since=date(2025, 9, 8), until=date(2025, 9, 19))
    mentorship.keep(person("Дёмина", "B", absences=(leave,)))
    rested = Pause(since=date(2025, 11, 10), until=date(2025, 11, 21))
    back = [
        PairState(number=number, state=state, since=since, at=datetime.now(UTC))
        for number, (state, since) in enumerate(
            (("active", START), ("paused", rested.since), ("active", date(2025, 11, 22))), 1
        )
    ]
    with mentorship.database.write() as session:
        silent = pair_of("Зуева", "Кравец")
        writing = pair_of("Рыбин", "Лапин", states=back, pauses=[rested])
        brought = pair_of("Панова", "Кравец", imported_on=date(2025, 12, 15), planned_until=date(2026, 1, 16))
        away = pair_of("Дёмина", "Кравец", ended_on=date(2025, 10, 6))
        unanswered = session_of(writing, date(2026, 3, 2), state="disputed", answered_on=date(2026, 4, 1))
        session.add_all([silent, writing, brought, away, unanswered])
        session.add(session_of(writing, date(2025, 9, 10)))
        for month in (3, 4, 5):
            session.add(session_of(writing, date(2026, month, 20)))


def test_a_school_year_tells_each_step_on_its_working_day_and_once(mentorship: Mentorship) -> None:
    populate(mentorship)
    assert year(mentorship) == EXPECTED
    versions = [(one["id"], one["version"]) for one in told(mentorship)]
    assert len(set(versions)) == len(versions)


def test_days_count_from_the_go_live_and_an_absence_holds_the_ladder(mentorship: Mentorship) -> None:
    mentorship.keep_municipality(municipality(go_live_on=date(2025, 9, 10)))
    with mentorship.database.write() as session:
        session.add(pair_of("Зуева", "Кравец"))
    for number in range(9, 31):
        if number == 25:
            leave = Absence(id=known("leave"), kind="sick", since=date(2025, 9, 25), until=date(2025, 9, 26))
            mentorship.keep(person("Кравец", "A", absences=(leave,)))
        strike(mentorship, date(2025, 9, number))
    assert [(one["state"], one["step"], one["since"]) for one in told(mentorship)] == [
        ("stalled", 1, "2025-09-10"),
        ("resting", 1, "2025-09-10"),
        ("stalled", 1, "2025-09-10"),
    ]


def test_papers_that_nobody_brings_are_asked_for_too(mentorship: Mentorship) -> None:
    pair_id = consented(mentorship)
    with mentorship.database.write() as session:
        pair = session.get_one(Pair, UUID(pair_id))
        for mark in pair.states:
            mark.since = START
    strike(mentorship, date(2025, 9, 15))
    [one] = told(mentorship)
    assert (one["state"], one["reason"], one["organization_id"]) == ("stalled", "papers", str(known("A")))


def test_news_of_the_register_are_told_as_tasks_until_they_are_done(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    mentorship.tick()
    learn(mentorship, moved("Кравец", ("A", date(2024, 9, 1), ago(6)), ("B", ago(5), None)))
    mentorship.tick()
    mentorship.as_("methodist").post(f"pairs/{pair_id}/transfer", {"document": "соглашение № 4"})
    mentorship.tick()
    asked = [one for one in told(mentorship) if one["tasks"] or one["version"] > 1]
    assert [one["tasks"] for one in asked][-2:] == [["transfer"], []]
    last = told(mentorship)[-1]
    mentorship.republish()
    assert told(mentorship)[-1] == last
