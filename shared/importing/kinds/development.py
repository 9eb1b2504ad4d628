"""Kinds about professional development: certificates and routes (ust-koksa п.19)."""

from collections.abc import Hashable

from shared.importing.cells import decimal, text, up_to
from shared.importing.columns import Kind, Row, column, day_column
from shared.importing.dates import event_day, past_day
from shared.importing.kinds.people_columns import person_columns
from shared.importing.names import comparable
from shared.importing.vocabulary import CERTIFICATE_KIND, ROUTE_STATE


def _certificate_key(row: Row) -> Hashable:
    return row["person_id"], row.get("number") or "", row["issued_on"]


def _route_key(row: Row) -> Hashable:
    tutor = row.get("tutor_id") or comparable(row.get("tutor_text") or "")
    return row["person_id"], tutor, row.get("approved_on"), row.get("goal") or ""


CERTIFICATES = Kind(
    name="certificates",
    title="Удостоверения",
    columns=(
        *person_columns(),
        column("Программа", "programme", up_to(500), required=True),
        column("Вид", "kind", CERTIFICATE_KIND),
        column("Часы", "hours", decimal),
        day_column("Дата выдачи", "issued_on", past_day, required=True),
        column("Номер", "number", up_to(100)),
    ),
    key=_certificate_key,
)
ROUTES = Kind(
    name="routes",
    title="Индивидуальные образовательные маршруты",
    columns=(
        *person_columns(),
        column("Тьютор", "tutor", up_to(300), hint="ФИО полностью."),
        column("Цель", "goal", text),
        column("Статус", "state", ROUTE_STATE, required=True),
        day_column("Дата утверждения", "approved_on", event_day),
        day_column("Дата закрытия", "closed_on", event_day, hint="Последний день маршрута."),
        day_column("Окончание", "planned_until", event_day, hint="Последний день по плану."),
    ),
    key=_route_key,
    periods=(("approved_on", "closed_on"), ("approved_on", "planned_until")),
)
