"""A message as both adapters carry it: CloudEvents 1.0 in binary mode, headers beside the bytes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec

from shared.contracts.event import EVENTS, STATE_TOPICS, Event

LONGEST_KEY = 64
GREATEST_VERSION = 2**31 - 1


class UnreadableMessage(Exception):
    """The bytes are not an event this code can understand; the text says why."""


@dataclass(frozen=True, kw_only=True)
class Message:
    """One record of a topic: `ce_…` headers, the partition key and the body."""

    topic: str
    key: str
    headers: Mapping[str, str]
    data: bytes | None
    origin: str = field(default="", compare=False)

    @property
    def type(self) -> str:
        """The CloudEvents type, empty when the header is missing."""
        return self.headers.get("ce_type", "")

    @property
    def event_id(self) -> UUID:
        """The CloudEvents id; raises UnreadableMessage when it is not a UUID."""
        try:
            return UUID(self.headers.get("ce_id", ""))
        except ValueError as error:
            raise UnreadableMessage("нет заголовка ce_id или он не UUID") from error

    @property
    def is_tombstone(self) -> bool:
        """Whether it says that nothing is left of an aggregate."""
        return not self.data and self.topic in STATE_TOPICS

    @property
    def subject(self) -> UUID:
        """The aggregate it is about, by its key; raises UnreadableMessage when that is no UUID."""
        try:
            return UUID(self.key)
        except ValueError as error:
            raise UnreadableMessage("ключ записи не UUID") from error

    @property
    def version(self) -> int:
        """The version of the aggregate by its header; raises UnreadableMessage when there is none."""
        text = self.headers.get("ce_sequence", "")
        if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= GREATEST_VERSION:
            raise UnreadableMessage("нет заголовка ce_sequence или он не номер версии")
        return int(text)

    def event(self) -> Event:
        """Load the typed event; unknown fields are ignored, anything else wrong is said."""
        cls = EVENTS.get(self.type)
        if cls is None:
            raise UnreadableMessage(f"неизвестный тип события «{self.type}»")
        if self.data is None:
            raise UnreadableMessage("пустое тело события")
        try:
            event = msgspec.json.decode(self.data, type=cls)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise UnreadableMessage(f"тело не соответствует договору: {error}") from error
        if not 1 <= event.version <= GREATEST_VERSION:
            raise UnreadableMessage(f"неверная версия записи: {event.version}")
        return event


def dump(event: Event) -> bytes:
    """Write an event's fields as JSON."""
    return msgspec.json.encode(event)


def from_outbox(row: Any) -> Message:
    """Build the wire message of an outbox row."""
    producer = row.type.split(".")[1]
    headers = {
        "ce_specversion": "1.0",
        "ce_id": str(row.event_id),
        "ce_source": f"/mms/{producer}",
        "ce_type": row.type,
        "ce_subject": str(row.subject),
        "ce_time": row.time.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "ce_partitionkey": str(row.subject),
        "ce_sequence": str(row.sequence),
        "content-type": "application/json",
    }
    if row.traceparent:
        headers["ce_traceparent"] = row.traceparent
    return Message(topic=row.topic, key=str(row.subject), headers=headers, data=bytes(row.data) or None)


def from_record(
    *, topic: str, key: bytes | None, headers: Iterable[tuple[str, bytes]], data: bytes | None, origin: str
) -> Message:
    """Build a message from what a broker returned; broken text never raises here."""
    return Message(
        topic=topic,
        key=_text(key)[:LONGEST_KEY],
        headers={name.replace("\x00", ""): _text(value) for name, value in headers},
        data=data,
        origin=origin,
    )


def _text(raw: bytes | None) -> str:
    """Decode what a broker returned; a NUL can be stored nowhere."""
    return (raw or b"").decode(errors="replace").replace("\x00", "")


def utc_now() -> datetime:
    """Tell the time in UTC."""
    return datetime.now(UTC)
