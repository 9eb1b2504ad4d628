"""An answer on its way: the owner has said yes, its event has not come; nobody is asked twice meanwhile."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from services.notifications import actions
from services.notifications.models import InboxItem
from shared.contracts import Event
from tests.services.given import Alone
from tests.services.notifications.making import (
    municipality_configured,
    one,
    period_changed,
    route_changed,
    session_changed,
)
from tests.services.notifications.test_inbox import inbox, person, rules_of

NOW = datetime(2026, 5, 12, 10, tzinfo=UTC)


def accepted(service: Alone) -> None:
    """The owner said yes to everything that is open."""
    with service.database.write() as session:
        for item in session.scalars(select(InboxItem).where(InboxItem.state == "open")):
            actions.accept(session, item_id=item.id, account_id=one("account Кравец"), now=NOW)


def twice(service: Alone, event: Event) -> None:
    """Let the handler itself run twice, past the inbox that would stop the second time."""
    for _ in range(2):
        with service.database.write() as session:
            actions.follow(session, event=event, now=NOW)


def unread(service: Alone) -> Any:
    return service.client(person("Кравец")).get("/api/v1/inbox/unread").get_json()["count"]


def test_what_is_accepted_is_not_offered_again_and_does_not_count(notifications: Alone) -> None:
    notifications.hear([session_changed("held")])
    assert unread(notifications) == 1
    accepted(notifications)
    (item,) = inbox(notifications, person("Кравец"))
    assert (item["state"], item["action"]) == ("open", None)
    assert unread(notifications) == 0


def test_its_event_closes_it(notifications: Alone) -> None:
    notifications.hear([session_changed("held")])
    accepted(notifications)
    twice(notifications, session_changed("confirmed", 2))
    assert rules_of(notifications, person("Кравец")) == []
    assert rules_of(notifications, person("Кравец"), "?state=done") == ["session_confirmation"]


def test_an_old_event_on_its_way_does_not_offer_it_again(notifications: Alone) -> None:
    notifications.hear([session_changed("held")])
    accepted(notifications)
    twice(notifications, session_changed("held"))
    (item,) = inbox(notifications, person("Кравец"))
    assert item["action"] is None


def test_a_newer_state_that_asks_once_more_is_a_new_thing(notifications: Alone) -> None:
    notifications.hear([route_changed("draft", "teacher", 3)])
    accepted(notifications)
    twice(notifications, route_changed("draft", "teacher", 6))
    (item,) = inbox(notifications, person("Кравец"))
    assert item["action"]["href"].endswith("/agreement")
    assert rules_of(notifications, person("Кравец"), "?state=done") == ["route_agreement"]


def test_what_ended_says_when(notifications: Alone) -> None:
    twice(notifications, session_changed("held"))
    twice(notifications, session_changed("cancelled", 2))
    with notifications.database.read() as session:
        assert session.scalars(select(InboxItem.closed_at)).all() == [NOW]


@pytest.mark.parametrize(("published", "count"), [(date(2026, 4, 28), 0), (date(2026, 4, 29), 1)])
def test_how_old_news_is_goes_by_the_local_day(notifications: Alone, published: date, count: int) -> None:
    notifications.hear([municipality_configured()])
    evening = datetime(2026, 5, 12, 20, tzinfo=UTC)  # it is the 13th in Barnaul
    with notifications.database.write() as session:
        actions.follow(session, event=period_changed("open", opened_on=published), now=evening)
        assert len(session.scalars(select(InboxItem).where(InboxItem.rule == "period_opened")).all()) == count
