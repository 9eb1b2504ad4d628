"""Whom a diagnostic may be assigned to, and which of them somebody asks for (ust-koksa 9, 13, 14)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from shared.importing.names import comparable


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked; what is empty is not asked. `since`: nobody who was diagnosed on that day or later."""

    school: str = ""
    subject: str = ""
    position: str = ""
    young: bool = False
    managers: bool = False
    due: bool = False
    since: date | None = None
    all: bool = False

    @property
    def is_anything(self) -> bool:
        """Whether anything is asked: without it a whole municipality is not listed."""
        return self != Asked()


@dataclass(frozen=True, kw_only=True)
class Worker:
    """A person as far as the choice goes; `due` says why a diagnostic is due."""

    person_id: UUID
    school: str
    subjects: Sequence[str]
    position: str
    category: str
    is_young: bool
    last_on: date | None
    due: str

    @property
    def is_manager(self) -> bool:
        """Whether the main work is managing; only the methodist assigns to such."""
        return self.category in {"managerial", "both"}


def fits(one: Worker, asked: Asked) -> bool:
    """Whether a person is among those asked for."""
    return (
        (not asked.school or one.school == asked.school)
        and (not asked.subject or comparable(asked.subject) in map(comparable, one.subjects))
        and (not asked.position or comparable(one.position) == comparable(asked.position))
        and (not asked.young or one.is_young)
        and (not asked.managers or one.is_manager)
        and (not asked.due or bool(one.due))
        and (asked.since is None or one.last_on is None or one.last_on < asked.since)
    )
