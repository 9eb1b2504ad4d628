"""Profiles: five files that hold, and files that do not, refused by name and place."""

import pytest

from services.registry.errors import UnknownProfile, WrongProfile
from services.registry.profiles import load_profile, parse_profile, profile_codes

FILE = """
code = "x-y"
name = "Пример"
regulation = "Положение"
plan_year = "calendar"
timezone = "Europe/Moscow"
mentee_consent_required = true
[names]
service = "ММС"
head = "Заведующий"
tutor = "Тьютор"
mentor = "Наставник"
methodical_council = "Методсовет"
methodical_association = "РМО"
[[young_rules]]
version = "1"
since = 2020-01-01
title = "до 35 лет"
[[reporting]]
month = 12
day = 31
title = "Итоги"
final = true
[stall]
first_session_days = 10
silence_days = 30
confirmation_days = 7
[[documents]]
title = "Положение"
paragraph = "1"
kind = "regulation"
"""


def test_the_five_municipalities_are_there() -> None:
    assert profile_codes() == ["aleysk", "krasnoyarsk", "sosnovy-bor", "ust-koksa", "zeya"]
    for code in profile_codes():
        profile = load_profile(code)
        (rule,) = profile.young_rules
        assert (rule.age_limit, rule.experience_months, rule.both_required) == (35, 36, True)
        stall = profile.stall
        assert (stall.first_session_days, stall.silence_days, stall.confirmation_days) == (10, 30, 7)


def test_only_ust_koksa_has_thresholds() -> None:
    found = {code: load_profile(code).thresholds for code in profile_codes()}
    assert [(one.indicator, one.percent) for one in found.pop("ust-koksa")] == [
        (1, 10),
        (3, 20),
        (4, 10),
        (5, 10),
    ]
    assert set(found.values()) == {()}


def test_ust_koksa_reports_in_may_and_december() -> None:
    dates = [(one.month, one.final) for one in load_profile("ust-koksa").reporting]
    assert dates == [(5, False), (12, True)]


def test_an_unknown_profile_names_those_there_are() -> None:
    with pytest.raises(UnknownProfile, match="ust-koksa"):
        load_profile("../ust-koksa")


def test_a_good_file_holds() -> None:
    assert parse_profile(FILE.encode(), code="x-y").young_rules[0].age_limit == 35


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("Europe/Moscow", "Europe/Atlantis", "часового пояса"),
        ("silence_days = 30", 'silence_days = "много"', "silence_days"),
        ("silence_days = 30", "", "silence_days"),
        ("since = 2020-01-01", "since = 2020-02-30", "профиль|Invalid|day"),
        ("day = 31", "day = 31\nmoon = 1", "moon"),
        ('kind = "regulation"', 'kind = "letter"', "letter"),
        ('tutor = "Тьютор"', "", "tutor"),
        ('code = "x-y"', 'code = "other"', "не совпадает"),
    ],
)
def test_a_wrong_file_says_where(was: str, becomes: str, said: str) -> None:
    with pytest.raises(WrongProfile, match=said) as refusal:
        parse_profile(FILE.replace(was, becomes).encode(), code="x-y")
    assert "x-y.toml" in refusal.value.message
