"""Statistics: what was sent, read and done within two days, by rule, in numbers only."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import update

from services.notifications.models import InboxItem, ReadMark
from tests.services.given import Alone
from tests.services.notifications.making import (
    municipality_configured,
    one,
    person_changed,
    session_changed,
)
from tests.services.notifications.test_inbox import inbox, person
from tests.services.notifications.test_pages import page
from tests.services.notifications.test_settings import approver, methodist, put
from tests.services.notifications.ticking import hear

HERE = "/api/v1/statistics"
TODAY = datetime.now(UTC).date()


def counted(service: Alone, name: str, query: str = "") -> Any:
    reply = service.client(methodist()).get(HERE + query)
    assert reply.status_code == 200, reply.text
    [found] = [each for each in reply.get_json() if each["rule"] == name]
    return found


def test_sent_read_and_done_in_two_days(notifications: Alone) -> None:
    notifications.hear([municipality_configured(), person_changed("Кравец", "A")])
    for number in range(4):
        hear(notifications, [session_changed("held", id=one(f"s{number}"))], on=TODAY - timedelta(days=9))
    quick, slow = one("s0"), one("s1")
    hear(notifications, [session_changed("confirmed", 2, id=quick)], on=TODAY - timedelta(days=7))
    hear(notifications, [session_changed("confirmed", 2, id=slow)], on=TODAY - timedelta(days=6))
    [item, *_] = inbox(notifications, person("Кравец"))
    notifications.client(person("Кравец")).post(f"/api/v1/inbox/{item['id']}/read")
    found = counted(notifications, "session_confirmation")
    assert (found["sent"], found["read"], found["acted"], found["share"]) == (4, 3, 1, 25.0)
    week = f"?since={TODAY - timedelta(days=8)}&until={TODAY}"
    assert counted(notifications, "session_confirmation", week)["sent"] == 0
    text = page(notifications, methodist(), "/statistics")
    assert "25,0 %" in text
    assert "Кравец" not in text


def test_what_was_over_before_anybody_acted_is_neither_read_nor_acted_upon(notifications: Alone) -> None:
    """Six asked: one answered in an hour, two called off, one of which had been read, three unanswered."""
    notifications.hear([municipality_configured(), person_changed("Кравец", "A")])
    told = TODAY - timedelta(days=9)
    hear(notifications, [session_changed("held", id=one(f"s{number}")) for number in range(6)], on=told)
    hear(notifications, [session_changed("confirmed", 2, id=one("s0"))], on=told)
    called_off = [session_changed("cancelled", 2, id=one(f"s{number}")) for number in (1, 2)]
    [seen] = [each for each in inbox(notifications, person("Кравец")) if str(one("s1")) in each["link"]]
    notifications.client(person("Кравец")).post(f"/api/v1/inbox/{seen['id']}/read")
    hear(notifications, called_off, on=told + timedelta(days=1))
    found = counted(notifications, "session_confirmation")
    assert (found["sent"], found["moot"], found["read"], found["acted"]) == (6, 2, 2, 1)
    assert found["share"] == 25.0  # one of the four that could be acted upon
    assert "6 2 2 1 25,0 %" in page(notifications, methodist(), "/statistics")


def test_what_came_to_nothing_is_no_noise(notifications: Alone) -> None:
    notifications.hear([municipality_configured()])
    for number in range(20):
        hear(notifications, [session_changed("held", id=one(f"n{number}"))], on=TODAY - timedelta(days=9))
    assert counted(notifications, "session_confirmation")["is_noise"]
    hear(
        notifications,
        [session_changed("cancelled", 2, id=one(f"n{number}")) for number in range(20)],
        on=TODAY - timedelta(days=8),
    )
    found = counted(notifications, "session_confirmation")
    assert (found["moot"], found["share"], found["is_noise"]) == (20, None, False)


def test_what_was_left_lying_for_two_days_is_judged_however_it_ended(notifications: Alone) -> None:
    """News nobody reads ends with the state it told of, and a request nobody answers is called off at last:
    else a rule that is nothing but noise would never be called so.
    """
    notifications.hear([municipality_configured()])
    for number in range(20):
        hear(notifications, [session_changed("disputed", id=one(f"n{number}"))], on=TODAY - timedelta(days=9))
    settled = [session_changed("confirmed", 2, id=one(f"n{number}")) for number in range(20)]
    hear(notifications, settled, on=TODAY - timedelta(days=4))
    found = counted(notifications, "session_disputed")
    assert (found["sent"], found["moot"], found["share"], found["is_noise"]) == (20, 0, 0.0, True)


def test_a_rule_nobody_acts_on_is_shown_as_noise(notifications: Alone) -> None:
    notifications.hear([municipality_configured()])
    for number in range(20):
        hear(notifications, [session_changed("disputed", id=one(f"n{number}"))], on=TODAY)
    assert not counted(notifications, "session_disputed")["is_noise"]  # too early to judge
    with notifications.database.write() as session:
        session.execute(update(InboxItem).values(created_at=datetime.now(UTC) - timedelta(days=3)))
    assert counted(notifications, "session_disputed")["is_noise"]
    text = page(notifications, approver(), "/statistics")
    assert "отправлено не меньше 20, а сделано меньше чем по 10 %" in text
    assert text.count("шум") == 1
    for item in inbox(notifications, person("Зуева"))[:2]:
        notifications.client(person("Зуева")).post(f"/api/v1/inbox/{item['id']}/read")
    with notifications.database.write() as session:
        session.execute(update(ReadMark).values(read_at=datetime.now(UTC) - timedelta(days=2)))
    assert not counted(notifications, "session_disputed")["is_noise"]


def test_days_the_wrong_way_round_are_refused_in_words(notifications: Alone) -> None:
    notifications.hear([municipality_configured()])
    wrong = f"?since={TODAY}&until={TODAY - timedelta(days=1)}"
    reply = notifications.client(methodist()).get(HERE + wrong)
    assert (reply.status_code, reply.get_json()["errors"][0]["field"]) == (422, "until")
    assert "Последний день раньше первого" in page(notifications, methodist(), f"/statistics{wrong}")


def test_what_was_told_to_nobody_does_not_count(notifications: Alone) -> None:
    notifications.hear([municipality_configured()])
    put(notifications, "session_disputed", enabled=False)
    hear(notifications, [session_changed("disputed")], on=TODAY)
    assert counted(notifications, "session_disputed")["sent"] == 0
    assert notifications.client(person("Зуева")).get(HERE).status_code == 403
    page(notifications, person("Зуева"), "/statistics", 403)
