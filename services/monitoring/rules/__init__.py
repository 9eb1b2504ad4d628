"""Pure decisions of monitoring: the ten indicators from the facts of one municipality at one date."""

from services.monitoring.rules.facts import Facts
from services.monitoring.rules.indicators import Figure, Indicator, Names, Noun, figure, names
from services.monitoring.rules.reporting import Calendar, is_interim, near_snapshots, reporting_day
from services.monitoring.rules.shares import meets, missing, percent, whole
from services.monitoring.rules.table import INDICATORS
from services.monitoring.rules.wording import (
    Verdict,
    noun_of,
    period_words,
    short_title,
    threshold_words,
    verdict,
)

__all__ = [
    "INDICATORS",
    "Calendar",
    "Facts",
    "Figure",
    "Indicator",
    "Names",
    "Noun",
    "Verdict",
    "figure",
    "is_interim",
    "meets",
    "missing",
    "names",
    "near_snapshots",
    "noun_of",
    "percent",
    "period_words",
    "reporting_day",
    "short_title",
    "threshold_words",
    "verdict",
    "whole",
]
