"""An address that takes nothing: what refuses three times in a row or comes back is written to no more."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from click.testing import CliRunner

from services.cli import mms
from shared.sending import Smtp
from tests.faults.returned import returned
from tests.processes.smtp import MailServer
from tests.services.given import Alone, actor
from tests.services.notifications.making import MUNICIPALITY, one, session_changed
from tests.services.notifications.outside import SENDER, URL, Outside, body, mailbox
from tests.services.notifications.test_inbox import person

ADMIN = actor("admin", municipality_id=MUNICIPALITY)
ADDRESS = f"{mailbox('Кравец')}@school.example.ru"
FULL = "rcpt 552 5.2.2 mailbox full"
SPAM = "rcpt 550 5.7.1 blocked"


@pytest.fixture
def outside(service: Alone, server: MailServer) -> Iterator[Outside]:
    """The loops of the service, with the server in a good mood."""
    server.be("accept")
    made = Outside(service, carrier=Smtp(server.url, sender=SENDER))
    yield made
    made.mail_loop.close()


def write(outside: Outside, server: MailServer, *moods: str) -> None:
    """A letter a week to Кравец, the server in a mood for each."""
    for mood in moods:
        server.be(mood)
        outside.service.hear([session_changed("held", id=one(f"s{outside.now}"))])
        outside.go()
        outside.now += timedelta(weeks=1)


def told_of(service: Alone) -> str:
    """What Кравец is told of the own address."""
    return service.client(person("Кравец")).get("/preferences").text


def come_back(service: Alone, letter: bytes) -> str:
    """Hand a letter to the command that the mail server pipes into."""
    env = {"MMS_HOME": str(service.settings.home), "MMS_PUBLIC_URL": URL}
    reply = CliRunner().invoke(mms, ["returned"], input=letter, env=env)
    assert reply.exit_code == 0, reply.output
    return reply.output


def test_a_mailbox_that_refuses_three_times_in_a_row_is_left_alone_until_somebody_says_so(
    service: Alone, server: MailServer, outside: Outside
) -> None:
    write(outside, server, FULL, FULL)
    assert "не принимает" not in told_of(service)
    write(outside, server, FULL, "accept")
    assert [state for _, state in outside.states()] == ["dead"] * 3, "nothing more is planned"
    assert "не принимает" in told_of(service)
    assert "Почта до вас не доходит" in service.client(person("Кравец")).get("/").text
    admin = service.client(ADMIN)
    [stopped] = admin.get("/api/v1/refused-addresses").get_json()
    assert (stopped["who"], stopped["address"]) == ("Кравец А. О.", "b…@school.example.ru")
    assert stopped["reason"] == "сервер ответил 552 5.2.2, третий раз подряд"
    page = admin.get("/deliveries/addresses").text
    assert "Кравец А. О." in page
    assert ADDRESS not in page
    reply = admin.post(f"/deliveries/addresses/email/{one('Кравец')}/resume")
    assert reply.headers["Location"] == "/notifications/deliveries/addresses"
    write(outside, server, "accept")
    assert outside.states()[-1] == ("items", "sent")
    assert admin.get("/api/v1/refused-addresses").get_json() == []


def test_one_letter_that_went_between_them_starts_the_count_anew(
    service: Alone, server: MailServer, outside: Outside
) -> None:
    write(outside, server, FULL, FULL, "accept", FULL, FULL)
    assert len(outside.deliveries()) == 5
    assert "не принимает" not in told_of(service)


def test_what_is_said_of_the_sender_says_nothing_of_the_address(
    service: Alone, server: MailServer, outside: Outside
) -> None:
    write(outside, server, SPAM, SPAM, SPAM, "accept")
    assert [state for _, state in outside.states()] == ["dead", "dead", "dead", "sent"]


def test_a_letter_that_comes_back_is_dead_and_its_address_asked_no_more(
    service: Alone, server: MailServer, outside: Outside
) -> None:
    write(outside, server, "accept")
    [sent] = outside.deliveries()
    assert "Отмечено" in come_back(service, returned(sent.id, "5.1.1"))
    [dead] = outside.deliveries()
    assert (dead.state, dead.reason) == ("dead", "письмо вернулось: 5.1.1")
    assert "не принимает" in told_of(service)
    come_back(service, returned(sent.id, "5.1.1"))
    assert outside.states() == [("items", "dead")], "a second word changes nothing"


@pytest.mark.parametrize(
    "mood", ["rcpt 550 5.7.1 No such user!", "rcpt 550 Message was not accepted -- invalid mailbox"]
)
def test_that_nobody_is_there_is_understood_in_words_too(
    service: Alone, server: MailServer, outside: Outside, mood: str
) -> None:
    write(outside, server, mood, "accept")
    assert [state for _, state in outside.states()] == ["dead"], "nothing more is planned"
    assert "не принимает" in told_of(service)


def test_what_the_next_server_gave_up_after_days_of_trying_did_not_arrive(
    service: Alone, server: MailServer, outside: Outside
) -> None:
    write(outside, server, "accept")
    [sent] = outside.deliveries()
    assert "Отмечено" in come_back(service, returned(sent.id, "4.4.1", said="connection timed out"))
    [dead] = outside.deliveries()
    assert (dead.state, dead.reason) == ("dead", "письмо вернулось: 4.4.1")
    assert "не принимает" not in told_of(service), "that a server was away says nothing of the address"


def test_only_a_failure_of_ours_counts(service: Alone, server: MailServer, outside: Outside) -> None:
    write(outside, server, "accept")
    [sent] = outside.deliveries()
    for letter in (
        returned(sent.id, "4.4.1", action="delayed"),
        returned(UUID(int=5), "5.1.1"),
        returned(sent.id, "5.1.1", host="elsewhere.example"),
        b"Subject: otpusk\n\nMenya net do ponedelnika.",
        b"\xff\x00\xfe",
        b"",
    ):
        assert "Пропущено" in come_back(service, letter)
    assert outside.states() == [("items", "sent")]


def test_who_confirms_the_address_again_is_written_to_again(
    service: Alone, server: MailServer, outside: Outside
) -> None:
    write(outside, server, "accept")
    come_back(service, returned(outside.deliveries()[0].id, "5.1.1"))
    client = service.client(person("Кравец"))
    asked = {"channel": "email", "value": ADDRESS}
    assert client.post("/api/v1/preferences/addresses", json=asked).status_code == 202
    outside.at(max(each.due_at for each in outside.deliveries()))
    code = body(server.mail()[-1]).partition("адреса: ")[2][:6]
    confirmed = client.post("/api/v1/preferences/addresses/email/confirmation", json={"code": code})
    assert confirmed.status_code == 200, confirmed.text
    assert "не принимает" not in told_of(service)


def test_only_who_minds_deliveries_sees_and_resumes(service: Alone) -> None:
    for who in (person("Кравец"), actor("methodist", municipality_id=MUNICIPALITY)):
        client = service.client(who)
        assert client.get("/api/v1/refused-addresses").status_code == 403
        assert client.get("/deliveries/addresses").status_code == 403
        assert client.post(f"/deliveries/addresses/email/{one('Кравец')}/resume").status_code == 403
