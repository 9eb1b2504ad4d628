"""A mail server in every mood (quality.md no. 25): nothing is lost, a second copy has the same Message-ID."""

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy import update

from services.notifications.models import Delivery
from shared.sending import Letter, Outcome, Smtp
from tests.faults.waiting import until
from tests.processes.smtp import MailServer
from tests.services.given import Alone
from tests.services.notifications.making import one, session_changed
from tests.services.notifications.outside import SENDER, Outside, with_mail
from tests.services.notifications.test_inbox import person

ROOT = Path(__file__).resolve().parents[2]
LATER = timedelta(hours=5)  # from noon to the same afternoon: nights are quiet
ALWAYS = {"quiet_from": 0, "quiet_until": 0, "works_weekends": True}


@pytest.fixture
def outside(service: Alone, server: MailServer) -> Iterator[Outside]:
    """The loops of the service, with the server in a good mood."""
    server.be("accept")
    made = Outside(service, carrier=Smtp(server.url, sender=SENDER, seconds=1))
    yield made
    made.mail_loop.close()


def told(service: Alone, outside: Outside) -> Delivery:
    """Something is to be sent; the delivery, before it is."""
    service.hear([session_changed("held")])
    outside.plan.step()
    [delivery] = outside.deliveries()
    return delivery


MOODS = {
    "rcpt 450 4.2.0 <secret@example.ru> try later": "сервер ответил 450 4.2.0",
    "data 451 4.3.0 try later": "сервер ответил 451 4.3.0",
    "data 421 4.3.2 closing": "сервер ответил 421 4.3.2",
    "hang": "почтовый сервер: не ответил вовремя",
    "drop": "почтовый сервер: связь оборвалась",
}


@pytest.mark.parametrize("mood", MOODS)
def test_what_may_pass_is_tried_again_under_the_same_id(
    service: Alone, server: MailServer, outside: Outside, mood: str
) -> None:
    before, fired = len(server.mail()), len(server.fired())
    first = told(service, outside)
    server.be(mood)
    outside.go()
    assert server.fired()[fired:] == [mood], "the fault must fire, once"
    [failed] = outside.deliveries()
    assert (failed.state, failed.attempts, failed.reason) == ("failed", 1, MOODS[mood])
    assert failed.due_at > outside.now
    server.be("accept")
    outside.at(outside.now + LATER)
    [sent] = outside.deliveries()
    assert (sent.state, sent.attempts, sent.id) == ("sent", 2, first.id)
    copies = server.ids()[before:]
    assert set(copies) == {f"<{first.id}@mms.example.ru>"}
    assert len(copies) == (2 if mood == "drop" else 1)


def test_an_address_where_nobody_lives_stops_and_says_so(
    service: Alone, server: MailServer, outside: Outside
) -> None:
    fired = len(server.fired())
    told(service, outside)
    server.be("rcpt 550 5.1.1 no such user")
    outside.go()
    assert len(server.fired()) == fired + 1
    assert outside.states() == [("items", "dead")]
    server.be("accept")
    service.hear([session_changed("held", id=one("another"))])
    outside.at(outside.now + LATER)
    assert len(outside.deliveries()) == 1, "nothing more is planned for the address"


def test_what_the_server_will_not_take_is_given_up_but_the_address_is_not(
    service: Alone, server: MailServer, outside: Outside
) -> None:
    told(service, outside)
    server.be("data 554 5.7.1 looks like spam")
    outside.go()
    assert outside.states() == [("items", "dead")]
    server.be("accept")
    service.hear([session_changed("held", id=one("another"))])
    outside.at(outside.now + LATER)
    assert outside.states() == [("items", "dead"), ("items", "sent")]


def test_nobody_listens_for_days_and_then_it_is_given_up(service: Alone) -> None:
    outside = Outside(service, carrier=Smtp("smtp://127.0.0.1:9", sender=SENDER))
    told(service, outside)
    for _ in range(70):  # only those by day are tries
        outside.at(outside.now + LATER)
    [dead] = outside.deliveries()
    assert (dead.state, dead.attempts) == ("dead", 20)
    assert dead.reason == "почтовый сервер: не принимает связь"


def queued(service: Alone, outside: Outside, count: int) -> None:
    """So many letters to so many people."""
    for name in (f"Учитель{number}" for number in range(count)):
        service.hear([*with_mail(name), session_changed("held", id=one(f"s {name}"), mentee_id=one(name))])
    while outside.plan.step():
        pass


def test_two_workers_never_send_one_twice(service: Alone, server: MailServer, outside: Outside) -> None:
    before = len(server.mail())
    queued(service, outside, 60)
    loops = [outside.loop(Smtp(server.url, sender=SENDER)) for _ in range(2)]
    begin = threading.Barrier(2)

    def work(place: int) -> None:
        begin.wait()
        while loops[place].step():
            pass

    threads = [threading.Thread(target=work, args=(place,)) for place in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for loop in loops:
        loop.close()
    sent = {f"<{one.id}@mms.example.ru>" for one in outside.deliveries()}
    assert Counter(server.ids()[before:]) == Counter(sent)
    assert [one.state for one in outside.deliveries()] == ["sent"] * 60


def test_a_worker_that_lost_hold_marks_nothing(service: Alone, server: MailServer, outside: Outside) -> None:

    class Sleepy(Smtp):
        """Its letter is accepted, and meanwhile somebody else has taken the delivery over."""

        def send(self, letter: Letter, *, now: datetime) -> Outcome:
            outcome = super().send(letter, now=now)
            with service.database.write() as session:
                session.execute(update(Delivery).values(hold=Delivery.hold + 1, state="discarded"))
            return outcome

    told(service, outside)
    loop = outside.loop(Sleepy(server.url, sender=SENDER))
    assert loop.step() == 1
    loop.close()
    assert outside.states() == [("items", "discarded")]


def test_killed_between_the_250_and_the_mark_sends_one_more_copy_under_the_same_id(
    service: Alone, server: MailServer, outside: Outside
) -> None:
    before = len(server.mail())
    queued(service, outside, 5)
    for number in range(5):  # the workers live by the real clock
        client = service.client(person(f"Учитель{number}"))
        assert client.put("/api/v1/preferences", json=ALWAYS).status_code == 200
    port = urlsplit(server.url).port
    env = os.environ | {
        "MMS_HOME": str(service.settings.home),
        "MMS_SMTP_URL": f"smtp://127.0.0.1:{port}",
        "MMS_PUBLIC_URL": "https://mms.example.ru",
    }

    def worker(mood: str) -> subprocess.Popen[bytes]:
        words = [sys.executable, "-m", "tests.faults.sending_worker", mood]
        return subprocess.Popen(words, env=env, cwd=ROOT)

    with service.database.write() as session:
        session.execute(update(Delivery).values(due_at=outside.now - timedelta(days=1)))
    assert worker("die").wait(timeout=60) == -signal.SIGKILL
    assert len(server.ids()) == before + 1, "the fault must fire after the server took the letter"
    with service.database.write() as session:
        session.execute(update(Delivery).values(held_until=None))  # the hold runs out
    living = worker("live")
    until(lambda: {state for _, state in outside.states()} == {"sent"}, seconds=60)
    living.send_signal(signal.SIGTERM)
    assert living.wait(timeout=30) == 0
    copies = Counter(server.ids()[before:])
    assert sorted(copies.values()) == [1, 1, 1, 1, 2]
    assert set(copies) == {f"<{one.id}@mms.example.ru>" for one in outside.deliveries()}
