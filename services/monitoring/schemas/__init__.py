"""The edge of monitoring: what may be asked and how the answers look in JSON."""

from services.monitoring.schemas.indicators import (
    IndicatorsOut,
    IndicatorsQuery,
    ListForm,
    ListQuery,
    NamedOut,
    PageQuery,
    PeopleQuery,
)
from services.monitoring.schemas.periods import (
    ChangeOut,
    ConfirmationIn,
    CorrectionIn,
    CorrectionWith,
    FigureOut,
    Paged,
    PeriodForm,
    PeriodIn,
    PeriodOut,
    ReadinessOut,
    SnapshotOut,
    SnapshotsQuery,
)

__all__ = [
    "ChangeOut",
    "ConfirmationIn",
    "CorrectionIn",
    "CorrectionWith",
    "FigureOut",
    "IndicatorsOut",
    "IndicatorsQuery",
    "ListForm",
    "ListQuery",
    "NamedOut",
    "PageQuery",
    "Paged",
    "PeopleQuery",
    "PeriodForm",
    "PeriodIn",
    "PeriodOut",
    "ReadinessOut",
    "SnapshotOut",
    "SnapshotsQuery",
]
