"""Pages of the practice bank: read by anybody, written by a teacher, judged by experts and the methodist."""

import re

import pytest

from tests.services.routes.banking import TEXT, mark, proposed, published, with_experts
from tests.services.routes.making import Door, Routes, ahead, known
from tests.services.routes.visiting import Visitor, visitor, words

FORM = {
    "title": "Тихий старт урока",
    "about": ["methodical/M2", "methodical/M4"],
    "summary": "Первые три минуты без слов",
    "parts": "Задание на доске\nПесочные часы\n",
    "links": "https://example.org/a\nhttps://example.org/b",
    "hours": "1",
}
BANK = "/routes/practices"


@pytest.fixture
def stranger(routes: Routes) -> Visitor:
    """Nobody signed in."""
    return Visitor(routes.service.app.test_client())


def test_a_stranger_reads_what_is_published_and_no_name(
    teacher: Door, methodist: Door, stranger: Visitor
) -> None:
    made = published(teacher, methodist, title="<b>Читаем</b> вместе")
    proposed(teacher, title="Секрет черновика")
    listed = stranger.see(BANK)
    assert "Секрет черновика" not in listed
    assert "Предложить практику" not in listed
    page = stranger.see(f"{BANK}/{made['id']}")
    assert "&lt;b&gt;Читаем" in stranger.client.get(f"/practices/{made['id']}").get_data(as_text=True)
    assert 'href="https://example.org/practice?id=1" rel="noopener noreferrer nofollow ugc"' in page
    assert "Автор не назван" in words(page)
    assert "teacher" not in words(page)
    assert "Школа A" not in page
    assert "/registry/communities" in listed
    reply = stranger.client.get("/practices")
    assert reply.headers["Cache-Control"] == "private, max-age=300"
    found = stranger.client.get("/practices?q=читаем&export=csv")
    assert "Читаем" in found.get_data(as_text=True)
    stranger.see(f"{BANK}/{known('nothing')}", 404)
    assert "sign-in" in stranger.client.get("/practices/new").headers["Location"]


def test_a_teacher_writes_from_a_phone_and_sends(routes: Routes, methodist: Door) -> None:
    mine = visitor(routes, person="teacher")
    empty = mine.send(f"{BANK}/new", {"title": "Тихий старт урока"}, 422)
    assert "Выберите хотя бы одну тему." in empty
    assert 'value="Тихий старт урока"' in empty
    assert "одной области" in mine.send(f"{BANK}/new", FORM | {"about": ["legal/L1", "methodical/M2"]}, 422)
    refused = mine.send(f"{BANK}/new", FORM | {"links": "javascript:alert(1)"}, 422)
    assert "Ссылка начинается с https://" in refused
    address = mine.send(f"{BANK}/new", FORM)
    page = words(mine.see(address))
    assert "Задание на доске" in page
    assert "Имя автора никому не показывается" in page
    mine.change(f"{address}/text", FORM | {"summary": "Первые пять минут"})
    mine.send(f"{address}/submission")
    assert "Вернуть себе" in mine.see(address)
    keeper = visitor(routes, "methodist")
    assert "практика на решение" in keeper.see(BANK)
    keeper.send(f"{address}/return", {"comment": "Сколько минут?"})
    assert "Сколько минут?" in mine.see(address)
    mine.send(f"{address}/submission")
    assert keeper.send(f"{address}/publication", {"version": "1"}) == address
    assert "Практика изменилась, пока вы смотрели." in keeper.see(address)
    keeper.send(f"{address}/publication")
    mine.send(f"{address}/naming", {"named": "yes"})
    assert "Имя и школу автора видит каждый" in mine.see(address)
    mine.change(f"{address}/text", FORM | {"summary": "Совсем коротко"})
    assert "Предложенная правка" in keeper.see(address)
    mine.send(f"{address}/archiving")
    keeper.send(f"{address}/restoration")


def test_a_methodist_brings_a_practice_of_somebody(routes: Routes, stranger: Visitor) -> None:
    keeper = visitor(routes, "methodist")
    assert "Заполните это поле." in keeper.send(f"{BANK}/new", FORM, 422)
    brought = FORM | {"author_text": "Иванова А. А.", "organization_id": str(known("B")), "named": "true"}
    address = keeper.send(f"{BANK}/new", brought)
    keeper.send(f"{address}/submission")
    keeper.send(f"{address}/publication")
    assert "Иванова А. А." in stranger.see(address)


def test_an_expert_marks_and_nobody_knows_who(routes: Routes, teacher: Door, methodist: Door) -> None:
    [_, other] = with_experts(routes, "expert", "other")
    made = proposed(teacher)
    teacher.post(f"practices/{made['id']}/submission")
    address = f"{BANK}/{made['id']}"
    judge = visitor(routes, person="expert")
    assert "практика вам на оценку" in judge.see(BANK)
    given = {"clear": "5", "works": "4", "portable": "4", "light": "5", "words": "Секрет слов"}
    assert "Выберите один" in judge.send(f"{address}/marks", given | {"clear": ""}, 422)
    judge.send(f"{address}/marks", given)
    assert re.search(r'value="4" checked', judge.see(f"{address}/marks"))
    said = words(visitor(routes, person="teacher").see(address))
    assert "Секрет слов" in said
    assert "expert А." not in said
    assert "Есть одна оценка" in said
    assert "expert А." in words(visitor(routes, "methodist").see(address))
    visitor(routes, person="teacher").see(f"{address}/marks", 403)
    mark(other, made["id"])
    methodist.post(f"practices/{made['id']}/publication")
    assert "Секрет слов" not in visitor(routes, person="mentor").see(address)


def test_a_tutor_takes_a_practice_into_an_open_route(
    routes: Routes, tutor: Door, teacher: Door, methodist: Door
) -> None:
    told = {"person_id": str(known("teacher")), "area": "methodical", "topic": "M2", "severity": "high"}
    deficit = tutor.post("deficits", told | {"evidence": "lesson_visit"}, 201)
    tutor.post(f"deficits/{deficit['id']}/confirmation")
    body = {"teacher_id": str(known("teacher")), "goal": "Цель", "deficit_ids": [deficit["id"]]}
    route = tutor.post("routes", body | {"planned_until": ahead(120), "steps": []}, 201)
    made = published(teacher, methodist)
    address = f"{BANK}/{made['id']}"
    mine = visitor(routes, "tutor", person="tutor", place="A")
    form = mine.see(f"{address}/taking")
    assert "teacher А.: структура и время" in form
    assert "Выберите маршрут" in mine.send(
        f"{address}/taking", {"target": f"{route['id']}/{route['id']}"}, 422
    )
    to = mine.send(f"{address}/taking", {"target": f"{route['id']}/{deficit['id']}"})
    assert "Практика «Читаем условие вместе»" in mine.see(to)
    [step] = tutor.get(f"routes/{route['id']}")["steps"]
    assert (step["practice_id"], step["deficit_ids"]) == (made["id"], [deficit["id"]])
    assert "Открытых маршрутов с дефицитами нет" in mine.see(f"{address}/taking")
    other = visitor(routes, "tutor", person="other_tutor", place="B")
    assert "teacher А." not in other.see(f"{address}/taking")
    for somebody in (visitor(routes, person="teacher"), visitor(routes, "methodist")):
        somebody.see(f"{address}/taking", 403)


@pytest.mark.parametrize(
    "button", ["text", "submission", "withdrawal", "archiving", "naming", "publication", "return", "marks"]
)
def test_outsiders_press_nothing(routes: Routes, teacher: Door, methodist: Door, button: str) -> None:
    made = published(teacher, methodist)
    who = [visitor(routes, person="mentor"), visitor(routes, "tutor", person="tutor", place="A")]
    who += [visitor(routes, "principal", person="principal", place="A"), visitor(routes, "approver")]
    who += [visitor(routes, "methodist", home="elsewhere"), visitor(routes, "tutor", home="elsewhere")]
    for somebody in who:
        reply = somebody.client.post(f"/practices/{made['id']}/{button}", data=FORM | {"comment": "x"})
        assert reply.status_code in {403, 404}
    unsigned = routes.service.app.test_client().post(f"/practices/{made['id']}/{button}", data=FORM)
    assert unsigned.status_code in {302, 303, 400, 403}
    assert methodist.get(f"practices/{made['id']}")["title"] == TEXT["title"]
