"""A finding in words and as a bar, by the scale of its instrument; words of states and numbers."""

from datetime import date
from typing import Any

import pytest

from services.routes.actions.catalogue import READY, read
from services.routes.rules import states, vocabulary, wording
from services.routes.rules.measures import measure

SHARE, DIFFICULTY, VISIT = (read(name)["scale"] for name in READY)


@pytest.mark.parametrize(
    ("scale", "value", "topic", "expected"),
    [
        (SHARE, "38", "", (38.0, 80.0, "верно 38 %, цель 80 %")),
        (SHARE, "38.46", "M6", (38.46, 80.0, "верно 38,5 %, цель 80 %")),
        (DIFFICULTY, "2.1", "", (70.0, 26.7, "трудность 2,1 из 3, цель — не больше 0,8")),
        (DIFFICULTY, "3", "M2", (100.0, None, "«не справляюсь, нужна помощь»")),
        (VISIT, "55", "", (55.0, 80.0, "выполнено 55 %, цель 80 %")),
        (VISIT, "1", "M1", (33.3, None, "«эпизодически»")),
    ],
)
def test_a_finding_reads(
    scale: dict[str, Any], value: str, topic: str, expected: tuple[float, float | None, str]
) -> None:
    found = measure(scale, value=value, topic=topic)
    assert (found.share, found.goal, found.words) == expected


def test_everything_has_a_word_and_a_colour() -> None:
    assert set(wording.AREAS) == set(vocabulary.AREAS)
    assert set(wording.STEP_KINDS) == set(vocabulary.STEP_KINDS)
    assert set(wording.INSTRUMENT_KINDS) == set(vocabulary.INSTRUMENT_KINDS)
    assert set(wording.CERTIFICATE_KINDS) == set(vocabulary.CERTIFICATE_KINDS)
    assert set(wording.OUTCOMES) == set(vocabulary.OUTCOMES)
    assert set(wording.SEVERITIES) == set(wording.SEVERITY_COLOURS) == set(vocabulary.SEVERITIES)
    assert set(wording.DIAGNOSTIC_STATES) == set(states.DIAGNOSTIC)
    assert set(wording.DEFICIT_STATES) == set(states.DEFICIT)
    assert set(wording.STEP_STATES) == set(states.STEP)
    assert set(wording.ROUTE_COLOURS) == set(states.ROUTE)


def test_an_instruments_title_says_its_kind_once() -> None:
    assert wording.instrument_title("Посещение урока", "lesson_visit") == "Посещение урока"
    assert wording.instrument_title("АКИПКРО-2025", "test") == "АКИПКРО-2025 · тест"


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2026, 8, 31), "2025/26"), (date(2026, 9, 1), "2026/27"), (date(2099, 12, 1), "2099/00")],
)
def test_the_academic_year(day: date, year: str) -> None:
    assert wording.academic_year(day) == year


@pytest.mark.parametrize(
    ("number", "said"), [(0, "дел нет"), (1, "одно дело"), (2, "два дела"), (7, "7 дел"), (21, "21 дело")]
)
def test_affairs(number: int, said: str) -> None:
    assert wording.affairs(number) == said
