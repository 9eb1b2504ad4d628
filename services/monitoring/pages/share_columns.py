"""Columns of every table of an organization's own figures: its part in words, in files as two numbers."""

from services.monitoring.queries import Share
from shared.web.tables import Column

FRACTION: tuple[Column[Share], ...] = (
    Column(
        key="fraction",
        title="В организации",
        value=lambda row: row.words,
        numeric=True,
        sortable=False,
        exported=False,
    ),
    Column(key="numerator", title="Числитель", value=lambda row: row.numerator, shown=False),
    Column(key="denominator", title="Знаменатель", value=lambda row: row.denominator, shown=False),
)
