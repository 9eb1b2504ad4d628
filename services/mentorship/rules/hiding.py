"""Aggregates for those who may not see people: cells under k = 5 are hidden, and those derivable."""

from collections.abc import Mapping
from typing import Any

SMALLEST = 5
PARTS = ("covered", "stalled", "in_progress", "uncovered")
Counts = Mapping[str, int]


def is_small(number: int) -> bool:
    """Whether a figure speaks of so few that it speaks of each; a zero speaks of nobody."""
    return 0 < number < SMALLEST


def shares_are_open(counts: Counts) -> bool:
    """Whether the share of covered may be said: neither those in it nor those out of it are few."""
    part, whole = counts["covered"], counts["young_teachers"]
    return share_is_open(part, whole) and without_small(counts)["covered"] is not None


def without_small(counts: Counts) -> dict[str, int | None]:
    """Counts of states by which nobody is recognised; a hidden one is None.

    One hidden part is the whole less the others, and two that sum to few are few: another hides them, and
    the share of covered, which everybody asks for, is the last to go.
    """
    whole = counts["young_teachers"]
    hidden = {name for name in PARTS if is_small(counts[name])}
    while hidden and (len(hidden) == 1 or sum(counts[name] for name in hidden) < SMALLEST):
        others = [name for name in PARTS if name not in hidden and counts[name]]
        if not others:
            break
        hidden.add(min(others, key=lambda name: (name == "covered", counts[name])))
    shown: dict[str, int | None] = {
        "young_teachers": None if is_small(whole) else whole,
        "unknown": None if is_small(counts["unknown"]) else counts["unknown"],
    }
    return shown | {name: None if name in hidden or is_small(whole) else counts[name] for name in PARTS}


def open_schools(schools: Mapping[Any, Counts]) -> set[Any]:
    """Which schools may be shown by covered and all.

    The others together are the whole less the shown, so they must be as safe as any of them.
    """
    whole = {name: sum(counts[name] for counts in schools.values()) for name in ("young_teachers", *PARTS)}
    if not shares_are_open(whole | {"unknown": 0}):
        return set()
    shown = {one for one, counts in schools.items() if shares_are_open(counts)}
    while shown and not _restshare_is_open(schools, shown):
        shown.remove(min(shown, key=lambda one: schools[one]["young_teachers"]))
    return shown


def share_is_open(part: int, whole: int) -> bool:
    """Whether a share may be said: of many, and neither those in it nor those out of it are few."""
    return whole >= SMALLEST and not is_small(part) and not is_small(whole - part)


def _restshare_is_open(schools: Mapping[Any, Counts], shown: set[Any]) -> bool:
    rest = [counts for one, counts in schools.items() if one not in shown and counts["young_teachers"]]
    part, whole = (sum(counts[name] for counts in rest) for name in ("covered", "young_teachers"))
    return not rest or share_is_open(part, whole)
