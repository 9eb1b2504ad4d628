"""What is told goes out once: at once to whom it blocks, in their daytime, without a name."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import text, update

from services.notifications.models import Delivery, InboxItem
from shared.contracts.registry import PersonErased
from tests.services.given import Alone, actor
from tests.services.notifications.making import (
    DAY,
    MUNICIPALITY,
    account_changed,
    attendance_changed,
    diagnostic_changed,
    one,
    pair_changed,
    person_changed,
    route_changed,
    school_changed,
    session_changed,
)
from tests.services.notifications.outside import NOON, Outside, body, mailbox, municipality, with_mail
from tests.services.notifications.test_inbox import inbox, person

EVENING = datetime(2026, 5, 12, 14, tzinfo=UTC)  # nine in the evening in Barnaul


def to(outside: Outside) -> list[str]:
    return sorted(str(one["To"]).partition("@")[0] for one in outside.letters())


def test_what_blocks_somebody_goes_at_once_and_once(notifications: Alone, outside: Outside) -> None:
    notifications.hear([session_changed("held")])
    outside.go()
    notifications.hear([session_changed("held", 2, minutes=30)])
    outside.go()
    [letter] = outside.letters()
    assert letter["To"] == f"{mailbox('Кравец')}@school.example.ru"
    assert str(letter["Subject"]).startswith("Встреча 12 мая")
    assert "https://mms.example.ru/mentorship/sessions/" in body(letter)
    assert outside.states() == [("items", "sent")]


def test_an_event_called_off_is_not_left_to_a_digest_that_comes_after_it(
    notifications: Alone, outside: Outside
) -> None:
    notifications.hear([attendance_changed("registered", event_state="cancelled")])
    outside.go()
    assert [letter["Subject"] for letter in outside.letters()] == ["Мероприятие отменено: 13 мая"]


def test_what_ended_or_was_seen_before_it_left_is_not_sent(notifications: Alone, outside: Outside) -> None:
    notifications.hear([session_changed("held"), diagnostic_changed("assigned")])
    outside.now = EVENING
    outside.go()
    assert outside.states() == [("items", "queued")]
    notifications.hear([session_changed("confirmed", 2)])
    [item] = inbox(notifications, person("Кравец"))
    notifications.client(person("Кравец")).post(f"/api/v1/inbox/{item['id']}/read")
    outside.at(EVENING + timedelta(hours=13))
    assert outside.letters() == []
    assert outside.states() == [("items", "moot")]


def test_what_was_told_before_anything_was_sent_is_not_sent(notifications: Alone, outside: Outside) -> None:
    notifications.hear([session_changed("held")])
    with notifications.database.write() as session:
        session.execute(text("UPDATE inbox_item SET planned_at = created_at"))
    outside.go()
    assert outside.deliveries() == []


def test_what_a_municipality_turned_off_is_sent_only_when_it_is_turned_on(
    notifications: Alone, outside: Outside
) -> None:
    methodist = notifications.client(actor("methodist", municipality_id=MUNICIPALITY))
    address = "/api/v1/rules/session_disputed"
    assert methodist.patch(address, json={"enabled": False, "urgency": "at_once"}).status_code == 200
    notifications.hear([session_changed("disputed")])
    outside.go()
    assert (outside.letters(), outside.deliveries()) == ([], [])
    assert methodist.patch(address, json={"enabled": True}).status_code == 200
    outside.go()
    assert len(outside.letters()) == 1


def test_a_burst_is_one_letter_and_the_next_waits(notifications: Alone, outside: Outside) -> None:
    notifications.hear([session_changed("held", id=one(f"s{number}")) for number in range(5)])
    outside.go()
    notifications.hear([session_changed("held", id=one(f"t{number}")) for number in range(5)])
    outside.go()
    [letter] = outside.letters()
    assert letter["Subject"] == "В ММС 5 дел ждут вас"
    outside.at(NOON + timedelta(minutes=11))
    assert len(outside.letters()) == 2


def test_whoever_cannot_sign_in_or_has_no_mail_is_not_written_to(notifications: Alone) -> None:
    people = [event for event in with_mail("Кравец") if event.id == one("Кравец")]
    notifications.hear([municipality(), *people, account_changed("Зуева"), session_changed("held")])
    outside = Outside(notifications)
    outside.go()
    assert outside.deliveries() == []


def test_roles_are_found_as_the_inbox_finds_them(notifications: Alone) -> None:
    director, other = with_mail("Власова", ("principal", "A")), with_mail("Носов", ("principal", "B"))
    methodist, tutor = with_mail("Ким", ("methodist", None)), with_mail("Лапин", ("tutor", "A"))
    outside = Outside(notifications)
    notifications.hear([municipality(), *director, *other, *methodist, *tutor, *with_mail("Зуева")])
    notifications.hear([pair_changed("ready_for_order", mentor_organization_id=None)])
    outside.go()
    assert to(outside) == [mailbox("Власова")]
    notifications.hear([route_changed("pending_approval", "methodist")])
    outside.go()
    assert to(outside) == sorted([mailbox("Власова"), mailbox("Ким")])
    notifications.hear([school_changed("A", curator="Лапин"), pair_changed("closing", id=one("p2"))])
    outside.go()
    outside.at(datetime(2026, 5, 18, 4, tzinfo=UTC))
    assert mailbox("Лапин") in to(outside)
    assert to(outside).count(mailbox("Власова")) == 1


def test_a_role_lost_before_it_left_takes_the_letter_along(notifications: Alone) -> None:
    notifications.hear([municipality(), *with_mail("Власова", ("principal", "A"))])
    outside = Outside(notifications, now=EVENING)
    notifications.hear([route_changed("pending_approval", "principal")])
    outside.go()
    notifications.hear([account_changed("Власова", ("principal", "B"), version=2)])
    outside.at(EVENING + timedelta(hours=13))
    assert outside.states() == [("items", "moot")]


def test_a_person_merged_meanwhile_gets_it_under_the_newest_id(
    notifications: Alone, outside: Outside
) -> None:
    notifications.hear([session_changed("held")])
    outside.now = EVENING
    outside.go()
    [merged, _] = with_mail("Кравец О.")
    gone = person_changed("Кравец", "B", version=2, merged_into="Кравец О.")
    notifications.hear([merged, gone])
    outside.at(EVENING + timedelta(hours=13))
    assert to(outside) == [mailbox("Кравец О.")]


def test_a_letter_that_cannot_be_written_holds_up_no_other(notifications: Alone, outside: Outside) -> None:
    told = [session_changed("held"), session_changed("held", id=one("s"), mentee_id=one("Зуева"))]
    notifications.hear([*told, diagnostic_changed("assigned")])
    outside.plan.step()
    with notifications.database.write() as session:
        mine = update(InboxItem).where(InboxItem.person_id == one("Зуева"))
        session.execute(mine.values(parameters={}))
        gone = update(InboxItem).where(InboxItem.object_id == one("session"))
        session.execute(gone.values(rule="gone"))
    outside.go()
    [letter] = outside.letters()
    assert letter["Subject"] == "Вам назначена диагностика", "what a rule that is gone told is left out"
    broken = next(each for each in outside.deliveries() if each.state != "sent")
    assert (broken.state, broken.reason) == ("dead", "письмо не составлено: KeyError")


def test_an_erased_person_leaves_no_delivery(notifications: Alone, outside: Outside) -> None:
    notifications.hear([session_changed("held")])
    outside.go()
    usual: dict[str, Any] = {"id": one("Кравец"), "municipality_id": MUNICIPALITY, "version": 9}
    erased = PersonErased(
        erased_on=DAY, young=(), young_unknown=False, employments=(), merged_into=None, **usual
    )
    notifications.hear([erased])
    with notifications.database.read() as session:
        for table in ("delivery", "mention", "preference", "rhythm", "address", "refused_address"):
            assert session.scalar(text(f"SELECT count(*) FROM {table}")) == 0, table


def test_old_deliveries_are_forgotten(notifications: Alone, outside: Outside) -> None:
    notifications.hear([session_changed("held")])
    outside.go()
    for job in notifications.service.jobs:
        with notifications.database.write() as session:
            session.execute(update(Delivery).values(created_at=NOON - timedelta(days=91)))
            job(session, NOON)
    assert outside.deliveries() == []


def test_metrics_tell_what_waits(notifications: Alone, outside: Outside) -> None:
    notifications.hear([session_changed("held")])
    outside.plan.step()
    said = notifications.client(actor("admin", municipality_id=MUNICIPALITY)).get("/metrics").text
    assert "mms_deliveries_due 1.0" in said
    assert "mms_deliveries_oldest_seconds" in said


def test_a_municipality_says_what_goes_at_once(notifications: Alone, outside: Outside) -> None:
    methodist = notifications.client(actor("methodist", municipality_id=MUNICIPALITY, person_id=one("Ким")))
    for rule, urgency in (("session_confirmation", "digest"), ("diagnostic_scored", "at_once")):
        reply = methodist.patch(f"/api/v1/rules/{rule}", json={"urgency": urgency})
        assert reply.status_code == 200, reply.text
    notifications.hear([session_changed("held"), diagnostic_changed("scored")])
    outside.go()
    [letter] = outside.letters()
    assert letter["Subject"] == "Готов результат диагностики"
