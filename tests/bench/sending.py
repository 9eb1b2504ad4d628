"""Sending to a real mail server: so many deliveries planned and drained, and how soon one follows its event.

python -m tests.bench.sending [COUNT]
"""

import resource
import smtplib
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import click
from sqlalchemy import func, insert, select

from services.notifications.app import SERVICE
from services.notifications.models import Account, Confirmation, Delivery, InboxItem, Rhythm
from services.worker import go_on
from shared import roster
from shared.db import Database, new_id
from shared.migrating import migrate
from shared.sending import Letter, Sender, as_mail
from shared.settings import Settings, load
from tests.processes.smtp import MailServer, mail_server

HEAD = (
    *("deliveries", "planned, s", "sent, s", "CPU of it, s", "a second", "smtplib alone, a second", "ratio"),
    "memory, MB",
)
COUNT, CHUNK = 100_000, 1000
BASELINE, PROMPT, PAUSE_SECONDS = 2000, 200, 0.05
KILOBYTES_IN_MEGABYTE = 1024
PEOPLE_EACH = 2000  # of a municipality
NOW = datetime.now(UTC)
NOBODY: dict[str, Any] = {
    "people": {},
    "dates": {"day": "2026-05-12"},
    "numbers": {"minutes": 45},
    "titles": {},
}


def place(person_id: UUID) -> UUID:
    """The municipality of a person."""
    return UUID(int=1 + person_id.int // PEOPLE_EACH)


def readers(database: Database, ids: list[UUID]) -> None:
    """Put in people who can sign in, have mail and know no quiet."""
    person = {"last_name": "Зуева", "first_name": "Анна", "middle_name": ""}
    usual = {"experience_from": None, "young_unknown": False, "merged_into": None}
    account = {"state": "active", "grants": []}
    always = {"digest_weekday": 0, "digest_hour": 9, "quiet_from": 0, "quiet_until": 0}
    with database.write() as session:
        accounts = [
            {"id": new_id(), "municipality_id": place(one), "person_id": one, **account} for one in ids
        ]
        people = [
            {
                "id": one,
                "municipality_id": place(one),
                "email": f"a{one.int}@school.example",
                **person,
                **usual,
            }
            for one in ids
        ]
        session.execute(insert(roster.Person), people)
        said = {"asked_at": NOW, "confirmed_at": NOW}
        mails = [{"id": new_id(), "reader_id": one["id"], "value": one["email"], **said} for one in people]
        session.execute(insert(Confirmation), mails)
        session.execute(insert(Rhythm), [{"reader_id": one, "works_weekends": True, **always} for one in ids])
        session.execute(insert(Account), accounts)


def told(person_id: UUID) -> dict[str, Any]:
    """A row of the inbox that asks something of a person."""
    return {
        "id": new_id(),
        "municipality_id": place(person_id),
        "rule": "session_confirmation",
        "object_id": new_id(),
        "recipient": f"person:{person_id}",
        "period": "v1",
        "person_id": person_id,
        "state": "open",
        "parameters": NOBODY,
        "created_at": NOW,
    }


def filled(settings: Settings, count: int, *, more: int) -> tuple[Database, list[UUID]]:
    """A database with so many people and one thing to tell each; and more people with nothing yet."""
    database = Database(settings.database(SERVICE.name))
    migrate(SERVICE.name, database)
    ids = [UUID(int=1000 + number) for number in range(count + more)]
    for start in range(0, len(ids), CHUNK):
        readers(database, ids[start : start + CHUNK])
    for start in range(0, count, CHUNK):
        with database.write() as session:
            session.execute(insert(InboxItem), [told(one) for one in ids[start : min(start + CHUNK, count)]])
    return database, ids[count:]


def baseline(server: MailServer, letters: int) -> float:
    """Letters a second of smtplib alone: one connection, the same bytes, nothing remembered."""
    sender = Sender.of(public_url="https://mms.example.ru")
    letter = Letter(id=UUID(int=1), to="a@school.example", subject="Встреча", text="т" * 400, html="т" * 4000)
    content = as_mail(letter, sender=sender, now=NOW).as_bytes().replace(b"\n", b"\r\n")
    where = urlsplit(server.url)
    with smtplib.SMTP(where.hostname or "", where.port or 0) as smtp:
        begun = time.perf_counter()
        for _ in range(letters):
            smtp.sendmail("mms@mms.example.ru", ["a@school.example"], content)
        return letters / (time.perf_counter() - begun)


def promptness(database: Database, settings: Settings, server: MailServer, people: list[UUID]) -> list[float]:
    """Seconds from the commit of what is told to the server's file, with the loops going as in a worker."""
    stop = threading.Event()
    threads = [
        threading.Thread(target=go_on, args=(loop, stop)) for loop in SERVICE.loops(database, settings)
    ]
    for thread in threads:
        thread.start()
    committed: dict[UUID, float] = {}
    for one in people:
        with database.write() as session:
            session.execute(insert(InboxItem), [told(one)])
        committed[one] = time.time()
        stop.wait(PAUSE_SECONDS)
    while remaining(database):
        stop.wait(PAUSE_SECONDS)
    stop.set()
    for thread in threads:
        thread.join()
    files = sorted(server.folder.glob("*.eml"), key=lambda path: int(path.stem))[-len(people) :]
    times = {_id(path): path.stat().st_mtime for path in files}
    with database.read() as session:
        sent = session.execute(select(Delivery.id, Delivery.reader_id).where(Delivery.reader_id.in_(people)))
        return sorted(times[str(row.id)] - committed[row.reader_id] for row in sent)


def _id(path: Path) -> str:
    """The delivery that a letter is of."""
    return path.read_bytes().partition(b"Message-ID: <")[2][:36].decode()


def remaining(database: Database) -> int:
    """How many are planned or to be planned and not sent."""
    with database.read() as session:
        unplanned = session.scalar(select(func.count()).where(InboxItem.planned_at.is_(None))) or 0
        waiting = select(func.count()).where(Delivery.state.in_(("queued", "failed")))
        return unplanned + (session.scalar(waiting) or 0)


@dataclass(frozen=True, kw_only=True)
class Drained:
    """Seconds to plan all, to send all, of the processor for sending; megabytes before and at the highest."""

    planned: float
    sent: float
    worked: float
    before: float
    peak: float


def drained(database: Database, settings: Settings) -> Drained:
    """Plan and send all there is."""
    planning, sending = SERVICE.loops(database, settings)
    before, begun = peak(), time.perf_counter()
    while planning.step():
        pass
    planned, worked = time.perf_counter(), time.process_time()
    while sending.step():
        pass
    sent, worked = time.perf_counter(), time.process_time() - worked
    sending.close()
    return Drained(planned=planned - begun, sent=sent - planned, worked=worked, before=before, peak=peak())


def peak() -> float:
    """The most memory this process has ever had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES_IN_MEGABYTE


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What a run has shown; `alone` is smtplib's letters a second, `prompt` seconds from told to accepted."""

    count: int
    drained: Drained
    alone: float
    prompt: list[float]

    def lines(self) -> list[str]:
        """Say them as a table."""
        one, rate = self.drained, self.count / self.drained.sent
        numbers = (one.planned, one.sent, one.worked, rate, self.alone)
        row = (self.count, *(f"{each:.0f}" for each in numbers), f"{rate / self.alone:.2f}")
        cells = (HEAD, ["---"] * len(HEAD), (*row, f"{one.before:.0f} → {one.peak:.0f}"))
        median, late = self.prompt[len(self.prompt) // 2], self.prompt[len(self.prompt) * 95 // 100]
        said = f"told → accepted, s: median {median:.2f}, 95 % {late:.2f}, worst {self.prompt[-1]:.2f}"
        return [*(f"| {' | '.join(map(str, each))} |" for each in cells), "", said]


def measured(count: int, *, baselines: int = BASELINE, prompts: int = PROMPT) -> Figures:
    """Drain so many deliveries to a real server; none is left, none goes twice, the same in between."""
    with tempfile.TemporaryDirectory() as place, mail_server(Path(place) / "server") as server:
        settings = load(
            {
                "MMS_HOME": f"{place}/home",
                "MMS_SMTP_URL": server.url,
                "MMS_PUBLIC_URL": "https://mms.example.ru",
                "MMS_SEND_PER_MINUTE": "email=100000000",
            }
        )
        settings.home.mkdir()
        database, people = filled(settings, count, more=prompts)
        before = baseline(server, baselines)
        took = drained(database, settings)
        after = baseline(server, baselines)
        assert remaining(database) == 0
        letters = [_id(path) for path in server.folder.glob("*.eml")]
        assert len(letters) == count + 2 * baselines
        assert len(set(letters)) == count + 1, "each once; those of the baseline have one id"
        prompt = promptness(database, settings, server, people)
        database.close()
    return Figures(count=count, drained=took, alone=(before + after) / 2, prompt=prompt)


if __name__ == "__main__":
    for line in measured(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT).lines():
        click.echo(line)
