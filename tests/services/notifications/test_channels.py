"""Channels are a part of a rule: a municipality narrows them within bounds, a person within what is left."""

from typing import Any

import pytest

from shared.sending import Folder
from tests.services.given import Alone
from tests.services.notifications.making import one, session_changed
from tests.services.notifications.outside import SENDER, Outside, municipality, with_mail
from tests.services.notifications.test_inbox import person, rules_of
from tests.services.notifications.test_pages import page, press
from tests.services.notifications.test_settings import methodist, put, rule

ALL = ["email", "vk", "max"]
MENTOR, MENTEE = person("Зуева"), person("Кравец")


@pytest.fixture
def outside(notifications: Alone) -> Outside:
    """Зуева and Кравец can sign in and have mail; both want to hear of sessions at once."""
    notifications.hear([municipality(), *with_mail("Зуева"), *with_mail("Кравец")])
    chosen = [{"kind": "session", "channel": "email", "choice": "at_once"}]
    for who in (MENTOR, MENTEE):
        reply = notifications.client(who).put("/api/v1/preferences", json={"choices": chosen})
        assert reply.status_code == 200, reply.text
    return Outside(notifications)


def test_what_a_rule_may_go_by_is_seen_and_set(notifications: Alone) -> None:
    assert rule(notifications, "session_disputed")["setting"]["channels"] == ALL
    put(notifications, "session_disputed", channels=["max", "email", "max"])
    assert rule(notifications, "session_disputed")["setting"]["channels"] == ["email", "max"]
    put(notifications, "session_disputed", urgency="digest")
    assert rule(notifications, "session_disputed")["setting"]["channels"] == ["email", "max"], "they stay"


def test_a_rule_without_channels_stays_in_the_inbox(notifications: Alone, outside: Outside) -> None:
    put(notifications, "session_disputed", channels=[])
    notifications.hear([session_changed("disputed"), session_changed("held", id=one("other"))])
    outside.go()
    assert rules_of(notifications, MENTOR) == ["session_disputed"]
    assert [each.reader_id for each in outside.deliveries()] == [one("Кравец")]


def test_a_channel_taken_away_before_a_letter_left_takes_it_along(
    notifications: Alone, outside: Outside
) -> None:
    notifications.hear([session_changed("disputed")])
    outside.plan.step()
    put(notifications, "session_disputed", channels=["vk"])
    outside.go()
    assert (outside.states(), outside.letters()) == ([("items", "moot")], [])


def test_what_a_person_chose_holds_within_it(notifications: Alone, outside: Outside) -> None:
    """A messenger the rule allows is no reason to write where nobody asked for it."""
    put(notifications, "session_disputed", channels=["email", "vk"])
    never = [{"kind": "session", "channel": "email", "choice": "never"}]
    assert notifications.client(MENTOR).put("/api/v1/preferences", json={"choices": never}).status_code == 200
    notifications.hear([session_changed("disputed")])
    outside.loop(Folder(outside.folder, sender=SENDER), channel="vk").step()
    outside.go()
    assert outside.deliveries() == []


@pytest.mark.parametrize(
    ("name", "channels", "words"),
    [
        ("session_confirmation", ["vk"], "Почту у этого правила отключить нельзя"),
        ("session_confirmation", [], "Почту у этого правила отключить нельзя"),
        ("session_disputed", ["telegram"], "Одно из: email, vk, max"),
    ],
)
def test_bounds(notifications: Alone, name: str, channels: list[str], words: str) -> None:
    problem = put(notifications, name, 422, channels=channels)
    assert words in str(problem["errors"])
    assert rule(notifications, name)["setting"]["channels"] == ALL


def test_a_methodist_sets_them_on_the_page(notifications: Alone) -> None:
    notifications.hear([municipality()])
    here = "/rules/session_disputed"
    form: dict[str, Any] = {"enabled": "true", "urgency": "", "version": "0", "channels": ["email"]}
    assert press(notifications, methodist(), here, **form) == "/notifications/rules/session_disputed"
    assert "кроме входящих: почта" in page(notifications, methodist(), here)
    form |= {"version": "1", "channels": []}
    press(notifications, methodist(), here, **form)
    assert "только во входящие" in page(notifications, methodist(), here)
    assert rule(notifications, "session_disputed")["setting"]["channels"] == []
