"""The shape every event shares, and the table of all types known to this code."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, TypeVar
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Event:
    """The state of one aggregate after a change.

    `id` is the aggregate, `version` counts its changes from 1: of two events of one aggregate the
    one with the greater version is the truth, whatever order they arrive in.
    """

    TYPE: ClassVar[str]
    TOPIC: ClassVar[str]
    WHOSE: ClassVar[tuple[str, ...]]

    id: UUID
    municipality_id: UUID
    version: int

    def people(self) -> frozenset[UUID]:
        """Name the persons this is about: a change of it is a change of their data."""
        return frozenset(one for one in (getattr(self, name) for name in self.WHOSE) if one)


EVENTS: dict[str, type[Event]] = {}
# topics of states: only the newest of an aggregate counts, and an empty one says that nothing is left of it
STATE_TOPICS: set[str] = set()

E = TypeVar("E", bound=type[Event])


def event_class(type_: str, *, topic: str | None = None, whose: tuple[str, ...] = ()) -> Callable[[E], E]:
    """Declare the CloudEvents `type` of an event class; its topic is the producer's or a named one of states.

    `whose` names the fields that hold the persons it is about.
    """

    def declare(cls: E) -> E:
        cls.TYPE = type_
        cls.TOPIC = topic or ".".join(type_.split(".")[:2])
        cls.WHOSE = whose
        STATE_TOPICS.update({topic} if topic else ())
        EVENTS[type_] = cls
        return cls

    return declare
