"""How one is written to: choices, an address that counts once confirmed, leaving by a link and back."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from tests.services.given import Alone, actor
from tests.services.notifications.making import (
    MUNICIPALITY,
    diagnostic_changed,
    one,
    session_changed,
)
from tests.services.notifications.outside import Outside, body, mailbox
from tests.services.notifications.test_inbox import person

PREFERENCES = "/api/v1/preferences"
ADDRESSES = f"{PREFERENCES}/addresses"
ME = person("Кравец")


def now_too(outside: Outside) -> None:
    """The doors live by the real clock: let the loops go by it as well."""
    outside.now = datetime.now(UTC) + timedelta(seconds=1)


def choose(service: Alone, choice: str, kind: str = "session") -> None:
    line = {"kind": kind, "channel": "email", "choice": choice}
    reply = service.client(ME).put(PREFERENCES, json={"choices": [line]})
    assert reply.status_code == 200, reply.text


def chosen(service: Alone, kind: str = "session") -> str:
    choices = service.client(ME).get(PREFERENCES).get_json()["choices"]
    return str(next(one["choice"] for one in choices if (one["kind"], one["channel"]) == (kind, "email")))


@pytest.mark.parametrize(
    ("choice", "purposes"),
    [("usual", ["items"]), ("at_once", ["items"]), ("digest", []), ("never", [])],
)
def test_what_is_chosen_holds(
    notifications: Alone, outside: Outside, choice: str, purposes: list[str]
) -> None:
    choose(notifications, choice)
    notifications.hear([session_changed("held")])
    outside.go()
    assert [one.purpose for one in outside.deliveries()] == purposes
    outside.at(datetime(2026, 5, 18, 4, tzinfo=UTC))
    assert [one.purpose for one in outside.deliveries()] == (["digest"] if choice == "digest" else purposes)


def test_a_choice_holds_for_its_kind_only(notifications: Alone, outside: Outside) -> None:
    choose(notifications, "never", "diagnostic")
    notifications.hear([diagnostic_changed("assigned"), session_changed("held")])
    outside.go()
    [letter] = outside.letters()
    assert str(letter["Subject"]).startswith("Встреча 12 мая")


def test_wrong_wishes_are_refused_field_by_field(notifications: Alone, outside: Outside) -> None:
    wrong = {
        "digest_hour": 24,
        "digest_weekday": 7,
        "choices": [{"kind": "x", "channel": "sms", "choice": "y"}],
    }
    reply = notifications.client(ME).put(PREFERENCES, json=wrong)
    assert reply.status_code == 422
    fields = {one["field"] for one in reply.get_json()["errors"]}
    assert {"digest_hour", "digest_weekday"} <= fields
    assert notifications.app.test_client().get(PREFERENCES).status_code == 401
    analyst = actor("analyst", municipality_id=MUNICIPALITY)
    assert notifications.client(analyst).get(PREFERENCES).status_code == 403


@pytest.mark.parametrize("hour", [9.5, "9.5", "девять", True, 24, None])
def test_a_digest_comes_at_a_whole_hour(notifications: Alone, hour: object) -> None:
    client = notifications.client(ME)
    reply = client.put(PREFERENCES, json={"digest_hour": hour})
    assert reply.status_code == 422
    [said] = reply.get_json()["errors"]
    assert said["field"] == "digest_hour"
    assert client.put(PREFERENCES, json={"digest_hour": 10.0}).status_code == 200, "ten is ten"
    assert client.get(PREFERENCES).get_json()["digest_hour"] == 10


def test_an_address_counts_once_its_code_is_given(notifications: Alone, outside: Outside) -> None:
    client = notifications.client(ME)
    asked = {"channel": "email", "value": "home@example.ru"}
    assert client.post(ADDRESSES, json=asked).status_code == 202
    assert client.post(ADDRESSES, json=asked).status_code == 409, "a code a minute"
    notifications.hear([session_changed("held")])
    now_too(outside)
    outside.go()
    letters = {str(one["To"]): one for one in outside.letters()}
    code = re.search(r"\b\d{6}\b", body(letters["home@example.ru"]))
    assert code is not None
    wrong = client.post(f"{ADDRESSES}/email/confirmation", json={"code": "0"})
    assert (wrong.status_code, wrong.get_json()["type"]) == (409, "urn:mms:problem:wrong-code")
    reply = client.post(f"{ADDRESSES}/email/confirmation", json={"code": f" {code[0][:3]} {code[0][3:]}"})
    assert reply.status_code == 200, reply.text
    [own] = reply.get_json()
    assert (own["value"], own["is_of_register"], own["asked"]) == ("home@example.ru", False, "")
    notifications.hear([session_changed("held", id=one("another"))])
    outside.at(datetime.now(UTC) + timedelta(days=7))
    assert str(outside.letters()[-1]["To"]) == "home@example.ru"
    assert client.delete(f"{ADDRESSES}/email").status_code == 204
    [own] = client.get(PREFERENCES).get_json()["addresses"]
    assert (own["value"], own["is_of_register"]) == (f"{mailbox('Кравец')}@school.example.ru", True)


def test_a_code_is_not_guessed(notifications: Alone, outside: Outside) -> None:
    client = notifications.client(ME)
    client.post(ADDRESSES, json={"channel": "email", "value": "home@example.ru"})
    now_too(outside)
    outside.go()
    code = re.search(r"\b\d{6}\b", body(outside.letters()[-1]))
    assert code is not None
    for _ in range(5):
        client.post(f"{ADDRESSES}/email/confirmation", json={"code": "wrong"})
    assert client.post(f"{ADDRESSES}/email/confirmation", json={"code": code[0]}).status_code == 409


@pytest.mark.parametrize(
    "value", ["", "home", "a@b", "a b@example.ru", "a@example.ru\nBcc: x@y.ru", "<a@b.ru>"]
)
def test_what_is_no_address_is_refused(notifications: Alone, outside: Outside, value: str) -> None:
    reply = notifications.client(ME).post(ADDRESSES, json={"channel": "email", "value": value})
    assert reply.status_code == 422
    assert outside.deliveries() == []


def test_a_name_no_server_takes_is_refused_where_it_is_typed(notifications: Alone, outside: Outside) -> None:
    asked = {"channel": "email", "value": "кравец@школа.рф"}
    reply = notifications.client(ME).post(ADDRESSES, json=asked)
    assert reply.status_code == 422
    assert "почта не примет русской буквы «к»" in reply.text
    taken = notifications.client(ME).post(ADDRESSES, json=asked | {"value": "kravec@школа.рф"})
    assert taken.status_code == 202, "a host of Russian letters has a name servers know"
    now_too(outside)
    outside.go()
    assert str(outside.letters()[-1]["To"]) == "kravec@xn--80atdl2c.xn--p1ai"


def test_a_test_message_comes_even_at_night_and_once_a_minute(notifications: Alone, outside: Outside) -> None:
    client = notifications.client(ME)
    reply = client.post("/preferences/email/test")
    assert reply.headers["Location"] == "/notifications/preferences"
    client.post("/preferences/email/test")
    now_too(outside)
    outside.go()
    assert {str(letter["Subject"]) for letter in outside.letters()} == {"Проверка связи"}
    nobody = notifications.client(person("Лапин")).post(f"{PREFERENCES}/tests", json={"channel": "email"})
    assert nobody.status_code == 409


def test_the_page_keeps_what_is_chosen(notifications: Alone, outside: Outside) -> None:
    client = notifications.client(ME)
    form = {"digest_weekday": "3", "digest_hour": "17", "quiet_from": "22", "quiet_until": "7"}
    reply = client.post("/preferences", data=form | {"email_session": "digest", "works_weekends": "true"})
    assert reply.status_code == 303, reply.text
    own = client.get(PREFERENCES).get_json()
    assert (own["digest_weekday"], own["digest_hour"], own["works_weekends"]) == (3, 17, True)
    assert chosen(notifications) == "digest"
    refused = client.post("/preferences", data=form | {"digest_hour": "99"})
    assert refused.status_code == 422
    assert "Час от 0 до 23." in refused.text
