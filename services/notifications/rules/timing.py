"""On which days a rule of the clock tells: so many before or after a date that became known."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from services.notifications.rules.recipients import Recipient


@dataclass(frozen=True, kw_only=True)
class Timing:
    """`days` before the date, or after it; a municipality may set others, up to `longest`.

    What comes late is told while the date is ahead, or within `lasts` days after its day.
    """

    before: bool
    days: tuple[int, ...]
    words: str
    longest: int = 60
    lasts: int = 14


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A date known of an object, and whom to remind of it."""

    object_id: UUID
    anchor_on: date
    recipients: list[Recipient]
    people: dict[str, UUID | None] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    about: UUID | None = None
    said: dict[str, Any] | None = None

    def parameters(self) -> dict[str, Any]:
        """What the message stores: what is said already of a request, else ids and the date it is about."""
        if self.said is not None:
            return self.said
        return ({"about": str(self.about)} if self.about else {}) | {
            "people": {name: str(one) if one else None for name, one in self.people.items()},
            "dates": {"day": self.anchor_on.isoformat()},
            "numbers": {},
            "titles": self.titles,
        }


def _offsets(timing: Timing, days: Sequence[int]) -> list[int]:
    return sorted(-one if timing.before else one for one in set(days))


def first_due(timing: Timing, days: Sequence[int], *, anchor: date, after: int | None) -> date | None:
    """The next day on which to tell, `after` being what was told last; null when all is told."""
    left = [one for one in _offsets(timing, days) if after is None or one > after]
    return anchor + timedelta(days=left[0]) if left else None


def offset_on(timing: Timing, days: Sequence[int], *, anchor: date, today: date) -> int | None:
    """Which of the days is told today: the newest that has come; null when it would be late nonsense."""
    come = [one for one in _offsets(timing, days) if anchor + timedelta(days=one) <= today]
    if not come or today > _until(timing, anchor=anchor, offset=come[-1]):
        return None
    return come[-1]


def last_day(timing: Timing, days: Sequence[int], *, anchor: date) -> date:
    """Until when it still makes sense to tell anything of the date."""
    return _until(timing, anchor=anchor, offset=_offsets(timing, days)[-1])


def _until(timing: Timing, *, anchor: date, offset: int) -> date:
    return anchor if timing.before else anchor + timedelta(days=offset + timing.lasts)
