"""Reads of monitoring: the ten figures of a municipality and the names behind each."""

from services.monitoring.queries.facts import facts_on
from services.monitoring.queries.indicators import indicators, indicators_for
from services.monitoring.queries.people import ListName, Named, people

__all__ = ["ListName", "Named", "facts_on", "indicators", "indicators_for", "people"]
