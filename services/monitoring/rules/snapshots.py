"""What a snapshot holds of an indicator: the figure with the ids behind it; and how two of them differ."""

import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

import msgspec

from services.monitoring.rules.facts import Facts
from services.monitoring.rules.indicators import LIST_NAMES, Indicator, ListName, figure, names


class Entry(NamedTuple):
    """Somebody behind a figure: the place they were counted at, and why they stood in their list."""

    subject: UUID
    place: UUID | None
    reason: str


Entries = Mapping[ListName, tuple[Entry, ...]]


@dataclass(frozen=True, kw_only=True)
class Frozen:
    """One indicator as it stood; `denominator` is null for the plain count of № 9."""

    number: int
    numerator: int
    denominator: int | None
    threshold: float | None
    lists: Entries


@dataclass(frozen=True, kw_only=True)
class Change:
    """Somebody who stands in another list than before; null: in none."""

    number: int
    subject: UUID
    place: UUID | None
    was: ListName | None
    now: ListName | None
    reason: str


def frozen(indicator: Indicator, facts: Facts, *, threshold: float | None) -> Frozen:
    """Freeze an indicator: equal facts give equal bytes, whatever order they came in."""
    found, behind = figure(indicator, facts, threshold=threshold), names(indicator, facts)
    places = places_of(indicator, facts)
    given = {"in": behind.counted, "out": behind.out, "unknown": behind.unknown, "apart": behind.apart}
    return Frozen(
        number=indicator.number,
        numerator=len(behind.counted),
        denominator=found.denominator,
        threshold=threshold,
        lists={
            name: tuple(Entry(one, places.get(one), given[name][one]) for one in sorted(given[name]))
            for name in LIST_NAMES
        },
    )


def places_of(indicator: Indicator, facts: Facts) -> Mapping[UUID, UUID]:
    """Where each subject of an indicator belongs; a body belongs to no organization."""
    if indicator.subject == "organization":
        return {one: one for one in facts.organizations}
    return facts.places if indicator.subject == "person" else {}


def kept_parts(figures: Iterable[Frozen]) -> dict[UUID, dict[str, list[int]]]:
    """The part of each organization in each figure as it was frozen: as `all_figures` tells it of facts."""
    by_number = {one.number: one for one in figures if one.denominator is not None}
    everywhere = [one.subject for name in ("in", "out") for one in by_number[1].lists[name]]
    found: dict[UUID, dict[str, list[int]]] = {one: {} for one in everywhere}
    for number, one in by_number.items():
        counted = Counter(entry.place for entry in one.lists["in"])
        of = counted + Counter(entry.place for entry in one.lists["out"])
        for place, part in found.items():
            part[str(number)] = [counted[place], of[place]]
    return found


def packed(lists: Entries) -> bytes:
    """The lists as they are stored."""
    return zlib.compress(msgspec.json.encode(lists))


def unpacked(stored: bytes) -> Entries:
    """The lists as they were."""
    return msgspec.json.decode(zlib.decompress(stored), type=dict[ListName, tuple[Entry, ...]])


def digest(as_of: date, head: Mapping[str, object], figures: Iterable[Frozen]) -> str:
    """The fingerprint of a snapshot: of what stands at its head, and of every figure and name in it."""
    told = msgspec.json.encode(
        ({"as_of": as_of, **head}, sorted(figures, key=lambda one: one.number)), order="sorted"
    )
    return sha256(told).hexdigest()


def changes(before: Frozen, after: Frozen) -> list[Change]:
    """Who stands in another list, by id; a reason that reads otherwise moves nobody."""
    was, now = _stands(before.lists), _stands(after.lists)
    moved = [one for one in sorted({*was, *now}) if was.get(one, _NOWHERE)[0] != now.get(one, _NOWHERE)[0]]
    return [_change(after.number, one, was.get(one, _NOWHERE), now.get(one, _NOWHERE)) for one in moved]


_NOWHERE: tuple[ListName | None, Entry | None] = (None, None)


def _stands(lists: Entries) -> dict[UUID, tuple[ListName | None, Entry | None]]:
    return {entry.subject: (name, entry) for name, entries in lists.items() for entry in entries}


def _change(
    number: int,
    subject: UUID,
    was: tuple[ListName | None, Entry | None],
    now: tuple[ListName | None, Entry | None],
) -> Change:
    shown = now[1] or was[1]
    return Change(
        number=number,
        subject=subject,
        place=shown.place if shown else None,
        was=was[0],
        now=now[0],
        reason=now[1].reason if now[1] else "больше не входит в расчёт",
    )
