"""A municipality's settings on pages: who may read and change them, what is refused, who changed what."""

from datetime import UTC, datetime
from typing import Any

import pytest

from services.registry.models import Municipality
from tests.browsing import Browsing
from tests.services.registry.conftest import Json, Register
from tests.services.registry.test_settings_of_municipalities import PEOPLE, figures

RULE = {"since": "2026-01-01", "age_limit": "40", "experience_months": "60", "both_required": "true"}
GENERAL = {
    "name": "Усть-Коксинский район",
    "regulation": "Положение",
    "go_live_on": "2026-09-01",
    "plan_year": "academic",
    "first_session_days": "10",
    "silence_days": "20",
    "confirmation_days": "7",
    "nudge_days": "4",
    "smallest_cell": "7",
    "reading_days": "14",
}
FORMS = ("general", "thresholds", "reporting", "names", "young-rule")


def browsing(register: Register, *roles: str, **who: Any) -> Browsing:
    here = {"municipality_id": register.municipality["id"], **who}
    return Browsing(register.system, register.system.token(*roles, **here))


def home(register: Register) -> str:
    return f"/registry/settings/{register.municipality['id']}"


def stored(register: Register) -> Json:
    found: Json = register.operator.get(
        f"/registry/api/v1/municipalities/{register.municipality['id']}"
    ).json()
    return found


def version(register: Register) -> dict[str, str]:
    return {"version": str(stored(register)["version"])}


def test_everybody_of_the_register_reads_them_and_only_an_admin_changes_them(register: Register) -> None:
    place = home(register)
    register.upload("people", PEOPLE)
    who = {"organization_id": register.schools["A"], "person_id": register.people("Старшая")[0]["id"]}
    for role in ("methodist", "principal", "analyst", "admin"):
        page = browsing(register, role, **who).get(place)
        assert page.status_code == 200, role
        assert "до 35 лет включительно и стаж менее 3 лет" in page.text.casefold()
        assert ("Изменить правило" in page.text) == (role == "admin")
        assert ("Кто и что менял" in page.text) == (role in ("methodist", "admin"))
    methodist = browsing(register, "methodist")
    for form in (*FORMS, "young-rule/effect"):
        assert methodist.get(f"{place}/{form}").status_code == 403
        assert methodist.post(f"{place}/{form}", GENERAL).status_code == 403
    assert browsing(register, "admin").client.post(f"{place}/general", data=GENERAL).status_code == 400


def test_another_municipality_is_not_read(register: Register) -> None:
    other = register.operator.post("/registry/api/v1/municipalities", json={"profile": "zeya"}).json()
    page = browsing(register, "methodist", municipality_id=other["id"])
    assert page.get(home(register)).status_code == 404
    text = page.get(f"/registry/settings/{other['id']}").text
    assert text.count("порог не задан") == 9
    assert "Положение о городском мастер-классе" in text


def test_whoever_has_several_municipalities_chooses_one(register: Register) -> None:
    assert browsing(register, "admin").get("/registry/settings").headers["Location"] == home(register)
    anywhere = Browsing(register.system, register.system.token("admin"))
    assert home(register) in anywhere.get("/registry/settings").text


def test_what_a_rule_will_do_is_said_before_it_is_saved(register: Register) -> None:
    year = datetime.now(UTC).year
    middle = ("01.02.1987;01.09.2021", f"01.02.{year - 38};01.09.{year - 4}")
    young = PEOPLE.replace("01.02.2000", f"01.02.{year - 25}").replace("01.09.2024", f"01.09.{year - 1}")
    register.upload("people", young.replace(*middle))
    admin, place = browsing(register, "admin"), home(register)
    asked = admin.post(f"{place}/young-rule", RULE)
    assert asked.status_code == 303, asked.text
    assert len(stored(register)["young_rules"]) == 1
    effect = admin.get(asked.headers["Location"])
    assert effect.status_code == 200
    assert "Средняя Вера Ивановна" in effect.text
    assert "Юная" not in effect.text
    names = admin.get(f"{asked.headers['Location']}&export=csv").text
    assert "Средняя Вера Ивановна;МБОУ «СОШ № 1»" in names
    saved = admin.post(asked.headers["Location"], version(register))
    assert (saved.status_code, saved.headers["Location"]) == (303, place)
    assert figures(register, "2026-01-31")["rule_version"] == "2"
    text = admin.get(place).text
    assert "Версия 2: до 40 лет включительно и стаж менее 5 лет" in text
    assert "Версия 1: до 35 лет включительно и стаж менее 3 лет" in text
    again = admin.get(asked.headers["Location"]).text
    assert "сохранять нечего" in again
    assert "станут молодыми" in again


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"since": "2020-01-01"}, "since"),
        ({"since": "завтра"}, "since"),
        ({"age_limit": "7"}, "age_limit"),
        ({"age_limit": ""}, "age_limit"),
        ({"experience_months": "три"}, "experience_months"),
    ],
)
def test_a_rule_that_does_not_hold_is_refused_at_its_field(
    register: Register, change: dict[str, str], field: str
) -> None:
    reply = browsing(register, "admin").post(f"{home(register)}/young-rule", RULE | change)
    assert (reply.status_code, f'id="{field}-wrong"' in reply.text) == (422, True)


def test_a_rule_decided_over_another_that_came_meanwhile_is_not_saved(register: Register) -> None:
    admin, place = browsing(register, "admin"), home(register)
    effect = admin.post(f"{place}/young-rule", RULE).headers["Location"]
    seen = version(register)
    later = {"young_rule": {"since": "2027-01-01", "age_limit": 30}}
    api = f"/registry/api/v1/municipalities/{register.municipality['id']}"
    assert register.operator.patch(api, json=later).status_code == 200
    reply = admin.post(effect, seen)
    assert reply.status_code == 412
    assert "С более позднего дня уже записана другая версия" in reply.text
    assert [one["age_limit"] for one in stored(register)["young_rules"]] == [35, 30]


def test_each_sort_of_settings_is_changed_and_remembered(register: Register) -> None:
    admin, place = browsing(register, "admin"), home(register)
    names = register.municipality["names"] | {"methodist": "Работник ММС", "analyst": "Наблюдатель"}
    dates = {"day-1": "20", "month-1": "12", "title-1": "Итоги", "final-1": "true"}
    for form, given in (
        ("general", GENERAL),
        ("thresholds", {"indicator-1": "12,5", "indicator-7": "50"}),
        ("reporting", dates),
        ("names", names),
    ):
        reply = admin.post(f"{place}/{form}", given | version(register))
        assert (reply.status_code, reply.headers.get("Location")) == (303, place), reply.text
    now = stored(register)
    assert (now["go_live_on"], now["plan_year"], now["mentee_consent_required"]) == (
        "2026-09-01",
        "academic",
        False,
    )
    assert now["diagnostics"] == {"smallest_cell": 7, "reading_days": 14}
    assert now["stall"] == {
        "first_session_days": 10,
        "silence_days": 20,
        "confirmation_days": 7,
        "nudge_days": 4,
    }
    assert now["thresholds"] == [{"indicator": 1, "percent": 12.5}, {"indicator": 7, "percent": 50}]
    assert [(one["day"], one["month"], one["final"]) for one in now["reporting"]] == [(20, 12, True)]
    assert (now["names"]["methodist"], now["names"]["analyst"]) == ("Работник ММС", "Наблюдатель")
    history = admin.get(f"{place}?export=csv").text
    for words in (
        "Порог показателя 1: было 10 %; стало 12,5 %",
        "Порог показателя 5: было 10 %; стало —",
        "Название: Методист: было Методист; стало Работник ММС",
        "Отчётный календарь: было 31 мая — Промежуточные данные; 31 декабря",
        "План составляют на: было календарный год; стало учебный год",
        "Согласие наставляемого: было нужно; стало не нужно",
    ):
        assert words in history
    same = admin.post(f"{place}/general", GENERAL | version(register))
    assert (same.status_code, stored(register)["version"]) == (303, now["version"])


@pytest.mark.parametrize(
    ("form", "change", "field"),
    [
        ("general", {"name": ""}, "name"),
        ("general", {"silence_days": "0"}, "silence_days"),
        ("general", {"smallest_cell": "2"}, "smallest_cell"),
        ("thresholds", {"indicator-1": "101"}, "indicator-1"),
        ("thresholds", {"indicator-2": "много"}, "indicator-2"),
        ("reporting", {"day-1": "31", "month-1": "2", "title-1": "Х"}, "day-1"),
        ("reporting", {"day-1": "31"}, "title-1"),
        ("reporting", {}, "day-1"),
        ("names", {}, "methodist"),
    ],
)
def test_settings_that_do_not_hold_are_refused_at_their_field(
    register: Register, form: str, change: dict[str, str], field: str
) -> None:
    given = (GENERAL if form == "general" else {}) | change | version(register)
    reply = browsing(register, "admin").post(f"{home(register)}/{form}", given)
    assert (reply.status_code, f'id="{field}-wrong"' in reply.text) == (422, True), reply.text


def test_who_is_late_sees_what_is_written_now(register: Register) -> None:
    one, other = browsing(register, "admin"), browsing(register, "admin")
    seen, place = version(register), f"{home(register)}/general"
    assert one.post(place, GENERAL | {"silence_days": "15"} | seen).status_code == 303
    late = other.post(place, GENERAL | {"silence_days": "25"} | seen)
    assert late.status_code == 412
    assert "Сейчас записано: <b>15</b>" in late.text
    assert 'value="25"' in late.text
    assert other.post(place, GENERAL | {"silence_days": "25"} | version(register)).status_code == 303


def test_init_fills_what_an_earlier_program_did_not_know_and_overwrites_nothing(register: Register) -> None:
    with register.system.db("registry").write() as session:
        old = session.query(Municipality).one()
        old.regulation, old.documents, old.plan_year, old.diagnostics = "", [], "calendar", {}
        old.names = {"methodist": "Работник ММС", "service": "ММС"}
    told = register.operator.post("/registry/api/v1/municipalities", json={"profile": "ust-koksa"}).json()
    assert told["names"] == register.municipality["names"] | {"methodist": "Работник ММС", "service": "ММС"}
    for name in ("regulation", "documents", "plan_year", "diagnostics"):
        assert told[name] == register.municipality[name]
    again = register.operator.post("/registry/api/v1/municipalities", json={"profile": "ust-koksa"}).json()
    assert again == told
