"""Pure decisions of monitoring: the ten indicators from the facts of one municipality at one date."""

from services.monitoring.rules.covering import Cover, cover, draft_cover, draft_cover_advice
from services.monitoring.rules.criteria import CRITERIA, LEVELS, Criterion, spread
from services.monitoring.rules.deed_words import Task, task
from services.monitoring.rules.drafting import Telling, draft_conclusions, draft_recommendations, draft_tasks
from services.monitoring.rules.facts import Facts, sizes
from services.monitoring.rules.forecasting import Forecast, forecast, month_ends
from services.monitoring.rules.gap_words import Said, said
from services.monitoring.rules.grounds import CARDS, Ground, grounds
from services.monitoring.rules.hiding import is_small, together, total, veiled
from services.monitoring.rules.indicators import (
    LIST_NAMES,
    Figure,
    Indicator,
    ListName,
    Names,
    Noun,
    Subject,
    figure,
    figure_from,
    names,
)
from services.monitoring.rules.protocols import Meeting, has_quorum, lacking
from services.monitoring.rules.reaching import Deed, deeds, shortest
from services.monitoring.rules.readiness import Gap, all_figures, gaps
from services.monitoring.rules.reporting import (
    Calendar,
    ReportingDay,
    is_interim,
    near_snapshots,
    next_final,
    reporting_day,
    reporting_days,
)
from services.monitoring.rules.reports import REPORTS, ReportKind, Section
from services.monitoring.rules.shares import meets, missing, percent, threshold_share, whole
from services.monitoring.rules.snapshots import (
    Change,
    Entries,
    Entry,
    Frozen,
    changes,
    digest,
    frozen,
    packed,
    places_of,
    unpacked,
)
from services.monitoring.rules.table import INDICATORS
from services.monitoring.rules.wording import (
    HIDDEN,
    Counted,
    Verdict,
    noun_of,
    office_words,
    period_words,
    short_title,
    threshold_words,
    verdict,
)
from services.monitoring.rules.yearly import draft_work

__all__ = [
    "CARDS",
    "CRITERIA",
    "HIDDEN",
    "INDICATORS",
    "LEVELS",
    "LIST_NAMES",
    "REPORTS",
    "Calendar",
    "Change",
    "Counted",
    "Cover",
    "Criterion",
    "Deed",
    "Entries",
    "Entry",
    "Facts",
    "Figure",
    "Forecast",
    "Frozen",
    "Gap",
    "Ground",
    "Indicator",
    "ListName",
    "Meeting",
    "Names",
    "Noun",
    "ReportKind",
    "ReportingDay",
    "Said",
    "Section",
    "Subject",
    "Task",
    "Telling",
    "Verdict",
    "all_figures",
    "changes",
    "cover",
    "deeds",
    "digest",
    "draft_conclusions",
    "draft_cover",
    "draft_cover_advice",
    "draft_recommendations",
    "draft_tasks",
    "draft_work",
    "figure",
    "figure_from",
    "forecast",
    "frozen",
    "gaps",
    "grounds",
    "has_quorum",
    "is_interim",
    "is_small",
    "lacking",
    "meets",
    "missing",
    "month_ends",
    "names",
    "near_snapshots",
    "next_final",
    "noun_of",
    "office_words",
    "packed",
    "percent",
    "period_words",
    "places_of",
    "reporting_day",
    "reporting_days",
    "said",
    "short_title",
    "shortest",
    "sizes",
    "spread",
    "task",
    "threshold_share",
    "threshold_words",
    "together",
    "total",
    "unpacked",
    "veiled",
    "verdict",
    "whole",
]
