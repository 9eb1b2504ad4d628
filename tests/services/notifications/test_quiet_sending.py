"""Quiet hours, weekends and holidays hold at the moment of sending too, whatever made a letter late."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from shared.sending import Smtp
from tests.services.given import Alone, actor
from tests.services.notifications.making import MUNICIPALITY, one, session_changed
from tests.services.notifications.outside import SENDER, Outside
from tests.services.notifications.test_inbox import person

EVENING = datetime(2026, 5, 12, 14, tzinfo=UTC)  # a Tuesday, nine in the evening in Barnaul
MORNING = datetime(2026, 5, 13, 1, tzinfo=UTC)  # eight of the next day
ADMIN = actor("admin", municipality_id=MUNICIPALITY)
MINUTE = timedelta(minutes=1)
ZONE = ZoneInfo("Asia/Barnaul")


def silent(outside: Outside) -> None:
    """Nobody listens for mail."""
    outside.mail_loop = outside.loop(Smtp("smtp://127.0.0.1:9", sender=SENDER))


def listening(outside: Outside) -> None:
    """Mail goes again."""
    outside.mail_loop = Outside(outside.service, now=outside.now).mail_loop
    outside.mail_loop.clock = lambda: outside.now


def test_a_worker_that_was_down_over_the_evening_sends_in_the_morning(
    notifications: Alone, outside: Outside
) -> None:
    notifications.hear([session_changed("held")])
    outside.plan.step()
    outside.at(EVENING)
    assert outside.letters() == []
    [waits] = outside.deliveries()
    assert (waits.state, waits.attempts, waits.due_at, waits.held_until) == ("queued", 0, MORNING, None)
    outside.at(MORNING - MINUTE)
    assert outside.letters() == []
    outside.at(MORNING)
    assert outside.states() == [("items", "sent")]


def test_a_try_that_failed_before_a_long_weekend_is_repeated_after_it(
    notifications: Alone, outside: Outside
) -> None:
    """Saturday is the Day of Victory, so Monday is a day off too."""
    friday = datetime(2026, 5, 8, 12, 59, tzinfo=UTC)
    silent(outside)
    outside.now = friday
    notifications.hear([session_changed("held")])
    outside.go()
    assert outside.states() == [("items", "failed")]
    listening(outside)
    for hours in (1, 12, 24, 40, 60, 80):
        outside.at(friday + timedelta(hours=hours))
    assert (outside.letters(), outside.states()) == ([], [("items", "failed")])
    outside.at(datetime(2026, 5, 12, 1, tzinfo=UTC))
    assert outside.states() == [("items", "sent")]
    assert outside.deliveries()[0].attempts == 2, "waiting is no try"


def test_what_follows_a_letter_at_the_end_of_the_day_goes_in_the_morning(
    notifications: Alone, outside: Outside
) -> None:
    outside.now = datetime(2026, 5, 12, 12, 55, tzinfo=UTC)
    notifications.hear([session_changed("held")])
    outside.go()
    notifications.hear([session_changed("held", id=one("second"))])
    outside.go()
    assert [one.due_at for one in outside.deliveries() if one.state == "queued"] == [MORNING]


def test_what_somebody_waits_for_at_night_goes_at_night(notifications: Alone, outside: Outside) -> None:
    client = notifications.client(person("Кравец"))
    asked = {"channel": "email", "value": "novyj@example.ru"}
    assert client.post("/api/v1/preferences/addresses", json=asked).status_code == 202
    assert client.post("/api/v1/preferences/tests", json={"channel": "email"}).status_code == 202
    now = max(one.due_at for one in outside.deliveries())
    outside.at(now + (EVENING - now) % timedelta(days=1))
    assert sorted(outside.states()) == [("code", "sent"), ("test", "sent")]


def test_an_admin_who_retries_in_the_quiet_is_told_when_it_goes(
    notifications: Alone, outside: Outside
) -> None:
    hour = datetime.now(ZONE).hour
    quiet = {"quiet_from": hour, "quiet_until": (hour + 2) % 24, "works_weekends": True}
    reply = notifications.client(person("Кравец")).put("/api/v1/preferences", json=quiet)
    assert reply.status_code == 200, reply.text
    silent(outside)
    outside.now = datetime(2026, 5, 12, (hour + 4) % 24, tzinfo=ZONE)
    notifications.hear([session_changed("held")])
    outside.go()
    assert outside.states() == [("items", "failed")]
    client = notifications.client(ADMIN)
    client.post(f"/deliveries/{outside.deliveries()[0].id}/retry")
    [again] = outside.deliveries()
    assert (again.state, again.due_at.astimezone(ZONE).hour) == ("queued", (hour + 2) % 24)
    assert "Сейчас у получателя тихое время: отправим " in client.get("/deliveries").text


def test_an_admin_who_retries_by_day_sends_at_once(notifications: Alone, outside: Outside) -> None:
    quiet = {"quiet_from": 0, "quiet_until": 0, "works_weekends": True}
    assert notifications.client(person("Кравец")).put("/api/v1/preferences", json=quiet).status_code == 200
    silent(outside)
    notifications.hear([session_changed("held")])
    outside.go()
    client = notifications.client(ADMIN)
    client.post(f"/deliveries/{outside.deliveries()[0].id}/retry")
    assert "Отправим снова прямо сейчас." in client.get("/deliveries").text
