"""Erased people: by which fingerprints a file's row is known to be about one of them."""

from collections.abc import Callable
from datetime import date

from services.registry.rules.periods import Period


def fingerprints(
    blind: Callable[[str], str], *, snils: str | None, name_key: str, birth_date: date | None
) -> set[str]:
    """Give all that an erased person could be known by later."""
    return {
        blind(text)
        for text in (snils, f"name:{name_key}", birth_date and _named(name_key, birth_date))
        if text
    }


def known_by(
    blind: Callable[[str], str], *, snils: str | None, name_key: str, birth_date: date | None
) -> list[str]:
    """Give what a row is looked up by: a name alone counts only when the row says nothing better."""
    texts = [snils, birth_date and _named(name_key, birth_date)]
    better = [blind(text) for text in texts if text]
    return better or [blind(f"name:{name_key}")]


def _named(name_key: str, birth_date: date) -> str:
    return f"name:{name_key}:{birth_date.isoformat()}"


def clipped(period: Period, last: date) -> Period | None:
    """Cut a period at a last day; null when nothing is left of it."""
    since, until = period
    if since is not None and since > last:
        return None
    return since, min(until or last, last)
