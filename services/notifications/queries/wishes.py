"""How readers want to be written to, many at once: addresses that count, choices, hours, zones."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.models import Address, Confirmation, Preference, RefusedAddress, Rhythm
from shared import roster

DEFAULT_ZONE = "Europe/Moscow"


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """One reader's wishes; `addresses` by channel are those that count and nobody has refused.

    `unsure` is the register's mail while nobody has confirmed it.
    """

    addresses: dict[str, str]
    unsure: str
    choices: rules.Choices
    hours: rules.Hours


def wishes(session: Session, reader_ids: Iterable[UUID]) -> dict[UUID, Wishes]:
    """Gather the wishes of these readers."""
    ids = set(reader_ids)
    chosen: dict[UUID, list[Preference]] = {}
    for one in session.scalars(select(Preference).where(Preference.reader_id.in_(ids))):
        chosen.setdefault(one.reader_id, []).append(one)
    rhythms = {
        one.reader_id: hours_of(one)
        for one in session.scalars(select(Rhythm).where(Rhythm.reader_id.in_(ids)))
    }
    addresses, unsure = _taking(session, *_addresses(session, ids))
    return {
        one: Wishes(
            addresses=addresses.get(one, {}),
            unsure=unsure.get(one, ""),
            choices=rules.Choices.of(chosen.get(one, ())),
            hours=rhythms.get(one, rules.Hours()),
        )
        for one in ids
    }


def hours_of(rhythm: Rhythm) -> rules.Hours:
    """Read a stored rhythm."""
    return rules.Hours(
        digest_every=rhythm.digest_every,
        digest_weekday=rhythm.digest_weekday,
        digest_hour=rhythm.digest_hour,
        quiet_from=rhythm.quiet_from,
        quiet_until=rhythm.quiet_until,
        works_weekends=rhythm.works_weekends,
    )


def known_addresses(session: Session, reader_ids: set[UUID]) -> dict[UUID, dict[str, str]]:
    """The addresses that count, by channel: those a reader typed, else the register's mail, all confirmed."""
    return _addresses(session, reader_ids)[0]


def unsure_addresses(session: Session, reader_ids: set[UUID]) -> dict[UUID, str]:
    """The register's mail of those who have confirmed neither it nor another."""
    return _addresses(session, reader_ids)[1]


def _addresses(session: Session, reader_ids: set[UUID]) -> tuple[dict[UUID, dict[str, str]], dict[UUID, str]]:
    """What counts, and what of the register waits for its reader's word."""
    registered, confirmed = of_register(session, reader_ids), _confirmed(session, reader_ids)
    sure = {one: value for one, value in registered.items() if (one, value.lower()) in confirmed}
    counting = {one: {rules.EMAIL: value} for one, value in sure.items()}
    typed = select(Address).where(Address.reader_id.in_(reader_ids), Address.verified_at.is_not(None))
    for one in session.scalars(typed):
        counting.setdefault(one.reader_id, {})[one.channel] = one.value
    unsure = {one: mail for one, mail in registered.items() if rules.EMAIL not in counting.get(one, {})}
    return counting, unsure


def of_register(session: Session, reader_ids: set[UUID]) -> dict[UUID, str]:
    """The mail that the register has of readers; what no server would take is none."""
    return {
        person.id: person.email
        for person in roster.people(session, reader_ids).values()
        if person.email and rules.fault_of_address(rules.EMAIL, person.email) is None
    }


def _confirmed(session: Session, reader_ids: set[UUID]) -> set[tuple[UUID, str]]:
    said = Confirmation.reader_id.in_(reader_ids) & Confirmation.confirmed_at.is_not(None)
    rows = session.execute(select(Confirmation.reader_id, Confirmation.value).where(said))
    return {(row.reader_id, row.value) for row in rows}


def zones(session: Session, municipality_ids: Iterable[UUID]) -> dict[UUID, ZoneInfo]:
    """The local time of municipalities."""
    ids = set(municipality_ids)
    place = roster.Municipality
    rows = session.execute(select(place.id, place.timezone).where(place.id.in_(ids)))
    known = {row.id: ZoneInfo(row.timezone) for row in rows}
    return {one: known.get(one, ZoneInfo(DEFAULT_ZONE)) for one in ids}


def _taking(
    session: Session, addresses: dict[UUID, dict[str, str]], unsure: dict[UUID, str]
) -> tuple[dict[UUID, dict[str, str]], dict[UUID, str]]:
    """Leave out what takes nothing."""
    pairs = {pair for each in addresses.values() for pair in each.items()}
    refused = _refused(session, pairs | {(rules.EMAIL, mail) for mail in unsure.values()})
    taking = {
        one: {channel: value for channel, value in each.items() if (channel, value) not in refused}
        for one, each in addresses.items()
    }
    return taking, {one: mail for one, mail in unsure.items() if (rules.EMAIL, mail) not in refused}


def _refused(session: Session, pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
    if not pairs:
        return set()
    place = tuple_(RefusedAddress.channel, RefusedAddress.value)
    query = select(RefusedAddress.channel, RefusedAddress.value).where(place.in_(pairs))
    return {(row.channel, row.value) for row in session.execute(query)}
