"""Files of as many invented people as one likes: valid СНИЛС, namesakes, the same every time."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random

from xlsxwriter import Workbook  # type: ignore[import-untyped] # it has no stubs

ORGANIZATIONS = 150
HEADINGS = (
    "СНИЛС",
    "Фамилия",
    "Имя",
    "Отчество",
    "Дата рождения",
    "Начало педагогического стажа",
    "Организация",
    "Должность",
    "Категория работника",
    "Занятость",
    "Ставка",
    "Работает с",
    "Электронная почта",
    "Предмет",
)
BEGINNINGS = [
    "Ал",
    "Бор",
    "Вол",
    "Гор",
    "Дан",
    "Ерм",
    "Жар",
    "Зим",
    "Ил",
    "Кар",
    "Лоб",
    "Мор",
    "Нов",
    "Ор",
    "Пав",
    "Рог",
    "Сав",
    "Тим",
    "Ус",
    "Фом",
    "Хар",
    "Шал",
]
MIDDLES = ["ан", "ат", "ел", "ен", "ив", "ик", "ин", "ол", "он", "ор", "ух", "уш"]
ENDS = ["ова", "ева", "ина", "енко", "ских"]
FIRST_NAMES = [
    "Анна",
    "Мария",
    "Елена",
    "Ольга",
    "Наталья",
    "Ирина",
    "Татьяна",
    "Светлана",
    "Юлия",
    "Екатерина",
    "Вера",
    "Нина",
    "Алия",
    "Семён",
]
FATHERS = [
    "Иван",
    "Пётр",
    "Сергей",
    "Андрей",
    "Николай",
    "Павел",
    "Михаил",
    "Степан",
    "Роман",
    "Фёдор",
    "Максим",
    "Антон",
]
SUBJECTS = ("Математика", "Русский язык", "Физика", "История", "Химия, биология", "")
POSITIONS = ("учитель", "учитель начальных классов", "воспитатель", "педагог-психолог", "методист")


def write_organizations(path: Path) -> Path:
    """Write the schools that the people work in."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter=";")
        table.writerow(("Код", "Наименование"))
        table.writerows((_code(number), f"МБОУ «Школа № {number}»") for number in range(1, ORGANIZATIONS + 1))
    return path


def write_people(path: Path, rows: int) -> Path:
    """Write a file of people, each in one row; XLSX or CSV by the name."""
    if path.suffix == ".xlsx":
        _write_workbook(path, rows)
        return path
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter=";")
        table.writerow(HEADINGS)
        table.writerows([_shown(cell) for cell in row] for row in people(rows))
    return path


def people(rows: int) -> Iterator[list[str | float | date]]:
    """Give the rows of people."""
    chance = Random(rows)
    surnames = ["".join(parts) for parts in product(BEGINNINGS, MIDDLES, ENDS)]
    for number in range(rows):
        birth_date = date(1960, 1, 1) + timedelta(days=chance.randrange(42 * 365))
        experience_from = birth_date + timedelta(days=22 * 365 + chance.randrange(500))
        yield [
            snils(200_000_000 + number * 7),
            chance.choice(surnames),
            chance.choice(FIRST_NAMES),
            f"{chance.choice(FATHERS)}овна",
            birth_date,
            experience_from,
            _code(chance.randint(1, ORGANIZATIONS)),
            chance.choice(POSITIONS),
            "педагог",
            "основная",
            chance.choice((0.5, 1.0, 1.5)),
            experience_from + timedelta(days=chance.randrange(300)),
            f"teacher{number}@school.example",
            chance.choice(SUBJECTS),
        ]


def snils(nine: int) -> str:
    """Write a СНИЛС of nine digits with its check digits."""
    digits = f"{nine:09d}"
    check = (
        sum(int(digit) * weight for digit, weight in zip(digits, range(9, 0, -1), strict=True)) % 101 % 100
    )
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:]} {check:02d}"


def _write_workbook(path: Path, rows: int) -> None:
    with Workbook(path, {"constant_memory": True, "default_date_format": "dd.mm.yyyy"}) as book:
        sheet = book.add_worksheet("Педагоги")
        sheet.write_row(0, 0, HEADINGS)
        for number, row in enumerate(people(rows), start=1):
            sheet.write_row(number, 0, row)


def _code(number: int) -> str:
    return f"sch-{number:03d}"


def _shown(cell: str | float | date) -> str:
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    return cell if isinstance(cell, str) else f"{cell:g}".replace(".", ",")
