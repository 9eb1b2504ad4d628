"""What each state asks of whom, decided without a database."""

from dataclasses import replace
from datetime import date, timedelta
from string import Formatter
from typing import Any
from uuid import UUID

import msgspec
import pytest

from services.notifications.rules import RULES, Wording, ending, greeting, sample, wanted, worded
from services.notifications.rules.wording import COUNTED, DATES, PEOPLE, SAMPLE_TITLES
from shared.contracts import Event
from shared.contracts.mentorship import StateSince
from tests.contracts.test_golden import GOLDEN
from tests.services.notifications.making import (
    DAY,
    attendance_changed,
    attention_changed,
    certificate_changed,
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


def curator(place: str) -> str:
    return f"role:curator:{one(place)}"


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (session_changed("planned"), set()),
        (session_changed("held"), {("session_confirmation", person("Кравец"))}),
        (session_changed("held", mentee_id=None), set()),
        (session_changed("confirmed"), set()),
        (session_changed("disputed"), {("session_disputed", person("Зуева"))}),
        (attendance_changed("invited"), {("support_invitation", person("Кравец"))}),
        (attendance_changed("registered"), set()),
        (attendance_changed("invited", event_state="cancelled"), set()),
        (
            attendance_changed("registered", event_state="cancelled"),
            {("support_called_off", person("Кравец"))},
        ),
        (certificate_changed("valid"), set()),
        (certificate_changed("expiring"), {("training_due", person("Кравец"))}),
        (certificate_changed("over"), set()),
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
            {("own_route_approved", person("Кравец")), ("route_approved", person("Лапин"))},
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
        (pair_changed("closing"), {("pair_closing", curator("A"))}),
        (attention_changed("silence", 1), {("stall_meeting", person("Зуева"))}),
        (attention_changed("first_session", 2), {("stall_meeting_again", person("Зуева"))}),
        (
            attention_changed("silence", 3),
            {("stall_meeting_again", person("Зуева")), ("stall_curator", curator("B"))},
        ),
        (attention_changed("silence", 1, mentor_id=None), {("stall_meeting", "role:methodist:")}),
        (attention_changed("confirmation", 1), {("stall_answer", person("Кравец"))}),
        (attention_changed("confirmation", 2), {("stall_answer_again", person("Кравец"))}),
        (attention_changed("papers", 1), {("stall_papers", principal("A"))}),
        (
            attention_changed("papers", 3),
            {("stall_papers", principal("A")), ("stall_curator", curator("B"))},
        ),
        (attention_changed("silence", 3, state="resting"), set()),
        (
            attention_changed("", 0, state="moving", tasks=("transfer", "leader")),
            {("task_transfer", curator("B")), ("task_leader", curator("B"))},
        ),
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
        (attention_changed("", 0, state="moving"), "stall_meeting", person("Зуева"), "done"),
        (attention_changed("silence", 2), "stall_meeting", person("Зуева"), "moot"),
        (attention_changed("silence", 1, state="resting"), "stall_meeting", person("Зуева"), "moot"),
        (route_changed("returned", "tutor"), "route_returned", person("Прежний"), "moot"),
        (route_changed("in_progress"), "own_route_approved", person("Кравец"), None),
        (route_changed("cancelled"), "own_route_approved", person("Кравец"), "moot"),
        (certificate_changed("expiring", 2), "training_due", person("Кравец"), None),
        (certificate_changed("over"), "training_due", person("Кравец"), "moot"),
    ],
)
def test_how_an_open_item_ends(event: Any, rule: str, recipient: str, state: str | None) -> None:
    assert ending(rule, recipient, event=event, asked=wanted(event, today=DAY)) == state


def test_every_rule_is_worded_with_what_it_stores() -> None:
    for rule in RULES:
        if rule.event is None or (rule.timing is not None and rule.deadline is None):
            continue
        told = (GOLDEN / f"{rule.event.TYPE}.json").read_bytes()
        event = msgspec.json.decode(told, type=rule.event)
        stored = {
            "people": {name: str(who) for name, who in rule.people(event).items()},
            "dates": {name: str(day) for name, day in rule.dates(event).items() if day},
            "titles": rule.titles(event),
        }
        words = said(rule.name, stored)
        assert "{" not in words.title + words.text + words.link
        assert words.text


def test_every_rule_says_what_it_is_for_and_how_it_reads() -> None:
    for rule in RULES:
        assert rule.purpose, rule.name
        assert "{" not in "".join(sample(rule, today=DAY))
        assert "3 минуты" not in sample(rule, today=DAY)[1], "no meeting is that short"
        named = {
            name for part in (rule.title, *rule.text) for _, name, _, _ in Formatter().parse(part) if name
        }
        assert named <= PEOPLE | DATES | COUNTED.keys() | SAMPLE_TITLES.keys(), rule.name
        assert not (rule.unanswered and rule.informs)


def said(rule: str, stored: dict[str, Any], names: dict[UUID, str] | None = None) -> Wording:
    return worded(rule, object_id=one("object"), parameters=stored, names=names or {}, today=DAY)


def test_names_join_at_reading_and_an_erased_one_shows_as_erased() -> None:
    stored = wanted(session_changed("held", minutes=None), today=DAY)[0].parameters
    assert "Зуева" not in str(stored)
    known = said("session_confirmation", stored, {one("Зуева"): "Зуева А. О."})
    assert (known.title, known.text) == ("Встреча сегодня состоялась?", "Наставник: Зуева А. О.")
    assert "удалено" in said("session_confirmation", stored).text


def test_a_route_says_its_size_and_end_as_far_as_they_are_known() -> None:
    until = date(DAY.year, 9, 1)
    event = route_changed("draft", "teacher", steps=(step("planned"),) * 5, planned_until=until)
    (asking,) = wanted(event, today=DAY)
    words = said(asking.rule, asking.parameters, {one("Лапин"): "Лапин П. О."})
    assert words.text == "Тьютор: Лапин П. О. · 5 шагов · до 1 сентября"
    (asking,) = wanted(route_changed("draft", "teacher", tutor_id=None), today=DAY)
    assert said(asking.rule, asking.parameters).text == ""


def test_an_invitation_names_the_event_and_its_day() -> None:
    event = replace(attendance_changed("invited"), title="Школа {молодого} педагога")
    (asking,) = wanted(event, today=DAY)
    words = said(asking.rule, asking.parameters)
    assert words.title == "Вас приглашают: завтра"
    assert words.text == "Мероприятие: «Школа {молодого} педагога» · ответьте, придёте ли вы"


def test_a_pair_tells_since_when_it_waits() -> None:
    marks = [("proposed", 1), ("consents_pending", 4), ("ready_for_order", 9)]
    states = tuple(StateSince(state=state, since=DAY.replace(day=day)) for state, day in marks)
    for state, known, day in (("consents_pending", states[:2], "01"), ("ready_for_order", states, "09")):
        (asking,) = wanted(pair_changed(state, states=known), today=DAY)
        assert asking.parameters["dates"]["since"] == f"2026-05-{day}"


@pytest.mark.parametrize(
    ("name", "things", "expected"),
    [
        ("Мария Юрьевна", 2, "Мария Юрьевна, два дела"),
        ("Мария Юрьевна", 1, "Мария Юрьевна, одно дело"),
        ("Мария Юрьевна", 5, "Мария Юрьевна, 5 дел"),
        ("Мария Юрьевна", 21, "Мария Юрьевна, 21 дело"),
        ("Мария Юрьевна", 0, "Мария Юрьевна, новых дел нет"),
        ("", 3, "Три дела"),
        ("", 0, "Новых дел нет"),
    ],
)
def test_greetings(name: str, things: int, expected: str) -> None:
    assert greeting(name, things) == expected
