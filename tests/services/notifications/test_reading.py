"""Reading: an item is read once its owner opened it, or the page it leads to, whichever way they came."""

from typing import Any

from services.notifications import rules
from shared.permissions import Actor
from tests.services.given import Alone
from tests.services.notifications.making import (
    certificate_changed,
    municipality_configured,
    one,
    person_changed,
    session_changed,
)
from tests.services.notifications.test_inbox import INBOX, inbox, person, rules_of
from tests.services.notifications.test_statistics import counted

PAGE = f"/mentorship/sessions/{one('session')}"


def look(service: Alone, who: Actor, at: str) -> Any:
    """What a page's script learns of the inbox; it marks what leads to the page, as a browser does."""
    client = service.client(who)
    said = client.get(f"{INBOX}/unread", query_string={"at": at}).get_json()
    for item in said["here"]:
        assert client.post(f"{INBOX}/{item}/read").status_code == 200
    return said


def test_a_request_is_read_by_opening_what_it_points_to(notifications: Alone) -> None:
    notifications.hear([municipality_configured(), person_changed("Зуева", "A"), session_changed("held")])
    who = person("Кравец")
    [item] = inbox(notifications, who)
    assert look(notifications, who, "/mentorship/home") == {"count": 1, "here": []}
    assert look(notifications, person("Лапин"), PAGE) == {"count": 0, "here": []}
    assert counted(notifications, "session_confirmation")["read"] == 0
    assert look(notifications, who, PAGE) == {"count": 1, "here": [item["id"]]}
    assert look(notifications, who, PAGE) == {"count": 0, "here": []}
    [item] = inbox(notifications, who)
    assert (item["state"], item["read"]) == ("open", True)
    found = counted(notifications, "session_confirmation")
    assert (found["sent"], found["read"], found["acted"]) == (1, 1, 0)


def test_a_style_counts_the_unread_where_there_is_no_script(notifications: Alone) -> None:
    client = notifications.client(person("Кравец"))
    assert client.get("/unread.css").text == ""
    hear = [session_changed("held", id=one(f"s{number}")) for number in range(3)]
    notifications.hear([municipality_configured(), *hear])
    reply = client.get("/unread.css")
    assert (reply.text, reply.mimetype) == (':root { --unread: "3"; }\n', "text/css")
    assert reply.headers["Cache-Control"] == "no-store"
    asks = '<noscript><link rel="stylesheet" href="/notifications/unread.css"></noscript>'
    assert asks in client.get("/").text
    assert notifications.app.test_client().get("/unread.css").status_code in {302, 303, 401}


def test_news_of_a_page_that_is_opened_every_day_is_not_read_by_it(notifications: Alone) -> None:
    notifications.hear([certificate_changed("expiring")])
    who = person("Кравец")
    assert look(notifications, who, "/routes/mine") == {"count": 1, "here": []}
    assert rules_of(notifications, who) == ["training_due"]
    assert rules.UNMENTORED in rules.pointing_at("/mentorship/coverage")
