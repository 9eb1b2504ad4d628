"""Pure decisions of year plans: their years, versions, what an item is on a day, what the analysis says."""

from services.monitoring.rules.plans.analysing import (
    Execution,
    Sums,
    draft_analysis,
    draft_proposals,
    execution,
)
from services.monitoring.rules.plans.comparing import KINDS, Difference, differences
from services.monitoring.rules.plans.tracking import (
    FACT_KINDS,
    SECTIONS,
    STATES,
    Progress,
    Tracked,
    leads,
    packed_item,
    told_state,
    unpacked_item,
)
from services.monitoring.rules.plans.years import (
    PART_KINDS,
    Part,
    Span,
    in_year,
    part_on,
    parts,
    year_on,
    year_span,
    year_title,
)

__all__ = [
    "FACT_KINDS",
    "KINDS",
    "PART_KINDS",
    "SECTIONS",
    "STATES",
    "Difference",
    "Execution",
    "Part",
    "Progress",
    "Span",
    "Sums",
    "Tracked",
    "differences",
    "draft_analysis",
    "draft_proposals",
    "execution",
    "in_year",
    "leads",
    "packed_item",
    "part_on",
    "parts",
    "told_state",
    "unpacked_item",
    "year_on",
    "year_span",
    "year_title",
]
