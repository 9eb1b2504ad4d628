"""Aggregates for those who may not see people: figures of few are hidden, and those derivable.

`smallest` is how many are no longer few: the municipality's own (`smallest_cell`, 5 unless said).
"""

from collections.abc import Mapping
from typing import Any

PARTS = ("covered", "stalled", "in_progress", "uncovered")
Counts = Mapping[str, int]


def is_small(number: int, *, smallest: int) -> bool:
    """Whether a figure speaks of so few that it speaks of each; a zero speaks of nobody."""
    return 0 < number < smallest


def shares_are_open(counts: Counts, *, smallest: int) -> bool:
    """Whether the share of covered may be said: neither those in it nor those out of it are few."""
    part, whole = counts["covered"], counts["young_teachers"]
    if not share_is_open(part, whole, smallest=smallest):
        return False
    return without_small(counts, smallest=smallest)["covered"] is not None


def without_small(counts: Counts, *, smallest: int) -> dict[str, int | None]:
    """Counts of states by which nobody is recognised; a hidden one is None.

    One hidden part is the whole less the others, two that sum to few are few, and as many people as hidden
    parts are one in each: another hides them, else the whole is hidden too. The share of covered, which
    everybody asks for, is the last to go.
    """
    whole = counts["young_teachers"]
    hidden = {name for name in PARTS if is_small(counts[name], smallest=smallest)}
    while hidden and _tells(hidden, counts, smallest=smallest):
        others = [name for name in PARTS if name not in hidden and counts[name]]
        if not others:
            hidden = {*PARTS, "young_teachers"}
            break
        hidden.add(min(others, key=lambda name: (name == "covered", counts[name])))
    if is_small(whole, smallest=smallest):
        hidden = {*PARTS, "young_teachers"}
    if is_small(counts["unknown"], smallest=smallest):
        hidden.add("unknown")
    names = ("young_teachers", "unknown", *PARTS)
    return {name: None if name in hidden else counts[name] for name in names}


def _tells(hidden: set[str], counts: Counts, *, smallest: int) -> bool:
    """Whether hidden parts, each of one at least, can be worked out from the rest."""
    left = sum(counts[name] for name in hidden)
    return len(hidden) == 1 or left < smallest or left == len(hidden)


def open_schools(schools: Mapping[Any, Counts], *, smallest: int) -> set[Any]:
    """Which schools may be shown by covered and all.

    The others together are the whole less the shown, so they must be as safe as any of them.
    """
    whole = {name: sum(counts[name] for counts in schools.values()) for name in ("young_teachers", *PARTS)}
    if not shares_are_open(whole | {"unknown": 0}, smallest=smallest):
        return set()
    shown = {one for one, counts in schools.items() if shares_are_open(counts, smallest=smallest)}
    while shown and not _rest_is_open(schools, shown, smallest=smallest):
        shown.remove(min(shown, key=lambda one: schools[one]["young_teachers"]))
    return shown


def share_is_open(part: int, whole: int, *, smallest: int) -> bool:
    """Whether a share may be said: of many, and neither those in it nor those out of it are few."""
    few = is_small(part, smallest=smallest) or is_small(whole - part, smallest=smallest)
    return whole >= smallest and not few


def _rest_is_open(schools: Mapping[Any, Counts], shown: set[Any], *, smallest: int) -> bool:
    rest = [counts for one, counts in schools.items() if one not in shown and counts["young_teachers"]]
    part, whole = (sum(counts[name] for counts in rest) for name in ("covered", "young_teachers"))
    return not rest or share_is_open(part, whole, smallest=smallest)
