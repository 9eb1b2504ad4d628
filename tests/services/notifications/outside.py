"""What leaves the system, seen from outside: people with mail, loops moved by hand, letters in a folder."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from sqlalchemy import select

from services.notifications import actions
from services.notifications.clock import Planning, Sending
from services.notifications.models import Confirmation, Delivery
from services.notifications.queries import WritingDesk
from shared.contracts.event import Event
from shared.contracts.registry import MunicipalityConfigured, StallRule
from shared.db import Database
from shared.keys import load_keys
from shared.roster import Person
from shared.sending import Carrier, Folder, Sender
from tests.services.given import Alone
from tests.services.notifications.making import MUNICIPALITY, account_changed, person_changed

URL = "https://mms.example.ru"
NOON = datetime(2026, 5, 12, 5, tzinfo=UTC)  # a Tuesday; noon in Barnaul
SENDER = Sender.of(public_url=URL, reply_to="metodist@example.ru")


def municipality(timezone: str = "Asia/Barnaul", version: int = 1) -> MunicipalityConfigured:
    """The municipality of everybody here."""
    return MunicipalityConfigured(
        id=MUNICIPALITY,
        municipality_id=MUNICIPALITY,
        version=version,
        code="ust-koksa",
        name="Усть-Коксинский район",
        timezone=timezone,
        profile="ust-koksa",
        go_live_on=None,
        young_rules=(),
        thresholds=(),
        stall=StallRule(first_session_days=14, silence_days=30, confirmation_days=7),
        mentee_consent_required=False,
        names={},
    )


def with_mail(name: str, *roles: tuple[str, str | None], school: str = "A") -> list[Event]:
    """Somebody with mail in the register and an account."""
    person = replace(person_changed(name, school), email=f"{mailbox(name)}@school.example.ru")
    return [person, account_changed(name, *roles)]


def mailbox(name: str) -> str:
    """The part of a person's address before the @."""
    return f"box{sum(map(ord, name))}"


def all_confirmed(database: Database) -> None:
    """Let everybody have said that the register's address is theirs."""
    with database.write() as session:
        known = select(Confirmation.reader_id, Confirmation.value)
        said = {(row.reader_id, row.value) for row in session.execute(known)}
        people = session.execute(select(Person.id, Person.email).where(Person.email.is_not(None)))
        new = {(row.id, row.email.lower()) for row in people} - said
        always = {"asked_at": NOON, "confirmed_at": NOON}
        session.add_all(Confirmation(reader_id=reader, value=value, **always) for reader, value in new)


class Sure(Planning):
    """Plans for people whose addresses are confirmed before anything is said to them."""

    def step(self) -> int:
        all_confirmed(self.database)
        return super().step()


class Outside:
    """The loops of one service, moved by hand at a time the test says."""

    def __init__(
        self,
        service: Alone,
        *,
        now: datetime = NOON,
        carrier: Carrier | None = None,
        planning: type[Planning] = Sure,
    ) -> None:
        self.service = service
        self.now = now
        self.folder = service.settings.home / "mail"
        if planning is Sure:
            all_confirmed(service.database)
        self.plan = planning(service.database, clock=lambda: self.now)
        self.mail_loop = self.loop(carrier or Folder(self.folder, sender=SENDER))
        self.vk_loop = self.mail_loop

    def loop(self, carrier: Carrier, *, channel: str = "email", per_minute: int = 600) -> Sending:
        """Make a sending loop of another channel or another worker."""
        secret = load_keys(self.service.settings.keys).session
        desk = WritingDesk(public_url=URL, secret=secret)
        return Sending(
            self.service.database,
            carrier,
            channel=channel,
            desk=desk,
            per_minute=per_minute,
            clock=lambda: self.now,
        )

    def go(self) -> None:
        """Plan and send until nothing moves."""
        steps: list[Callable[[], int]] = [self.plan.step, self.mail_loop.step]
        while sum(step() for step in steps):
            pass

    def at(self, now: datetime) -> "Outside":
        """Let it be another time: the clock's jobs run, then what is due goes."""
        self.now = now
        with self.service.database.write() as session:
            actions.plan_digests(session, now=now)
        self.go()
        return self

    def letters(self) -> list[EmailMessage]:
        """What lies in the folder, in the order of their ids."""
        return [
            message_from_bytes(path.read_bytes(), policy=default)
            for path in sorted(self.folder.glob("*.eml"))
        ]

    def deliveries(self) -> list[Delivery]:
        """All deliveries there are."""
        with self.service.database.read() as session:
            return list(session.scalars(select(Delivery).order_by(Delivery.id)))

    def states(self) -> list[tuple[str, str]]:
        """Their purposes and states."""
        return [(one.purpose, one.state) for one in self.deliveries()]


def body(letter: EmailMessage, kind: str = "plain") -> str:
    """The text of a letter, plain or html."""
    part = letter.get_body((kind,))
    assert part is not None
    content: Any = part.get_content()
    return str(content)
