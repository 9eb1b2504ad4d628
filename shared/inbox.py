"""The inbox: each event takes effect once, in the transaction that records its id.

A stale version of an aggregate is skipped. An event that cannot be understood or handled is parked
in `dead_letter` with its reason, later events of the same aggregate wait behind it, the rest go on.
A long run of events of one class may be handled at once: an import tells of a hundred thousand people.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID

import structlog
from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from shared.bus.message import Message, UnreadableMessage
from shared.contracts.event import Event
from shared.tables import applied, dead_letter, inbox
from shared.tracing import follow

ATTEMPTS = 3
log = structlog.get_logger()

E = TypeVar("E", bound=Event)
Result = TypeVar("Result")
Handler = Callable[[Session, Any], None]
HandlerOfMany = Callable[[Session, Sequence[Any]], None]
Forgetting = Callable[[Session, UUID], None]


@dataclass
class Consumers:
    """What one service listens to: event class → handlers, each safe to run twice.

    `of_many` are handlers that take several events of a class at once, the newest of each aggregate.
    `forgetting` are the handlers of a topic's tombstones, given the id of what is left nothing of.
    """

    service: str
    handlers: dict[type[Event], list[Handler]] = field(default_factory=dict)
    of_many: dict[type[Event], list[HandlerOfMany]] = field(default_factory=dict)
    forgetting: dict[str, list[Forgetting]] = field(default_factory=dict)

    def on(self, *classes: type[E]) -> Callable[[Callable[[Session, E], None]], Callable[[Session, E], None]]:
        """Subscribe a handler to event classes."""

        def subscribe(handler: Callable[[Session, E], None]) -> Callable[[Session, E], None]:
            for cls in classes:
                self.handlers.setdefault(cls, []).append(handler)
            return handler

        return subscribe

    def on_many(
        self, cls: type[E]
    ) -> Callable[[Callable[[Session, Sequence[E]], None]], Callable[[Session, Sequence[E]], None]]:
        """Subscribe a handler to runs of an event class; it comes before the handlers of one event."""

        def subscribe(
            handler: Callable[[Session, Sequence[E]], None],
        ) -> Callable[[Session, Sequence[E]], None]:
            self.of_many.setdefault(cls, []).append(handler)
            return handler

        return subscribe

    def on_tombstone(self, topic: str) -> Callable[[Forgetting], Forgetting]:
        """Subscribe a handler to the tombstones of a topic of states."""

        def subscribe(handler: Forgetting) -> Forgetting:
            self.forgetting.setdefault(topic, []).append(handler)
            return handler

        return subscribe

    @property
    def types(self) -> frozenset[str]:
        """The CloudEvents types listened to."""
        return frozenset(cls.TYPE for cls in (*self.handlers, *self.of_many))

    @property
    def topics(self) -> frozenset[str]:
        """The topics they travel on."""
        return frozenset({*(cls.TOPIC for cls in (*self.handlers, *self.of_many)), *self.forgetting})


def upsert(session: Session, table: Any) -> Any:
    """Give an INSERT that understands ON CONFLICT on the session's database."""
    name = session.get_bind().dialect.name
    return sqlite.insert(table) if name == "sqlite" else postgresql.insert(table)


def receive(session: Session, consumers: Consumers, messages: Sequence[Message], *, careful: bool) -> None:
    """Apply messages in order, in the caller's transaction.

    Not careful: the first failing handler raises and the caller starts over. Careful: each message
    stands in a savepoint, and one that fails ATTEMPTS times is parked instead of raising.
    """
    wanted = [_Arrived(message) for message in messages]
    wanted = [one for one in wanted if one.concerns(consumers)]
    fresh = _record(session, [one.event_id for one in wanted if one.event_id])
    blocked = _blocked(session, wanted)
    versions = _versions(session, wanted)
    run = _Run(session, consumers)
    for one in wanted:
        if one.event_id and one.event_id not in fresh:
            continue
        if one.event_id:
            fresh.discard(one.event_id)
        if one.problem or one.subject is None:
            _park(session, one, one.problem)
        elif one.message.key in blocked and not one.message.is_tombstone:
            _park(session, one, "ждёт за отложенным событием той же записи")
        elif one.version > versions.get(one.subject, 0):
            if not careful and run.takes(one):
                versions[one.subject] = one.version
                continue
            run.end()
            if not _handle(session, consumers, one, careful=careful):
                blocked.add(one.message.key)
                continue
            versions[one.subject] = one.version
            if one.message.is_tombstone:
                _forget_parked(session, one.message)
                blocked = _blocked(session, wanted)
    run.end()
    _save_versions(session, versions)


def quickly_or_carefully(apply: Callable[[bool], Result]) -> Result:
    """Apply a batch (`apply(careful)`, one transaction) without savepoints; if it fails, with care.

    The careful pass finds the culprit and parks it, or raises again.
    """
    try:
        return apply(False)
    except Exception:  # noqa: BLE001 the careful pass parks the culprit or raises it again
        return apply(True)


class _Arrived:
    """A message and what could be read of it."""

    def __init__(self, message: Message) -> None:
        self.message = message
        self.event: Event | None = None
        self.event_id: UUID | None = None
        self.subject: UUID | None = None
        self.version = 0
        self.problem = ""
        try:
            self.event_id = message.event_id
            if message.is_tombstone:
                self.subject, self.version = message.subject, message.version
            else:
                self.event = message.event()
                self.subject, self.version = self.event.id, self.event.version
        except UnreadableMessage as error:
            self.problem = str(error)

    def concerns(self, consumers: Consumers) -> bool:
        return bool(self.problem) or self.message.type in consumers.types

    def handle(self, session: Session, consumers: Consumers) -> None:
        if self.event is None and self.subject is not None:
            for forget in consumers.forgetting.get(self.message.topic, ()):
                forget(session, self.subject)
        for many in consumers.of_many.get(type(self.event), ()) if self.event else ():
            many(session, [self.event])
        for handler in consumers.handlers.get(type(self.event), ()) if self.event else ():
            handler(session, self.event)
        session.flush()


class _Run:
    """Consecutive events of one class on their way to handlers that take many; a newer state replaces."""

    def __init__(self, session: Session, consumers: Consumers) -> None:
        self.session = session
        self.consumers = consumers
        self.events: dict[UUID, Event] = {}

    def takes(self, one: _Arrived) -> bool:
        """Take an event that only handlers of many are for; False leaves it to be handled by itself."""
        cls = type(one.event)
        if one.event is None or cls not in self.consumers.of_many or cls in self.consumers.handlers:
            return False
        if not isinstance(next(iter(self.events.values()), one.event), cls):
            self.end()
        follow(one.message.headers.get("ce_traceparent"))
        self.events[one.event.id] = one.event
        return True

    def end(self) -> None:
        """Handle what was taken."""
        events, self.events = list(self.events.values()), {}
        for handler in self.consumers.of_many[type(events[0])] if events else ():
            handler(self.session, events)
        self.session.flush()


def _record(session: Session, ids: Iterable[UUID]) -> set[UUID]:
    """Insert the ids; those returned are new."""
    now = datetime.now(UTC)
    rows = [{"event_id": event_id, "received_at": now} for event_id in dict.fromkeys(ids)]
    if not rows:
        return set()
    statement = upsert(session, inbox).on_conflict_do_nothing().returning(inbox.c.event_id)
    return set(session.scalars(statement, rows))


def _blocked(session: Session, wanted: Sequence[_Arrived]) -> set[str]:
    keys = {one.message.key for one in wanted}
    return set(session.scalars(select(dead_letter.c.subject).where(dead_letter.c.subject.in_(keys))))


def _versions(session: Session, wanted: Sequence[_Arrived]) -> dict[UUID, int]:
    ids = {one.subject for one in wanted if one.subject}
    rows = session.execute(select(applied.c.subject, applied.c.sequence).where(applied.c.subject.in_(ids)))
    return {row.subject: row.sequence for row in rows}


def _save_versions(session: Session, versions: dict[UUID, int]) -> None:
    rows = [{"subject": subject, "sequence": sequence} for subject, sequence in versions.items()]
    if rows:
        statement = upsert(session, applied)
        newest = statement.on_conflict_do_update(
            index_elements=["subject"], set_={"sequence": statement.excluded.sequence}
        )
        session.execute(newest, rows)


def _handle(session: Session, consumers: Consumers, one: _Arrived, *, careful: bool) -> bool:
    follow(one.message.headers.get("ce_traceparent"))
    for attempt in range(1, ATTEMPTS + 1):
        try:
            if not careful:
                one.handle(session, consumers)
                return True
            with session.begin_nested():
                one.handle(session, consumers)
                return True
        except Exception as error:
            # the database itself failing is nobody's fault here: the whole batch is tried again later
            if not careful or isinstance(error, OperationalError):
                raise
            if attempt == ATTEMPTS:
                log.warning(
                    "event_parked", type=one.message.type, event_id=str(one.event_id), reason=_reason(error)
                )
                _park(session, one, _reason(error))
    return False


def _reason(error: Exception) -> str:
    """Say what failed; a database's own text may quote people's data."""
    if isinstance(error, DBAPIError):
        return f"{type(error).__name__}: {type(error.orig).__name__}"
    return f"{type(error).__name__}: {error}"


def _forget_parked(session: Session, tombstone: Message) -> None:
    """Drop what is parked of an aggregate on the topic that says nothing is left of it."""
    parked = dead_letter.c.subject == tombstone.key, dead_letter.c.topic == tombstone.topic
    session.execute(delete(dead_letter).where(*parked))


def _park(session: Session, one: _Arrived, reason: str) -> None:
    message = one.message
    row = {
        "event_id": str(one.event_id or message.origin),
        "type": message.type[:200],
        "topic": message.topic,
        "subject": message.key[:64],
        "headers": dict(message.headers),
        "data": message.data,
        "reason": reason,
        "attempts": ATTEMPTS,
        "parked_at": datetime.now(UTC),
    }
    session.execute(upsert(session, dead_letter).on_conflict_do_nothing(), [row])
