"""Pure decisions of monitoring: the ten indicators from the facts of one municipality at one date."""

from services.monitoring.rules.facts import Facts
from services.monitoring.rules.indicators import INDICATORS, Figure, Indicator, Names, figure, names
from services.monitoring.rules.shares import meets, percent

__all__ = ["INDICATORS", "Facts", "Figure", "Indicator", "Names", "figure", "meets", "names", "percent"]
