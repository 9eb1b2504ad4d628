"""Every POST of the doors acts once for its Idempotency-Key and answers the same again."""

import re
from datetime import UTC, datetime

from services.notifications import rules
from services.notifications.models import Delivery
from shared.db import new_id
from shared.keys import load_keys
from shared.permissions import Actor
from tests.services.given import Alone, actor
from tests.services.notifications.making import MUNICIPALITY, one, session_changed
from tests.services.notifications.outside import NOON, Outside, all_confirmed, body, municipality, with_mail
from tests.services.notifications.test_inbox import inbox, person
from tests.services.notifications.test_settings import methodist

ME = person("Кравец")
ADMIN = actor("admin", municipality_id=MUNICIPALITY)
NO_ACCOUNT = {"/unsubscriptions/<token>"}  # nobody signs in there; leaving twice is leaving once


def waiting(service: Alone, state: str) -> str:
    """A delivery in a state, as its minder finds it."""
    made = new_id()
    moments = {"created_at": NOON, "due_at": datetime(2036, 1, 1, tzinfo=UTC)}
    texts = {"channel": "email", "purpose": "items", "state": state, "address": "a@example.ru", "reason": ""}
    numbers = {"attempts": 0, "hold": 0}
    ids = {"id": made, "key": str(made), "municipality_id": MUNICIPALITY, "reader_id": one("Кравец")}
    with service.database.write() as session:
        session.add(Delivery(**ids, **texts, **moments, **numbers))
    return str(made)


def test_every_post_acts_once_for_its_key(notifications: Alone) -> None:
    notifications.hear([municipality(), *with_mail("Кравец"), *with_mail("Зуева"), session_changed("held")])
    all_confirmed(notifications.database)
    [item] = inbox(notifications, ME)
    writer, draft = methodist(), {"title": "Семинар", "text": "В пятницу."}
    asked: list[tuple[Actor, str, dict[str, str]]] = [
        (ME, f"/inbox/{item['id']}/read", {}),
        (ME, "/inbox/read", {}),
        (ME, "/calendar-address", {}),
        (ME, "/preferences/tests", {"channel": "email"}),
        (ME, "/preferences/addresses", {"channel": "email", "value": "home@example.ru"}),
        (ME, "/preferences/addresses/email/confirmation", {"code": ""}),
        (writer, "/announcements", draft),
        (writer, "/announcements/{made}/sending", {}),
        (writer, "/announcements/{made}/withdrawal", {}),
        (ADMIN, f"/deliveries/{waiting(notifications, 'dead')}/retry", {}),
        (ADMIN, f"/deliveries/{waiting(notifications, 'queued')}/discard", {}),
    ]
    made = ""
    for who, path, body_of in asked:
        sent = {"code": newest_code(notifications)} if "code" in body_of else body_of
        place, client = path.format(made=made), notifications.client(who)
        first, again = (
            client.post(f"/api/v1{place}", json=sent, headers={"Idempotency-Key": "k"}) for _ in range(2)
        )
        assert (first.status_code, first.text) == (again.status_code, again.text), place
        assert first.status_code in {200, 201, 202}, (place, first.text)
        assert again.headers["Idempotency-Replayed"] == "true", place
        made = first.get_json()["id"] if path == "/announcements" else made
    doors = {
        rule.rule.removeprefix("/api/v1")
        for rule in notifications.app.url_map.iter_rules()
        if "POST" in (rule.methods or ()) and rule.rule.startswith("/api/")
    }
    patterns = [re.compile(re.sub(r"<[^>]+>", "[^/]+", door)) for door in sorted(doors - NO_ACCOUNT)]
    assert len(patterns) == len(asked)
    assert all(any(one.fullmatch(path) for _, path, _ in asked) for one in patterns)


def newest_code(service: Alone) -> str:
    outside = Outside(service, now=datetime.now(UTC))
    outside.go()
    found = [re.search(r"\b\d{6}\b", body(letter)) for letter in outside.letters()]
    [code] = [one[0] for one in found if one]
    return code


def test_the_same_draft_again_is_no_new_version(notifications: Alone) -> None:
    client = notifications.client(methodist())
    draft = {"title": "Семинар", "text": "В пятницу."}
    made = client.post("/api/v1/announcements", json=draft).get_json()
    assert client.patch(f"/api/v1/announcements/{made['id']}", json=draft).get_json()["version"] == 1
    other = client.patch(f"/api/v1/announcements/{made['id']}", json=draft | {"title": "Встреча"})
    assert other.get_json()["version"] == 2


def test_leaving_twice_is_leaving_once(notifications: Alone) -> None:
    leave = rules.Leave(reader_id=one("Кравец"), kinds=("session",), channel="email")
    token = rules.leave_token(load_keys(notifications.settings.keys).session, leave)
    client = notifications.app.test_client()
    replies = [client.post(f"/api/v1/unsubscriptions/{token}").status_code for _ in range(2)]
    assert replies == [204, 204]
