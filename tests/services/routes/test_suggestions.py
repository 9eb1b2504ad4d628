"""Suggested steps: what closed the same deficit for colleagues, said in words, dated inside the route."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from services.routes.rules.suggestions import (
    DAYS,
    STANDARD,
    Suggestion,
    Trial,
    due_for,
    end_for,
    suggested,
)
from services.routes.rules.vocabulary import AREAS, STEP_KINDS


def _trial(person: int, *, resolved: bool = True, **more: str) -> Trial:
    fields = {"area": "methodical", "topic": "M6", "kind": "course", "title": "Курс «Оценивание»"} | more
    return Trial(person_id=UUID(int=person), resolved=resolved, **fields)


def _for(
    *trials: Trial, taken: tuple[tuple[str, str], ...] = (), has_mentor: bool = False
) -> list[Suggestion]:
    about = {"area": "methodical", "topic": "M6", "topic_title": "формирующее оценивание"}
    found = suggested(**about, trials=trials, taken=taken, has_mentor=has_mentor)
    assert ("у коллег ещё нет" in found.note) == (not any(one.resolved for one in trials))
    return list(found.steps)


def test_what_helped_colleagues_comes_first_with_the_reason() -> None:
    first = _for(_trial(1), _trial(2), _trial(3, resolved=False))[0]
    assert (first.kind, first.title) == ("course", "Курс «Оценивание»")
    assert first.reason == "Помогло закрыть этот дефицит 2 из 3 коллег."


@pytest.mark.parametrize(
    ("trials", "said"),
    [
        ([_trial(1)], "Помогло коллеге закрыть этот дефицит."),
        ([_trial(1), _trial(2)], "Помогло закрыть этот дефицит всем: 2 из 2."),
        ([_trial(1), _trial(2, resolved=False)], "Помогло закрыть этот дефицит 1 из 2 коллег."),
        (
            [_trial(1, topic="M1"), _trial(2, topic="M1")],
            "Помогло закрыть дефицит той же области всем: 2 из 2.",
        ),
        (
            [_trial(one, resolved=one < 3) for one in range(21)],
            "Помогло закрыть этот дефицит 3 из 21 коллеги.",
        ),
    ],
)
def test_the_reason_counts_people_not_steps(trials: list[Trial], said: str) -> None:
    assert _for(*trials, *trials)[0].reason == said


def test_what_helped_nobody_is_not_proven() -> None:
    assert not any(one.proven for one in _for(_trial(1, resolved=False)))


def test_the_most_helpful_is_first() -> None:
    visits = [_trial(one, kind="lesson_visit", title="") for one in range(3)]
    found = _for(_trial(8), _trial(9), *visits)
    assert [one.kind for one in found][:2] == ["lesson_visit", "course"]


def test_a_title_of_one_persons_route_stays_there() -> None:
    """It may name somebody: others are offered the kind of the step only."""
    [first, *_] = _for(_trial(1, kind="lesson_visit", title="Посетить урок Ивановой"))
    assert first.proven
    assert first.title == "Посетить урок коллеги и разобрать его: формирующее оценивание"


def test_without_history_the_standard_is_said_to_be_standard() -> None:
    found = _for()
    assert len(found) == 3
    assert all(one.title.endswith(": формирующее оценивание") for one in found)


def test_what_is_proven_and_taken_is_still_known() -> None:
    """Nothing proven is left to offer, yet nobody is told that colleagues know nothing."""
    assert not any(one.proven for one in _for(_trial(1), _trial(2), taken=(("course", "Курс «Оценивание»"),)))


def test_a_mentor_is_offered_only_to_whoever_has_one() -> None:
    assert "mentoring" not in {one.kind for one in _for()}
    assert "mentoring" in {one.kind for one in _for(has_mentor=True)}


def test_what_is_taken_is_not_offered_again() -> None:
    taken = _for()[0]
    left = _for(taken=((taken.kind, taken.title.upper()),))
    assert (taken.kind, taken.title) not in {(one.kind, one.title) for one in left}


def test_every_area_and_every_kind_is_known() -> None:
    assert set(STANDARD) == set(AREAS)
    assert set(DAYS) == set(STEP_KINDS)


@pytest.mark.parametrize("kind", STEP_KINDS)
@pytest.mark.parametrize("today", [date(2026, 11, 23), date(2026, 12, 20), date(2027, 4, 30)])
def test_a_date_lies_inside_the_route_on_a_working_day(kind: str, today: date) -> None:
    until = today + timedelta(days=50)
    due = due_for(kind, today=today, starts_on=today, planned_until=until)
    assert today <= due <= until
    assert due.weekday() < 5
    assert not (due.month == 1 and due.day < 9)


def test_a_late_route_gives_its_last_day() -> None:
    today, until = date(2027, 2, 1), date(2027, 1, 30)
    assert due_for("course", today=today, starts_on=date(2026, 9, 1), planned_until=until) == until


@pytest.mark.parametrize(
    ("today", "end"),
    [
        (date(2026, 9, 1), date(2026, 12, 25)),
        (date(2026, 11, 23), date(2027, 5, 31)),
        (date(2026, 3, 1), date(2026, 5, 31)),
        (date(2026, 4, 1), date(2026, 12, 25)),
    ],
)
def test_a_new_route_ends_with_a_half_year(today: date, end: date) -> None:
    assert end_for(today) == end
