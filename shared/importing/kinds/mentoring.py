"""Kinds about mentoring: pairs, their sessions, support events (ust-koksa п.19, krasnoyarsk 2.2)."""

from collections.abc import Hashable
from typing import Any

from shared.importing.cells import BadCell, integer, shown, texts, up_to
from shared.importing.columns import Column, Kind, Row, column, day_column
from shared.importing.dates import event_day
from shared.importing.kinds.people_columns import person_columns
from shared.importing.names import comparable, comparable_title
from shared.importing.sheet import Cell
from shared.importing.snils import snils
from shared.importing.vocabulary import ATTENDANCE, EVENT_KIND, PAIR_FORM, PAIR_KIND, SESSION_FORMAT
from shared.topics import TOPICS

MINUTES_OF_A_DAY = 24 * 60
MOST_TOPICS = 50
LONGEST_TOPIC = 300
CODES = {comparable(topic.title): topic.code for topic in TOPICS}


def minutes(cell: Cell) -> int | None:
    """Read how long a session lasted: a minute at least, a day at most."""
    number = integer(cell)
    if number is not None and not 1 <= number <= MINUTES_OF_A_DAY:
        raise BadCell(f"«{shown(cell)}» — проверьте, сколько минут длилась встреча")
    return number


def topics(cell: Cell) -> list[str]:
    """Read topics: those of the catalogue become its codes, even where a title has a comma in it."""
    parts, found = texts(cell), []
    while parts:
        length = next((n for n in (3, 2, 1) if comparable(", ".join(parts[:n])) in CODES), 1)
        taken, parts = ", ".join(parts[:length]), parts[length:]
        if len(taken) > LONGEST_TOPIC:
            raise BadCell(f"тема длиннее {LONGEST_TOPIC} знаков")
        found.append(CODES.get(comparable(taken), taken))
    if len(found) > MOST_TOPICS:
        raise BadCell(f"больше {MOST_TOPICS} тем")
    return found


def _person(name: str, whose: str) -> tuple[Column, ...]:
    """One of the two of a pair that is known already: no organization is needed to find it."""
    hint = "Как в файле пар." if name == "mentor" else "Как в файле пар; человек не из реестра — по ФИО."
    return (
        column(f"СНИЛС {whose}", f"{name}_snils", snils, hint="11 цифр. Пусто — ищется по ФИО."),
        column(f"ФИО {whose}", f"{name}_name", up_to(300), required=True, hint=hint),
    )


def _side(name: str, whose: str) -> tuple[Column, ...]:
    return (
        column(f"СНИЛС {whose}", f"{name}_snils", snils, hint="11 цифр. Пусто — ищется по ФИО."),
        column(f"ФИО {whose}", f"{name}_name", up_to(300), required=True),
        column(
            f"Организация {whose}",
            f"{name}_organization",
            up_to(300),
            hint="Заполните без СНИЛС, если человек не из реестра: студент, преподаватель вуза, партнёр.",
        ),
    )


def side_key(row: Row, side: str) -> Hashable:
    """Identify one of the pair: a person of the register, else normalised name and organization."""
    external: tuple[Any, ...] = (
        comparable(row[f"{side}_name"]),
        comparable(row.get(f"{side}_organization_text") or ""),
    )
    return row[f"{side}_id"] or external


def _pair_key(row: Row) -> Hashable:
    return (
        side_key(row, "mentor"),
        side_key(row, "mentee"),
        row.get("order_number") or "",
        row["starts_on"],
    )


def _session_key(row: Row) -> Hashable:
    return side_key(row, "mentor"), side_key(row, "mentee"), row["session_date"]


def _event_key(row: Row) -> Hashable:
    return comparable_title(row["title"]), row["event_date"], row["kind"], row["person_id"]


PAIRS = Kind(
    name="pairs",
    title="Наставнические пары",
    columns=(
        *_side("mentor", "наставника"),
        *_side("mentee", "наставляемого"),
        column("Форма", "form", PAIR_FORM, hint="Пусто — педагог – педагог."),
        column("Вид", "kind", PAIR_KIND, hint="Пусто — традиционная."),
        column("Номер приказа", "order_number", up_to(100), hint="Пусто — пара только предложена."),
        day_column("Дата приказа", "order_date", event_day),
        day_column("Начало", "starts_on", event_day, required=True),
        day_column("Окончание", "ends_on", event_day, hint="Последний день; пусто — без срока."),
    ),
    key=_pair_key,
    periods=(("starts_on", "ends_on"),),
)
SESSIONS = Kind(
    name="sessions",
    title="Встречи пар",
    columns=(
        *_person("mentor", "наставника"),
        *_person("mentee", "наставляемого"),
        day_column("Дата", "session_date", event_day, required=True, similar=("Дата встречи",)),
        column("Минуты", "minutes", minutes, similar=("Длительность", "Продолжительность")),
        column("Формат", "format", SESSION_FORMAT, hint="Пусто — консультация."),
        column("Темы", "topics", topics, hint="Через запятую.", similar=("Тема", "О чём")),
    ),
    key=_session_key,
)
EVENTS = Kind(
    name="events",
    title="Мероприятия",
    columns=(
        column("Мероприятие", "title", up_to(300), required=True),
        day_column("Дата", "event_date", event_day, required=True),
        column("Вид", "kind", EVENT_KIND, required=True),
        *person_columns(),
        column("Участие", "state", ATTENDANCE, hint="Пусто — участвовал."),
    ),
    key=_event_key,
)
