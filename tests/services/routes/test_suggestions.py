"""Suggested steps: what closed the same deficit for colleagues, said in words, dated inside the route."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from services.routes.rules.resolving import Tally
from services.routes.rules.suggestions import (
    DAYS,
    STANDARD,
    Known,
    Published,
    Suggestion,
    Taken,
    Tried,
    due_for,
    known_as,
    suggested,
)
from services.routes.rules.vocabulary import AREAS, STEP_KINDS

COURSE = "Курс «Оценивание»"
READING = UUID(int=701)


def _tried(helped: int, of: int, **more: Any) -> Tried:
    fields = {"kind": "course", "title": COURSE} | more
    return Tried(counted=Tally(helped=helped, of=of), **fields)


def _practice(number: int, title: str, **more: Any) -> Published:
    fields = {"area": "methodical", "topics": ["M6"], "place": "", "average": None} | more
    return Published(id=UUID(int=number), title=title, **fields)


def _for(*tried: Tried, taken: Taken | None = None, **more: Any) -> list[Suggestion]:
    about = {"area": "methodical", "topic": "M6", "topic_title": "формирующее оценивание"}
    known = Known(tried=tried, **more)
    found = suggested(**about, known=known, taken=taken or Taken())
    nothing = not tried and not known.practices and not known.colleagues
    assert ("у коллег ещё нет" in found.note) == nothing
    return list(found.steps)


@pytest.mark.parametrize(
    ("tried", "said"),
    [
        (_tried(1, 1), "Помогло коллеге закрыть этот дефицит."),
        (_tried(2, 2), "Помогло закрыть этот дефицит всем: 2 из 2."),
        (_tried(2, 3), "Помогло закрыть этот дефицит 2 из 3 коллег."),
        (_tried(3, 21), "Помогло закрыть этот дефицит 3 из 21 коллеги."),
        (_tried(2, 2, same_topic=False), "Помогло закрыть дефицит той же области всем: 2 из 2."),
    ],
)
def test_what_helped_colleagues_comes_first_with_the_reason(tried: Tried, said: str) -> None:
    first = _for(tried)[0]
    assert (first.kind, first.title, first.reason) == ("course", COURSE, said)


def test_what_helped_nobody_is_not_proven() -> None:
    assert not any(one.proven for one in _for(_tried(0, 4)))


def test_the_most_helpful_is_first_of_equals_the_greater_share_then_the_title() -> None:
    """Shares are not smoothed: the number helped comes first, so one of one is behind seven of nine."""
    tried = [
        _tried(1, 1, title="А"),
        _tried(2, 3, title="Б"),
        _tried(2, 2, title="Я"),
        _tried(2, 2, title="ё"),
    ]
    found = _for(*tried, _tried(7, 9, title="Ю"))
    assert [(one.title, one.helped, one.of) for one in found][:3] == [("Ю", 7, 9), ("ё", 2, 2), ("Я", 2, 2)]
    assert found[0].reason == "Помогло закрыть этот дефицит 7 из 9 коллег."


def test_a_title_that_is_one_persons_own_is_not_said() -> None:
    """It may name somebody: others are offered the kind of the step only."""
    [first, *_] = _for(_tried(1, 1, kind="lesson_visit", title=""))
    assert first.title == "Посетить урок коллеги и разобрать его: формирующее оценивание"


def test_a_practice_is_named_by_its_title_and_school() -> None:
    tried = _tried(7, 9, practice_id=READING, kind="", title="")
    reading = _practice(701, "Читаем условие вместе", place="Огнёвская СОШ", topics=["M1"])
    [first, *_] = _for(tried, practices=[reading])
    assert (first.title, first.practice_id) == ("Практика «Читаем условие вместе»", READING)
    assert first.reason == "Огнёвская СОШ. Помогла закрыть этот дефицит 7 из 9 коллег."
    assert READING not in {one.practice_id for one in _for(tried)}  # out of the bank, out of the suggestions
    taken = Taken(practices={READING})
    assert READING not in {one.practice_id for one in _for(tried, practices=[reading], taken=taken)}


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
    failed = _for(_tried(0, 1, practice_id=UUID(int=1), kind="", title=""), practices=bank)
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
    assert not any(one.proven for one in _for(_tried(2, 2), taken=taken))


def test_a_mentor_is_offered_only_to_whoever_has_one() -> None:
    assert "mentoring" not in {one.kind for one in _for()}
    assert "mentoring" in {one.kind for one in _for(has_mentor=True)}


def test_the_same_step_is_taken_under_its_short_name_too() -> None:
    offered = _for()[0]
    short = offered.title.rpartition(": ")[0]
    assert offered.title not in {one.title for one in _for(taken=Taken(steps=[(offered.kind, short)]))}


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
