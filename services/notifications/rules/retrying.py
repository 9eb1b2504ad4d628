"""When a failed delivery is tried again, and when it is given up."""

from datetime import timedelta

MOST_ATTEMPTS = 20  # with the waits below two days without the quiet, about four with it
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=4)
SPREAD = 0.4


def is_given_up(attempts: int) -> bool:
    """Whether enough has been tried."""
    return attempts >= MOST_ATTEMPTS


def wait(attempts: int, *, asked: timedelta | None, chance: float) -> timedelta:
    """How long to wait after so many attempts: twice as long each time, spread by `chance` (0…1).

    What the other side asked for by Retry-After is the least.
    """
    grown: timedelta = min(FIRST_WAIT * 2 ** min(attempts - 1, 16), LONGEST_WAIT)
    spread: timedelta = grown * (1 + SPREAD * (chance - 0.5))
    return max(spread, asked) if asked is not None else spread
