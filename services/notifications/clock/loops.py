"""What goes on always: one loop plans what is new, one a channel sends, so that none waits for another."""

import random
import time
import traceback
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import structlog

from services.notifications import actions, queries, rules
from services.notifications.models import Delivery
from shared.db import Database
from shared.keys import load_keys
from shared.sending import Carrier, Folder, Letter, Max, Outcome, Sender, Smtp, Vk, later
from shared.service import Loop
from shared.settings import Settings

SLOWEST_SECONDS = 0.25  # a message is to be with the mail server two seconds after what it tells of
BUDGET_SECONDS = 10.0  # far less than a hold lasts, and short enough to stop in time
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=1)
Clock = Callable[[], datetime]
log = structlog.get_logger()


def utc_now() -> datetime:
    """Tell the time."""
    return datetime.now(UTC)


class Planning:
    """Decides who is written to of what is new."""

    name = "plan"
    slowest_seconds = SLOWEST_SECONDS

    def __init__(self, database: Database, *, clock: Clock = utc_now) -> None:
        self.database = database
        self.clock = clock

    def step(self) -> int:
        """Plan a batch; a look that finds nothing takes no lock."""
        with self.database.read() as session:
            if not queries.has_unplanned(session):
                return 0
        with self.database.write() as session:
            return actions.plan(session, now=self.clock())

    def close(self) -> None:
        """Nothing is kept open."""


class Sending:
    """Sends what is due by one channel; while the other side is down it is left alone for a while."""

    slowest_seconds = SLOWEST_SECONDS

    def __init__(
        self,
        database: Database,
        carrier: Carrier,
        *,
        channel: str,
        desk: queries.WritingDesk,
        per_minute: int,
        clock: Clock = utc_now,
    ) -> None:
        self.name = f"send-{channel}"
        self.database = database
        self.carrier = carrier
        self.channel = channel
        self.desk = desk
        self.per_minute = per_minute
        self.clock = clock
        self._failures = 0
        self._silent_until: datetime | None = None

    def step(self) -> int:
        """Send a batch, each marked before the next is tried; tells how many were tried."""
        now = self.clock()
        if self._silent_until is not None and now < self._silent_until:
            return 0
        with self.database.read() as session:
            if not queries.has_due(session, channel=self.channel, now=now):
                return 0
        stop_at = time.monotonic() + BUDGET_SECONDS
        with self.database.write() as session:
            held = actions.claim(session, channel=self.channel, now=now, per_minute=self.per_minute)
        with self.database.read() as session:
            letters = queries.letters(session, held, desk=self.desk, now=now)
        done = self._send_all(held, letters, stop_at=stop_at)
        if left := held[done:]:
            with self.database.write() as session:
                actions.release(session, left)
        return done

    def close(self) -> None:
        """Hang up."""
        self.carrier.close()

    def _send_all(
        self,
        held: Sequence[Delivery],
        letters: dict[UUID, Letter | Outcome | queries.Later],
        *,
        stop_at: float,
    ) -> int:
        """Send until the time is over or the other side is down; tells how many were done with."""
        for place, one in enumerate(held):
            if time.monotonic() > stop_at:
                return place
            letter = letters.get(one.id)
            if letter is None:
                with self.database.write() as session:
                    actions.mark_moot(session, one)
            elif isinstance(letter, queries.Later):
                with self.database.write() as session:
                    actions.put_off(session, one, until=letter.due_at)
            elif isinstance(letter, Outcome):
                self._mark(one, letter)
            elif self._send(one, letter).is_down:
                return place + 1
        return len(held)

    def _send(self, one: Delivery, letter: Letter) -> Outcome:
        one.address = letter.to
        outcome = self._tried(letter)
        now = self._mark(one, outcome)
        self._failures = self._failures + 1 if outcome.is_down else 0
        pause = (
            min(FIRST_PAUSE * 2 ** min(self._failures - 1, 10), LONGEST_PAUSE) if outcome.is_down else None
        )
        self._silent_until = now + max(pause, outcome.after or pause) if pause else None
        return outcome

    def _tried(self, letter: Letter) -> Outcome:
        """Hand a letter to the carrier; one that breaks it fails alone, and the rest go on."""
        try:
            return self.carrier.send(letter, now=self.clock())
        except Exception as error:  # noqa: BLE001 whatever it is, it is kept on the delivery and tried again
            kind, place = type(error).__name__, traceback.extract_tb(error.__traceback__)[-1]
            # without the error's own words: they may quote an address
            log.warning("carrier_broke", loop=self.name, error=kind, at=f"{place.filename}:{place.lineno}")
            return later(f"сбой канала: {kind}")

    def _mark(self, one: Delivery, outcome: Outcome) -> datetime:
        now = self.clock()
        with self.database.write() as session:
            actions.mark(session, one, outcome, now=now, chance=random.random())  # noqa: S311 spreads tries
        return now


def loops(database: Database, settings: Settings) -> tuple[Loop, ...]:
    """Make the loops of this installation."""
    desk = queries.WritingDesk(public_url=settings.public_url, secret=load_keys(settings.keys).session)
    sending = [
        Sending(
            database,
            carrier_of(channel, settings),
            channel=channel,
            desk=desk,
            per_minute=settings.sending.per_minute[channel],
        )
        for channel in rules.offered(settings.sending.messengers)
    ]
    return (Planning(database), *sending)


def carrier_of(channel: str, settings: Settings) -> Carrier:
    """Make the way out of a channel."""
    if channel == "vk":
        return Vk(settings.sending.messengers.vk_token)
    if channel == "max":
        return Max(settings.sending.messengers.max_token)
    sender = Sender.of(
        public_url=settings.public_url,
        address=settings.sending.mail_from,
        reply_to=settings.sending.reply_to,
    )
    if settings.smtp_url:
        return Smtp(settings.smtp_url, sender=sender)
    return Folder(settings.home / "mail", sender=sender)
