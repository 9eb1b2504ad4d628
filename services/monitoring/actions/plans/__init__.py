"""Verbs of year plans: begun, written, approved, corrected, carried out, analysed."""

from services.monitoring.actions.plans.analysing import begin_analysis, write_analysis
from services.monitoring.actions.plans.announcing import items_in_force
from services.monitoring.actions.plans.approving import approve, drop_correction
from services.monitoring.actions.plans.making import drop_plan, make_plan
from services.monitoring.actions.plans.marking import mark_item, tell_done_by_facts
from services.monitoring.actions.plans.writing import add_item, cancel_item, change_item, start_correction

__all__ = [
    "add_item",
    "approve",
    "begin_analysis",
    "cancel_item",
    "change_item",
    "drop_correction",
    "drop_plan",
    "items_in_force",
    "make_plan",
    "mark_item",
    "start_correction",
    "tell_done_by_facts",
    "write_analysis",
]
