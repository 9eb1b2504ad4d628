"""Settings change without touching files: rule versions reach every figure, edits outlive another init."""

from datetime import date, timedelta
from typing import Any

import pytest

from services.registry.profiles import load_profile, profile_codes
from tests.services.registry.conftest import Json, Register
from tests.services.registry.test_api import told

PEOPLE = """\
Фамилия;Имя;Отчество;Дата рождения;Начало педагогического стажа;Организация;\
Категория работника;Занятость;Работает с
Юная;Анна;Ивановна;01.02.2000;01.09.2024;A;педагог;основная;01.09.2024
Средняя;Вера;Ивановна;01.02.1987;01.09.2021;A;педагог;основная;01.09.2021
Старшая;Нина;Ивановна;01.02.1970;01.09.1995;B;педагог;основная;01.09.1995
"""


def change(register: Register, **values: Any) -> Any:
    place = f"/registry/api/v1/municipalities/{register.municipality['id']}"
    return register.operator.patch(place, json=values)


def figures(register: Register, as_of: str) -> Json:
    register.system.deliver()
    address = f"/monitoring/api/v1/indicators?municipality=ust-koksa&as_of={as_of}"
    found: Json = register.methodist.get(address).json()
    return found


def test_a_new_version_of_the_rule_is_in_every_figure_of_its_time(register: Register) -> None:
    register.upload("people", PEOPLE)
    before = figures(register, "2025-12-31")
    assert (before["rule_version"], before["young_teachers"]) == ("1", 1)
    rule = {"since": "2026-01-01", "age_limit": 40, "experience_months": 60}
    reply = change(register, young_rule=rule)
    assert reply.status_code == 200, reply.text
    assert [one["version"] for one in reply.json()["young_rules"]] == ["1", "2"]
    title = "до 40 лет включительно и стаж менее 5 лет"
    assert reply.json()["young_rules"][1]["title"] == title
    assert figures(register, "2025-12-31") == before
    after = figures(register, "2026-01-31")
    assert (after["rule_version"], after["young_teachers"]) == ("2", 2)
    versions = {one["last_name"]: one["version"] for one in told(register, "person_changed")}
    assert set(versions.values()) == {2}
    young = {one["last_name"]: one["young"] for one in told(register, "person_changed")}
    assert [one["rule_version"] for one in young["Средняя"]] == ["1", "2"]


def test_the_same_rule_again_changes_nothing_and_the_same_day_replaces(register: Register) -> None:
    register.upload("people", PEOPLE)
    rule = {"since": "2026-01-01", "age_limit": 40}
    assert change(register, young_rule=rule).json()["version"] == 2
    assert change(register, young_rule=rule).json()["version"] == 2
    count = len(told(register, "person_changed"))
    mended = change(register, young_rule=rule | {"age_limit": 38}).json()
    assert [(one["version"], one["age_limit"]) for one in mended["young_rules"]] == [("1", 35), ("3", 38)]
    assert len(told(register, "person_changed")) == count + 3
    early = change(register, young_rule={"since": "2020-12-25"})
    assert (early.status_code, early.json()["errors"][0]["field"]) == (422, "young_rule.since")


@pytest.mark.parametrize("code", profile_codes())
def test_each_profile_becomes_a_municipality_with_all_it_says(register: Register, code: str) -> None:
    made = register.operator.post("/registry/api/v1/municipalities", json={"profile": code}).json()
    profile = load_profile(code)
    assert made["names"] == profile.names
    assert [one["title"] for one in made["documents"]] == [one.title for one in profile.documents]
    assert [(one["month"], one["day"]) for one in made["reporting"]] == [
        (one.month, one.day) for one in profile.reporting
    ]
    assert (made["regulation"], made["timezone"]) == (profile.regulation, profile.timezone)
    assert [one["since"] for one in made["young_rules"]] == [str(one.since) for one in profile.young_rules]
    assert {one["indicator"]: one["percent"] for one in made["thresholds"]} == {
        one.indicator: one.percent for one in profile.thresholds
    }


def test_settings_are_kept_when_the_profile_is_asked_for_again(register: Register) -> None:
    changed = change(
        register,
        names={"methodist": "Работник ММС"},
        thresholds=[{"indicator": 1, "percent": 15}],
        stall={"first_session_days": 5, "silence_days": 20, "confirmation_days": 3},
    )
    assert changed.status_code == 200, changed.text
    again = register.operator.post("/registry/api/v1/municipalities", json={"profile": "ust-koksa"}).json()
    assert again == changed.json()
    assert (again["names"]["methodist"], again["names"]["service_short"]) == ("Работник ММС", "ММС")
    assert figures(register, "2025-12-31")["indicators"][0]["threshold"] == 15
    assert figures(register, "2025-12-31")["indicators"][2]["threshold"] is None


def test_only_an_admin_changes_settings_and_two_do_not_overwrite_each_other(register: Register) -> None:
    place = f"/registry/api/v1/municipalities/{register.municipality['id']}"
    assert register.methodist.patch(place, json={"name": "Х"}).status_code == 403
    tag = register.operator.get(place).headers["ETag"]
    assert register.operator.patch(place, json={"name": "Х"}, headers={"If-Match": tag}).status_code == 200
    stale = register.operator.patch(place, json={"name": "Ц"}, headers={"If-Match": tag})
    assert stale.status_code == 412


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"thresholds": [{"indicator": 1, "percent": 5}, {"indicator": 1, "percent": 6}]}, "thresholds"),
        ({"thresholds": [{"indicator": 11, "percent": 5}]}, "thresholds.0.indicator"),
        ({"stall": {"silence_days": 5}}, "stall.first_session_days"),
        ({"names": {"methodist": ""}}, "names.methodist.value"),
        ({"young_rule": {"age_limit": 40}}, "young_rule.since"),
        ({"code": "other"}, "code"),
    ],
)
def test_wrong_settings_are_refused_by_name(register: Register, values: Json, field: str) -> None:
    reply = change(register, **values)
    assert (reply.status_code, reply.json()["errors"][0]["field"]) == (422, field)


def test_without_thresholds_none_is_set(register: Register) -> None:
    register.operator.post("/registry/api/v1/municipalities", json={"profile": "zeya"})
    register.system.deliver()
    address = f"/monitoring/api/v1/indicators?municipality=zeya&as_of={date.today() - timedelta(1)}"  # noqa: DTZ011
    found = register.operator.get(address).json()["indicators"]
    assert {one["threshold"] for one in found} == {None}
