"""How one try to send went: accepted, to be tried later, or refused for good."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol

from shared.sending.faults import Fault
from shared.sending.letter import Letter


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What the other side said; `reason` quotes codes only, for its texts may quote people's addresses.

    `after` is when it asked to be tried again. `is_down`: nothing else can go this way now either.
    `fault` of a refusal: nobody lives at the address, or its mailbox takes nothing.
    """

    state: Literal["accepted", "later", "refused"]
    reason: str = ""
    after: timedelta | None = None
    is_down: bool = False
    fault: Fault = ""


ACCEPTED = Outcome(state="accepted")


def later(reason: str, *, after: timedelta | None = None, is_down: bool = False) -> Outcome:
    """Say that it may go another time."""
    return Outcome(state="later", reason=reason, after=after, is_down=is_down)


def refused(reason: str, *, fault: Fault = "") -> Outcome:
    """Say that it will never go."""
    return Outcome(state="refused", reason=reason, fault=fault)


class Carrier(Protocol):
    """One way out of the system."""

    def send(self, letter: Letter, *, now: datetime) -> Outcome:
        """Try once; never raises for what the other side does."""
        ...

    def close(self) -> None:
        """Hang up."""
        ...
