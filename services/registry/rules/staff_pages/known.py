"""What the register knows of people a page may name, and how each row of the page compares."""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from shared.importing.staff_page import Job, StaffRow

Match = Literal["new", "same", "changed", "unsure"]


@dataclass(frozen=True, kw_only=True)
class KnownJob:
    """A present job of a person in the organization of the page."""

    id: UUID
    position: str
    staff_category: str
    occupation: str


@dataclass(frozen=True, kw_only=True)
class KnownPerson:
    """A person of the register; `keys` are the names they are known by, merged records' included.

    `elsewhere` names other organizations where they work now, `left_on` is their last day in this one.
    """

    id: UUID
    name: str
    keys: frozenset[str]
    jobs: tuple[KnownJob, ...] = ()
    elsewhere: tuple[str, ...] = ()
    left_on: date | None = None
    experience_from: date | None = None


@dataclass(frozen=True, kw_only=True)
class JobChange:
    """A job to open, in place of another one or beside all others."""

    job: Job
    occupation: str
    replaces: KnownJob | None = None


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A row of the page beside the register; `note` says in Russian what a person should know."""

    row: StaffRow
    match: Match
    person: KnownPerson | None = None
    changes: tuple[JobChange, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """The page in its order, and who is in the register but not on it."""

    rows: tuple[Compared, ...]
    left: tuple[KnownPerson, ...]
