"""A carrier that raises what nobody expected fails that one delivery: it is seen, tried again, given up."""

from datetime import datetime, timedelta

import pytest
from structlog.testing import capture_logs

from shared.sending import Folder, Letter, Outcome
from tests.services.given import Alone
from tests.services.notifications.making import one, session_changed
from tests.services.notifications.outside import SENDER, Outside, mailbox, municipality, with_mail

LATER = timedelta(hours=5)  # from noon to the same afternoon: nights are quiet
PEOPLE = ("Аксёнов", "Кравец", "Зуева", "Лапин")
BROKE = "сбой канала: RuntimeError"
STRANGE = f"{mailbox('Кравец')}@school.example.ru"


class Brittle(Folder):
    """A folder that breaks on one person's letters."""

    def send(self, letter: Letter, *, now: datetime) -> Outcome:
        if letter.to == STRANGE:
            raise RuntimeError(letter.to)
        return super().send(letter, now=now)


@pytest.fixture
def brittle(notifications: Alone) -> Outside:
    """Everybody has mail and something to answer at once; one of the letters breaks the carrier."""
    notifications.hear([municipality(), *(event for name in PEOPLE for event in with_mail(name))])
    notifications.hear(
        session_changed("held", id=one(f"s {name}"), mentor_id=one("Ким"), mentee_id=one(name))
        for name in PEOPLE
    )
    carrier = Brittle(notifications.settings.home / "mail", sender=SENDER)
    return Outside(notifications, carrier=carrier)


def test_one_letter_breaks_the_carrier_and_the_rest_go(brittle: Outside) -> None:
    with capture_logs() as logged:
        brittle.go()
    assert sorted(str(letter["To"]).partition("@")[0] for letter in brittle.letters()) == sorted(
        mailbox(name) for name in PEOPLE if name != "Кравец"
    )
    [failed] = [each for each in brittle.deliveries() if each.state != "sent"]
    assert (failed.state, failed.attempts, failed.reason) == ("failed", 1, BROKE)
    [said] = [line for line in logged if line["event"] == "carrier_broke"]
    assert (said["loop"], said["error"]) == ("send-email", "RuntimeError")
    assert STRANGE not in str(said), "a log names nobody"


def test_it_is_tried_again_and_given_up_at_last(brittle: Outside) -> None:
    for _ in range(70):  # only those by day are tries
        brittle.at(brittle.now + LATER)
    [dead] = [each for each in brittle.deliveries() if each.state != "sent"]
    assert (dead.state, dead.attempts, dead.reason) == ("dead", 20, BROKE)
