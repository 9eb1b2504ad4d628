"""The register's address is written to once somebody there has said that it is theirs; and a new one anew."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest

from services.notifications.clock import Planning
from services.notifications.models import Address, Confirmation, RefusedAddress
from shared.contracts.registry import PersonErased
from shared.sending import Folder, Letter, Outcome, refused
from tests.services.given import Alone
from tests.services.notifications.making import (
    DAY,
    MUNICIPALITY,
    account_changed,
    one,
    person_changed,
    session_changed,
)
from tests.services.notifications.outside import (
    NOON,
    SENDER,
    Outside,
    body,
    mailbox,
    municipality,
    with_mail,
)
from tests.services.notifications.test_inbox import inbox, person

ME = person("Кравец")
MAIL = f"{mailbox('Кравец')}@school.example.ru"
LINK = re.compile(r"https://mms\.example\.ru/notifications(/confirm/\S+)")
ASKED = "Подтвердите адрес почты"


@pytest.fixture
def outside(notifications: Alone) -> Outside:
    """Кравец can sign in; the register has a mail for them, and they have said nothing of it."""
    notifications.hear([municipality(), *with_mail("Кравец")])
    return Outside(notifications, planning=Planning)


def link(letter: EmailMessage) -> str:
    found = LINK.search(body(letter))
    assert found is not None
    return found[1]


def subjects(outside: Outside) -> list[str]:
    return [str(letter["Subject"]) for letter in outside.letters()]


def test_one_letter_asks_and_the_rest_waits_in_the_inbox(notifications: Alone, outside: Outside) -> None:
    notifications.hear([session_changed("held", id=one(f"s{number}")) for number in range(3)])
    outside.go()
    notifications.hear([session_changed("held")])
    outside.at(NOON + timedelta(days=14))
    assert subjects(outside) == [ASKED]
    [letter] = outside.letters()
    assert letter["To"] == MAIL
    assert "Кравец" not in body(letter), "it may be a stranger's"
    assert "в реестре педагогов (Усть-Коксинский район) как ваш" in body(letter)
    assert len(inbox(notifications, ME)) == 4, "nothing is lost"
    [own] = notifications.client(ME).get("/api/v1/preferences").get_json()["addresses"]
    assert (own["value"], own["unsure"]) == ("", MAIL)
    assert "Подтвердить адрес" in notifications.client(ME).get("/").text
    assert "ждёт подтверждения" in notifications.client(ME).get("/preferences").text


def test_a_tap_behind_the_link_confirms_and_a_look_does_not(notifications: Alone, outside: Outside) -> None:
    notifications.hear([session_changed("held")])
    outside.go()
    stranger, place = notifications.app.test_client(), link(outside.letters()[0])
    page = stranger.get(place).text
    assert "Это мой адрес" in page
    assert MAIL not in page, "masked"
    notifications.hear([session_changed("held", id=one("second"))])
    outside.go()
    assert subjects(outside) == [ASKED], "a program that opens links confirms nothing"
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token is not None
    assert stranger.post(place).status_code == 400, "without a token of the form"
    for _ in range(2):
        reply = stranger.post(place, data={"csrf_token": token[1], "once": "1"})
        assert reply.status_code == 303
    assert "Адрес подтверждён" in stranger.get(place).text
    notifications.hear([session_changed("held", id=one("third"))])
    outside.go()
    [_, told] = subjects(outside)
    assert told.startswith("Встреча 12 мая"), "what asks goes at once again"
    outside.at(datetime(2026, 5, 18, 4, tzinfo=UTC))
    assert "Сводка" in subjects(outside)[-1], "what waited comes with the next digest"
    assert stranger.get("/confirm/wrong").status_code == 404


def test_another_address_in_the_register_is_asked_anew(notifications: Alone, outside: Outside) -> None:
    outside = Outside(notifications)
    notifications.hear([session_changed("held")])
    outside.go()
    moved = replace(person_changed("Кравец", "A", version=2), email="new@school.example.ru")
    notifications.hear([moved, session_changed("held", id=one("second"))])
    outside = Outside(notifications, planning=Planning, now=NOON + timedelta(hours=1))
    outside.go()
    assert [(str(each["To"]), str(each["Subject"]) == ASKED) for each in outside.letters()] == [
        (MAIL, False),
        ("new@school.example.ru", True),
    ]
    back = replace(person_changed("Кравец", "A", version=3), email=MAIL.upper())
    notifications.hear([back, session_changed("held", id=one("third"))])
    outside.now += timedelta(hours=1)
    outside.go()
    assert str(outside.letters()[-1]["To"]).lower() == MAIL, "what was confirmed stays so"
    assert subjects(outside)[-1] != ASKED


class Blocked(Folder):
    """A server that has something against the sender, until a day."""

    def send(self, letter: Letter, *, now: datetime) -> Outcome:
        until = NOON + timedelta(days=20)
        return refused("сервер ответил 554 5.7.1") if now < until else super().send(letter, now=now)


def test_a_question_that_did_not_arrive_is_asked_anew_not_oftener_than_a_week(
    notifications: Alone, outside: Outside
) -> None:
    """On the day we are on a blocklist nobody may be left unasked for ever."""
    carrier = Blocked(notifications.settings.home / "mail", sender=SENDER)
    outside = Outside(notifications, carrier=carrier, planning=Planning)
    for number in range(30):
        outside.now = NOON + timedelta(days=number)
        notifications.hear([session_changed("held", id=one(f"s{number}"))])
        outside.go()
    assert outside.states() == [("confirm", "dead")] * 3 + [("confirm", "sent")]
    assert subjects(outside) == [ASKED]


def test_who_goes_back_to_an_address_that_was_not_asked_is_asked(
    notifications: Alone, outside: Outside
) -> None:
    outside.now = datetime(2026, 5, 12, 14, tzinfo=UTC)  # nine in the evening in Barnaul
    notifications.hear([session_changed("held")])
    outside.go()
    notifications.hear([person_changed("Кравец", "A", version=2)])
    outside.at(outside.now + timedelta(hours=13))
    back = replace(person_changed("Кравец", "A", version=3), email=MAIL)
    notifications.hear([back, session_changed("held", id=one("second"))])
    outside.at(outside.now + timedelta(days=7))
    assert outside.states() == [("confirm", "moot"), ("confirm", "sent")]


def test_the_registers_address_is_confirmed_by_a_code_too(notifications: Alone, outside: Outside) -> None:
    client = notifications.client(ME)
    assert "Подтвердить кодом" in client.get("/preferences").text
    asked = client.post("/preferences/email", data={"value": MAIL, "once": "1"})
    assert asked.headers["Location"] == "/notifications/preferences/email/code"
    outside.now = datetime.now(UTC)
    outside.go()
    code = re.search(r"\b\d{6}\b", body(outside.letters()[0]))
    assert code is not None
    reply = client.post("/api/v1/preferences/addresses/email/confirmation", json={"code": code[0]})
    [own] = reply.get_json()
    assert (own["value"], own["is_of_register"], own["unsure"]) == (MAIL, True, "")


@pytest.mark.parametrize("confirmed_at", [None, NOON])
def test_an_address_that_refused_is_named_in_plain_words_and_confirmed_by_a_code(
    notifications: Alone, outside: Outside, confirmed_at: datetime | None
) -> None:
    mine = {"reader_id": one("Кравец"), "value": MAIL}
    with notifications.database.write() as session:
        session.add(RefusedAddress(**mine, channel="email", since=NOON, reason="сервер ответил 550 5.1.1"))
        session.add(Confirmation(**mine, asked_at=NOON, confirmed_at=confirmed_at))
    page = notifications.client(ME).get("/preferences").text
    assert f"{MAIL}: такого адреса нет, или он переполнен" in page
    assert "5.1.1" not in page, "codes are for the admin"
    assert f"Подтвердить кодом: {MAIL}" in page


def test_who_gave_back_a_code_before_there_were_questions_is_not_asked(
    notifications: Alone, outside: Outside
) -> None:
    with notifications.database.write() as session:
        mine = {"reader_id": one("Кравец"), "channel": "email", "value": MAIL, "asked": "", "tries": 0}
        session.add(Address(**mine, asked_at=NOON, verified_at=NOON))
    notifications.hear([session_changed("held")])
    outside.go()
    assert outside.states() == [("items", "sent")]


def test_nobody_is_asked_who_cannot_sign_in_or_wants_no_mail(notifications: Alone, outside: Outside) -> None:
    [zueva, _] = with_mail("Зуева")
    notifications.hear([zueva, session_changed("held", mentee_id=one("Зуева"))])
    line = {"kind": "*", "channel": "email", "choice": "never"}
    choices = [line | {"kind": kind} for kind in ("session", "pair")]
    notifications.client(ME).put("/api/v1/preferences", json={"choices": choices})
    notifications.hear([session_changed("held", id=one("mine"))])
    outside.go()
    assert outside.deliveries() == []
    notifications.hear([account_changed("Зуева")])
    outside.go()
    assert outside.deliveries() == [], "what was said before is no reason to write"


def test_nobody_is_asked_for_a_digest_they_do_not_want(notifications: Alone, outside: Outside) -> None:
    later = {"kind": "session", "channel": "email", "choice": "digest"}
    wishes = {"digest_every": "never", "choices": [later]}
    notifications.client(ME).put("/api/v1/preferences", json=wishes)
    notifications.hear([session_changed("held")])
    outside.go()
    assert outside.deliveries() == []
    notifications.client(ME).put("/api/v1/preferences", json={"choices": [later | {"choice": "at_once"}]})
    notifications.hear([session_changed("held", id=one("another"))])
    outside.go()
    assert outside.states() == [("confirm", "sent")]


def test_the_question_waits_out_the_night_and_ends_with_the_address(
    notifications: Alone, outside: Outside
) -> None:
    outside.now = datetime(2026, 5, 12, 14, tzinfo=UTC)  # nine in the evening in Barnaul
    notifications.hear([session_changed("held")])
    outside.go()
    assert outside.states() == [("confirm", "queued")]
    notifications.hear([person_changed("Кравец", "A", version=2)])
    outside.at(outside.now + timedelta(hours=13))
    assert outside.states() == [("confirm", "moot")], "the register has no address any more"


def test_who_is_erased_leaves_no_question(notifications: Alone, outside: Outside) -> None:
    notifications.hear([session_changed("held")])
    outside.go()
    place = link(outside.letters()[0])
    ids: dict[str, Any] = {"id": one("Кравец"), "municipality_id": MUNICIPALITY, "version": 9}
    gone = PersonErased(**ids, erased_on=DAY, young=(), young_unknown=False, employments=(), merged_into=None)
    notifications.hear([gone])
    assert notifications.app.test_client().get(place).status_code == 404
