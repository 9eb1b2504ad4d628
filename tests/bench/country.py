"""2,300 municipalities in one monitoring: its size, its rebuilding, one municipality among all, all at a day.

python -m tests.bench.country [MUNICIPALITIES]
"""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import click
from sqlalchemy import select

from services.monitoring import queries
from services.monitoring.app import SERVICE
from shared import roster
from shared.bus.message import Message
from shared.contracts import Event
from shared.db import Database
from shared.inbox import receive
from shared.migrating import migrate
from tests.services.given import message
from tests.services.monitoring.histories import History
from tests.services.monitoring.telling import municipality

MUNICIPALITIES, PORTION, ROUNDS = 2300, 10, 9
DAY = date(2025, 12, 31)
AMOUNTS = {
    "school": 4,
    "person": 40,
    "body": 3,
    "event": 3,
    "pair": 10,
    "route": 8,
    "certificate": 12,
    "attendance": 10,
    "document": 8,
    "member": 12,
}


def told_of(number: int) -> list[Event]:
    """Everything that is told of a municipality."""
    place = UUID(int=number + 1)
    settings = replace(municipality(), id=place, municipality_id=place, code=f"m{number}", name=f"М{number}")
    history = History(place, seed=number, amounts=AMOUNTS)
    return [settings, *history.told()]


def hear(database: Database, told: Sequence[Message]) -> float:
    """Let the service hear; gives the processor's seconds of it."""
    begun = time.process_time()
    with database.write() as session:
        receive(session, SERVICE.consumers, told, careful=False)
    return time.process_time() - begun


def portions(count: int) -> Iterator[list[Message]]:
    """What is told of all of them, some at a time."""
    for start in range(0, count, PORTION):
        places = range(start, min(start + PORTION, count))
        yield by_class(one for number in places for one in told_of(number))


def by_class(told: Iterable[Event]) -> list[Message]:
    """Events as they come off the wire where producers tell anew: one class after another."""
    return [message(event) for event in sorted(told, key=lambda event: event.TYPE)]


def opened(path: Path) -> Database:
    """An empty monitoring."""
    database = Database(f"sqlite:///{path}")
    migrate(SERVICE.name, database)
    return database


def figures(database: Database, code: str) -> Any:
    """The ten of a municipality."""
    with database.read() as session:
        return queries.indicators(session, municipality_code=code, as_of=DAY)


def everywhere(database: Database) -> int:
    """The ten of every municipality."""
    with database.read() as session:
        codes = session.scalars(select(roster.Municipality.code)).all()
        return len([queries.indicators(session, municipality_code=code, as_of=DAY) for code in codes])


def took(act: Callable[[], Any]) -> float:
    """The processor's seconds of an act."""
    begun = time.process_time()
    act()
    return time.process_time() - begun


def main(count: int) -> None:
    """Print the figures."""
    with TemporaryDirectory(prefix="mms-bench-") as folder:
        country, alone = opened(Path(folder) / "country.db"), opened(Path(folder) / "alone.db")
        heard, seconds = 0, 0.0
        for told in portions(count):
            heard += len(told)
            seconds += hear(country, told)
        middle = count // 2
        hear(alone, by_class(told_of(middle)))
        assert figures(country, f"m{middle}") == figures(alone, f"m{middle}")
        rounds = [
            [took(partial(figures, database, f"m{middle}")) for database in (alone, country)]
            for _ in range(ROUNDS)
        ]
        by_itself, among = (median(each) for each in zip(*rounds, strict=True))
        whole = took(partial(everywhere, country))
        size = sum(path.stat().st_size for path in Path(folder).glob("country.db*")) / 2**20
        country.close()
        alone.close()
    head = (
        "municipalities",
        "events",
        "MB",
        "rebuilt, CPU s",
        "alone, ms",
        "among all, ms",
        "ratio",
        "all, CPU s",
    )
    numbers = (f"{size:.0f}", f"{seconds:.0f}", f"{by_itself * 1000:.1f}", f"{among * 1000:.1f}")
    row = (str(count), str(heard), *numbers, f"{among / by_itself:.2f}", f"{whole:.1f}")
    for cells in (head, ["---"] * len(head), row):
        click.echo(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MUNICIPALITIES)
