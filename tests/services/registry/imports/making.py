"""A small register in memory, and imports into it with stand-ins for the owners of the rows."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.registry.imports import Owners, Upload, run_import
from services.registry.imports.journal import Journal
from services.registry.models import Base, Body, Municipality, Organization, Person
from shared.db import Database, new_id
from shared.importing import Outcome, Report

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def blind(digits: str) -> str:
    """Stand in for the keyed fingerprint."""
    return f"#{digits}"


def add_person(
    session: Session,
    municipality_id: UUID,
    name: str,
    snils: str | None = None,
    merged_into: UUID | None = None,
) -> UUID:
    """Put a person into the register."""
    last, first, middle = name.split(" ")
    person = Person(
        id=new_id(),
        municipality_id=municipality_id,
        last_name=last,
        first_name=first,
        middle_name=middle,
        name_key=name.lower(),
        snils_index=blind(snils) if snils else None,
        merged_into=merged_into,
    )
    session.add(person)
    session.flush()
    return person.id


def add_organization(session: Session, municipality_id: UUID, code: str, name: str, *aliases: str) -> UUID:
    """Put an organization into the register."""
    one = Organization(
        id=new_id(),
        municipality_id=municipality_id,
        code=code,
        name=name,
        aliases=list(aliases),
        search_key="",
    )
    session.add(one)
    session.flush()
    return one.id


def add_body(session: Session, municipality_id: UUID, name: str) -> UUID:
    """Put a body into the register."""
    one = Body(
        id=new_id(),
        municipality_id=municipality_id,
        name=name,
        name_key=name.lower(),
        kind="network_community",
        level="municipal",
    )
    session.add(one)
    session.flush()
    return one.id


def add_municipality(session: Session) -> Municipality:
    """Put a municipality into the register."""
    one = Municipality(
        id=new_id(),
        code=f"m{session.scalar(select(func.count()).select_from(Municipality))}",
        name="Район",
        timezone="Asia/Barnaul",
        profile="ust-koksa",
        young_rules=[],
        thresholds=[],
        stall={},
        reporting=[],
        mentee_consent_required=False,
        names={},
    )
    session.add(one)
    session.flush()
    return one


@dataclass
class Owner:
    """Stands in for a service that owns rows, and for an action of registry: keeps what it was given."""

    reply: dict[str, Any] = field(default_factory=dict)
    status: int = 200
    bodies: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    outcome: Outcome | None = None

    def answer(self, request: httpx.Request) -> httpx.Response:
        """Answer a hand-over."""
        self.paths.append(request.url.path)
        body = msgspec.json.decode(request.content)
        self.bodies.append(body)
        counts = {"created": len(body["rows"]), "updated": 0, "unchanged": 0, "rejected": [], "warnings": []}
        return httpx.Response(self.status, json=counts | self.reply)

    def apply(
        self,
        session: Session,
        *,
        municipality_id: UUID,
        rows: Sequence[Any],
        today: date,
        now: datetime,
        journal: Journal,
    ) -> Outcome:
        """Apply rows of a kind of registry's own: here each becomes an organization."""
        assert (today, now) == (NOW.date(), NOW)
        self.rows += rows
        for row in rows:
            add_organization(session, municipality_id, f"new-{row['row']}", "Новая")
        return self.outcome or Outcome(created=len(rows))


@contextmanager
def register(folder: Path) -> Iterator[tuple[Session, Municipality]]:
    """Open an empty register with one municipality."""
    database = Database(f"sqlite:///{folder}/registry.db")
    Base.metadata.create_all(database.engine)
    with database.write() as session:
        yield session, add_municipality(session)
    database.close()


def take(
    session: Session, municipality: Municipality, kind: str, *lines: str, owner: Owner, **how: bool
) -> Report:
    """Import a CSV of these lines."""
    with httpx.Client(transport=httpx.MockTransport(owner.answer), base_url="http://mms") as client:
        return run_import(
            session,
            upload=Upload(
                kind=kind,
                content="\n".join(lines).encode(),
                filename="файл.csv",
                dry_run=how.get("dry_run", False),
                skip_rejected=how.get("skip_rejected", False),
            ),
            municipality=municipality,
            now=NOW,
            blind=blind,
            owners=Owners(client=client, headers={"Authorization": "Bearer t"}),
            record=lambda _entries: None,
            own=dict.fromkeys(("organizations", "people", "facts", "bodies", "memberships"), owner.apply),
        ).report
