"""What the services tell each other: one file of typed events per producing service.

An event carries the full public, dated state of its aggregate, so the newest event of an
aggregate is enough to rebuild a replica. Names travel on `mms.people` only; birth dates, СНИЛС and
texts of sessions or results never travel. Fields are only added; anything else is a `v2`.
"""

from shared.contracts.event import EVENTS, Event, event_class

__all__ = ["EVENTS", "Event", "event_class"]
