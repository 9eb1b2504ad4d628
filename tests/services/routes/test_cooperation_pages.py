"""Pages of groups and consultations by role and scope: names, deficits and words only where they belong."""

import re
from typing import Any

import pytest

from tests.services.routes.acting import drafted
from tests.services.routes.cooperating import (
    AT_HOME,
    AWAY,
    approve,
    asked,
    council,
    formed,
    marked,
    route_of,
    share,
    tutors,
)
from tests.services.routes.making import Door, Routes, ahead, known
from tests.services.routes.visiting import Visitor, visitor, words

WHO: dict[str, dict[str, Any]] = {
    "tutor": {"roles": ("tutor",), "person": "tutor", "place": "A"},
    "other_tutor": {"roles": ("tutor",), "person": "other_tutor", "place": "B"},
    "methodist": {"roles": ("methodist",)},
    "foreign_methodist": {"roles": ("methodist",), "home": "elsewhere"},
    "principal": {"roles": ("principal",), "person": "principal", "place": "A"},
    "approver": {"roles": ("approver",)},
    "analyst": {"roles": ("analyst",)},
    "one": {"person": "one"},
    "four": {"person": "four"},
    "five": {"person": "five"},
    "stranger": {"person": "stranger"},
    "mentor": {"person": "mentor"},
}
TITLE, DEFICIT, SECRET = "Держим время урока", "Методическая область", "Секрет вопроса"


def _as(routes: Routes, name: str) -> Visitor:
    who = dict(WHO[name])
    return visitor(routes, *who.pop("roles", ()), **who)


@pytest.fixture
def group(routes: Routes) -> str:
    """A group of three of school A and one of B who accepted; the other of B has not answered."""
    doors = tutors(routes)
    share(routes, doors)
    made = formed(doors["A"], title=TITLE)
    for name in (*AT_HOME, "four"):
        routes.door(person=name).post(f"groups/{made['id']}/acceptance")
    return str(made["id"])


GROUP_PAGES: dict[str, tuple[set[str], set[str]]] = {
    "/routes/groups": ({"tutor", "other_tutor", "methodist", "foreign_methodist"}, set()),
    "/routes/groups/{group}": ({"tutor", "methodist"}, {"other_tutor", "foreign_methodist"}),
    "/routes/groups/{group}/members": ({"tutor"}, {"other_tutor"}),
    "/routes/groups/{group}/closing": ({"tutor"}, {"other_tutor"}),
    "/routes/groups/gather": ({"tutor", "other_tutor"}, set()),
    "/routes/groups/limits": ({"methodist", "foreign_methodist"}, set()),
}
PEOPLE = {"tutor", "other_tutor", "principal", "one", "four", "five", "stranger", "mentor"}
OWN_PAGE = ({"one", "four", "five"}, PEOPLE - {"one", "four", "five"})


def test_who_opens_which_page_of_a_group(routes: Routes, group: str) -> None:
    for pattern, (openers, missing) in (GROUP_PAGES | {"/routes/mine/groups/{group}": OWN_PAGE}).items():
        for name in WHO:
            status = 200 if name in openers else 404 if name in missing else 403
            _as(routes, name).see(pattern.format(group=group), status)


def test_nobody_reads_a_deficit_beside_a_name(routes: Routes, group: str) -> None:
    leader = words(_as(routes, "tutor").see(f"/routes/groups/{group}"))
    assert all(name in leader for name in (*AT_HOME, "four"))
    assert "five" not in leader
    assert "ещё не ответили: менее 5" in leader
    assert DEFICIT not in leader
    for name in ("methodist", "one"):
        path = f"/routes/mine/groups/{group}" if name == "one" else f"/routes/groups/{group}"
        page = words(_as(routes, name).see(path))
        others = {*AT_HOME, *AWAY} - {name}
        assert not any(f"{other} " in page for other in others), name
    assert "Участников: менее 5" in words(_as(routes, "methodist").see(f"/routes/groups/{group}"))
    invited = words(_as(routes, "five").see(f"/routes/mine/groups/{group}"))
    assert f"дефициту «{DEFICIT}»" in invited


def test_a_tutor_gathers_a_group_of_their_own_choice(routes: Routes) -> None:
    share(routes, tutors(routes))
    tutor = _as(routes, "tutor")
    [theme] = re.findall(r'href="(/routes/groups/gather\?[^"]+)"', tutor.see("/routes/groups/gather"))
    form = theme.replace("&amp;", "&")
    page = words(tutor.see(form))
    assert all(name in page for name in AT_HOME)
    assert not any(name in page for name in AWAY)
    assert "Выберите хотя бы одного." in tutor.send(form, {"title": TITLE, "kind": "study"}, 422)
    chosen = {"person_ids": [str(known(name)) for name in ("one", "two")]}
    address = tutor.send(form, {"title": TITLE, "kind": "project"} | chosen)
    assert "Проектная группа" in words(tutor.see(address))
    assert "Вас приглашают" in _as(routes, "one").see(_own(address))


def _gathered(routes: Routes, doors: dict[str, Door]) -> str:
    """A suggestion taken on its page: three accept on theirs, one refuses; the group's address."""
    tutor = _as(routes, "tutor")
    offered = tutor.see("/routes/groups")
    assert "3 ваших педагога и ещё менее 5 из других школ, тот же дефицит" in offered
    [one] = doors["A"].get("group-suggestions")
    form = f"/routes/groups/new?suggestion={one['code']}"
    assert "Пригласить и коллег из других школ: менее 5" in tutor.see(form)
    assert "Назовите тему простыми словами." in tutor.send(form, {"kind": "study"}, 422)
    sent = {"title": TITLE, "kind": "study", "person_ids": one["person_ids"], "with_others": "true"}
    address = tutor.send(form, sent)
    assert "Группа начнёт работу, когда согласятся хотя бы 4" in tutor.see(address)
    tutor.send(form, sent, 409)
    for name in ("one", "two", "four"):
        member = visitor(routes, person=name)
        assert "Ответить" in member.see("/routes/mine/groups")
        member.send(f"{_own(address)}/acceptance")
    visitor(routes, person="three").send(f"{_own(address)}/refusal")
    return address


def _own(address: str) -> str:
    return address.replace("/groups/", "/mine/groups/")


def test_a_group_from_its_suggestion_to_its_closing(routes: Routes) -> None:
    doors = tutors(routes)
    deficits = share(routes, doors)
    principal = routes.door("principal", person="principal", place="A")
    route = route_of(doors["A"], "one", deficits["one"])
    approve(route, doors["A"], routes.door(person="one"), principal)
    tutor, member, address = _as(routes, "tutor"), _as(routes, "one"), _gathered(routes, doors)
    tutor.send(f"{address}/steps", {"kind": "masterclass", "title": "Мастер-класс"})
    page = words(tutor.see(address))
    assert "two А.: нет открытого маршрута с этим дефицитом Построить маршрут" in page
    assert "four А.: шага в маршруте ещё нет: маршрут ведёт тьютор другой школы" in page
    [building] = re.findall(r'action="(/routes/people/[0-9a-f-]+/builder)"', tutor.see(address))
    assert "Подсказки для" in tutor.see(tutor.send(building))
    assert "Мастер-класс" in words(member.see("/routes/mine"))
    meeting = {"title": "Первая встреча", "meets_on": ahead(0), "minutes": "90", "place": "кабинет 5"}
    tutor.send(f"{address}/meetings", meeting)
    [form] = re.findall(r"/routes/group-meetings/[0-9a-f-]+/attendance", tutor.see(address))
    [chip] = re.findall(r'value="([0-9a-f-]+)"[^>]*><label[^>]*>one ', tutor.see(form))
    tutor.send(form, {"member_ids": [chip]})
    assert "Вместе провели 1,5 часа" in words(tutor.see(address))
    assert "Вы провели в группе 1,5 часа" in words(member.see(_own(address)))
    member.send(f"{_own(address)}/leaving", {"reason": "Нет времени"})
    tutor.send(f"{address}/closing", {"conclusion": "Научились"})
    closed = words(tutor.see(address))
    assert "Группа: закрыта сегодня · Научились" in closed
    assert "one А.: выход из группы сегодня · Нет времени" in closed
    assert "Нет времени" not in _as(routes, "methodist").see(address)


def test_the_queue_and_who_reads_what_of_a_question(routes: Routes) -> None:
    council(routes, "mentor")
    plain = asked(routes.door(person="teacher"), text=SECRET, private=True)
    routes.service.hear([marked("B")])
    asked(routes.door(person="stranger"), text="Второй")
    page = words(_as(routes, "methodist").see("/routes/consultations"))
    assert page.index("stranger") < page.index("teacher")
    assert "школа с низкими результатами" in page
    item = f"/routes/consultations/{plain['id']}"
    for name in WHO:
        openers = {"methodist"}
        status = 200 if name in openers else 403 if name in {"approver", "analyst"} else 404
        seen = _as(routes, name).see(item, status)
        assert SECRET not in seen, name
    methodist = _as(routes, "methodist")
    assert "Кому направить: методист" in words(methodist.see(item))
    methodist.send(f"{item}/routing", {"expert_id": str(known("mentor"))})
    assert SECRET in _as(routes, "mentor").see(item)
    assert "Ждут вашего ответа" in words(_as(routes, "mentor").see("/routes/mine/consultations"))
    _as(routes, "mentor").send(f"{item}/answer", {"text": "Таймер"})
    assert "Таймер" not in methodist.see(item)


def test_from_a_phone_to_a_step_and_a_published_answer(routes: Routes, tutor: Door) -> None:
    teacher, methodist, accompanying = (
        visitor(routes, person="teacher"),
        _as(routes, "methodist"),
        _as(routes, "tutor"),
    )
    form = "/routes/mine/consultations/new"
    assert "Напишите вопрос." in teacher.send(form, {"about": "legal"}, 422)
    item = teacher.send(form, {"text": "Как вести журнал?", "about": "methodical/M9", "urgent": "true"})
    assert "срочно" in words(teacher.see(item))
    teacher.send(f"{item}/proposal")
    assert "Вопросы ваших педагогов" in words(accompanying.see("/routes/consultations"))
    accompanying.send(f"{item}/step")
    assert "Открытого маршрута у педагога нет" in accompanying.see(item)
    text = {"teacher_id": str(known("teacher")), "goal": "Цель", "request": "Просит помочь"}
    drafted(tutor, "", **text, deficit_ids=[], steps=[])
    accompanying.send(f"{item}/step")
    assert "Консультация стала шагом маршрута" in words(accompanying.see(item))
    methodist.send(f"{item}/routing", {})
    methodist.send(f"{item}/question", {"text": "В каком классе?"})
    teacher.send(f"{item}/reply", {"text": "В пятом"})
    methodist.send(f"{item}/answer", {"text": "Вот памятка", "link": "https://example.org/1"})
    teacher.send(f"{item}/rating", {"rating": "5", "words": "Спасибо"})
    sent = {"question": "Как вести журнал?", "answer": "По памятке"}
    methodist.send(f"{item}/publication", sent)
    assert "По памятке" in teacher.see("/routes/answers?q=памятке")
    assert "видно от 5 оценок" in words(methodist.see("/routes/consultations"))
