"""The practice bank over HTTP: proposed, marked, published, read by anybody (ust-koksa 7.6, 13, 15)."""

import json
from typing import Any

import pytest

from services.routes.queries.subject import subject
from shared.keys import load_keys
from tests.services.routes.banking import (
    MARKS,
    SINCE,
    TEXT,
    council,
    mark,
    newer,
    proposed,
    published,
    with_experts,
)
from tests.services.routes.making import Door, Routes, erased, known

PUBLIC = {
    *TEXT,
    *("id", "municipality", "area_title", "topic_titles", "author", "school", "edition", "published_on"),
    *("experts", "resolved"),
}


@pytest.fixture
def stranger(routes: Routes) -> Door:
    """Nobody signed in."""
    return Door(routes.service.app.test_client())


def _events(routes: Routes) -> list[dict[str, Any]]:
    return [json.loads(one["data"]) for one in routes.told("practice_changed")]


def test_from_a_teachers_phone_to_everybody(
    routes: Routes, teacher: Door, methodist: Door, stranger: Door
) -> None:
    [expert, other] = with_experts(routes, "expert", "other")
    made = proposed(teacher)
    path = f"practices/{made['id']}"
    assert (made["state"], made["author"]) == ("draft", "teacher Анна")
    others = (stranger, expert, methodist, routes.door(person="mentor"), routes.door("tutor", person="tutor"))
    for door in others:
        door.get(path, 404)
    assert teacher.post(f"{path}/submission")["state"] == "submitted"
    assert set(_events(routes)[-1]["asked_ids"]) == {str(known("expert")), str(known("other"))}
    assert expert.get(path)["author"] == "автор не назван"
    returned = methodist.post(f"{path}/return", {"comment": "Добавьте, сколько минут"})
    assert (returned["state"], _events(routes)[-1]["asked_ids"]) == ("returned", [])
    assert teacher.get(path)["comment"] == "Добавьте, сколько минут"
    teacher.patch(path, {"parts": [*TEXT["parts"], "Обсудить за две минуты"]})
    teacher.post(f"{path}/submission")
    mark(expert, made["id"])
    assert _events(routes)[-1]["asked_ids"] == [str(known("other"))]
    mark(other, made["id"], marks=MARKS | {"works": 2}, recommends=False)
    teacher.post(f"{path}/publication", status=403)
    assert methodist.post(f"{path}/publication")["state"] == "published"
    seen = stranger.get(path)
    assert set(seen) == PUBLIC
    assert (seen["author"], seen["school"]) == ("автор не назван", "")
    assert seen["experts"] == {"count": 2, "recommend": 1, "average": 4.3}
    assert len(seen["parts"]) == 4
    assert [one["id"] for one in stranger.get("practices?area=methodical")] == [made["id"]]
    assert stranger.get("practices?area=legal") == []


def test_the_name_is_the_authors_to_open_and_to_close(
    routes: Routes, teacher: Door, methodist: Door, stranger: Door
) -> None:
    """A consent of its own, given beforehand by nobody, withdrawn at once (152-ФЗ ст. 10.1)."""
    made = published(teacher, methodist)
    path = f"practices/{made['id']}"
    routes.door(person="mentor").post(f"{path}/naming", {"named": True}, 403)
    teacher.post(f"{path}/naming", {"named": True})
    assert (stranger.get(path)["author"], stranger.get(path)["school"]) == ("teacher Анна", "Школа A")
    teacher.post(f"{path}/naming", {"named": False})
    assert stranger.get(path)["author"] == "автор не назван"
    assert routes.door(person="mentor").get(path)["school"] == "Школа A"


def test_a_methodist_brings_what_somebody_else_does(
    routes: Routes, teacher: Door, methodist: Door, stranger: Door
) -> None:
    teacher.post("practices", TEXT | {"author_id": str(known("mentor"))}, 403)
    teacher.post("practices", TEXT | {"author_text": "Иванова А. А."}, 422)
    methodist.post("practices", TEXT, 422)
    made = published(methodist, methodist, author_text="Иванова А. А.", organization_id=str(known("B")))
    assert stranger.get(f"practices/{made['id']}")["author"] == "автор не назван"
    methodist.post(f"practices/{made['id']}/naming", {"named": True})
    assert stranger.get(f"practices/{made['id']}")["author"] == "Иванова А. А."
    whose = methodist.post("practices", TEXT | {"author_id": str(known("teacher"))}, 201)
    assert teacher.get(f"practices/{whose['id']}")["state"] == "draft"


def test_nobody_marks_their_own_and_only_experts_mark(routes: Routes, teacher: Door, methodist: Door) -> None:
    [expert] = with_experts(routes, "expert")
    own = proposed(expert)
    expert.post(f"practices/{own['id']}/submission")
    assert _events(routes)[-1]["asked_ids"] == []
    assert "Свою практику" in mark(expert, own["id"], 403)["detail"]
    made = proposed(teacher)
    mark(expert, made["id"], 404)
    teacher.post(f"practices/{made['id']}/submission")
    mark(teacher, made["id"], 403)
    mark(routes.door(person="mentor"), made["id"], 404)
    routes.door("methodist").post(f"practices/{made['id']}/marks", {}, 403)
    for wrong in ({"clear": 5}, MARKS | {"clear": 6}, MARKS | {"clear": 4.5}, MARKS | {"other": 1}):
        mark(expert, made["id"], 422, marks=wrong)
    mark(expert, made["id"])
    mark(expert, made["id"], words="Пересмотрела", marks=MARKS | {"clear": 1})
    [given] = methodist.get(f"practices/{made['id']}/marks")
    assert (given["words"], given["expert_id"]) == ("Пересмотрела", str(known("expert")))
    told = methodist.get(f"practices/{made['id']}")["experts"]
    assert told == {"count": 1, "recommend": None, "average": None}  # one mark says who thinks so
    [said] = teacher.get(f"practices/{made['id']}/marks")
    assert "expert_id" not in said
    methodist.post(f"practices/{made['id']}/publication")
    assert routes.door(person="mentor").get(f"practices/{made['id']}/marks") == []


def test_a_methodist_publishes_their_own_only_when_an_expert_recommends(routes: Routes) -> None:
    [expert] = with_experts(routes, "expert")
    author = routes.door("methodist", person="mentor")
    made = proposed(author)
    path = f"practices/{made['id']}"
    author.post(f"{path}/submission")
    mark(expert, made["id"], recommends=False)
    assert "рекомендации эксперта" in author.post(f"{path}/publication", status=409)["detail"]
    mark(expert, made["id"])
    assert author.post(f"{path}/publication")["state"] == "published"


def test_an_expert_is_one_while_in_the_council(routes: Routes, teacher: Door) -> None:
    [expert] = with_experts(routes, "expert")
    made = proposed(teacher)
    teacher.post(f"practices/{made['id']}/submission")
    mark(expert, made["id"])
    routes.service.hear(newer(council("expert", until=SINCE)))
    expert.get(f"practices/{made['id']}", 404)


def test_a_published_text_changes_by_editions(teacher: Door, methodist: Door, stranger: Door) -> None:
    made = published(teacher, methodist)
    path = f"practices/{made['id']}"
    offered = teacher.patch(path, {"summary": "Новое описание"})
    assert offered["revision"]["summary"] == "Новое описание"
    assert stranger.get(path)["summary"] == TEXT["summary"]
    methodist.post(f"{path}/return", {"comment": "Короче"})
    assert (teacher.get(path)["revision"], teacher.get(path)["state"]) == (None, "published")
    teacher.patch(path, {"summary": "Короткое"})
    assert methodist.post(f"{path}/publication")["edition"] == 2
    assert stranger.get(path)["summary"] == "Короткое"
    assert methodist.patch(path, {"title": "Другое название"})["edition"] == 3
    assert methodist.post(f"{path}/publication")["edition"] == 3, "there is nothing new to publish"


def test_out_of_the_bank_and_back(teacher: Door, methodist: Door, stranger: Door) -> None:
    made = published(teacher, methodist)
    path = f"practices/{made['id']}"
    teacher.post(f"{path}/archiving", {"reason": "Устарела"})
    stranger.get(path, 404)
    teacher.patch(path, {"summary": "Другое"}, 409)
    assert methodist.post(f"{path}/restoration")["state"] == "submitted"
    assert methodist.post(f"{path}/restoration")["state"] == "submitted"


def test_what_is_not_whole_or_not_safe_is_refused(teacher: Door, methodist: Door) -> None:
    bare = proposed(teacher, summary="", parts=[])
    refused = teacher.post(f"practices/{bare['id']}/submission", status=409)
    assert refused["detail"] == "Добавьте в практику: краткое описание, как применить."
    for link in ("javascript:alert(1)", "ftp://a.ru", "https://", "https://u:p@a.ru", "https://a ru", "a.ru"):
        teacher.post("practices", TEXT | {"links": [link]}, 422)
    teacher.post("practices", TEXT | {"topics": ["P1"]}, 422)
    methodist.post("practices", TEXT | {"author_text": "А", "organization_id": str(known("C"))}, 422)


def test_a_second_of_the_same_title_is_warned_of(routes: Routes, teacher: Door, methodist: Door) -> None:
    published(teacher, methodist)
    again = proposed(routes.door(person="mentor"), title="  читаем условие ВМЕСТЕ ")
    assert again["warnings"] == ["В банке уже есть практика с таким названием: «Читаем условие вместе»."]
    assert proposed(routes.door(person="mentor"), title="Другая")["warnings"] == []


def test_what_strangers_read_may_be_kept_and_the_rest_not(
    routes: Routes, teacher: Door, methodist: Door, stranger: Door
) -> None:
    made = published(teacher, methodist)
    path = f"/api/v1/practices/{made['id']}"
    reply = stranger.client.get(path)
    assert reply.headers["Cache-Control"] == "public, max-age=300"
    assert {"Cookie", "Authorization"} <= set(reply.vary)
    assert teacher.client.get(path).headers["Cache-Control"] == "no-store"
    published(teacher, methodist, title="Вторая")
    assert "cursor=" in stranger.client.get("/api/v1/practices?limit=1").headers["Link"]
    assert stranger.client.post("/api/v1/practices", json=TEXT).status_code == 401
    assert routes.door("methodist").get("practices?state=draft") == []


def test_who_is_erased_leaves_the_bank(
    routes: Routes, teacher: Door, methodist: Door, stranger: Door
) -> None:
    [expert] = with_experts(routes, "expert")
    made = published(teacher, methodist, named=True)
    mark(expert, made["id"])
    draft = proposed(teacher, title="Секрет черновика")
    routes.service.hear([erased("teacher"), erased("expert")])
    routes.service.hear([erased("teacher")])
    assert stranger.get(f"practices/{made['id']}")["author"] == "автор не назван"
    assert methodist.get(f"practices/{draft['id']}")["title"] == ""
    [given] = methodist.get(f"practices/{made['id']}/marks")
    assert (given["expert_id"], given["words"], given["marks"]) == (None, "", MARKS)
    assert _events(routes)[-1]["author_id"] is None


def test_a_person_is_given_their_practices_and_marks(routes: Routes, teacher: Door, methodist: Door) -> None:
    [expert] = with_experts(routes, "expert")
    made = published(teacher, methodist)
    mark(expert, made["id"])
    keys = load_keys(routes.service.settings.keys)
    with routes.service.database.read() as session:
        [practice] = subject(session, frozenset({known("teacher")}), keys)["Практики"]
        [given] = subject(session, frozenset({known("expert")}), keys)["Оценки практик"]
    assert practice["Название"] == TEXT["title"]
    assert given["Слова"] == "Попробовала на двух уроках"
