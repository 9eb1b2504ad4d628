"""Coverage on a page: figures open into names, each with a reason and a step; others see figures only."""

from dataclasses import replace
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from shared.contracts.registry import Absence, Grant, YoungInterval
from shared.permissions import Actor
from shared.russian import short_date
from tests.services.mentorship.making import TODAY, Door, Mentorship, ago, known, person
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


def test_it_is_broken_down_by_subject_and_by_year_of_work(mentorship: Mentorship) -> None:
    prepare(mentorship)
    subjects = {"Кравец": ("физика", "химия"), "Лапин": ("физика",)}
    for name, taught in subjects.items():
        one = person(name, "A" if name == "Кравец" else "B")
        job = replace(one.employments[0], subjects=taught)
        mentorship.keep(replace(one, employments=(job,)))
    methodist = mentorship.as_("methodist")
    reply = methodist.get("coverage")
    counted = {one["title"]: (one["covered"], one["young_teachers"]) for one in reply["subjects"]}
    assert counted == {"физика": (1, 2), "химия": (1, 1), "предмет не указан": (0, 1)}
    years = {one["title"]: one["young_teachers"] for one in reply["years"]}
    assert years["1-й год"] == 1
    assert sum(years.values()) == 3
    assert listed(methodist.page("/coverage?state=all&subject=химия")) == {"Кравец"}
    assert listed(methodist.page("/coverage?state=all&subject=физика")) == {"Кравец", "Лапин"}
    assert listed(methodist.page("/coverage?state=all&year=1")) == {"Дёмина"}
    assert "state=all&subject=%D1%85%D0%B8%D0%BC%D0%B8%D1%8F" in methodist.page("/coverage").replace(
        "&amp;", "&"
    )


def test_whoever_leaves_soon_is_named_with_the_last_day(mentorship: Mentorship) -> None:
    prepare(mentorship)
    for name, days in (("Кравец", -40), ("Лапин", -200)):
        young = (YoungInterval(rule_version="1", since=None, until=ago(days)),)
        mentorship.keep(person(name, "A", young=young))
    methodist = mentorship.as_("methodist")
    assert listed(methodist.page("/coverage?state=leaving")) == {"Кравец"}
    shown = methodist.page("/coverage?state=leaving&months=12")
    assert f'<td role="cell" data-label="Молодой педагог до">{short_date(ago(-40))}' in shown
    taken = methodist.page("/coverage?state=leaving&months=12&export=csv")
    assert [line.split(";")[0] for line in taken.splitlines()[1:]] == ["Кравец Анна", "Лапин Анна"]
    mentorship.keep(person("Кравец", "A", young=young, until=ago(-10)))
    assert listed(methodist.page("/coverage?state=leaving")) == set()


def test_events_stand_beside_mentors_and_open_into_names(mentorship: Mentorship) -> None:
    prepare(mentorship)
    methodist = mentorship.as_("methodist")
    event = {"title": "Школа", "kind": "young_support", "event_date": str(TODAY)}
    held = methodist.post("support-events", event, 201)["id"]
    gone = methodist.post("support-events", event | {"title": "Отменено"}, 201)["id"]
    other = methodist.post("support-events", event | {"kind": "methodical"}, 201)["id"]
    for id_, names in ((held, ("Дёмина", "Панова")), (gone, ("Лапин",)), (other, ("Лапин",))):
        for name in names:
            methodist.post(f"support-events/{id_}/attendance", {"person_id": str(known(name))})
    methodist.post(f"support-events/{gone}/state", {"state": "cancelled"})
    shown = methodist.page("/coverage")
    assert "1 из 3 участвовали хотя бы раз" in shown
    assert "33,3 % из 3 известных" in shown
    assert "с наставником, участвовали: 0" in shown
    assert "остальные, участвовали: 1" in shown
    assert listed(methodist.page("/coverage?state=needing&came=yes")) == {"Дёмина", "Панова"}
    assert listed(methodist.page("/coverage?state=covered&came=no")) == {"Кравец"}
    before = methodist.page(f"/coverage?as_of={ago(1)}")
    assert "0 из 2 участвовали" in before or "0 из 3 участвовали" in before


def test_all_of_it_goes_into_one_file_and_onto_one_sheet(mentorship: Mentorship) -> None:
    prepare(mentorship)
    methodist = mentorship.as_("methodist")
    reply = methodist.client.get("/coverage/book", headers=methodist.headers)
    book = CalamineWorkbook.from_filelike(BytesIO(reply.data))
    assert book.sheet_names == [
        "Сводка",
        "Все педагоги",
        "Кому нужно действие",
        "По школам",
        "По предметам",
        "По году работы",
        "По месяцам",
        "Скоро утратят статус",
    ]
    people = book.get_sheet_by_name("Все педагоги").to_python()
    assert sorted(row[0] for row in people[1:]) == sorted(f"{name} Анна" for name in NAMES)
    assert ["Доля с наставником, %", 33.3] in book.get_sheet_by_name("Сводка").to_python()
    printed = mentorship.as_("principal", person="Рыбин", school="B").page("/coverage/print")
    assert listed(printed) == {"Лапин", "Дёмина"}
    assert "Подготовил(а): Рыбин Анна, директор." in printed
    assert "правило: до 35 лет, версия 1" in printed
    bare = mentorship.as_("approver")
    assert "Анна" not in bare.page("/coverage/print")
    names = CalamineWorkbook.from_filelike(
        BytesIO(bare.client.get("/coverage/book", headers=bare.headers).data)
    ).sheet_names
    assert "Все педагоги" not in names
    for path in ("/coverage/book", "/coverage/print"):
        mentorship.as_(person="Кравец").page(path, 403)
        mentorship.as_("tutor", school="A").page(path, 403)


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
