"""Suggested steps: what closed the same deficit for colleagues, said in words, dated inside the route."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from services.routes.rules.suggestions import (
    DAYS,
    STANDARD,
    Known,
    Published,
    Suggestion,
    Taken,
    Trial,
    due_for,
    end_for,
    folded,
    known_as,
    suggested,
)
from services.routes.rules.vocabulary import AREAS, STEP_KINDS

COURSE = "Курс «Оценивание»"
READING = UUID(int=701)


def _trial(person: int, *, resolved: bool = True, **more: Any) -> Trial:
    fields = {"area": "methodical", "topic": "M6", "kind": "course", "title": COURSE} | more
    return Trial(person_id=UUID(int=person), resolved=resolved, **fields)


def _practice(number: int, title: str, **more: Any) -> Published:
    fields = {"area": "methodical", "topics": ["M6"], "place": "", "average": None} | more
    return Published(id=UUID(int=number), title=title, **fields)


def _for(*trials: Trial, taken: Taken | None = None, **more: Any) -> list[Suggestion]:
    about = {"area": "methodical", "topic": "M6", "topic_title": "формирующее оценивание"}
    titles = {("course", folded(COURSE)): COURSE}
    known = Known(**{"trials": trials, "titles": titles} | more)
    found = suggested(**about, known=known, taken=taken or Taken())
    nothing = not trials and not known.practices and not known.colleagues
    assert ("у коллег ещё нет" in found.note) == nothing
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


def test_of_equals_the_greater_share_then_the_title() -> None:
    """Shares are not smoothed: the number helped comes first, so one of one is behind seven of nine."""
    sevens = [_trial(one, resolved=one < 7) for one in range(9)]
    alone = [_trial(20, kind="webinar", title="А")]
    twos = [_trial(one, kind=kind, title="") for kind in ("internship", "community_work") for one in (31, 32)]
    worse = [_trial(one, kind="open_lesson", title="", resolved=one < 43) for one in (41, 42, 43)]
    found = _for(*sevens, *alone, *worse, *twos, titles={("course", folded(COURSE)): COURSE})
    assert [(one.kind, one.helped, one.of) for one in found][:3] == [
        ("course", 7, 9),
        ("community_work", 2, 2),
        ("internship", 2, 2),
    ]
    assert found[0].reason == "Помогло закрыть этот дефицит 7 из 9 коллег."


def test_a_title_that_is_one_persons_own_is_not_said() -> None:
    """It may name somebody: others are offered the kind of the step only."""
    [first, *_] = _for(_trial(1, kind="lesson_visit", title="Посетить урок Ивановой"))
    assert first.proven
    assert first.title == "Посетить урок коллеги и разобрать его: формирующее оценивание"


def test_merged_people_are_one() -> None:
    merged = {UUID(int=2): UUID(int=1)}
    [first, *_] = _for(_trial(1, resolved=False), _trial(2), survivors=merged)
    assert (first.helped, first.of) == (1, 1)


def test_a_practice_is_counted_by_its_id_whatever_the_steps_were_called() -> None:
    tried = [
        _trial(one, resolved=one < 7, practice_id=READING, kind=kind, title=f"Своё название {one}")
        for one, kind in zip(range(9), ["implementation", "self_study", "masterclass"] * 3, strict=True)
    ]
    reading = _practice(701, "Читаем условие вместе", place="Огнёвская СОШ", topics=["M1"])
    [first, *_] = _for(*tried, practices=[reading])
    assert (first.title, first.practice_id) == ("Практика «Читаем условие вместе»", READING)
    assert first.reason == "Огнёвская СОШ. Помогла закрыть этот дефицит 7 из 9 коллег."
    assert READING not in {one.practice_id for one in _for(*tried)}  # out of the bank, out of the suggestions
    assert READING not in {
        one.practice_id for one in _for(*tried, practices=[reading], taken=Taken(practices={READING}))
    }


def test_a_practice_nobody_tried_is_called_so() -> None:
    bank = [
        _practice(1, "Без оценок"),
        _practice(2, "С оценкой", average=4.5, place="СОШ № 1"),
        _practice(3, "О другом", topics=["M1"]),
        _practice(4, "Другая область", area="legal"),
    ]
    found = [one for one in _for(practices=bank) if one.source == "untried"]
    assert [one.title for one in found] == ["Практика «С оценкой»", "Практика «Без оценок»"]
    assert found[0].reason == (
        "СОШ № 1. Опубликована в банке практик, средняя оценка экспертов 4,5. "
        "С этим дефицитом её ещё никто не пробовал."
    )
    failed = _for(_trial(1, resolved=False, practice_id=UUID(int=1)), practices=bank)
    assert UUID(int=1) not in {one.practice_id for one in failed}  # tried in vain: neither proven nor untried


def test_a_colleague_who_offered_help_is_named_in_the_reason_only() -> None:
    [one] = [one for one in _for(colleagues=["Панов И. Л."]) if one.source == "colleague"]
    assert one.reason == "Эта тема — сильная сторона, помочь может: Панов И. Л."
    assert "Панов" not in one.title


def test_training_is_known_by_its_programme() -> None:
    assert known_as("course", title="Курс", programme="Оценивание, 36 часов") == "Оценивание, 36 часов"
    assert known_as("course", title="Курс", programme="https://example.org/1") == "Курс"
    assert known_as("lesson_visit", title="Урок", programme="8 класс") == "Урок"


def test_without_history_the_standard_is_said_to_be_standard() -> None:
    found = _for()
    assert len(found) == 3
    assert all(one.title.endswith(": формирующее оценивание") for one in found)


def test_what_is_proven_and_taken_is_still_known() -> None:
    """Nothing proven is left to offer, yet nobody is told that colleagues know nothing."""
    taken = Taken(steps=[("course", COURSE)])
    assert not any(one.proven for one in _for(_trial(1), _trial(2), taken=taken))


def test_a_mentor_is_offered_only_to_whoever_has_one() -> None:
    assert "mentoring" not in {one.kind for one in _for()}
    assert "mentoring" in {one.kind for one in _for(has_mentor=True)}


def test_what_is_taken_is_not_offered_again() -> None:
    taken = _for()[0]
    left = _for(taken=Taken(steps=[(taken.kind, taken.title.upper())]))
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
