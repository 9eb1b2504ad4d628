"""Kinds about mentoring: pairs and support events (ust-koksa п.19, krasnoyarsk 2.2)."""

from collections.abc import Hashable
from typing import Any

from shared.importing.cells import up_to
from shared.importing.columns import Column, Kind, Row, column, day_column
from shared.importing.dates import event_day
from shared.importing.kinds.people_columns import person_columns
from shared.importing.names import comparable, comparable_title
from shared.importing.snils import snils
from shared.importing.vocabulary import ATTENDANCE, EVENT_KIND, PAIR_FORM, PAIR_KIND


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
