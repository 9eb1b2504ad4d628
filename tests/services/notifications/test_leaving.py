"""Leaving messages by a link and back: one chooses on a page, or a mail program asks once."""

import re
from dataclasses import replace
from datetime import UTC, datetime

from itsdangerous import URLSafeSerializer
from sqlalchemy import text

from services.notifications import actions, rules
from shared.keys import load_keys
from tests.services.given import Alone
from tests.services.notifications.making import diagnostic_changed, one, session_changed
from tests.services.notifications.outside import URL, Outside, body
from tests.services.notifications.test_wishes import ME, PREFERENCES, choose, chosen


def link(outside: Outside, header: str = "List-Unsubscribe") -> str:
    """The path of the link in the newest letter, without the place of the service."""
    return str(outside.letters()[-1][header]).strip("<>").removeprefix(f"{URL}/notifications")


def dump(service: Alone) -> list[object]:
    with service.database.read() as session:
        tables = ("inbox_item", "read_mark", "delivery", "mention", "preference", "rhythm", "address")
        return [session.execute(text(f"SELECT * FROM {table}")).all() for table in tables]


def test_a_scanner_that_opens_every_link_changes_nothing(notifications: Alone, outside: Outside) -> None:
    notifications.hear([session_changed("held")])
    outside.go()
    [letter] = outside.letters()
    before = dump(notifications)
    links = re.findall(r'href="([^"]+)"', body(letter, "html"))
    ours = [one.partition("/notifications")[2] for one in (*links, str(letter["List-Unsubscribe"])[:-1])]
    assert sum(map(bool, ours)) == 3
    for client in (notifications.app.test_client(), notifications.client(ME)):
        for path in filter(None, ours):
            assert client.get(path).status_code in (200, 303)
    assert dump(notifications) == before


def test_one_click_leaves_the_kind_without_signing_in(notifications: Alone, outside: Outside) -> None:
    notifications.hear([session_changed("held")])
    outside.go()
    assert outside.letters()[-1]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    machine = notifications.app.test_client()
    for _ in range(2):
        reply = machine.post(link(outside), data={"List-Unsubscribe": "One-Click"})
        assert reply.status_code == 204
    assert (chosen(notifications), chosen(notifications, "route")) == ("never", "usual")
    notifications.hear([session_changed("held", id=one("another"))])
    outside.go()
    assert len(outside.deliveries()) == 1
    told, _, mark = link(outside).rpartition(".")
    # of the last letter of a mark some bits say nothing: the first one is changed
    forged = f"{told}.{'B' if mark[0] == 'A' else 'A'}{mark[1:]}"
    assert machine.post(forged).status_code == 404


def test_the_page_leaves_after_a_tap_and_takes_it_back(notifications: Alone, outside: Outside) -> None:
    choose(notifications, "at_once")
    notifications.hear([session_changed("held")])
    outside.go()
    stop = re.search(r"Больше не писать: (\S+)", body(outside.letters()[-1]))
    assert stop is not None
    path = stop[1].removeprefix(f"{URL}/notifications")
    visitor = notifications.app.test_client()
    page = visitor.get(path)
    assert "Не писать об отмеченном" in page.text
    assert visitor.post(path).status_code == 400, "without the page's token"
    token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
    assert token is not None
    form = {"csrf_token": token[1]}
    nothing = visitor.post(path, data=form)
    assert (nothing.status_code, "Отметьте, о чём не писать." in nothing.text) == (422, True)
    assert visitor.post(path, data=form | {"kinds": "*"}).status_code == 303
    assert [chosen(notifications, kind) for kind in ("session", "route")] == ["never", "never"]
    assert "вы отписались" in notifications.client(ME).get("/preferences").text
    assert "Вы отписаны от всего" in visitor.get(path).text
    assert visitor.post(f"{path}/back?kinds=*", data=form).status_code == 303
    assert [chosen(notifications, kind) for kind in ("session", "route")] == ["at_once", "usual"]


def test_a_forged_link_leads_nowhere(notifications: Alone) -> None:
    secret = load_keys(notifications.settings.keys).session
    leave = rules.Leave(reader_id=one("Кравец"), kinds=("*",), channel="email")
    assert rules.read_leave(secret, rules.leave_token(secret, leave)) == leave
    assert rules.read_leave(b"another", rules.leave_token(secret, leave)) is None
    for token in ("x", "x.y", "WyJhIl0.sig", "é"):
        assert notifications.app.test_client().get(f"/unsubscribe/{token}").status_code == 404


def mixed(service: Alone, outside: Outside, every: str = "week") -> str:
    """The address of the page that a digest of two kinds leads to."""
    reply = service.client(ME).put(PREFERENCES, json={"digest_every": every})
    assert reply.status_code == 200, reply.text
    news = session_changed("disputed", id=one("спор"), mentor_id=one("Кравец"), mentee_id=one("Лапин"))
    service.hear([diagnostic_changed("scored"), news])
    outside.go()
    outside.at(datetime(2026, 5, 13, 3, tzinfo=UTC))
    outside.at(datetime(2026, 5, 18, 4, tzinfo=UTC))
    found = re.search(r"Больше не писать: (\S+)", body(outside.letters()[-1]))
    assert found is not None
    return found[1].removeprefix(f"{URL}/notifications")


def test_of_a_digest_one_chooses_what_to_leave(notifications: Alone, outside: Outside) -> None:
    path, visitor = mixed(notifications, outside), notifications.app.test_client()
    page = visitor.get(path).text
    assert all(f'value="{kind}"' in page for kind in ("digest", "session", "diagnostic"))
    assert 'value="route"' not in page, "the letter was not about it"
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token is not None
    form = {"csrf_token": token[1]}
    assert visitor.post(path, data=form | {"kinds": "session"}).status_code == 303
    said = [chosen(notifications, kind) for kind in ("session", "diagnostic")]
    assert said == ["never", "usual"]
    page = visitor.get(path).text
    assert "Уже не пишем" in page
    assert 'value="session"' not in page
    assert visitor.post(f"{path}/back?kinds=session", data=form).status_code == 303
    assert chosen(notifications, "session") == "usual"
    assert visitor.post(path, data=form | {"kinds": "nonsense"}).status_code == 422


def test_one_click_on_a_digest_leaves_digests_and_nothing_that_somebody_waits_for(
    notifications: Alone, outside: Outside
) -> None:
    mixed(notifications, outside)
    machine = notifications.app.test_client()
    assert machine.post(link(outside), data={"List-Unsubscribe": "One-Click"}).status_code == 204
    assert notifications.client(ME).get(PREFERENCES).get_json()["digest_every"] == "never"
    notifications.hear([session_changed("held"), diagnostic_changed("scored", 2)])
    outside.now = datetime(2026, 5, 19, 4, tzinfo=UTC)
    outside.go()
    outside.at(datetime(2026, 5, 25, 4, tzinfo=UTC))
    assert outside.states() == [("digest", "sent"), ("items", "sent")]


def test_a_digest_comes_daily_or_not_at_all_when_one_wants_it_so(
    notifications: Alone, outside: Outside
) -> None:
    mixed(notifications, outside, "day")
    [letter] = outside.letters()
    assert letter["Subject"] == "Сводка за день: 1 дело ждёт вас и 1 новость"
    assert [one.key.split(":")[1] for one in outside.deliveries()] == ["2026-05-13"]
    notifications.client(ME).put(PREFERENCES, json={"digest_every": "never"})
    notifications.hear([replace(diagnostic_changed("scored"), id=one("second"))])
    outside.go()
    outside.at(datetime(2026, 6, 1, 4, tzinfo=UTC))
    assert len(outside.deliveries()) == 1
    assert notifications.client(ME).put(PREFERENCES, json={"digest_every": "hour"}).status_code == 422


def test_a_link_signed_before_there_were_choices_still_leads_somewhere(notifications: Alone) -> None:
    secret = load_keys(notifications.settings.keys).session
    old = URLSafeSerializer(secret, salt="notifications.leave").dumps([one("Кравец").hex, "session", "email"])
    assert rules.read_leave(secret, old) == rules.Leave(
        reader_id=one("Кравец"), kinds=("session",), channel="email"
    )


def test_saving_other_wishes_does_not_take_a_leaving_back(notifications: Alone, outside: Outside) -> None:
    """The page sends the choices of every channel each time: only what is chosen anew counts anew."""
    with notifications.database.write() as session:
        actions.leave(session, rules.Leave(reader_id=one("Кравец"), kinds=("digest",), channel="email"))
    same = [
        {"kind": "session", "channel": "email", "choice": "usual"},
        {"kind": "session", "channel": "vk", "choice": "never"},
    ]
    client = notifications.client(ME)
    assert client.put(PREFERENCES, json={"choices": same, "quiet_from": 21}).status_code == 200
    notifications.hear([diagnostic_changed("scored")])
    outside.go()
    outside.at(datetime(2026, 5, 18, 4, tzinfo=UTC))
    assert outside.letters() == []
    anew = [same[0] | {"choice": "digest"}, same[1]]
    assert client.put(PREFERENCES, json={"choices": anew, "quiet_from": 21}).status_code == 200
    notifications.hear([diagnostic_changed("scored", 2), session_changed("held")])
    outside.go()
    outside.at(datetime(2026, 5, 25, 4, tzinfo=UTC))
    assert len(outside.letters()) == 1
