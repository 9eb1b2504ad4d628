"""Names and positions in six cases: hard ones by a table that people have read, doubtful ones untouched."""

import csv
from pathlib import Path

import pytest

from shared.documents import CASES, decline_name, decline_organization, decline_position

TABLE = Path(__file__).parent / "names.csv"


def rows() -> list[list[str]]:
    _, *found = csv.reader(TABLE.read_text(encoding="utf-8").splitlines(), delimiter=";")
    return found


@pytest.mark.parametrize("row", rows(), ids=lambda row: " ".join(row[:3]))
def test_a_name_is_declined(row: list[str]) -> None:
    last, first, middle, *expected = row
    found = decline_name(last_name=last, first_name=first, middle_name=middle)
    assert list(found.forms().values()) == [" ".join(part for part in row[:3] if part), *expected]
    assert found.sure


@pytest.mark.parametrize("name", ["Ли Сяо", "Smith John", "Сидоренко Женя", "Мельников Саша", "Иванова А."])
def test_whose_gender_nobody_knows_is_left_alone(name: str) -> None:
    last, first = name.split()
    found = decline_name(last_name=last, first_name=first)
    assert set(found.forms().values()) == {name}
    assert not found.sure


@pytest.mark.parametrize("name", ["Лев Илья Маркович", "Заяц Пётр Маркович", "Галич Николь Фомич"])
def test_what_only_the_family_knows_asks_for_a_look(name: str) -> None:
    last, first, middle = name.split()
    assert not decline_name(last_name=last, first_name=first, middle_name=middle).sure


POSITIONS = (
    "учитель математики | учителя математики | учителю математики | учителя математики | учителем математики",
    (
        "заместитель директора по УВР | заместителя директора по УВР | заместителю директора по УВР | "
        "заместителя директора по УВР | заместителем директора по УВР"
    ),
    "педагог-психолог | педагога-психолога | педагогу-психологу | педагога-психолога | педагогом-психологом",
    (
        "социальный педагог | социального педагога | социальному педагогу | социального педагога | "
        "социальным педагогом"
    ),
    "старший вожатый | старшего вожатого | старшему вожатому | старшего вожатого | старшим вожатым",
    (
        "заведующий библиотекой | заведующего библиотекой | заведующему библиотекой | "
        "заведующего библиотекой | заведующим библиотекой"
    ),
    "заведующая | заведующей | заведующей | заведующую | заведующей",
    "Директор | Директора | Директору | Директора | Директором",
    "тьютор | тьютора | тьютору | тьютора | тьютором",
    "и.о. директора | и.о. директора | и.о. директора | и.о. директора | и.о. директора",
)


@pytest.mark.parametrize("line", POSITIONS)
def test_a_position_is_declined(line: str) -> None:
    forms = line.split(" | ")
    found = decline_position(forms[0])
    assert list(found.forms().values())[:5] == forms
    assert found.sure


def test_a_position_that_is_not_understood_stays_and_says_so() -> None:
    found = decline_position("ИП")
    assert {getattr(found, name) for name in CASES} == {"ИП"}
    assert not found.sure


def test_of_a_school_only_what_stands_before_the_quotes_is_declined() -> None:
    full = decline_organization("Муниципальное бюджетное общеобразовательное учреждение «Школа № 1»")
    assert full.genitive == "Муниципального бюджетного общеобразовательного учреждения «Школа № 1»"
    short = decline_organization("МБОУ «Школа № 1»")
    assert set(short.forms().values()) == {"МБОУ «Школа № 1»"}
