"""The chain of the access log: what an entry's hash covers, and what is wrong with a chain."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

GENESIS = "0" * 64
COVERED = (
    "sequence",
    "event_id",
    "person_id",
    "service",
    "at",
    "account_id",
    "actor_id",
    "roles",
    "kind",
    "purpose",
    "previous",
)
MOST_FLAWS = 20


@dataclass(frozen=True, kw_only=True)
class Head:
    """How long a chain is and the hash it ends with."""

    count: int
    hash: str


@dataclass(frozen=True, kw_only=True)
class Flaw:
    """What is wrong, and at which entry."""

    sequence: int
    problem: str


START = Head(count=0, hash=GENESIS)


def seal(entry: Mapping[str, Any]) -> str:
    """Give the hash of an entry: SHA-256 over its fields as canonical JSON, the previous hash among them."""
    fields = {name: _plain(entry[name]) for name in COVERED}
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value) if isinstance(value, UUID) else value


def flaws(entries: Iterable[Mapping[str, Any]], *, promised: Iterable[Head]) -> list[Flaw]:
    """Walk a chain in order and list what is wrong with it: the first few flaws.

    `promised` are the heads that were signed before, and the one the database holds.
    """
    wanted: dict[int, set[str]] = {}
    for head in promised:
        wanted.setdefault(head.count, set()).add(head.hash)
    found: list[Flaw] = []
    end = START
    for entry in entries:
        found += _entry_flaws(entry, end)
        end = Head(count=end.count + 1, hash=entry["hash"])
        if wanted.pop(end.count, {end.hash}) != {end.hash}:
            found.append(Flaw(sequence=end.count, problem="не совпадает с подписанной отметкой"))
        if len(found) >= MOST_FLAWS:
            return found
    return [*found, *_missing(wanted, end)]


def _entry_flaws(entry: Mapping[str, Any], end: Head) -> Iterator[Flaw]:
    sequence = entry["sequence"]
    if sequence != end.count + 1:
        yield Flaw(sequence=end.count + 1, problem=f"вместо неё стоит запись № {sequence}")
    if entry["previous"] != end.hash:
        yield Flaw(sequence=sequence, problem="не продолжает предыдущую запись")
    if entry["hash"] != seal(entry):
        yield Flaw(sequence=sequence, problem="изменена")


def _missing(wanted: Mapping[int, set[str]], end: Head) -> Iterator[Flaw]:
    """What was promised and is not there: the tail was cut."""
    for count, hashes in sorted(wanted.items()):
        if count > end.count:
            yield Flaw(sequence=count, problem=f"нет в журнале: он кончается записью № {end.count}")
        elif hashes != {GENESIS}:
            yield Flaw(sequence=count, problem="не совпадает с подписанной отметкой")
