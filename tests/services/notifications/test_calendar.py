"""The calendar: a private address any program reads, valid by RFC 5545, without names, revocable."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from icalendar import Calendar
from sqlalchemy import select
from werkzeug.test import TestResponse

from services.notifications.api import calendar as door
from services.notifications.queries.subject import subject
from services.notifications.rules import digest_of, secret_of
from shared.contracts.registry import PersonErased, ReportingDate
from shared.contracts.routes import GroupMeeting
from shared.keys import load_keys
from shared.permissions import Actor
from shared.tables import idempotency
from tests.services.given import Alone, actor
from tests.services.notifications.cooperating import group_member_changed
from tests.services.notifications.making import (
    DAY,
    MUNICIPALITY,
    account_changed,
    attendance_changed,
    due_step,
    municipality_configured,
    one,
    person_changed,
    route_changed,
    session_changed,
)
from tests.services.notifications.test_inbox import person
from tests.services.notifications.test_pages import page, press
from tests.services.notifications.test_settings import methodist
from tests.services.notifications.ticking import hear

TODAY = datetime.now(UTC).date()
OWN = "/api/v1/calendar.ics"
TEACHER = "Кравец"
LONG = "Школа молодого педагога: как давать обратную связь ученику и не потерять урок, часть вторая"


def soon(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.fixture(autouse=True)
def _here(notifications: Alone) -> None:
    door.PACE = door.Pace()
    people = [person_changed(name, "A") for name in (TEACHER, "Зуева")]
    accounts = [account_changed(name) for name in (TEACHER, "Зуева")]
    notifications.hear([municipality_configured(), *people, *accounts])


def dates(service: Alone) -> None:
    """A session, two steps and an event of the teacher."""
    steps = (due_step("near", soon(12), kind="self_study"), due_step("done", soon(5), "accepted"))
    event = attendance_changed("registered")
    coming = event.__class__(**vars(event) | {"title": LONG, "event_date": soon(20)})
    hear(
        service,
        [session_changed("planned", session_date=soon(3)), route_changed("in_progress", steps=steps), coming],
        on=TODAY,
    )


def events(reply: TestResponse) -> dict[str, Any]:
    """The events of a feed by their first day and title."""
    assert reply.status_code == 200, reply.text
    parsed = Calendar.from_ical(reply.data)
    return {str(one["UID"]): one for one in parsed.walk("VEVENT")}


def own(service: Alone, who: Actor) -> dict[str, Any]:
    return events(service.client(who).get(OWN))


def address(service: Alone, who: Actor) -> str:
    found = re.search(
        r'value="http[^"]*(/api/v1/calendars/[^"]+)"', service.client(who).get("/calendar").text
    )
    assert found
    return found[1]


def test_the_days_of_a_person_as_any_program_reads_them(notifications: Alone) -> None:
    dates(notifications)
    found = own(notifications, person(TEACHER))
    said = {
        (one["DTSTART"].dt, one["DTEND"].dt, str(one["SUMMARY"]), str(one["STATUS"]))
        for one in found.values()
    }
    assert said == {
        (soon(3), soon(4), "Встреча наставника и наставляемого", "CONFIRMED"),
        (soon(12), soon(13), "Срок шага маршрута: самостоятельная работа", "CONFIRMED"),
        (soon(20), soon(21), "Мероприятие", "CONFIRMED"),
    }
    assert len(own(notifications, person("Зуева"))) == 1
    for event in found.values():
        assert event["DTSTAMP"].dt.tzinfo is not None
        assert event["DTSTART"].params["VALUE"] == "DATE"
        assert str(event["URL"]).startswith(notifications.settings.public_url)


def test_the_file_keeps_to_the_letter_of_rfc_5545(notifications: Alone) -> None:
    dates(notifications)
    reply = notifications.client(person(TEACHER)).get(OWN)
    assert reply.headers["Content-Type"] == "text/calendar; charset=utf-8"
    raw = reply.data
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    assert raw.startswith(b"BEGIN:VCALENDAR\r\n")
    assert raw.endswith(b"END:VCALENDAR\r\n")
    parsed = Calendar.from_ical(raw)
    assert (str(parsed["VERSION"]), str(parsed["PRODID"])) == ("2.0", "-//MMS//notifications//RU")
    assert not parsed.errors
    for name in ("Кравец", "Зуева", "Анна"):
        assert name not in raw.decode()


def test_what_changes_keeps_its_uid_and_counts_up_and_what_is_called_off_says_so(
    notifications: Alone,
) -> None:
    hear(notifications, [session_changed("planned", session_date=soon(3))], on=TODAY)
    [(uid, before)] = own(notifications, person(TEACHER)).items()
    hear(notifications, [session_changed("planned", 2, session_date=soon(4))], on=TODAY)
    hear(notifications, [session_changed("planned", 3, session_date=soon(4), minutes=60)], on=TODAY)
    [(same, moved)] = own(notifications, person(TEACHER)).items()
    assert (same, moved["DTSTART"].dt) == (uid, soon(4))
    assert (before["SEQUENCE"], moved["SEQUENCE"]) == (1, 2)
    hear(notifications, [session_changed("cancelled", 4, session_date=soon(4))], on=TODAY)
    [gone] = own(notifications, person(TEACHER)).values()
    assert (str(gone["STATUS"]), gone["SEQUENCE"]) == ("CANCELLED", 4)
    hear(notifications, [route_changed("in_progress", steps=(due_step("near", soon(9)),))], on=TODAY)
    assert len(own(notifications, person(TEACHER))) == 2
    hear(notifications, [route_changed("cancelled", version=2)], on=TODAY)
    assert len(own(notifications, person(TEACHER))) == 1


def test_history_and_what_nobody_said_yes_to_is_no_date(notifications: Alone) -> None:
    past = session_changed("held", session_date=soon(-3), imported=True)
    hear(notifications, [past, attendance_changed("invited")], on=TODAY)
    assert own(notifications, person(TEACHER)) == {}


def test_reporting_dates_stand_in_the_calendar_of_those_who_report(notifications: Alone) -> None:
    found = own(notifications, methodist())
    ahead = [one for one in found.values() if one["DTSTART"].dt >= TODAY]
    assert {(one["DTSTART"].dt.month, one["DTSTART"].dt.day) for one in ahead} == {(5, 31), (12, 31)}
    assert all("показатели на" in str(one["SUMMARY"]) for one in ahead)
    assert own(notifications, person(TEACHER)) == {}


def test_a_reporting_date_that_is_moved_is_another_one(notifications: Alone) -> None:
    """Programs take a changed event only with a higher number; of these dates nothing is counted."""
    before = own(notifications, methodist())
    moved = ReportingDate(month=5, day=25, title="Май", final=False)
    place = municipality_configured()
    notifications.hear([replace(place, version=2, reporting=(moved, place.reporting[1]))])
    found = own(notifications, methodist())
    assert {one["DTSTART"].dt.month for one in found.values()} == {5, 12}
    kept = before.keys() & found.keys()
    assert {found[uid]["DTSTART"].dt.day for uid in kept} == {31}
    assert all(before[uid].to_ical() == found[uid].to_ical() for uid in kept)
    assert max(one["DTSTAMP"].dt for one in found.values()) <= datetime.now(UTC)


def test_a_meeting_that_both_cards_of_a_person_were_asked_to_is_one(notifications: Alone) -> None:
    meeting = GroupMeeting(id=one("встреча"), meets_on=soon(4), minutes=60, state="planned")
    members = [
        replace(
            group_member_changed("accepted"),
            id=one(f"участник {name}"),
            person_id=one(name),
            municipality_id=MUNICIPALITY,
            meetings=(meeting,),
        )
        for name in (TEACHER, "Зуева")
    ]
    hear(notifications, members, on=TODAY)
    notifications.hear([person_changed("Зуева", "A", 2, merged_into=TEACHER)])
    reply = notifications.client(person(TEACHER)).get(OWN)
    assert len(Calendar.from_ical(reply.data).walk("VEVENT")) == 1


def test_an_address_is_made_renewed_and_taken_away(notifications: Alone) -> None:
    dates(notifications)
    who, stranger = person(TEACHER), notifications.app.test_client()
    assert "Создать адрес" in page(notifications, who, "/calendar")
    press(notifications, who, "/calendar/renewal")
    first = address(notifications, who)
    assert len(events(stranger.get(first))) == 3
    assert stranger.get(first).headers["Cache-Control"].startswith("private")
    press(notifications, who, "/calendar/renewal")
    second = address(notifications, who)
    assert first != second
    assert stranger.get(first).status_code == 404
    assert len(events(stranger.get(second))) == 3
    press(notifications, who, "/calendar/revocation")
    assert stranger.get(second).status_code == 404
    assert "Создать адрес" in page(notifications, who, "/calendar")


def test_a_program_makes_and_takes_away_its_owners_address(notifications: Alone) -> None:
    client, place = notifications.client(person(TEACHER)), "/api/v1/calendar-address"
    assert client.get(place).get_json() == {"address": ""}
    made, again = (client.post(place, headers={"Idempotency-Key": "one"}) for _ in range(2))
    assert (again.status_code, again.get_json()) == (201, made.get_json())
    assert again.headers["Idempotency-Replayed"] == "true"
    made = made.get_json()["address"]
    with notifications.database.read() as session:
        [kept] = session.execute(select(idempotency.c.body, idempotency.c.headers)).all()
    assert made.split("/")[-2].encode() not in kept.body, "who reads the database reads no address"
    assert client.get(place).get_json() == {"address": made}
    assert made.endswith("/calendar.ics")
    assert client.delete(place).status_code == 204
    assert client.get(place).get_json() == {"address": ""}


def test_the_same_feed_is_not_sent_twice(notifications: Alone) -> None:
    dates(notifications)
    press(notifications, person(TEACHER), "/calendar/renewal")
    place, program = address(notifications, person(TEACHER)), notifications.app.test_client()
    first = program.get(place)
    mark = {"If-None-Match": first.headers["ETag"]}
    again = program.get(place, headers=mark)
    assert (again.status_code, again.data) == (304, b"")
    hear(notifications, [session_changed("cancelled", 2, session_date=soon(3))], on=TODAY)
    assert program.get(place, headers=mark).status_code == 200


def test_an_address_dies_with_its_account_and_with_the_person(notifications: Alone) -> None:
    dates(notifications)
    program = notifications.app.test_client()
    places = {}
    for name in (TEACHER, "Зуева"):
        press(notifications, person(name), "/calendar/renewal")
        places[name] = address(notifications, person(name))
    closed = account_changed(TEACHER, version=2)
    notifications.hear([closed.__class__(**vars(closed) | {"state": "disabled"})])
    assert program.get(places[TEACHER]).status_code == 404
    erased: dict[str, Any] = {"young": (), "employments": (), "merged_into": None, "young_unknown": True}
    gone = PersonErased(id=one("Зуева"), municipality_id=MUNICIPALITY, version=9, erased_on=DAY, **erased)
    notifications.hear([gone])
    assert program.get(places["Зуева"]).status_code == 404


def test_a_person_takes_their_dates_with_them(notifications: Alone) -> None:
    dates(notifications)
    press(notifications, person(TEACHER), "/calendar/renewal")
    with notifications.database.read() as session:
        taken = subject(session, frozenset({one(TEACHER)}), load_keys(notifications.settings.keys))
    assert [line["Что"] for line in taken["Календарь"]][1:] == [
        "Срок шага маршрута: самостоятельная работа",
        LONG,
    ]
    assert len(taken["Адрес календаря"]) == 1


def test_nobody_asks_too_often_or_guesses(notifications: Alone, capsys: pytest.CaptureFixture[str]) -> None:
    press(notifications, person(TEACHER), "/calendar/renewal")
    place, program = address(notifications, person(TEACHER)), notifications.app.test_client()
    replies = [program.get(place) for _ in range(door.MOST_ASKED + 1)]
    assert [reply.status_code for reply in replies] == [200] * door.MOST_ASKED + [429]
    assert 0 < int(replies[-1].headers["Retry-After"]) <= 600
    guesses = [program.get(f"/api/v1/calendars/{number:043d}/calendar.ics") for number in range(12)]
    assert [reply.status_code for reply in guesses][-1] == 429
    assert program.get("/api/v1/calendars/short/calendar.ics").status_code == 404
    said = capsys.readouterr()
    assert place.split("/")[-2] not in said.out + said.err


def test_only_the_servers_key_makes_the_secret(notifications: Alone) -> None:
    key, serial = load_keys(notifications.settings.keys).session, UUID(int=7)
    assert len(secret_of(key, serial=serial)) == 43
    assert secret_of(key, serial=serial) != secret_of(b"other", serial=serial)
    assert digest_of("a") != digest_of("b")


def test_an_analyst_has_no_calendar_here(notifications: Alone) -> None:
    page(notifications, actor("analyst", municipality_id=MUNICIPALITY), "/calendar", 403)
    assert notifications.app.test_client().get(OWN).status_code == 401
