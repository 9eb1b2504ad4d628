"""Nothing of a third person leaves the system: names and titles are planted, all that leaves is read."""

from typing import Any
from urllib.parse import unquote_plus

from services.notifications import rules
from services.notifications.models import InboxItem
from services.notifications.rules.wording import COUNTED, DATES, asked_names
from tests.services.given import Alone
from tests.services.notifications.making import (
    MUNICIPALITY,
    attendance_changed,
    due_step,
    one,
    route_changed,
    session_changed,
)
from tests.services.notifications.outside import NOON, body, with_mail
from tests.services.notifications.test_calendar import own, soon
from tests.services.notifications.test_inbox import person
from tests.services.notifications.test_messengers import connected, service, vk
from tests.services.notifications.test_pages import page
from tests.shared.sending.messenger import Service

__all__ = ["service", "vk"]
NAME = "Канарейкина"
TITLE = "Дефицит Фамильевой: секретная тема"
CANARIES = (NAME, "Канарейк", "Фамильев", "екретн", "Анна", "Кравец")


def planted(rule: rules.Rule) -> InboxItem:
    """An item of a rule with everything it may name: people, and a text in each place of a text."""
    asked = set().union(*(asked_names(part) for part in (rule.title, *rule.text)))
    return InboxItem(
        municipality_id=MUNICIPALITY,
        object_id=one(rule.name),
        period="v1",
        state="open",
        rule=rule.name,
        recipient=f"person:{one('Кравец')}",
        person_id=one("Кравец"),
        created_at=NOON,
        parameters={
            "people": dict.fromkeys(("mentor", "mentee", "teacher", "tutor", "author"), str(one(NAME))),
            "dates": dict.fromkeys(sorted(DATES), "2026-05-12"),
            "numbers": dict.fromkeys(sorted(COUNTED), 3),
            "titles": dict.fromkeys(sorted(asked - DATES - COUNTED.keys()), TITLE),
        },
    )


def everything_at_once(alone: Alone) -> None:
    choices = [
        {"kind": kind, "channel": channel, "choice": "at_once"}
        for kind in rules.KINDS
        for channel in ("email", "vk")
    ]
    client = alone.client(person("Кравец"))
    assert client.put("/api/v1/preferences", json={"choices": choices}).status_code == 200


def test_no_message_of_any_rule_names_anybody_or_quotes_a_text(service: Alone, vk: Service) -> None:
    outside = connected(vk, service)
    service.hear(with_mail(NAME))
    everything_at_once(service)
    with service.database.write() as session:
        session.add_all(planted(rule) for rule in rules.RULES)
    before = len(vk.asked)
    outside.go()
    assert outside.vk_loop.step() == 1
    [letter] = outside.letters()
    html = body(letter, "html")
    assert html.count('class="button"') + html.count('<p style="margin:0;font-size:16px;">') == len(
        rules.RULES
    )
    heads = "\n".join(f"{name}: {value}" for name, value in letter.items())
    texts = [heads, body(letter), html]
    texts += [unquote_plus(one.body) for one in vk.asked[before:]]
    assert len(texts) == 4
    assert "{" not in body(letter)
    assert [(canary, text) for canary in CANARIES for text in texts if canary in text] == []


def test_no_entry_of_a_feed_names_anybody_or_quotes_a_text(service: Alone) -> None:
    event = attendance_changed("registered")
    titled: Any = event.__class__(**vars(event) | {"title": TITLE, "event_date": soon(2)})
    steps = tuple(due_step(kind, soon(3), kind=kind) for kind in ("course", "unheard_of"))
    service.hear([session_changed("planned", session_date=soon(1)), titled])
    service.hear([route_changed("in_progress", steps=steps)])
    found = own(service, person("Кравец"))
    assert sorted(str(one["SUMMARY"]) for one in found.values()) == [
        "Встреча наставника и наставляемого",
        "Мероприятие",
        "Срок шага маршрута: курс",
        "Срок шага маршрута: шаг",
    ]
    raw = service.client(person("Кравец")).get("/api/v1/calendar.ics").text.replace("\r\n ", "")
    assert [canary for canary in CANARIES if canary in raw] == []
    assert TITLE in page(service, person("Кравец"), "/calendar"), "its owner reads it where they sign in"
