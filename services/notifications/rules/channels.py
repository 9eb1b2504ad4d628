"""Ways out of the system and what a reader may choose of each: mail by default, messengers when asked for."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from services.notifications.rules.digests import DIGEST
from shared import mail_address
from shared.settings import Messengers

EMAIL = "email"
CHANNELS: dict[str, str] = {EMAIL: "Почта", "vk": "ВКонтакте", "max": "MAX"}
CHOICES: dict[str, str] = {
    "usual": "как обычно",
    "at_once": "всё сразу",
    "digest": "всё в сводке",
    "never": "не писать",
}
ALL = "*"
NO_NUMBER = {
    "vk": "Нужен номер страницы: цифры после «id» в её адресе.",
    "max": "Нужен номер пользователя: его называет бот в ответ на первое сообщение.",
}
USER_NUMBER = re.compile(r"[1-9][0-9]{0,17}")


class Chosen(Protocol):
    """A stored choice of a reader."""

    @property
    def kind(self) -> str: ...
    @property
    def channel(self) -> str: ...
    @property
    def choice(self) -> str: ...
    @property
    def is_muted(self) -> bool: ...


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What a reader chose: by kind and channel; muted is what they left by a link."""

    chosen: Mapping[tuple[str, str], str]
    muted: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, rows: Iterable[Chosen]) -> "Choices":
        """Gather the stored choices of one reader."""
        kept = list(rows)
        return cls(
            chosen={(one.kind, one.channel): one.choice for one in kept},
            muted=frozenset((one.kind, one.channel) for one in kept if one.is_muted),
        )

    def choice(self, kind: str, channel: str) -> str:
        """What holds for a kind by a channel: mail is usual, a messenger (41-ФЗ) must be asked for."""
        if {(kind, channel), (ALL, channel)} & self.muted:
            return "never"
        return self.chosen.get((kind, channel), "usual" if channel == EMAIL else "never")

    def way(self, kind: str, channel: str, *, urgent: bool) -> str | None:
        """How one message goes by a channel: at_once, digest, or not at all."""
        choice = self.choice(kind, channel)
        if choice == "usual":
            choice = "at_once" if urgent else DIGEST
        if choice == DIGEST and not self.wants_digest(channel):
            return None
        return None if choice == "never" else choice

    def wants_digest(self, channel: str) -> bool:
        """Whether they have not left the digests of a channel by a link."""
        return not {(DIGEST, channel), (ALL, channel)} & self.muted


def offered(messengers: Messengers) -> tuple[str, ...]:
    """The channels of this installation: a messenger is off until its token is set."""
    on = {EMAIL: True, "vk": bool(messengers.vk_token), "max": bool(messengers.max_token)}
    return tuple(channel for channel in CHANNELS if on[channel])


def fault_of_address(channel: str, value: str) -> str | None:
    """Say why a text is no address of a channel; null when it is. Of a messenger it is the user's number."""
    if channel == EMAIL:
        return mail_address.fault_of_address(value)
    return None if USER_NUMBER.fullmatch(value) else NO_NUMBER[channel]


def masked(channel: str, value: str) -> str:
    """Show enough of an address to recognise it and too little to write to it."""
    if channel != EMAIL:
        return f"…{value[-3:]}" if len(value) > 3 else "…"  # noqa: PLR2004 the last three digits
    name, _, host = value.rpartition("@")
    return f"{name[:1]}…@{host}" if name else ""
