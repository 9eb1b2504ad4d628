"""A person sees who looked at them and what was changed; others see it of nobody."""

import pytest

from tests.browsing import Browsing
from tests.journeys.village import Village
from tests.system import System

LOG = "/registry/api/v1/access-log"


@pytest.fixture
def village(village: Village) -> Village:
    """The village, where the principal looked at Зуева twice and the methodist changed her card."""
    card = f"/registry/api/v1/people/{village.people['Зуева']['id']}"
    for _ in range(2):
        assert village.as_role("principal", "Власова").get(card).is_success
    assert village.as_role("methodist").patch(card, json={"email": "zueva@example.ru"}).is_success
    village.settle()
    return village


def test_one_sees_who_looked_newest_first_page_by_page(village: Village) -> None:
    own = village.as_person("Зуева")
    first = own.get(LOG, params={"limit": 2})
    assert [(one["kind"], one["who"], one["roles"]) for one in first.json()] == [
        ("change", "", ["methodist"]),
        ("card", "Власова Ирина Петровна", ["person", "principal"]),
    ]
    rest = own.get(first.links["next"]["url"]).json()
    assert rest[0]["kind"] == "card"
    assert rest[0]["sequence"] < first.json()[-1]["sequence"]
    assert own.get(LOG, params={"person": village.people["Зуева"]["id"]}).json() == own.get(LOG).json()


def test_nobody_sees_who_looked_at_another(village: Village) -> None:
    asked = {"person": village.people["Зуева"]["id"]}
    assert village.as_person("Кравец").get(LOG, params=asked).status_code == 404
    assert village.as_role("principal", "Власова").get(LOG, params=asked).status_code == 404
    assert village.as_role("methodist").get(LOG, params=asked).status_code == 403
    assert village.client(operator=True).get(LOG, params=asked).status_code == 200
    assert village.client(operator=True).get(LOG).status_code == 404


def page(system: System, village: Village, last_name: str, *roles: str) -> Browsing:
    who = {"person_id": village.people[last_name]["id"], "municipality_id": village.municipality_id}
    return Browsing(system, system.token(*roles, **who))


def test_the_page_speaks_plainly(system: System, village: Village) -> None:
    own = page(system, village, "Зуева")
    text = own.get("/registry/me/access").text
    assert "Кто смотрел мои данные" in text
    assert text.count("Власова Ирина Петровна") == 2
    for words in ("просмотр карточки", "изменение данных", "директор", "служебная учётная запись", "реестр"):
        assert words in text
    assert "Мои данные" in own.get("/registry/me/").text
    csv = own.get("/registry/me/access?export=csv")
    assert "Власова Ирина Петровна" in csv.content.decode("utf-8-sig")


def test_the_page_of_another_is_for_the_administrator(system: System, village: Village) -> None:
    path = f"/registry/people/{village.people['Зуева']['id']}/access"
    assert page(system, village, "Кравец").get(path).status_code == 404
    admin = page(system, village, "Панова", "admin")
    assert "Власова Ирина Петровна" in admin.get(path).text
    system.deliver()
    newest = village.as_person("Зуева").get(LOG).json()[0]
    assert (newest["who"], newest["kind"]) == ("Панова Елена Львовна", "card")


def test_an_office_account_is_told_by_its_role_not_by_its_address(system: System, village: Village) -> None:
    """What a person reads of whoever looked is a name or an office, never how somebody signs in."""
    body = {
        "email": "office@school.example",
        "password": "длинный пароль 1",
        "grants": [{"role": "methodist"}],
    }
    operator = village.client(operator=True)
    made = operator.post(
        "/registry/api/v1/accounts", json=body | {"municipality_id": village.municipality_id}
    )
    assert made.status_code == 201, made.text
    office = Browsing(system)
    office.post("/registry/sign-in", {"email": body["email"], "password": body["password"]})
    assert office.get(f"/registry/people/{village.people['Зуева']['id']}").status_code == 200
    system.deliver()
    text = page(system, village, "Зуева").get("/registry/me/access").text
    assert "служебная учётная запись" in text
    assert "office@school.example" not in text
    assert village.as_person("Зуева").get(LOG).json()[0]["who"] == ""
