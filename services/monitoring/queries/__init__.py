"""Reads of monitoring: the ten figures of a municipality and the names behind each."""

from services.monitoring.queries.behind import Behind, SchoolShare, behind
from services.monitoring.queries.facts import facts_on
from services.monitoring.queries.indicators import Board, Line, board, indicators, indicators_for
from services.monitoring.queries.municipalities import day_in, municipalities, municipality_within
from services.monitoring.queries.people import ListName, Named, people

__all__ = [
    "Behind",
    "Board",
    "Line",
    "ListName",
    "Named",
    "SchoolShare",
    "behind",
    "board",
    "day_in",
    "facts_on",
    "indicators",
    "indicators_for",
    "municipalities",
    "municipality_within",
    "people",
]
