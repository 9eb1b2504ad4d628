"""One reader's wishes as they look at them: addresses with their state, choices, hours."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.models import Address, Confirmation, Delivery, Preference, RefusedAddress, Rhythm
from services.notifications.queries.wishes import hours_of, known_addresses, unsure_addresses
from shared import roster
from shared.errors import Forbidden
from shared.permissions import Actor


@dataclass(frozen=True, kw_only=True)
class OwnAddress:
    """Where a channel leads: `value` counts, `asked` waits for its code; `refused_at`: it takes nothing.

    `unsure` is the register's while nobody has confirmed it; `question_at`: we have written there to ask.
    """

    channel: str
    title: str
    value: str
    is_of_register: bool
    asked: str
    unsure: str
    question_at: datetime | None
    refused_at: datetime | None
    refusal: str


@dataclass(frozen=True, kw_only=True)
class OwnWishes:
    """Everything a reader may change."""

    hours: rules.Hours
    choices: rules.Choices
    addresses: list[OwnAddress]

    @property
    def left(self) -> list[str]:
        """The channels by which they asked not to be written to at all."""
        return [one.channel for one in self.addresses if (rules.ALL, one.channel) in self.choices.muted]


@dataclass(frozen=True, kw_only=True)
class Myself:
    """Who asks, as a reader."""

    reader_id: UUID
    municipality_id: UUID


def myself(session: Session, actor: Actor) -> Myself:
    """Find the reader behind an actor: the newest id of the person, or the account that is nobody's."""
    if actor.municipality_id is None:
        raise Forbidden
    merged = roster.aliases(session, municipality_id=actor.municipality_id) if actor.person_id else {}
    own_id = actor.person_id or actor.account_id
    return Myself(reader_id=merged.get(own_id, own_id), municipality_id=actor.municipality_id)


def own_wishes(session: Session, *, reader_id: UUID, channels: Iterable[str]) -> OwnWishes:
    """Gather one reader's wishes for the channels that are offered."""
    chosen = session.scalars(select(Preference).where(Preference.reader_id == reader_id))
    rhythm = session.get(Rhythm, reader_id)
    known = known_addresses(session, {reader_id}).get(reader_id, {})
    typed = {
        one.channel: one for one in session.scalars(select(Address).where(Address.reader_id == reader_id))
    }
    choices, hours = rules.Choices.of(chosen), hours_of(rhythm) if rhythm else rules.Hours()
    if known and all((rules.DIGEST, channel) in choices.muted for channel in known):
        hours = replace(hours, digest_every="never")
    return OwnWishes(
        hours=hours,
        choices=choices,
        addresses=[
            _own(session, reader_id, channel=one, value=known.get(one, ""), typed=typed.get(one))
            for one in channels
        ],
    )


def _own(session: Session, reader_id: UUID, *, channel: str, value: str, typed: Address | None) -> OwnAddress:
    unsure = unsure_addresses(session, {reader_id}).get(reader_id, "") if channel == rules.EMAIL else ""
    refused = session.get(RefusedAddress, (channel, value or unsure)) if value or unsure else None
    return OwnAddress(
        channel=channel,
        title=rules.CHANNELS[channel],
        value=value,
        is_of_register=bool(value) and (typed is None or typed.verified_at is None),
        asked=typed.asked if typed else "",
        unsure=unsure,
        question_at=_question_at(session, reader_id, unsure) if unsure else None,
        refused_at=refused.since if refused else None,
        refusal=refused.reason if refused else "",
    )


def _question_at(session: Session, reader_id: UUID, value: str) -> datetime | None:
    """When a letter left that asks whether the address is theirs."""
    mine = (Delivery.reader_id == reader_id) & (Delivery.purpose == "confirm") & (Delivery.address == value)
    return session.scalar(select(func.max(Delivery.sent_at)).where(mine))


def is_unsure(session: Session, *, reader_id: UUID) -> bool:
    """Whether the register's mail waits for its reader's word."""
    return reader_id in unsure_addresses(session, {reader_id})


def confirmation(session: Session, *, confirmation_id: UUID) -> Confirmation | None:
    """Find what a letter asked."""
    return session.get(Confirmation, confirmation_id)


def is_refused(session: Session, *, reader_id: UUID, channel: str) -> bool:
    """Whether the address that counts for a channel takes nothing."""
    value = known_addresses(session, {reader_id}).get(reader_id, {}).get(channel)
    return value is not None and session.get(RefusedAddress, (channel, value)) is not None


def left(session: Session, *, reader_id: UUID, channel: str) -> list[str]:
    """The kinds of a channel that a reader left by a link, all (`*`) and digests among them."""
    mine = (Preference.reader_id == reader_id) & (Preference.channel == channel)
    found = set(session.scalars(select(Preference.kind).where(mine, Preference.is_muted)))
    return [kind for kind in (rules.ALL, rules.DIGEST, *rules.KINDS) if kind in found]
