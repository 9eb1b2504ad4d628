"""Whether a message goes at once or waits for the digest: at once only what blocks somebody else."""

from services.notifications.rules.table import BY_NAME

# they ask, but nobody waits for the answer: the reader's own pace is theirs
OWN_PACE = frozenset({"diagnostic_scored", "route_completed", "pair_closing"})
# news of a day that may come before the digest does
CANNOT_WAIT = frozenset({"support_called_off"})


def is_known(rule: str) -> bool:
    """Whether the rule is still there: what a rule that is gone has told is not sent."""
    return rule in BY_NAME


def is_urgent(rule: str, *, said: str | None) -> bool:
    """Whether a message goes at once: as the municipality said (at_once, digest), else by who waits."""
    if said is not None:
        return said == "at_once"
    return rule in CANNOT_WAIT or (not BY_NAME[rule].informs and rule not in OWN_PACE)
