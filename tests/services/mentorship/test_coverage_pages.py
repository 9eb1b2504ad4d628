"""Coverage on a page: figures open into names, each with a reason and a step; others see figures only."""

import pytest

from shared.contracts.registry import Absence, Grant
from shared.permissions import Actor
from tests.services.mentorship.making import Door, Mentorship, ago, known, person
from tests.services.mentorship.test_coverage_api import crowd, prepare

NAMES = ("Кравец", "Лапин", "Дёмина", "Панова")


def listed(text: str) -> set[str]:
    """Whose names stand in the list."""
    return {name for name in NAMES if f"{name} Анна" in text}


def test_a_figure_opens_into_names_and_the_button_that_helps(mentorship: Mentorship) -> None:
    prepare(mentorship)
    methodist = mentorship.as_("methodist")
    shown = methodist.page("/coverage")
    assert "33,3 % из 3 известных" in shown
    assert "правило района: до 35 лет" in shown
    assert listed(shown) == {"Лапин", "Дёмина", "Панова"}
    assert "нет наставника 19 дней с начала работы" in shown
    assert f"/mentorship/pairs/new?mentee={known('Дёмина')}" in shown
    assert listed(methodist.page("/coverage?state=covered")) == {"Кравец"}
    assert listed(methodist.page("/coverage?state=uncovered")) == {"Дёмина"}
    assert listed(methodist.page("/coverage?state=all")) == set(NAMES)
    assert listed(methodist.page(f"/coverage?state=all&school={known('A')}")) == {"Кравец", "Панова"}
    assert "с наставником: 1, не определён: 1" in shown


def test_a_pair_that_waits_is_one_tap_away(mentorship: Mentorship) -> None:
    prepare(mentorship)
    methodist = mentorship.as_("methodist")
    waiting = next(one for one in methodist.get("coverage/people") if one["state"] == "in_progress")
    shown = methodist.page("/coverage?state=in_progress")
    assert f"/mentorship/pairs/{waiting['pair_id']}" in shown


def test_another_day_and_a_file(mentorship: Mentorship) -> None:
    prepare(mentorship)
    methodist = mentorship.as_("methodist")
    before = methodist.page(f"/coverage?as_of={ago(101)}")
    assert "0,0 % из 2 известных" in before
    assert f"?state=covered&as_of={ago(101)}" in before.replace("&amp;", "&")
    assert "Дату пишут так" in methodist.page("/coverage?as_of=завтра", 422)
    file = methodist.page("/coverage?state=all&export=csv")
    assert "Дёмина Анна;Школа Б;" in file
    assert "без наставника;нет наставника 19 дней с начала работы;Предложить наставника" in file


def test_a_principal_sees_the_own_school(mentorship: Mentorship) -> None:
    prepare(mentorship)
    shown = mentorship.as_("principal", school="B").page("/coverage?state=all")
    assert listed(shown) == {"Лапин", "Дёмина"}
    assert "Школа А" not in shown


@pytest.mark.parametrize("role", ["approver", "analyst"])
def test_whoever_sees_no_people_sees_no_small_figures(mentorship: Mentorship, role: str) -> None:
    prepare(mentorship)
    crowd(mentorship)
    door = mentorship.as_(role)
    shown = door.page("/coverage?state=all")
    assert listed(shown) == set()
    assert "Новый" not in shown
    assert "47,6 % из 21 известных" in shown
    assert shown.count("скрыто") >= 3
    assert "10 / 10" in shown
    assert "Новый" not in door.page("/coverage?state=all&export=csv")
    mentorship.as_("approver").page(f"/pairs/new?mentee={known('Дёмина')}", 403)


def test_a_teacher_does_not_see_the_page(mentorship: Mentorship) -> None:
    mentorship.as_(person="Кравец").page("/coverage", 403)
    mentorship.as_("tutor", school="A").page("/coverage", 403)


def test_one_on_leave_needs_no_mentor_now(mentorship: Mentorship) -> None:
    leave = Absence(id=known("leave"), kind="parental", since=ago(30), until=None)
    mentorship.keep(person("Дёмина", "B", absences=(leave,)))
    shown = mentorship.as_("methodist").page("/coverage?state=uncovered")
    assert "в отпуске по уходу за ребёнком" in shown
    assert "Подобрать наставника: Дёмина" not in shown
    assert "Подобрать наставника: Лапин" in shown


def test_when_nobody_is_young_the_page_says_so(mentorship: Mentorship) -> None:
    shown = mentorship.as_("methodist").page("/coverage?as_of=2020-01-01")
    assert "Молодых педагогов на эту дату нет." in shown


def test_one_of_no_municipality_chooses_it(mentorship: Mentorship) -> None:
    prepare(mentorship)
    grants = (Grant(role="analyst", scope="region", organization_id=None),)
    nowhere = Actor(account_id=known("analyst"), person_id=None, municipality_id=None, grants=grants)
    analyst = Door(mentorship, nowhere)
    assert "/mentorship/coverage?municipality=ust-koksa" in analyst.page("/coverage")
    assert "скрыто" in analyst.page("/coverage?municipality=ust-koksa")
    analyst.page("/coverage?municipality=zeya", 404)
