"""Announcements: drafted, looked at, sent once to whom they mean, read in numbers, withdrawn."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import update

from services.notifications.models import Announcement
from services.notifications.rules import paragraphs
from shared.contracts.registry import BodyChanged, MembershipChanged
from shared.permissions import Actor
from tests.services.given import Alone, actor
from tests.services.notifications.making import (
    DAY,
    MUNICIPALITY,
    account_changed,
    municipality_configured,
    one,
    pair_changed,
    person_changed,
    school_changed,
    young_teacher,
)
from tests.services.notifications.test_inbox import inbox, person
from tests.services.notifications.test_pages import page, press
from tests.services.notifications.test_settings import ELSEWHERE, approver, methodist
from tests.services.notifications.ticking import after, tick

HERE = "/api/v1/announcements"
TODAY = date.today()  # noqa: DTZ011 the doors know no other day
TEXT = "Изменился порядок аттестации.\n\nЧитайте <b>здесь</b>: https://docs.example/law?id=1&part=2."


@pytest.fixture(autouse=True)
def _here(notifications: Alone) -> None:
    body = BodyChanged(
        id=one("РМО"),
        municipality_id=MUNICIPALITY,
        version=1,
        name="РМО математиков",
        kind="methodical_association",
        level="municipal",
        active_since=None,
        active_until=None,
    )
    member = MembershipChanged(
        id=one("member"),
        municipality_id=MUNICIPALITY,
        version=1,
        body_id=one("РМО"),
        person_id=one("Зуева"),
        role="",
        since=None,
        until=None,
    )
    young = young_teacher("Юнь", "B", DAY, work={"subjects": ("Химия",)})
    people = [person_changed("Кравец", "A"), person_changed("Зуева", "A"), young]
    schools = (school_changed("A", curator=None), school_changed("B", curator=None))
    accounts = (account_changed("Кравец", ("principal", "A")), account_changed("Зуева", ("tutor", "A")))
    pair = pair_changed("active", mentee_id=one("Юнь"))
    notifications.hear([municipality_configured(), *schools, *people, *accounts, body, member, pair])


def draft(service: Alone, **more: Any) -> str:
    body = {"kind": "law", "title": "Новый порядок аттестации", "text": TEXT} | more
    reply = service.client(methodist()).post(HERE, json=body)
    assert reply.status_code == 201, reply.text
    return str(reply.get_json()["id"])


def do(service: Alone, announcement: str, verb: str, status: int = 200) -> Any:
    reply = service.client(methodist()).post(f"{HERE}/{announcement}/{verb}")
    assert reply.status_code == status, reply.text
    return reply.get_json()


def get(service: Alone, who: Actor, announcement: str, status: int = 200) -> Any:
    reply = service.client(who).get(f"{HERE}/{announcement}")
    assert reply.status_code == status, reply.text
    return reply.get_json()


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({}, {"Кравец", "Зуева", "Юнь"}),
        ({"roles": ["principal"]}, {"Кравец"}),
        ({"roles": ["principal", "tutor"]}, {"Кравец", "Зуева"}),
        ({"roles": ["mentor"]}, {"Зуева"}),
        ({"roles": ["mentee"]}, {"Юнь"}),
        ({"roles": ["teacher"], "organization_ids": [str(one("B"))]}, {"Юнь"}),
        ({"young": True}, {"Юнь"}),
        ({"subjects": ["химия"]}, {"Юнь"}),
        ({"body_ids": [str(one("РМО"))]}, {"Зуева"}),
        ({"young": True, "organization_ids": [str(one("A"))]}, set()),
    ],
)
def test_whom_it_means(notifications: Alone, chosen: dict[str, Any], expected: set[str]) -> None:
    made = draft(notifications, **chosen)
    seen = notifications.client(methodist()).get(f"{HERE}/{made}/preview").get_json()
    assert {one["name"].split()[0] for one in seen["people"]} == expected
    assert seen["count"] == len(expected)
    assert seen["signed_up"] == len(expected - {"Юнь"})
    do(notifications, made, "sending", 200 if expected else 409)
    got = {name for name in ("Кравец", "Зуева", "Юнь") if inbox(notifications, person(name))}
    assert got == expected


def test_a_draft_is_nobodys_and_is_sent_once(notifications: Alone) -> None:
    made = draft(notifications)
    get(notifications, person("Кравец"), made, 404)
    assert do(notifications, made, "sending")["sent"] == 3
    assert do(notifications, made, "sending")["sent"] == 3
    [item] = inbox(notifications, person("Кравец"))
    assert (item["kind"], item["title"]) == ("announcement", "Новый порядок аттестации")
    assert item["text"].startswith("Изменился порядок аттестации. Читайте")
    changed = notifications.client(methodist()).patch(f"{HERE}/{made}", json={"title": "a", "text": "b"})
    assert changed.status_code == 409


def test_who_read_it_is_known_in_numbers_only(notifications: Alone) -> None:
    made = draft(notifications)
    do(notifications, made, "sending")
    [item] = inbox(notifications, person("Кравец"))
    for _ in range(2):
        notifications.client(person("Кравец")).post(f"/api/v1/inbox/{item['id']}/read")
    seen = get(notifications, methodist(), made)
    assert (seen["sent"], seen["read"]) == (3, 1)
    assert "Кравец" not in notifications.client(methodist()).get(f"/announcements/{made}").text
    mine = get(notifications, person("Юнь"), made)
    assert (mine["text"], mine["sent"], mine["audience"]) == (TEXT, None, None)


def test_what_is_withdrawn_leaves_every_inbox_and_its_words_too(notifications: Alone) -> None:
    made = draft(notifications)
    do(notifications, made, "sending")
    [item] = inbox(notifications, person("Кравец"))
    do(notifications, made, "withdrawal")
    do(notifications, made, "withdrawal")
    assert inbox(notifications, person("Кравец")) == []
    [gone] = inbox(notifications, person("Кравец"), "?state=moot")
    assert (gone["id"], gone["title"]) == (item["id"], "Объявление отозвано")
    assert get(notifications, person("Кравец"), made)["text"] == ""
    assert "аттестации" not in page(notifications, person("Кравец"), f"/announcements/{made}")
    do(notifications, made, "sending", 409)


def test_newcomers_are_told_only_if_it_holds_for_them(notifications: Alone) -> None:
    old = draft(notifications)
    lasting = draft(notifications, title="Как войти", newcomers_until=after(TODAY, 10).isoformat())
    for made in (old, lasting):
        do(notifications, made, "sending")
    notifications.hear([person_changed("Новый", "A")])
    tick(notifications, after(TODAY, 10))
    assert [item["title"] for item in inbox(notifications, person("Новый"))] == ["Как войти"]
    notifications.hear([young_teacher("Поздний", "A", after(TODAY, 11))])
    tick(notifications, after(TODAY, 11), after(TODAY, 12))
    assert inbox(notifications, person("Поздний")) == []
    assert get(notifications, methodist(), lasting)["sent"] == 4


@pytest.mark.parametrize(("days", "word"), [(-2, "Этот день уже прошёл"), (400, "Не дальше года вперёд")])
def test_a_last_day_that_is_over_or_too_far_is_refused_at_its_field(
    notifications: Alone, days: int, word: str
) -> None:
    wrong = {"title": "Как войти", "text": TEXT, "newcomers_until": after(TODAY, days).isoformat()}
    client = notifications.client(methodist())
    made = draft(notifications)
    for reply in (client.post(HERE, json=wrong), client.patch(f"{HERE}/{made}", json=wrong)):
        assert (reply.status_code, reply.get_json()["errors"][0]["field"]) == (422, "newcomers_until")
    refused = client.post("/announcements/new", data=wrong | {"kind": "law"})
    assert refused.status_code == 422
    assert word in refused.text
    assert "Как войти" in refused.text


def test_a_draft_that_lay_past_its_last_day_is_not_sent(notifications: Alone) -> None:
    made = draft(notifications, newcomers_until=after(TODAY, 5).isoformat())
    with notifications.database.write() as session:
        session.execute(update(Announcement).values(newcomers_until=after(TODAY, -5)))
    assert do(notifications, made, "sending", 422)["errors"][0]["field"] == "newcomers_until"
    client = notifications.client(methodist())
    client.post(f"/announcements/{made}/sending")
    assert "исправьте его или уберите" in client.get(f"/announcements/{made}").text


def test_a_subject_nobody_teaches_is_refused(notifications: Alone) -> None:
    client = notifications.client(methodist())
    for subjects, status in ((["химия"], 201), (["Алхимия"], 422)):
        reply = client.post(HERE, json={"title": "a", "text": "b", "subjects": subjects})
        assert reply.status_code == status
    assert reply.get_json()["errors"][0]["field"].startswith("subjects")


def test_who_may_write_and_read(notifications: Alone) -> None:
    made = draft(notifications)
    do(notifications, made, "sending")
    principal = actor("principal", municipality_id=MUNICIPALITY, person_id=one("Никто"))
    for who in (person("Кравец"), approver(), principal):
        client = notifications.client(who)
        assert client.post(HERE, json={"title": "a", "text": "b"}).status_code == 403
        assert client.get(f"{HERE}/{made}/preview").status_code == 403
        page(notifications, who, "/announcements", 403)
    get(notifications, principal, made, 404)
    get(notifications, methodist(ELSEWHERE), made, 404)
    assert [one["id"] for one in notifications.client(person("Юнь")).get(HERE).get_json()] == [made]
    assert notifications.client(principal).get(HERE).get_json() == []
    listed = notifications.client(methodist()).get(f"{HERE}?limit=1")
    assert listed.status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        {"title": "", "text": "b"},
        {"title": "a" * 151, "text": "b"},
        {"title": "a", "text": "b" * 5001},
        {"title": "a", "text": "b", "roles": ["god"]},
        {"title": "a", "text": "b", "newcomers_until": "31.02.2026"},
    ],
)
def test_bad_input_is_refused(notifications: Alone, body: dict[str, Any]) -> None:
    assert notifications.client(methodist()).post(HERE, json=body).status_code == 422


def test_a_methodist_announces_on_pages(notifications: Alone) -> None:
    who = methodist()
    form: dict[str, Any] = {"kind": "law", "title": "Новый порядок", "text": TEXT, "roles": "teacher"}
    refused = notifications.client(who).post("/announcements/new", data=form | {"title": ""})
    assert refused.status_code == 422
    assert "Изменился порядок" in refused.text
    place = press(notifications, who, "/announcements/new", **form).removeprefix("/notifications")
    text = page(notifications, who, place)
    assert "3 человека , из них 1 ещё не входил в систему" in text
    assert "Кравец Анна Олеговна" in text
    assert "Педагоги." in text
    press(notifications, who, f"{place}/edit", **form | {"title": "Порядок изменился", "version": "1"})
    assert notifications.client(who).post(f"{place}/edit", data=form | {"version": "1"}).status_code == 412
    for _ in range(2):
        press(notifications, who, f"{place}/sending")
    seen = page(notifications, who, place)
    assert "Порядок изменился отправлено" in seen
    assert "3 получили 0 прочитали" in seen
    assert "Порядок изменился" in page(notifications, who, "/announcements")
    mine = notifications.client(person("Кравец")).get(place).text
    assert 'href="https://docs.example/law?id=1&amp;part=2" rel="noopener noreferrer nofollow"' in mine
    assert "&lt;b&gt;здесь&lt;/b&gt;" in mine
    press(notifications, who, f"{place}/withdrawal")
    assert press(notifications, who, f"{place}/edit").endswith(place)


def test_only_addresses_of_the_web_become_links() -> None:
    text = "a javascript:alert(1) (https://x.example/a_(b)). http://[\nвторая «https://y.example»\n\nтретий"
    [[first, second], [third]] = paragraphs(text)
    assert [piece.href for piece in (*first, *second, *third) if piece.href] == [
        "https://x.example/a_(b",
        "https://y.example",
    ]
    assert (
        "".join(piece.text for piece in first) == "a javascript:alert(1) (https://x.example/a_(b)). http://["
    )
    assert paragraphs("  ") == []


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"title": " \n "}, "title", "Это поле нужно заполнить."),
        ({"text": "\t"}, "text", "Это поле нужно заполнить."),
        ({"text": "а\x00б"}, "text", "невидимые управляющие знаки"),
        ({"organization_ids": [str(one("nowhere"))]}, "organization_ids", "В муниципалитете нет"),
        ({"body_ids": [str(one("nowhere"))]}, "body_ids", "В муниципалитете нет"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_lost(
    notifications: Alone, wrong: dict[str, Any], field: str, words: str
) -> None:
    client, body = notifications.client(methodist()), {"kind": "law", "title": "Приказ", "text": TEXT}
    reply = client.post(HERE, json=body | wrong)
    assert reply.status_code == 422
    [said] = reply.get_json()["errors"]
    assert said["field"] == field
    assert words in said["messages"][0]
    page = client.post("/announcements/new", data={**body, **wrong})
    assert page.status_code == 422
    assert words in page.text
    assert "Читайте &lt;b&gt;здесь" in page.text or field == "text"
    assert client.get(HERE).get_json() == []


def test_the_list_says_the_local_day_of_sending(notifications: Alone) -> None:
    made = draft(notifications)
    do(notifications, made, "sending")
    evening = datetime(2026, 5, 12, 20, tzinfo=UTC)  # it is the 13th in Barnaul
    with notifications.database.write() as session:
        session.execute(update(Announcement).values(sent_at=evening))
    assert "13.05.2026" in notifications.client(methodist()).get("/announcements?export=csv").text
