"""The application for training as a document: a school's with names, a municipality's by topic without."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from services.routes.rules.demand import PRIORITIES, STUDY_FORMS
from shared.documents import Grid, Paper, Signatures, Text
from shared.russian import long_date, short_date

Row = Mapping[str, Any]
SCHOOL: tuple[tuple[str, float], ...] = (
    ("№", 0.4),
    ("ФИО", 2.2),
    ("Предмет", 1.3),
    ("Последнее ПК", 1.1),
    ("Дефицит", 1.6),
    ("Тема", 2.2),
    ("Часы", 0.6),
    ("Форма", 1.2),
    ("Период", 0.7),
    ("Приоритет", 1.0),
)
MUNICIPAL: tuple[tuple[str, float], ...] = (
    ("№", 0.4),
    ("Тема", 3.4),
    ("Область", 2.0),
    ("Мест в заявках школ", 1.1),
    ("Попросили сами", 1.0),
    ("Людей с незакрытым дефицитом", 1.4),
)
RECENT = "курс был меньше трёх лет назад"
HIDDEN = "не назван"


def school_rows(rows: Sequence[Row], *, year: int) -> list[list[Any]]:
    """The rows of a school's application, cell by cell."""
    return [
        [
            number,
            row["name"],
            row["subject"],
            _course(row),
            row["deficit"] or HIDDEN,
            row["theme"],
            row["hours"] or "",
            STUDY_FORMS[row["form"]],
            year,
            PRIORITIES[row["priority"]],
        ]
        for number, row in enumerate(rows, start=1)
    ]


def _course(row: Row) -> str:
    """When the last course was; that it is recent is said where it is read."""
    day = row["last_course_on"]
    if not day:
        return "не было"
    said = short_date(date.fromisoformat(day))
    return f"{said}, {RECENT}" if row["recent"] else said


def municipal_rows(rows: Sequence[Row]) -> list[list[Any]]:
    """The rows of a municipality's demand: counts by topic, no names."""
    return [
        [number, row["title"], row["note"], row["ordered"], row["asked"], row["unresolved"]]
        for number, row in enumerate(rows, start=1)
    ]


def paper(
    rows: Sequence[Sequence[Any]],
    *,
    titles: Sequence[tuple[str, float]],
    year: int,
    organization: str,
    signer: str,
    sent_on: date | None,
) -> Paper:
    """The document; one that is not sent yet says that it is a draft."""
    when = long_date(sent_on) if sent_on else ""
    return Paper(
        name="Заявка",
        heading=f"на повышение квалификации педагогических работников на {year} год",
        organization=organization,
        dated=when,
        numbered=False,
        wide=True,
        draft=sent_on is None,
        parts=(
            Grid(
                headings=[title for title, _ in titles],
                widths=[share for _, share in titles],
                rows=[[str(cell) for cell in row] for row in rows],
            ),
            Text(text=NOTE if titles == MUNICIPAL else ASKED),
            Signatures(lines=[(signer, "")], dated=True),
        ),
    )


ASKED = "В заявке те, кто сам попросил обучения. Дефицит назван только там, где человек разрешил его назвать."
NOTE = (
    "Люди с незакрытым дефицитом посчитаны без имён на конец месяца: малые числа не показываем, остальные "
    "числа округлены так, что истинное лежит между двумя названными."
)
