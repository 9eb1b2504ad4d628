"""The kind `absences`: who is away for long, and since when (domain: coverage names the reason)."""

from collections.abc import Hashable

from shared.importing.columns import Kind, Row, column, day_column
from shared.importing.dates import event_day
from shared.importing.kinds.people_columns import person_columns
from shared.importing.vocabulary import ABSENCE_KIND


def _key(row: Row) -> Hashable:
    return row["person_id"], row["kind"], row["since"]


ABSENCES = Kind(
    name="absences",
    title="Длительные отсутствия",
    columns=(
        *person_columns(),
        column("Вид", "kind", ABSENCE_KIND, required=True),
        day_column("С", "since", event_day, required=True, similar=("Начало", "Дата начала")),
        day_column("По", "until", event_day, hint="Последний день; пусто — по настоящее время."),
    ),
    key=_key,
    periods=(("since", "until"),),
)
