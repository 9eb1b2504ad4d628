"""What is read from a school's page: people, heads, links to lists, frames, and what to say about them."""

from dataclasses import dataclass, field
from typing import Literal

from shared.importing.report import RowMessage
from shared.importing.staff_page.person_names import PersonName
from shared.importing.staff_page.posts import Job

Source = Literal["microdata", "table", "card", "line"]
"""How a person was recognised; a line of text without labels is the weakest sign."""


@dataclass(frozen=True, kw_only=True)
class Experience:
    """Full months; None is not stated or not understood. `subject` never decides who is young."""

    total: int | None = None
    pedagogical: int | None = None
    subject: int | None = None


@dataclass(frozen=True, kw_only=True)
class StaffRow:
    """A person of the page; `number` counts the people in page order, from 1."""

    number: int
    name: PersonName
    post: str
    jobs: tuple[Job, ...]
    experience: Experience
    subjects: tuple[str, ...]
    source: Source


@dataclass(frozen=True, kw_only=True)
class Head:
    """A head of the organization: shown apart, not one of the pedagogical staff of the page."""

    name: PersonName
    post: str


@dataclass(frozen=True, kw_only=True)
class Link:
    """A link to a list that lies elsewhere; the address is empty when the page gives none."""

    title: str
    address: str


@dataclass(kw_only=True)
class StaffPage:
    """The whole page, in its own order."""

    people: list[StaffRow] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)
    warnings: list[RowMessage] = field(default_factory=list)
