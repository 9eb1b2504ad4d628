"""The letters of deliveries, written at the moment of sending: what has ended or was read is not in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.models import Address, Confirmation, Delivery, InboxItem, Mention, ReadMark
from services.notifications.queries.readers import Reader, readers
from services.notifications.queries.settings import settings_of
from services.notifications.queries.wishes import Wishes, wishes, zones
from shared import roster
from shared.sending import Letter, Outcome, refused

log = structlog.get_logger()
TELLING = ("items", "digest", "confirm")  # the rest, a code or a test, its reader waits for now
STOP_PAGE = "/notifications/unsubscribe/"
STOP_AT_ONCE = "/notifications/api/v1/unsubscriptions/"


@dataclass(frozen=True, kw_only=True)
class WritingDesk:
    """What letters are written with: the public address of the installation and its secret."""

    public_url: str
    secret: bytes


@dataclass(frozen=True, kw_only=True)
class Later:
    """What came due in the quiet of its reader, and the moment it may go."""

    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class _Gathered:
    """Everything that decides what is still to be said, for many deliveries at once.

    `reader_of` a delivery is the newest id of its reader, who may have been merged meanwhile.
    """

    items: dict[UUID, list[InboxItem]]
    reader_of: dict[UUID, UUID]
    asked: dict[tuple[UUID, str], UUID]
    readers: dict[UUID, list[Reader]]
    read: set[tuple[UUID, UUID]]
    wishes: dict[UUID, Wishes]
    settings: dict[UUID, dict[str, rules.Setting]]
    zones: dict[UUID, ZoneInfo]
    places: dict[UUID, str]


def letters(
    session: Session, deliveries: Sequence[Delivery], *, desk: WritingDesk, now: datetime
) -> dict[UUID, Letter | Outcome | Later]:
    """Write the letters of these deliveries; one that has nothing left to say is not among them.

    Whatever made it late, a try that failed or a worker that was down, a letter waits out the quiet.
    One that cannot be written is refused, and holds up no other.
    """
    telling = [one for one in deliveries if one.purpose in TELLING]
    gathered = _gather(session, telling, now=now)
    written: dict[UUID, Letter | Outcome | Later | None] = {}
    for one in telling:
        try:
            write = _of_confirmation if one.purpose == "confirm" else _of_items
            written[one.id] = write(one, gathered, desk=desk, now=now)
        except Exception as error:  # noqa: BLE001 whatever is wrong with it is seen on the delivery
            log.warning("letter_not_written", delivery=str(one.id), error=type(error).__name__)
            written[one.id] = refused(f"письмо не составлено: {type(error).__name__}")
    for one in deliveries:
        if one.purpose == "code":
            written[one.id] = _of_code(session, one, desk=desk)
        elif one.purpose == "test":
            said = rules.of_test(public_url=desk.public_url)
            written[one.id] = _letter(one, one.address, said)
    return {key: letter for key, letter in written.items() if letter is not None}


def goes_at(session: Session, one: Delivery, *, now: datetime) -> datetime:
    """When a delivery may leave from now on, by the reader's own clock: now itself, or after their quiet."""
    zone = zones(session, {one.municipality_id})[one.municipality_id]
    reader_id = _newest(session, [one])[one.id]
    hours = wishes(session, {reader_id})[reader_id].hours
    moment = rules.first_moment(now, hours=hours, zone=zone) if one.purpose in TELLING else now
    return moment.astimezone(zone)


def _gather(session: Session, deliveries: Sequence[Delivery], *, now: datetime) -> _Gathered:
    query = (
        select(Mention.delivery_id, InboxItem)
        .join(InboxItem, InboxItem.id == Mention.item_id)
        .where(Mention.delivery_id.in_([one.id for one in deliveries]))
        .where(InboxItem.state == "open", InboxItem.accepted_at.is_(None), InboxItem.muted.is_(False))
        .order_by(InboxItem.id)
    )
    items: dict[UUID, list[InboxItem]] = {}
    for mentioned, item in session.execute(query):
        if mentioned is not None:
            items.setdefault(mentioned, []).append(item)
    each = [item for told in items.values() for item in told]
    newest, places = _newest(session, deliveries), {one.municipality_id for one in deliveries}
    marks = select(ReadMark.item_id, ReadMark.account_id).where(
        ReadMark.item_id.in_([one.id for one in each])
    )
    return _Gathered(
        items=items,
        reader_of=newest,
        asked=_asked(session, deliveries),
        readers=readers(session, each, now=now),
        read={(row.item_id, row.account_id) for row in session.execute(marks)},
        wishes=wishes(session, newest.values()),
        settings={one: settings_of(session, municipality_id=one) for one in places},
        zones=zones(session, places),
        places=_named(session, places),
    )


def _named(session: Session, municipality_ids: set[UUID]) -> dict[UUID, str]:
    place = roster.Municipality
    rows = session.execute(select(place.id, place.name).where(place.id.in_(municipality_ids)))
    return {row.id: row.name for row in rows}


def _asked(session: Session, deliveries: Iterable[Delivery]) -> dict[tuple[UUID, str], UUID]:
    """The questions these deliveries put, by reader and address."""
    ids = [one.reader_id for one in deliveries if one.purpose == "confirm"]
    found = session.scalars(select(Confirmation).where(Confirmation.reader_id.in_(ids))) if ids else ()
    return {(one.reader_id, one.value): one.id for one in found}


def _newest(session: Session, deliveries: Iterable[Delivery]) -> dict[UUID, UUID]:
    merged: dict[UUID, UUID] = {}
    for municipality_id in {one.municipality_id for one in deliveries}:
        merged |= roster.aliases(session, municipality_id=municipality_id)
    return {one.id: merged.get(one.reader_id, one.reader_id) for one in deliveries}


def _of_items(
    one: Delivery, gathered: _Gathered, *, desk: WritingDesk, now: datetime
) -> Letter | Later | None:
    wish, zone = gathered.wishes[gathered.reader_of[one.id]], gathered.zones[one.municipality_id]
    address = wish.addresses.get(one.channel)
    items = [item for item in gathered.items.get(one.id, ()) if _is_to_say(item, one, gathered)]
    if address is None or not items:
        return None
    if (moment := rules.first_moment(now, hours=wish.hours, zone=zone)) > now:
        return Later(due_at=moment)
    today = now.astimezone(zone).date()
    lines = [
        rules.outward(item.rule, object_id=item.object_id, parameters=item.parameters, today=today)
        for item in items
    ]
    token = _token(one, items, gathered.reader_of[one.id], desk)
    said = rules.of_lines(
        lines,
        digest_of=_span(wish.hours) if one.purpose == rules.DIGEST else "",
        public_url=desk.public_url,
        leave=f"{desk.public_url}{STOP_PAGE}{token}",
    )
    return _letter(one, address, said, leave=f"{desk.public_url}{STOP_AT_ONCE}{token}")


def _of_confirmation(
    one: Delivery, gathered: _Gathered, *, desk: WritingDesk, now: datetime
) -> Letter | Later | None:
    """Ask whether the register's address is theirs, unless it was said or the register has another by now."""
    wish, zone = gathered.wishes[gathered.reader_of[one.id]], gathered.zones[one.municipality_id]
    question = gathered.asked.get((gathered.reader_of[one.id], one.address.lower()))
    if wish.unsure != one.address or question is None:
        return None
    if (moment := rules.first_moment(now, hours=wish.hours, zone=zone)) > now:
        return Later(due_at=moment)
    token = rules.confirmation_token(desk.secret, question)
    place = gathered.places.get(one.municipality_id, "")
    return _letter(one, one.address, rules.of_confirmation(token, place=place, public_url=desk.public_url))


def _is_to_say(item: InboxItem, one: Delivery, gathered: _Gathered) -> bool:
    """Whether the item is still for this reader, who has not seen it and wants to hear of it this way."""
    reader_id = gathered.reader_of[one.id]
    mine = next((each for each in gathered.readers[item.id] if each.id == reader_id), None)
    if mine is None or not rules.is_known(item.rule):
        return False
    if any((item.id, account_id) in gathered.read for account_id in mine.account_ids):
        return False
    if one.channel not in gathered.settings[one.municipality_id][item.rule].channels:
        return False
    choices = gathered.wishes[reader_id].choices
    if one.purpose == rules.DIGEST and not choices.wants_digest(one.channel):
        return False
    return choices.choice(rules.kind_of(item.rule), one.channel) != "never"


def _token(one: Delivery, items: Iterable[InboxItem], reader_id: UUID, desk: WritingDesk) -> str:
    """Let a reader leave what the letter is about: its kinds, of a digest also the digests as a whole."""
    told = {rules.kind_of(item.rule) for item in items}
    kinds = tuple(kind for kind in rules.KINDS if kind in told)
    whole = (rules.DIGEST,) if one.purpose == rules.DIGEST else ()
    leave = rules.Leave(reader_id=reader_id, kinds=whole + kinds, channel=one.channel)
    return rules.leave_token(desk.secret, leave)


def _span(hours: rules.Hours) -> str:
    return hours.digest_every if hours.digest_every in rules.SPANS else rules.Hours().digest_every


def _of_code(session: Session, one: Delivery, *, desk: WritingDesk) -> Letter | None:
    """Write the newest code of an address; one that was confirmed or replaced needs none."""
    query = select(Address).where(Address.reader_id == one.reader_id, Address.channel == one.channel)
    found = session.scalar(query.where(Address.asked == one.address))
    if found is None:
        return None
    code = rules.code(desk.secret, address_id=found.id, value=found.asked, asked_at=found.asked_at)
    return _letter(one, found.asked, rules.of_code(code, public_url=desk.public_url))


def _letter(one: Delivery, address: str, said: rules.Written, *, leave: str = "") -> Letter:
    is_mail = one.channel == rules.EMAIL
    return Letter(
        id=one.id,
        to=address,
        subject=said.subject,
        text=said.text,
        html=said.html if is_mail else "",
        leave=leave if is_mail else "",
    )
