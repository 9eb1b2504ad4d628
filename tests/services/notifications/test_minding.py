"""Deliveries minded by the admin: found, masked, tried again, dropped; nobody else sees them."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from services.notifications.actions import take_returned
from services.notifications.clock import warn_of_dead
from services.notifications.models import Delivery, RefusedAddress
from shared.permissions import Actor
from shared.sending import Folder, Returned, Smtp
from tests.services.given import Alone, actor
from tests.services.notifications.making import MUNICIPALITY, one, session_changed
from tests.services.notifications.outside import NOON, SENDER, Outside, mailbox, municipality, with_mail
from tests.services.notifications.test_inbox import inbox, person, principal

DELIVERIES = "/api/v1/deliveries"
MUCH_LATER = timedelta(weeks=43)  # a Tuesday noon as before
ADMIN = actor("admin", municipality_id=MUNICIPALITY)


@pytest.fixture
def outside(notifications: Alone) -> Outside:
    """Two letters: one went, one failed for nobody listens."""
    notifications.hear([municipality(), *with_mail("Кравец"), *with_mail("Зуева")])
    made = Outside(notifications)
    notifications.hear([session_changed("held")])
    made.go()
    made.mail_loop = made.loop(Smtp("smtp://127.0.0.1:9", sender=SENDER))
    notifications.hear([session_changed("held", id=one("s"), mentee_id=one("Зуева"))])
    made.go()
    return made


def test_what_failed_is_found_and_tried_again(notifications: Alone, outside: Outside) -> None:
    client = notifications.client(ADMIN)
    found = client.get(f"{DELIVERIES}?state=failed&channel=email").get_json()
    [failed] = found
    assert (failed["who"], failed["attempts"]) == ("Зуева А. О.", 1)
    assert failed["address"] == "b…@school.example.ru"
    assert failed["reason"] == "почтовый сервер: не принимает связь"
    reply = client.post(f"{DELIVERIES}/{failed['id']}/retry")
    assert (reply.status_code, reply.get_json()["state"]) == (200, "queued")
    outside.mail_loop = outside.loop(outside_folder(outside))
    outside.now += MUCH_LATER
    outside.go()
    assert {one["state"] for one in client.get(DELIVERIES).get_json()} == {"sent"}
    assert client.post(f"{DELIVERIES}/{failed['id']}/retry").status_code == 409, "it went"


def outside_folder(outside: Outside) -> Folder:
    return Folder(outside.folder, sender=SENDER)


def test_what_waits_is_dropped_and_taken_up_again(notifications: Alone, outside: Outside) -> None:
    client = notifications.client(ADMIN)
    [failed] = client.get(f"{DELIVERIES}?state=failed").get_json()
    for status in (200, 409):
        assert client.post(f"{DELIVERIES}/{failed['id']}/discard").status_code == status
    outside.now += MUCH_LATER
    outside.go()
    assert client.get(f"{DELIVERIES}/{failed['id']}").get_json()["state"] == "discarded"
    assert client.post(f"{DELIVERIES}/{failed['id']}/retry").status_code == 200


def test_the_page_searches_filters_and_masks(notifications: Alone, outside: Outside) -> None:
    client = notifications.client(ADMIN)
    whole = client.get("/deliveries").text
    assert "Кравец А. О." in whole
    assert mailbox("Кравец") not in whole
    assert "Встреча" not in re.sub(r"<title>.*?</title>", "", whole).partition("<main")[2], "no texts"
    assert "Зуева" not in client.get("/deliveries?q=кравец").text
    for words, found in (("КРАВЁЦ анна", 1), ("а. о. зуева", 1), ("анна", 2), ("равец", 0), ("Кравец.*", 0)):
        said = client.get("/api/v1/deliveries", query_string={"q": words}).get_json()
        assert len(said) == found, words
    assert "Зуева" not in client.get(f"/deliveries?q={mailbox('Кравец')}@school.example.ru").text
    assert "Кравец" not in client.get("/deliveries?state=failed").text
    taken = client.get("/deliveries?export=csv").text
    assert mailbox("Кравец") not in taken
    [failed] = client.get(f"{DELIVERIES}?state=failed").get_json()
    reply = client.post(f"/deliveries/{failed['id']}/retry")
    assert reply.headers["Location"] == "/notifications/deliveries"


@pytest.mark.parametrize(
    "who", [person("Кравец"), principal("A"), actor("methodist", municipality_id=MUNICIPALITY)]
)
def test_nobody_else_sees_them(notifications: Alone, outside: Outside, who: Actor) -> None:
    client = notifications.client(who)
    [sent, _] = outside.deliveries()
    for path in (DELIVERIES, f"{DELIVERIES}/{sent.id}", "/deliveries"):
        assert client.get(path).status_code == 403
    assert client.post(f"{DELIVERIES}/{sent.id}/retry").status_code == 403
    assert client.post(f"/deliveries/{sent.id}/discard").status_code == 403
    assert notifications.client(ADMIN).get(f"{DELIVERIES}/{one('nothing')}").status_code == 404


def test_the_list_is_paged(notifications: Alone, outside: Outside) -> None:
    reply = notifications.client(ADMIN).get(f"{DELIVERIES}?limit=1")
    assert len(reply.get_json()) == 1
    assert 'rel="next"' in reply.headers["Link"]


def test_the_admin_learns_in_the_morning_what_reached_nobody(notifications: Alone, outside: Outside) -> None:
    with notifications.database.write() as session:
        session.execute(update(Delivery).where(Delivery.state == "failed").values(state="dead"))
    for hours in (1, 24, 25):
        with notifications.database.write() as session:
            warn_of_dead(session, NOON + timedelta(hours=hours))
    [item] = inbox(notifications, ADMIN)
    assert item["title"] == "Не доставлено за 12 мая: 1 сообщение"
    assert item["link"] == "/notifications/deliveries?state=dead"
    assert inbox(notifications, actor("methodist", municipality_id=MUNICIPALITY)) == []
    assert "Не доставлено" in notifications.client(ADMIN).get("/").text


def test_what_came_back_days_later_is_told_the_morning_after_it_came(
    notifications: Alone, outside: Outside
) -> None:
    gone, back = outside.deliveries()[0].id, NOON + timedelta(days=4)
    with notifications.database.write() as session:
        session.execute(update(Delivery).values(state="sent", tried_at=NOON))
        for days in range(1, 5):
            warn_of_dead(session, NOON + timedelta(days=days))
        assert take_returned(session, returned=Returned(letter_id=gone, status="4.4.1"), now=back)
    assert inbox(notifications, ADMIN) == []
    with notifications.database.write() as session:
        for days in (5, 6):
            warn_of_dead(session, NOON + timedelta(days=days))
    assert [one["title"] for one in inbox(notifications, ADMIN)] == ["Не доставлено за 16 мая: 1 сообщение"]


def test_an_admin_learns_of_every_municipality_they_mind(notifications: Alone, outside: Outside) -> None:
    far = replace(municipality("Asia/Kamchatka"), id=one("other"), municipality_id=one("other"), code="zeya")
    notifications.hear([far])
    with notifications.database.write() as session:
        session.execute(update(Delivery).where(Delivery.state == "failed").values(state="dead"))
        warn_of_dead(session, NOON + timedelta(hours=24))
        warn_of_dead(session, NOON + timedelta(hours=24))
    elsewhere = actor("admin", municipality_id=one("other"))
    assert [one["title"] for one in inbox(notifications, elsewhere)] == [
        "Не доставлено за 12 мая: 1 сообщение"
    ]
    assert len(notifications.client(elsewhere).get(f"{DELIVERIES}?state=dead").get_json()) == 1


def test_the_rule_of_undelivered_letters_is_the_clocks_and_the_admins(
    notifications: Alone, outside: Outside
) -> None:
    with notifications.database.write() as session:
        session.execute(update(Delivery).where(Delivery.state == "failed").values(state="dead"))
        warn_of_dead(session, NOON + timedelta(hours=24))
    methodist = notifications.client(actor("methodist", municipality_id=MUNICIPALITY))
    page = methodist.get("/rules/deliveries_dead").text
    assert "по календарю" in page
    assert "по решению человека" not in page
    assert (
        methodist.get("/api/v1/rules/deliveries_dead/reach").get_json()["people"][0]["who"]
        == "администраторы"
    )


def test_times_taken_away_are_local(notifications: Alone, outside: Outside) -> None:
    taken = notifications.client(ADMIN).get("/deliveries?export=csv&state=sent").text
    assert "12.05.2026 12:00" in taken, "noon in Barnaul, five by Greenwich"


def test_who_minds_several_municipalities_tells_them_apart(notifications: Alone, outside: Outside) -> None:
    client = notifications.client(ADMIN)
    assert "Муниципалитет" not in client.get("/deliveries").text, "there is one"
    far = replace(municipality("Asia/Kamchatka"), id=one("other"), municipality_id=one("other"), code="zeya")
    notifications.hear([replace(far, name="Город Зея")])
    with notifications.database.write() as session:
        moved = update(Delivery).where(Delivery.state == "failed")
        session.execute(moved.values(municipality_id=one("other")))
        found = session.scalars(select(Delivery)).all()
        session.add_all(refused(one) for one in found)
    for path in ("/deliveries", "/deliveries/addresses"):
        whole = client.get(path).text
        assert re.search(r"Зуева А\. О\.(?s:.){0,200}Город Зея", whole), path
        narrowed = client.get(f"{path}?municipality={one('other')}").text
        assert ("Зуева А. О." in narrowed, "Кравец А. О." in narrowed) == (True, False)
    said = client.get(f"{DELIVERIES}?state=failed").get_json()
    assert said[0]["municipality_id"] == str(one("other"))


def refused(letter: Delivery) -> RefusedAddress:
    values = {"channel": letter.channel, "value": letter.address, "reader_id": letter.reader_id}
    return RefusedAddress(**values, since=NOON, reason="нет такого ящика")
