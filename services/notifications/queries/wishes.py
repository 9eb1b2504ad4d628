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
    addresses, unsure = known_addresses(session, ids), unsure_addresses(session, ids)
    refused = _refused(session, addresses | {one: {rules.EMAIL: value} for one, value in unsure.items()})
    return {
        one: Wishes(
            addresses={
                channel: value
                for channel, value in addresses.get(one, {}).items()
                if (channel, value) not in refused
            },
            unsure=unsure.get(one, "") if (rules.EMAIL, unsure.get(one, "")) not in refused else "",
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
    confirmed = _confirmed(session, reader_ids)
    found: dict[UUID, dict[str, str]] = {
        reader_id: {rules.EMAIL: value}
        for reader_id, value in of_register(session, reader_ids).items()
        if (reader_id, value.lower()) in confirmed
    }
    typed = select(Address).where(Address.reader_id.in_(reader_ids), Address.verified_at.is_not(None))
    for one in session.scalars(typed):
        found.setdefault(one.reader_id, {})[one.channel] = one.value
    return found


def unsure_addresses(session: Session, reader_ids: set[UUID]) -> dict[UUID, str]:
    """The register's mail of those who have confirmed neither it nor another."""
    known = known_addresses(session, reader_ids)
    registered = of_register(session, reader_ids)
    return {one: value for one, value in registered.items() if rules.EMAIL not in known.get(one, {})}


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


def _refused(session: Session, addresses: dict[UUID, dict[str, str]]) -> set[tuple[str, str]]:
    pairs = {pair for each in addresses.values() for pair in each.items()}
    if not pairs:
        return set()
    place = tuple_(RefusedAddress.channel, RefusedAddress.value)
    query = select(RefusedAddress.channel, RefusedAddress.value).where(place.in_(pairs))
    return {(row.channel, row.value) for row in session.execute(query)}
