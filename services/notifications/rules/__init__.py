"""Pure decisions of notifications: which state of what tells whom, and in which words."""

from services.notifications.rules.deciding import Wanted, comes_back, ending, ends_when_read, wanted
from services.notifications.rules.greeting import greeting
from services.notifications.rules.recipients import Recipient
from services.notifications.rules.rule import Rule, Tap
from services.notifications.rules.table import BY_NAME, EVENTS, KINDS, RULES, kind_of
from services.notifications.rules.wording import Wording, people_in, worded

__all__ = [
    "BY_NAME",
    "EVENTS",
    "KINDS",
    "RULES",
    "Recipient",
    "Rule",
    "Tap",
    "Wanted",
    "Wording",
    "comes_back",
    "ending",
    "ends_when_read",
    "greeting",
    "kind_of",
    "people_in",
    "wanted",
    "worded",
]
