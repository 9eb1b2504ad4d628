"""The kind `people`: a person and one employment in each row."""

from collections.abc import Hashable
from datetime import date

from shared.importing.cells import decimal, email, text, texts, up_to
from shared.importing.columns import Kind, Problem, Row, column, day_column
from shared.importing.dates import birth_day, event_day
from shared.importing.experience import Estimated, experience_from
from shared.importing.kinds.people_columns import (
    NAME_ALIASES,
    NAME_LIKE,
    ORGANIZATION_ALIASES,
    ORGANIZATION_LIKE,
    SNILS_HINT,
)
from shared.importing.names import comparable, split_full_name
from shared.importing.names import full_name as joined
from shared.importing.snils import snils
from shared.importing.vocabulary import OCCUPATION, STAFF_CATEGORY

NAMES = ("last_name", "first_name", "middle_name")
EXPERIENCE_ALIASES = (
    "Стаж",
    "Педагогический стаж",
    "Стаж педагогический",
    "Пед. стаж",
    "Педстаж",
    "Стаж педагогической работы",
)

HIRED = (
    "Дата приёма",
    "Дата приёма на работу",
    "Принят на работу",
    "Принят(а) на работу",
    "Принята на работу",
)
HIRED_LIKE = (
    "Принят",
    "Дата трудоустройства",
    "Дата поступления на работу",
    "Начало работы",
    "Дата начала работы",
)


def person_key(row: Row) -> Hashable:
    """Identify the person of a row within its file: СНИЛС, else full name and birth date."""
    return row.get("snils") or (
        comparable(joined(row["last_name"], row["first_name"], row.get("middle_name"))),
        row.get("birth_date"),
    )


def _key(row: Row) -> Hashable:
    return (
        row.get("person_key") or person_key(row),
        row["organization_id"],
        row.get("position") or "",
        row["occupation"],
        row.get("since"),
    )


def _finish(row: Row) -> list[Problem]:
    row["occupation"] = row.get("occupation") or "main"
    if isinstance(start := row.get("experience_from"), Estimated):
        row |= {"experience_from": date(start.year, start.month, start.day), "experience_estimated": True}
    written = row.pop("full_name", None)
    if written and not (row.get("last_name") and row.get("first_name")):
        parts = split_full_name(written)
        if parts is None:
            return [("ФИО", f"«{written}» — нужны по меньшей мере фамилия и имя")]
        row |= dict(zip(NAMES, parts, strict=True))
    return []


PEOPLE = Kind(
    name="people",
    title="Педагогические работники",
    columns=(
        column("СНИЛС", "snils", snils, hint=SNILS_HINT),
        column("Фамилия", "last_name", up_to(100), required=True, instead="full_name"),
        column("Имя", "first_name", up_to(100), required=True, instead="full_name"),
        column("Отчество", "middle_name", up_to(100)),
        column("ФИО", "full_name", up_to(100), aliases=NAME_ALIASES, similar=NAME_LIKE, offered=False),
        day_column("Дата рождения", "birth_date", birth_day),
        day_column(
            "Начало педагогического стажа",
            "experience_from",
            experience_from,
            aliases=EXPERIENCE_ALIASES,
            hint="Дата, например 01.09.2015. Если дата неизвестна — стаж: «2 г. 3 мес.».",
        ),
        column(
            "Организация",
            "organization",
            text,
            required=True,
            aliases=ORGANIZATION_ALIASES,
            similar=ORGANIZATION_LIKE,
            hint="Код, наименование или прежнее имя.",
        ),
        column("Должность", "position", up_to(200)),
        column("Категория работника", "staff_category", STAFF_CATEGORY),
        column("Занятость", "occupation", OCCUPATION, hint="Пусто — основная."),
        column("Ставка", "rate", decimal, hint="Число, например 0,5."),
        day_column("Работает с", "since", event_day, aliases=HIRED, similar=HIRED_LIKE),
        day_column(
            "Работает по",
            "until",
            event_day,
            hint="Последний день; пусто — по настоящее время.",
            similar=("Дата увольнения", "Уволен"),
        ),
        column("Электронная почта", "email", email, aliases=("E-mail", "Почта")),
        column("Предмет", "subjects", texts, aliases=("Предметы",), hint="Несколько — через запятую."),
    ),
    key=_key,
    periods=(("since", "until"),),
    finish=_finish,
)
