"""The digest: once a week, at the day and local hour a person chose, never empty; quiet hours by zones."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from services.notifications import actions, rules
from shared.contracts.mentorship import SessionChanged
from tests.services.given import Alone
from tests.services.notifications.making import diagnostic_changed, one, session_changed
from tests.services.notifications.outside import Outside, body
from tests.services.notifications.test_inbox import inbox, person

ZONES = ("Europe/Kaliningrad", "Europe/Moscow", "Asia/Barnaul", "Asia/Chita", "Asia/Kamchatka")
USUAL = rules.Hours()


def local(zone: str, *when: int) -> datetime:
    return datetime(*when, tzinfo=ZoneInfo(zone)).astimezone(UTC)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize("zone", ZONES)
def test_quiet_ends_in_the_morning_of_a_working_day(zone: str) -> None:
    def first(*when: int) -> datetime:
        return rules.first_moment(local(zone, *when), hours=USUAL, zone=ZoneInfo(zone))

    assert first(2026, 5, 12, 12, 30) == local(zone, 2026, 5, 12, 12, 30)
    assert first(2026, 5, 12, 19, 59) == local(zone, 2026, 5, 12, 19, 59)
    assert first(2026, 5, 12, 20) == local(zone, 2026, 5, 13, 8)
    assert first(2026, 5, 13, 3) == local(zone, 2026, 5, 13, 8)
    assert first(2026, 5, 15, 21) == local(zone, 2026, 5, 18, 8), "over the weekend"
    assert first(2026, 12, 31, 12) == local(zone, 2027, 1, 11, 8), "over the holidays, moved ones too"
    assert first(2026, 6, 12, 10) == local(zone, 2026, 6, 15, 8), "Russia Day is a Friday"


def test_who_works_weekends_or_wants_no_quiet_is_told_at_once() -> None:
    zone = ZoneInfo("Asia/Barnaul")
    saturday_night = local("Asia/Barnaul", 2026, 5, 16, 23)
    always = rules.Hours(works_weekends=True, quiet_from=0, quiet_until=0)
    assert rules.first_moment(saturday_night, hours=always, zone=zone) == saturday_night
    weekends = rules.Hours(works_weekends=True)
    assert rules.first_moment(saturday_night, hours=weekends, zone=zone) == local(
        "Asia/Barnaul", 2026, 5, 17, 8
    )


@pytest.mark.parametrize("zone", ZONES)
def test_the_digest_is_due_at_its_local_hour_and_moves_past_days_off(zone: str) -> None:
    def last(*when: int) -> tuple[str, datetime]:
        due = rules.last_digest(local(zone, *when), hours=USUAL, zone=ZoneInfo(zone))
        assert due is not None
        return due

    monday = ("2026-W21", local(zone, 2026, 5, 18, 9))
    assert last(2026, 5, 18, 8, 59)[0] == "2026-W20"
    assert last(2026, 5, 18, 9) == monday
    assert last(2026, 5, 24, 23) == monday
    assert last(2026, 5, 11, 12)[0] == "2026-W19", "11 May is a day off: Victory Day was a Saturday"
    assert last(2026, 5, 12, 9) == ("2026-W20", local(zone, 2026, 5, 12, 9))
    assert last(2027, 1, 11, 9)[0] == "2027-W02"


MONDAY = local("Asia/Barnaul", 2026, 5, 18, 9)


def disputed() -> SessionChanged:
    """News for Кравец: what they wrote of a session was not so."""
    return session_changed("disputed", id=one("спор"), mentor_id=one("Кравец"), mentee_id=one("Лапин"))


def test_what_nobody_waits_for_goes_into_one_digest(notifications: Alone, outside: Outside) -> None:
    notifications.hear(
        [diagnostic_changed("scored"), session_changed("held"), session_changed("confirmed", 2)]
    )
    notifications.hear([disputed()])
    outside.at(MONDAY - timedelta(minutes=1))
    assert outside.letters() == []
    outside.at(MONDAY)
    [letter] = outside.letters()
    assert letter["Subject"] == "Сводка за неделю: 1 дело ждёт вас и 1 новость"
    assert "Готов результат диагностики" in body(letter)
    for minutes in (1, 60, 24 * 60, 7 * 24 * 60):
        outside.at(MONDAY + timedelta(minutes=minutes))
    assert len(outside.letters()) == 1, "never empty, nothing twice"


def test_what_comes_after_the_moment_waits_a_week(notifications: Alone, outside: Outside) -> None:
    outside.now = MONDAY + timedelta(minutes=5)
    notifications.hear([diagnostic_changed("scored")])
    outside.go()
    outside.at(MONDAY + timedelta(hours=3))
    assert outside.letters() == []
    outside.at(MONDAY + timedelta(days=7))
    assert len(outside.letters()) == 1


def test_a_machine_that_slept_sends_the_digest_when_it_wakes_in_daytime(
    notifications: Alone, outside: Outside
) -> None:
    notifications.hear([diagnostic_changed("scored")])
    outside.go()
    outside.at(local("Asia/Barnaul", 2026, 5, 18, 23))
    assert outside.letters() == []
    outside.at(local("Asia/Barnaul", 2026, 5, 19, 8))
    assert [one.key.split(":")[1] for one in outside.deliveries()] == ["2026-W21"]
    assert len(outside.letters()) == 1


def test_what_was_read_is_not_repeated_by_the_digest(notifications: Alone, outside: Outside) -> None:
    notifications.hear([diagnostic_changed("scored")])
    outside.go()
    [item] = inbox(notifications, person("Кравец"))
    notifications.client(person("Кравец")).post(f"/api/v1/inbox/{item['id']}/read")
    outside.at(MONDAY)
    assert outside.deliveries() == []


def test_everybody_has_their_own_hour(notifications: Alone, outside: Outside) -> None:
    wishes = {"digest_weekday": 3, "digest_hour": 17}
    reply = notifications.client(person("Кравец")).put("/api/v1/preferences", json=wishes)
    assert reply.status_code == 200, reply.text
    notifications.hear([diagnostic_changed("scored")])
    outside.go()
    thursday = local("Asia/Barnaul", 2026, 5, 14, 17)
    outside.at(thursday - timedelta(minutes=1))
    assert outside.letters() == []
    outside.at(thursday)
    assert len(outside.letters()) == 1


def test_two_clocks_at_once_make_one_digest(notifications: Alone, outside: Outside) -> None:
    notifications.hear([diagnostic_changed("scored")])
    outside.go()
    with notifications.database.write() as session:
        made = [actions.plan_digests(session, now=MONDAY) for _ in range(2)]
    assert made == [1, 0]
    notifications.hear([disputed()])
    outside.at(MONDAY + timedelta(hours=1))
    assert outside.states() == [("digest", "sent")], "one a week, whatever comes later"
