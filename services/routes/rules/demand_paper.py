"""The application for training as a document: a school's with names, a municipality's by topic without."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from services.routes.rules.demand import ANY_TIME, PERIODS, PRIORITIES, STUDY_FORMS
from shared.documents import Grid, Paper, Part, Signatures, Text
from shared.russian import long_date, plural, short_date

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
    ("Период", 1.0),
    ("Приоритет", 1.0),
)
MUNICIPAL: tuple[tuple[str, float], ...] = (
    ("№", 0.4),
    ("Тема", 2.6),
    ("Область", 1.6),
    ("Мест в заявках", 0.9),
    ("Школ", 0.7),
    ("Часы", 0.8),
    ("Форма", 1.5),
    ("Период", 1.4),
    ("Из них срочно", 0.9),
    ("Попросили сами", 1.0),
    ("Людей с дефицитом", 1.0),
    ("Прогноз на полгода", 1.0),
    ("В каких пределах", 1.1),
)
AREAS: tuple[tuple[str, float], ...] = (
    ("Область", 2.4),
    ("Людей с дефицитом сейчас", 1.2),
    ("Прогноз на полгода", 1.2),
    ("В каких пределах", 1.2),
)
SCHOOLS: tuple[tuple[str, float], ...] = (
    ("Организация", 3.4),
    ("Мест в заявке", 1.0),
    ("Людей с дефицитом", 1.2),
    ("Прогноз на полгода", 1.2),
    ("В каких пределах", 1.2),
)
RECENT = "курс был меньше трёх лет назад"
HIDDEN = "не назван"
SHORT_HISTORY = "мало истории"


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
            _period(row, year),
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


def _period(row: Row, year: int) -> str:
    period = row.get("period", ANY_TIME)  # applications sent before there was a period have none
    return f"{year} год" if period == ANY_TIME else f"{PERIODS[period]} {year} года"


def municipal_rows(rows: Sequence[Row]) -> list[list[Any]]:
    """The rows of a municipality's demand: counts by topic, no names."""
    fields = ("title", "note", "ordered", "schools", "hours", "forms", "periods", "urgent")
    return [
        [number, *(row.get(name, "") for name in fields), row["asked"], *_people(row)]
        for number, row in enumerate(rows, start=1)
    ]


def area_rows(totals: Mapping[str, Any]) -> list[list[Any]]:
    """The rows of the areas."""
    return [[one["title"], *_people(one)] for one in totals["areas"]]


def school_totals(totals: Mapping[str, Any]) -> list[list[Any]]:
    """The rows of the schools."""
    return [[one["title"], one["ordered"], *_people(one)] for one in totals["schools"]]


def _people(row: Row) -> tuple[str, str, str]:
    """People now, in half a year, and its ends; what was sent before there was such a forecast has none."""
    if "expected" not in row:
        return row["unresolved"], "", ""
    return row["unresolved"], row["expected"] or SHORT_HISTORY, row["between"]


def paper(
    parts: Sequence[Part],
    *,
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
        parts=(*parts, Signatures(lines=[(signer, "")], dated=True)),
    )


def school_parts(rows: Sequence[Row], *, year: int) -> list[Part]:
    """Who asks, and that they asked themselves."""
    return [_grid(SCHOOL, school_rows(rows, year=year)), Text(text=ASKED)]


def municipal_parts(rows: Sequence[Row], totals: Mapping[str, Any]) -> list[Part]:
    """By topic, by area and by school, with the forecast; and how much may not be told."""
    parts: list[Part] = [_grid(MUNICIPAL, municipal_rows(rows), "По темам")]
    if totals:
        parts += [
            _grid(AREAS, area_rows(totals), "По областям"),
            _grid(SCHOOLS, school_totals(totals), "По организациям"),
            Text(text=hidden(totals)),
        ]
    return [*parts, Text(text=NOTE)]


def hidden(totals: Mapping[str, Any]) -> str:
    """Of how many topics and schools the number of people is too small to be told."""
    topics = plural(totals["topics"], "темы", "тем", "тем")
    schools = plural(len(totals["schools"]), "организации", "организаций", "организаций")
    return (
        f"Число людей с дефицитом не показано у {totals['hidden_topics']} из {topics} "
        f"и у {totals['hidden_schools']} из {schools}: там мало людей или нет никого. "
        "В строки областей вошли все."
    )


def _grid(titles: Sequence[tuple[str, float]], rows: Sequence[Sequence[Any]], title: str = "") -> Grid:
    return Grid(
        headings=[name for name, _ in titles],
        widths=[share for _, share in titles],
        rows=[[str(cell) for cell in row] for row in rows],
        title=title,
    )


ASKED = "В заявке те, кто сам попросил обучения. Дефицит назван только там, где человек разрешил его назвать."
NOTE = (
    "Люди с незакрытым дефицитом посчитаны без имён на конец месяца: малые числа не показываем, остальные "
    "числа округлены так, что истинное лежит между двумя названными. Места, часы, форма и период взяты из "
    "заявок школ. Срочно тем, кто не учился три года и больше. Прогноз: к людям с дефицитом сейчас "
    "прибавлено среднее за полугодие и вычтена доля тех, кто обычно закрывает дефицит. «Мало истории» — "
    "меньше двух полугодий, о которых можно сказать число людей."
)
