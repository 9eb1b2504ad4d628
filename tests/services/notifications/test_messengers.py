"""A messenger beside mail (quality.md no. 26): off until asked for and confirmed, its trouble its own."""

import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from services.notifications.app import SERVICE
from services.worker import go_on
from shared.sending import ACCEPTED, Letter, Outcome, Vk
from shared.settings import load
from tests.faults.waiting import until
from tests.services.given import Alone
from tests.services.notifications.making import one, session_changed
from tests.services.notifications.outside import Outside, municipality, with_mail
from tests.services.notifications.test_inbox import person
from tests.shared.sending.messenger import Service, messenger

ADDRESSES = "/api/v1/preferences/addresses"
HOUR = timedelta(hours=1)


@pytest.fixture
def vk() -> Iterator[Service]:
    """VK on loopback."""
    with messenger() as made:
        made.answer('{"response": 1}')
        yield made


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Alone]:
    """The service of an installation that writes in VK."""
    made = Alone(SERVICE, load({"MMS_HOME": str(tmp_path), "MMS_VK_TOKEN": "token"}))
    made.hear([municipality(), *with_mail("Кравец"), *with_mail("Зуева")])
    yield made
    made.database.close()
    made.app.extensions["mms_database"].close()


def connected(service: Service, alone: Alone) -> Outside:
    """Кравец confirmed a page in VK and wants everything there at once."""
    outside = Outside(alone)
    loop = outside.loop(Vk("token", resolve=service.resolve, connect=service.connect), channel="vk")
    client = alone.client(person("Кравец"))
    assert client.post(ADDRESSES, json={"channel": "vk", "value": "12345"}).status_code == 202
    with alone.database.write() as session:
        session.connection().exec_driver_sql("UPDATE delivery SET due_at = '2026-01-01 00:00:00'")
    assert loop.step() == 1
    code = service.asked[-1].body.partition("%3A+")[2][:6]
    assert client.post(f"{ADDRESSES}/vk/confirmation", json={"code": code}).status_code == 200
    choices = [{"kind": "session", "channel": "vk", "choice": "at_once"}]
    assert client.put("/api/v1/preferences", json={"choices": choices}).status_code == 200
    outside.vk_loop = loop
    return outside


def test_it_is_off_until_it_is_confirmed_and_chosen(service: Alone, vk: Service) -> None:
    outside = connected(vk, service)
    before = len(vk.asked)
    service.hear([session_changed("held")])
    outside.go()
    assert outside.vk_loop.step() == 1
    assert len(vk.asked) == before + 1
    assert "12345" in vk.asked[-1].body
    assert len(outside.letters()) == 1, "and mail goes as before"


def test_its_hours_of_trouble_do_not_touch_mail_and_retry_after_is_honoured(
    service: Alone, vk: Service
) -> None:
    outside = connected(vk, service)
    vk.answer("{}", status=429, Retry_After="7200")
    before = len(vk.asked)
    service.hear([session_changed("held")])
    outside.go()
    assert outside.vk_loop.step() == 1
    for number in range(12):
        outside.now += HOUR / 12
        service.hear([session_changed("held", id=one(f"s{number}"))])
        outside.go()
        assert outside.vk_loop.step() == 0, "two hours were asked for"
    assert len(vk.asked) == before + 1
    assert len(outside.letters()) > 3, "mail was not held up"
    vk.answer("{}", status=500)
    for _ in range(4):
        outside.now += 24 * HOUR  # from noon to noon: evenings and nights are quiet
        outside.vk_loop.step()
    assert len(vk.asked) > before + 2
    vk.answer('{"response": 1}')
    outside.now += 72 * HOUR
    while outside.vk_loop.step():
        pass
    sent = [one.state for one in outside.deliveries() if one.channel == "vk"]
    assert set(sent) == {"sent"}


def test_a_messenger_without_a_token_is_not_offered(notifications: Alone) -> None:
    notifications.hear([municipality(), *with_mail("Кравец")])
    client = notifications.client(person("Кравец"))
    assert [one["channel"] for one in client.get("/api/v1/preferences").get_json()["addresses"]] == ["email"]
    assert client.post(ADDRESSES, json={"channel": "vk", "value": "12345"}).status_code == 409
    assert client.get("/preferences/vk").status_code == 404


def test_no_more_than_its_rate_a_minute(service: Alone, vk: Service) -> None:
    outside = connected(vk, service)
    slow = outside.loop(outside.vk_loop.carrier, channel="vk", per_minute=2)
    for name in ("Первый", "Второй", "Третий", "Четвёртый"):
        outside.now += HOUR
        service.hear([session_changed("held", id=one(name))])
        outside.plan.step()
    outside.now += HOUR
    assert [slow.step(), slow.step()] == [2, 0]
    mail = outside.loop(outside.mail_loop.carrier, per_minute=3)
    assert [mail.step(), mail.step(), slow.step()] == [3, 0, 0], "each has a pace of its own"
    outside.now += timedelta(seconds=61)
    assert [slow.step(), mail.step()] == [2, 1]


class Silent:
    """A messenger that takes a message and says nothing until it is let go."""

    def __init__(self) -> None:
        self.asked, self.answers = threading.Event(), threading.Event()

    def send(self, _letter: Letter, *, now: datetime) -> Outcome:
        self.asked.set()
        assert self.answers.wait(60), now
        return ACCEPTED

    def close(self) -> None:
        """Nothing is kept open."""


def test_mail_goes_while_a_messenger_says_nothing(service: Alone, vk: Service) -> None:
    outside, silent, stop = connected(vk, service), Silent(), threading.Event()
    before = len(outside.letters())
    loops = [outside.loop(silent, channel="vk"), outside.plan, outside.mail_loop]
    threads = [threading.Thread(target=go_on, args=(loop, stop)) for loop in loops]
    service.hear([session_changed("held")])
    for thread in threads:
        thread.start()
    try:
        assert silent.asked.wait(60)
        service.hear([session_changed("held", id=one("other"), mentee_id=one("Зуева"))])
        until(lambda: len(outside.letters()) == before + 2, seconds=60)
        assert [one.state for one in outside.deliveries() if one.channel == "vk"][-1] == "queued"
    finally:
        silent.answers.set()
        stop.set()
        for thread in threads:
            thread.join(timeout=30)
    assert [one.state for one in outside.deliveries() if one.channel == "vk"][-1] == "sent"
