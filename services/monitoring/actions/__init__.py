"""Verbs of monitoring: it keeps what other services tell, opens periods, freezes and corrects them."""

from services.monitoring.actions.announcing import republish
from services.monitoring.actions.criteria import add_evidence, rate
from services.monitoring.actions.erasing import erase_person
from services.monitoring.actions.facts import drop, keep
from services.monitoring.actions.periods import confirm, open_due_periods, open_period, withdraw
from services.monitoring.actions.protocols import write_protocol
from services.monitoring.actions.reports import write_report
from services.monitoring.actions.reviews import decide, record_review, report_decision
from services.monitoring.actions.snapshots import correct, freeze

__all__ = [
    "add_evidence",
    "confirm",
    "correct",
    "decide",
    "drop",
    "erase_person",
    "freeze",
    "keep",
    "open_due_periods",
    "open_period",
    "rate",
    "record_review",
    "report_decision",
    "republish",
    "withdraw",
    "write_protocol",
    "write_report",
]
