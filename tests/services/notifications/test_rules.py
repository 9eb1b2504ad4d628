"""What each state asks of whom, decided without a database."""

from datetime import date, timedelta
from typing import Any

import pytest

from services.notifications.rules import RULES, ending, wanted, worded
from shared.contracts import Event
from tests.services.notifications.making import (
    DAY,
    diagnostic_changed,
    one,
    pair_changed,
    route_changed,
    session_changed,
    step,
)


def asked(event: Event, today: date = DAY) -> set[tuple[str, str]]:
    return {(item.rule, item.recipient.key) for item in wanted(event, today=today)}


def person(name: str) -> str:
    return f"person:{one(name)}"


def principal(place: str) -> str:
    return f"role:principal:{one(place)}"


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (session_changed("planned"), set()),
        (session_changed("held"), {("session_confirmation", person("Кравец"))}),
        (session_changed("held", mentee_id=None), set()),
        (session_changed("confirmed"), set()),
        (session_changed("disputed"), {("session_disputed", person("Зуева"))}),
        (route_changed("draft", "tutor"), set()),
        (route_changed("draft", "teacher"), {("route_agreement", person("Кравец"))}),
        (route_changed("agreed", "tutor"), {("route_agreed", person("Лапин"))}),
        (route_changed("agreed", "tutor", tutor_id=None), set()),
        (route_changed("pending_approval", "principal"), {("route_approval", principal("A"))}),
        (route_changed("pending_approval", "methodist"), {("route_approval", "role:methodist:")}),
        (
            route_changed("pending_approval", "principal", organization_id=None),
            {("route_approval", principal("Кравец"))},
        ),
        (route_changed("returned", "tutor"), {("route_returned", person("Лапин"))}),
        (
            route_changed("in_progress", steps=(step("submitted"),)),
            {("route_step_submitted", person("Лапин"))},
        ),
        (route_changed("in_progress", steps=(step("accepted"),)), set()),
        (route_changed("completed", "tutor"), {("route_completed", person("Лапин"))}),
        (
            route_changed("approved", approved_on=DAY),
            {("route_approved", person("Кравец")), ("route_approved", person("Лапин"))},
        ),
        (route_changed("approved", approved_on=DAY - timedelta(days=15)), set()),
        (
            pair_changed("proposed"),
            {("pair_consent", person("Зуева")), ("pair_consents_missing", principal("A"))},
        ),
        (pair_changed("consents_pending"), {("pair_consents_missing", principal("A"))}),
        (pair_changed("ready_for_order"), {("pair_order_missing", principal("A"))}),
        (pair_changed("ready_for_order", mentor_id=None), {("pair_order_missing", principal("B"))}),
        (
            pair_changed("ready_for_order", mentor_organization_id=None),
            {("pair_order_missing", principal("Зуева"))},
        ),
        (pair_changed("closing"), {("pair_closing", principal("A"))}),
        (pair_changed("active"), set()),
        (diagnostic_changed("assigned"), {("diagnostic_assigned", person("Кравец"))}),
        (diagnostic_changed("scored"), {("diagnostic_scored", person("Кравец"))}),
        (diagnostic_changed("acknowledged"), set()),
    ],
)
def test_state_asks_of_whom(event: Event, expected: set[tuple[str, str]]) -> None:
    assert asked(event) == expected


@pytest.mark.parametrize(
    ("event", "rule", "recipient", "state"),
    [
        (session_changed("held"), "session_confirmation", person("Кравец"), None),
        (session_changed("confirmed"), "session_confirmation", person("Кравец"), "done"),
        (session_changed("cancelled"), "session_confirmation", person("Кравец"), "moot"),
        (route_changed("returned", "tutor"), "route_returned", person("Прежний"), "moot"),
        (route_changed("in_progress"), "route_approved", person("Кравец"), None),
        (route_changed("cancelled"), "route_approved", person("Кравец"), "moot"),
    ],
)
def test_how_an_open_item_ends(event: Any, rule: str, recipient: str, state: str | None) -> None:
    assert ending(rule, recipient, event=event, asked=wanted(event, today=DAY)) == state


def test_every_rule_is_worded_with_what_it_stores() -> None:
    events = (
        session_changed("held"),
        route_changed("draft"),
        pair_changed("proposed"),
        diagnostic_changed("x"),
    )
    for rule in RULES:
        event = next(one for one in events if isinstance(one, rule.event))
        stored = {
            "people": {name: str(who) for name, who in rule.people(event).items()},
            "dates": {name: str(day) for name, day in rule.dates(event).items()},
        }
        words = worded(rule.name, object_id=event.id, parameters=stored, names={one("Зуева"): "Зуева А. О."})
        assert "{" not in words.text + words.link
        assert words.title


def test_names_join_at_reading_and_an_erased_one_shows_as_erased() -> None:
    stored = wanted(session_changed("held"), today=DAY)[0].parameters
    assert "Зуева" not in str(stored)
    known = worded(
        "session_confirmation", object_id=one("s"), parameters=stored, names={one("Зуева"): "Зуева А. О."}
    )
    assert known.text == "Встреча 12.05.2026. Наставник: Зуева А. О."
    erased = worded("session_confirmation", object_id=one("s"), parameters=stored, names={})
    assert "удалено" in erased.text
