"""Who looked at a person or changed something of theirs: told by every service, kept by registry."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.contracts.event import Event, event_class

NOWHERE = UUID(int=0)


@dataclass(frozen=True, kw_only=True)
class Accessed(Event):
    """One look or change, by ids only: who (account, person, roles), whose, what kind, through which door.

    kind: card, diagnostics, route, pair, export, change; `purpose` is the door's rule, which carries no ids.
    Each is an aggregate of its own and never changes. The operator of an installation is of no
    municipality: then it is `NOWHERE`.
    """

    at: datetime
    account_id: UUID
    actor_id: UUID | None
    roles: tuple[str, ...]
    kind: str
    purpose: str
    person_ids: tuple[UUID, ...]


@event_class("mms.registry.accessed.v1")
@dataclass(frozen=True, kw_only=True)
class RegistryAccessed(Accessed):
    """Somebody looked at or changed a card."""


@event_class("mms.mentorship.accessed.v1")
@dataclass(frozen=True, kw_only=True)
class MentorshipAccessed(Accessed):
    """Somebody looked at or changed a pair or its sessions."""


@event_class("mms.routes.accessed.v1")
@dataclass(frozen=True, kw_only=True)
class RoutesAccessed(Accessed):
    """Somebody looked at or changed diagnostics, deficits, a route."""


@event_class("mms.notifications.accessed.v1")
@dataclass(frozen=True, kw_only=True)
class NotificationsAccessed(Accessed):
    """Somebody looked at what was told to a person."""


@event_class("mms.monitoring.accessed.v1")
@dataclass(frozen=True, kw_only=True)
class MonitoringAccessed(Accessed):
    """Somebody took the names behind a figure."""


ACCESSED: dict[str, type[Accessed]] = {
    cls.TOPIC.removeprefix("mms."): cls
    for cls in (
        RegistryAccessed,
        MentorshipAccessed,
        RoutesAccessed,
        NotificationsAccessed,
        MonitoringAccessed,
    )
}
