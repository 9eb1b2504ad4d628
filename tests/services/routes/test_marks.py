"""Cells of a file of results as institutes fill them in, each read by hand."""

from fractions import Fraction

import pytest

from services.routes.actions.catalogue import read
from services.routes.rules.marks import BadMark, heading_of, read_answer, read_mark, targets, told
from services.routes.rules.parts import parts
from shared.importing.heading_forms import heading_form

BLOCKS = read("test4")["blocks"]


@pytest.mark.parametrize(
    ("written", "percent"),
    [
        ("6", 75),
        ("6,5", Fraction(325, 4)),
        ("0,5", Fraction(25, 4)),
        ("85,5%", Fraction(171, 2)),
        ("85.5 %", Fraction(171, 2)),
        ("0.855", Fraction(171, 2)),
        ("6 из 8", 75),
        ("6/8", 75),
        ("0", 0),
        ("8", 100),
        ("н/я", None),
        ("Н/Я", None),
        ("не явилась", None),
    ],
)
def test_points_percents_shares_and_absence(written: str, percent: object) -> None:
    assert read_mark(written, most=8) == percent


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("85,5", "допишите знак %"),
        ("101%", "больше 100 %"),
        ("хорошо", "нужны баллы"),
        ("-3", "нужны баллы"),
        ("9 из 8", "больше наибольшего балла 8"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(written: str, said: str) -> None:
    with pytest.raises(BadMark, match=said):
        read_mark(written, most=8)


def test_a_question_takes_its_own_points() -> None:
    assert read_answer("1,5", most=2) == Fraction(3, 2)
    assert read_answer("н/я", most=2) is None
    with pytest.raises(BadMark):
        read_answer("3", most=2)


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("предметный  БЛОК", "1"),
        ("Блок 1", "1"),
        ("Коммуникативный и нормативный блок нормативная", "4/legal"),
        ("Блок 4: нормативная область", "4/legal"),
        ("Коммуникативный и правовой", "4"),
        ("Нормативно-правовые и коммуникативные компетенции", "4"),
        ("1.1", "1.1"),
        ("Трудные темы", "1.1"),
    ],
)
def test_headings_name_blocks_areas_and_questions(heading: str, code: str) -> None:
    assert targets(BLOCKS)[heading_form(heading)].code == code


def test_a_template_asks_each_area_of_a_mixed_block() -> None:
    assert [heading_of(part) for part in told(parts(BLOCKS))] == [
        "Предметный блок",
        "Методический блок",
        "Психолого-педагогический блок",
        "Коммуникативный и нормативный блок: коммуникативная область",
        "Коммуникативный и нормативный блок: нормативная область",
    ]
    assert next(heading_of(part) for part in told(parts([]))) == "Методическая область"
