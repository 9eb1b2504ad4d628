"""Pure decisions of notifications: which state of what tells whom, and in which words."""

from services.notifications.rules.deciding import Wanted, ending, ends_when_read, wanted
from services.notifications.rules.recipients import Recipient
from services.notifications.rules.table import EVENTS, RULES, Rule
from services.notifications.rules.wording import Wording, people_in, worded

__all__ = [
    "EVENTS",
    "RULES",
    "Recipient",
    "Rule",
    "Wanted",
    "Wording",
    "ending",
    "ends_when_read",
    "people_in",
    "wanted",
    "worded",
]
