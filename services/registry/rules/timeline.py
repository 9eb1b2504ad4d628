"""A history told in order: what was, what is, what is to come, each with its days."""

from dataclasses import dataclass
from datetime import date

from services.registry.rules.periods import Period
from shared.russian import long_date, since_date

DAY_ONE = date.min


@dataclass(frozen=True, kw_only=True)
class Event:
    """A line of a timeline. `state` is done, in_progress or open (still to come)."""

    since: date | None
    until: date | None
    title: str
    state: str
    note: str
    words: str = ""
    href: str = ""


def place_in_time(period: Period, today: date) -> str:
    """Whether a period is over, goes on, or is still to come."""
    since, until = period
    if until is not None and until < today:
        return "done"
    return "open" if since is not None and since > today else "in_progress"


def period_words(since: date | None, until: date | None) -> str:
    """«с 1 сентября 2020 по 31 августа 2025», without what is not known."""
    begins = since_date(since) if since else ""
    ends = f"по {long_date(until)}" if until else ""
    return " ".join(part for part in (begins, ends) if part) or "даты не указаны"


def happening(
    since: date | None, until: date | None, *, title: str, today: date, more: str = "", href: str = ""
) -> Event:
    """Put something dated on the timeline."""
    state = place_in_time((since, until), today)
    note = " · ".join(part for part in (period_words(since, until), more) if part)
    words = {"in_progress": "сейчас", "open": "предстоит"}.get(state, "")
    return Event(since=since, until=until, title=title, state=state, note=note, words=words, href=href)


def newest_first(events: list[Event]) -> list[Event]:
    """Order a history: what began last stands first, what has no first day stands last."""
    return sorted(events, key=lambda one: (one.since or DAY_ONE, one.until or date.max), reverse=True)
