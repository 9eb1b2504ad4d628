"""Kinds about organizations and bodies: organizations, facts, bodies, memberships (ust-koksa п.19, 20)."""

from collections.abc import Hashable

from shared.importing.cells import boolean, text, up_to
from shared.importing.columns import Kind, Problem, Row, column, day_column
from shared.importing.coordinates import coordinates
from shared.importing.dates import event_day
from shared.importing.kinds.people_columns import ORGANIZATION_ALIASES, ORGANIZATION_LIKE, person_columns
from shared.importing.names import comparable, comparable_title
from shared.importing.vocabulary import BODY_KIND, BODY_LEVEL, FACT_KIND, FACT_STATE, ORGANIZATION_KIND


def _organization_key(row: Row) -> Hashable:
    return comparable(row["code"])


def _fact_key(row: Row) -> Hashable:
    return row["organization_id"], row["kind"], row.get("document") or "", row["dated_on"]


def _finish_fact(row: Row) -> list[Problem]:
    since, until = row.get("valid_since") or row["dated_on"], row.get("valid_until")
    if "valid_since" in row:  # a column that is not in the file leaves what is stored alone
        row["valid_since"] = since
    if until and until < since:
        return [("Действует по", f"{until:%d.%m.%Y} раньше, чем начало действия {since:%d.%m.%Y}")]
    return []


def _body_key(row: Row) -> Hashable:
    return comparable_title(row["name"])


def _finish_body(row: Row) -> list[Problem]:
    if "level" in row:
        row["level"] = row["level"] or "municipal"
    return []


def _membership_key(row: Row) -> Hashable:
    return row["body_id"], row["person_id"], row.get("since")


ORGANIZATIONS = Kind(
    name="organizations",
    title="Организации",
    columns=(
        column(
            "Код", "code", up_to(40), required=True, hint="Короткий код: им организацию называют в файлах."
        ),
        column("Наименование", "name", up_to(300), required=True, similar=("Название",)),
        column("Тип", "kind", ORGANIZATION_KIND),
        day_column("Действует с", "active_since", event_day),
        day_column("Действует по", "active_until", event_day, hint="Последний день; пусто — бессрочно."),
        column("ШНОР", "low_result", boolean, hint="да или нет: низкие образовательные результаты."),
        column("Координаты", "coordinates", coordinates, hint="Широта и долгота, например 52.513, 82.779."),
    ),
    key=_organization_key,
    periods=(("active_since", "active_until"),),
)
FACTS = Kind(
    name="facts",
    title="Сведения об организациях",
    columns=(
        column(
            "Организация",
            "organization",
            text,
            required=True,
            aliases=ORGANIZATION_ALIASES,
            similar=ORGANIZATION_LIKE,
            hint="Код, наименование или прежнее имя.",
        ),
        column("Факт", "kind", FACT_KIND, required=True),
        column("Документ", "document", up_to(500)),
        day_column("Дата", "dated_on", event_day, required=True),
        day_column("Действует с", "valid_since", event_day, hint="Пусто — с даты документа."),
        day_column("Действует по", "valid_until", event_day, hint="Последний день; пусто — бессрочно."),
        column("Статус", "state", FACT_STATE, required=True),
        column("Источник", "source", up_to(500)),
    ),
    key=_fact_key,
    finish=_finish_fact,
)
BODIES = Kind(
    name="bodies",
    title="Объединения",
    columns=(
        column("Объединение", "name", up_to(300), required=True, similar=("Название", "Наименование")),
        column("Вид", "kind", BODY_KIND, required=True),
        column("Уровень", "level", BODY_LEVEL, hint="Пусто — муниципальный."),
        day_column("Действует с", "active_since", event_day),
        day_column("Действует по", "active_until", event_day, hint="Последний день; пусто — бессрочно."),
    ),
    key=_body_key,
    periods=(("active_since", "active_until"),),
    finish=_finish_body,
)
MEMBERSHIPS = Kind(
    name="memberships",
    title="Участие в объединениях",
    columns=(
        column("Объединение", "body", text, required=True),
        *person_columns(),
        column("Роль", "role", up_to(200)),
        day_column("С", "since", event_day),
        day_column("По", "until", event_day, hint="Последний день; пусто — по настоящее время."),
    ),
    key=_membership_key,
    periods=(("since", "until"),),
)
