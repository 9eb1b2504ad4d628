"""Tables of training demand: areas with their forecast, topics, and who asked."""

from collections.abc import Sequence
from typing import Any

from services.routes.queries.demands import AreaNeed, Demand, SchoolNeed, TopicNeed
from services.routes.queries.sent_demands import School
from services.routes.queries.wishes import Wish
from services.routes.rules import demand as rules
from services.routes.rules.demand_paper import HIDDEN, SHORT_HISTORY
from shared.russian import short_date
from shared.web.tables import Column, Table


def expected(row: AreaNeed | TopicNeed | SchoolNeed) -> str:
    """How many are expected, or that it cannot be said."""
    return row.outlook.expected.words if row.outlook else SHORT_HISTORY


def between(row: AreaNeed | TopicNeed | SchoolNeed) -> str:
    """The ends of the forecast."""
    return row.outlook.words if row.outlook else ""


COMING: dict[str, Any] = {"key": "outlook", "title": "Прогноз на полгода", "numeric": True, "sortable": False}
ENDS: dict[str, Any] = {"key": "between", "title": "В каких пределах", "sortable": False}
AREAS: tuple[Column[AreaNeed], ...] = (
    Column(key="title", title="Область", value=lambda row: row.title),
    Column(
        key="unresolved",
        title="Людей с незакрытым дефицитом",
        value=lambda row: row.unresolved.words,
        numeric=True,
        sortable=False,
    ),
    Column(value=expected, **COMING),
    Column(value=between, **ENDS),
    Column(
        key="trained", title="Прошли курс", value=lambda row: row.trained.words, numeric=True, sortable=False
    ),
    Column(
        key="closed",
        title="Из них закрыли дефицит",
        value=lambda row: row.closed.words,
        numeric=True,
        sortable=False,
    ),
)
TOPICS: tuple[Column[TopicNeed], ...] = (
    Column(key="title", title="Тема", value=lambda row: row.title),
    Column(key="note", title="Область", value=lambda row: row.note, shown=False),
    Column(key="ordered", title="Мест", value=lambda row: row.places.count, numeric=True),
    Column(key="hours", title="Часы", value=lambda row: row.places.hours, numeric=True, sortable=False),
    Column(key="forms", title="Форма", value=lambda row: row.places.forms, sortable=False),
    Column(key="periods", title="Период", value=lambda row: row.places.periods, sortable=False),
    Column(key="urgent", title="Срочно", value=lambda row: row.places.urgent, numeric=True),
    Column(key="asked", title="Просят", value=lambda row: row.asked, numeric=True),
    Column(
        key="unresolved",
        title="Людей с дефицитом",
        value=lambda row: row.unresolved.words,
        numeric=True,
        sortable=False,
    ),
    Column(value=expected, **COMING),
    Column(value=between, **ENDS),
)
PLACES: tuple[Column[SchoolNeed], ...] = (
    Column(key="title", title="Организация", value=lambda row: row.title),
    Column(key="ordered", title="Мест в заявке", value=lambda row: row.ordered, numeric=True),
    Column(
        key="unresolved",
        title="Людей с незакрытым дефицитом",
        value=lambda row: row.unresolved.words,
        numeric=True,
        sortable=False,
    ),
    Column(value=expected, **COMING),
    Column(value=between, **ENDS),
)
WISHES: tuple[Column[Wish], ...] = (
    Column(key="name", title="ФИО", value=lambda row: row.name),
    Column(key="subject", title="Предмет", value=lambda row: row.subject),
    Column(
        key="course",
        title="Последнее ПК",
        value=lambda row: short_date(row.last_course_on) if row.last_course_on else "не было",
        sortable=False,
    ),
    Column(key="deficit", title="Дефицит", value=lambda row: row.deficit or HIDDEN),
    Column(key="theme", title="Тема", value=lambda row: row.theme),
    Column(key="hours", title="Часы", value=lambda row: row.hours, numeric=True),
    Column(key="form", title="Форма", value=lambda row: rules.STUDY_FORMS[row.form]),
    Column(key="period", title="Период", value=lambda row: rules.PERIODS[row.period]),
    Column(key="year", title="Год", value=lambda row: row.year, shown=False),
    Column(key="priority", title="Приоритет", value=lambda row: rules.PRIORITIES[row.priority]),
)
SCHOOLS: tuple[Column[School], ...] = (
    Column(key="name", title="Школа", value=lambda row: row.name),
    Column(key="state", title="Заявка", value=lambda row: "отправлена" if row.sent else "не отправлена"),
    Column(key="sent_on", title="Когда", value=lambda row: row.sent.sent_on if row.sent else None),
    Column(
        key="rows", title="Мест", value=lambda row: len(row.sent.rows) if row.sent else None, numeric=True
    ),
)


def area_table(found: Demand) -> Table[AreaNeed]:
    """Areas with what is expected and what courses gave."""
    return Table(
        name=f"potrebnost-{found.year}", columns=AREAS, rows=found.areas, prefix="a-", searched=False
    )


def topic_table(found: Demand) -> Table[TopicNeed]:
    """Topics somebody needs or asks for; the rest say nothing."""
    rows = [one for one in found.topics if one.said]
    return Table(
        name=f"temy-{found.year}",
        columns=TOPICS,
        rows=rows,
        prefix="t-",
        empty="Пока ни одной темы",
        empty_text="Темы появятся из просьб педагогов, заявок школ и подтверждённых дефицитов.",
    )


def place_table(found: Demand) -> Table[SchoolNeed]:
    """Organizations: what they ordered, how many of their people need training."""
    return Table(name=f"organizacii-{found.year}", columns=PLACES, rows=found.schools, prefix="p-")


def wish_table(rows: Sequence[Wish]) -> Table[Wish]:
    """Who asked, as the application has it."""
    return Table(
        name="prosby",
        columns=WISHES,
        rows=rows,
        prefix="w-",
        empty="Пока никто не попросил",
        empty_text="Педагог просит сам: «Моё развитие», затем «Прошу обучение».",
    )


def school_table(rows: Sequence[School]) -> Table[School]:
    """Which schools have sent their application."""
    return Table(name="zayavki-shkol", columns=SCHOOLS, rows=rows, prefix="s-")
