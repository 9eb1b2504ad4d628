"""What practices resolved and what is suggested: counted from closed routes, and nobody is seen by it."""

import pytest

from services.routes.rules.resolving import Tally, exact_words, open_words
from tests.services.routes.banking import closed, newcomers, proposed, published
from tests.services.routes.making import Door, Routes, consent, known, person

ALL, NOBODY = "помогла закрыть дефицит всем: 5 из 5", "пробовали 6 педагогов, дефицит пока не закрыл никто"


@pytest.mark.parametrize(
    ("helped", "of", "everybody", "tutors"),
    [
        (1, 1, "", "помогла коллеге закрыть дефицит"),
        (0, 1, "", "пробовал 1 педагог, дефицит пока не закрыл никто"),
        (4, 4, "", "помогла закрыть дефицит всем: 4 из 4"),
        (5, 5, ALL, ALL),
        (0, 6, NOBODY, NOBODY),
        (7, 9, "закрыли дефицит больше половины", "помогла закрыть дефицит 7 из 9 коллег"),
        (2, 9, "закрыли дефицит не больше половины", "помогла закрыть дефицит 2 из 9 коллег"),
        (15, 21, "помогла закрыть дефицит 15 из 21 коллеги", "помогла закрыть дефицит 15 из 21 коллеги"),
    ],
)
def test_few_are_not_counted_aloud(helped: int, of: int, everybody: str, tutors: str) -> None:
    """Neither those who closed it nor those who did not may be fewer than five (domain: k = 5)."""
    assert (
        open_words(Tally(helped=helped, of=of), smallest=5).removeprefix("пробовали 9 педагогов, ")
        == everybody
    )
    assert exact_words(Tally(helped=helped, of=of)) == tutors


def _tried(
    routes: Routes, tutor: Door, principal: Door, practice_id: str, *, helped: int, of: int
) -> list[str]:
    names = newcomers(routes, of)
    for number, name in enumerate(names):
        outcome = "resolved" if number < helped else "persists"
        door = routes.door(person=name)
        closed(tutor, door, principal, name, outcome=outcome, practice_id=practice_id)
    return names


def _deficit(tutor: Door, name: str, *, topic: str = "M2", severity: str = "high") -> str:
    told = {"person_id": str(known(name)), "area": "methodical", "topic": topic, "severity": severity}
    made = tutor.post("deficits", told | {"evidence": "lesson_visit"}, 201)
    tutor.post(f"deficits/{made['id']}/confirmation")
    return str(made["id"])


def test_what_a_practice_resolved_is_exact_for_tutors_only(
    routes: Routes, tutor: Door, teacher: Door, principal: Door, methodist: Door
) -> None:
    made = published(teacher, methodist)
    path = f"practices/{made['id']}"
    _tried(routes, tutor, principal, made["id"], helped=4, of=6)
    [seen] = tutor.get(path)["resolved"]
    assert (seen["title"], seen["words"]) == ("Структура и время", "помогла закрыть дефицит 4 из 6 коллег")
    for door in (Door(routes.service.app.test_client()), teacher, methodist, principal):
        [seen] = door.get(path)["resolved"]
        assert seen["words"] == "пробовали 6 педагогов, закрыли дефицит больше половины"
    first = {"deficit_id": _deficit(tutor, "teacher"), "severity": "high"}
    second = {"deficit_id": _deficit(tutor, "teacher", topic="M9", severity="medium"), "severity": "medium"}
    found = tutor.get(f"route-suggestions?person={known('teacher')}")
    assert [{name: one[name] for name in first} for one in found] == [first, second]
    best = found[0]["suggestions"][0]
    assert (best["source"], best["practice_id"], best["kind"]) == ("practice", made["id"], "implementation")
    assert best["reason"] == "Школа A. Помогла закрыть этот дефицит 4 из 6 коллег."
    assert found[1]["suggestions"][0]["reason"].endswith("дефицит той же области 4 из 6 коллег.")
    for door in (teacher, methodist, principal):
        door.get(f"route-suggestions?person={known('teacher')}", 403)
    routes.door("tutor", person="other_tutor", place="B").get(
        f"route-suggestions?person={known('teacher')}", 403
    )


def test_a_suggested_practice_becomes_a_step_and_only_a_published_one(
    routes: Routes, tutor: Door, teacher: Door, methodist: Door
) -> None:
    deficit = _deficit(tutor, "teacher")
    draft = proposed(teacher, title="Черновик")
    made = published(routes.door(person="mentor"), methodist)
    step = {"kind": "implementation", "deficit_ids": [deficit], "practice_id": made["id"]}
    body = {"teacher_id": str(known("teacher")), "goal": "Цель", "deficit_ids": [deficit]}
    route = tutor.post("routes", body | {"planned_until": "2099-01-01", "steps": [step]}, 201)
    assert route["steps"][0]["title"] == made["title"]
    assert route["steps"][0]["practice_id"] == made["id"]
    tutor.post(f"routes/{route['id']}/steps", step | {"practice_id": draft["id"]}, 422)
    tutor.patch(f"steps/{route['steps'][0]['id']}", {"title": "Попробовать"})
    assert tutor.get(f"routes/{route['id']}")["steps"][0]["practice_id"] == made["id"]


def test_a_title_of_one_persons_route_stays_there(routes: Routes, tutor: Door, principal: Door) -> None:
    """It may name somebody; a title that two people's routes have is anybody's."""
    names = newcomers(routes, 3)
    titles = ("Посетить урок Ивановой", "Педсовет-практикум", "педсовет-практикум")
    for name, title in zip(names, titles, strict=True):
        door = routes.door(person=name)
        closed(tutor, door, principal, name, outcome="resolved", kind="lesson_visit", title=title)
    _deficit(tutor, "teacher")
    [found] = tutor.get(f"route-suggestions?person={known('teacher')}")
    said = {one["title"]: one["reason"] for one in found["suggestions"] if one["proven"]}
    assert said == {
        "Педсовет-практикум": "Помогло закрыть этот дефицит всем: 2 из 2.",
        "Посетить урок коллеги и разобрать его: структура и время": "Помогло коллеге закрыть этот дефицит.",
    }


def test_ones_own_experience_is_no_experience_of_colleagues(
    routes: Routes, tutor: Door, teacher: Door, principal: Door
) -> None:
    closed(tutor, teacher, principal, "teacher", outcome="persists")
    [found] = tutor.get(f"route-suggestions?person={known('teacher')}")
    assert found["note"].startswith("Закрытых маршрутов с таким дефицитом у коллег ещё нет")


def test_help_is_offered_by_whoever_said_so_and_works_here(routes: Routes, tutor: Door) -> None:
    routes.service.hear([person("helper", "A"), consent("helper"), person("far", "B"), consent("far")])
    for name, place in (("helper", "A"), ("far", "B")):
        near = routes.door("tutor", person="tutor", place=place)
        body = {"person_id": str(known(name))}
        body["instrument_id"] = next(one["id"] for one in near.get("instruments") if one["name"] == "TEST4")
        made = near.post("diagnostics", body, 201)
        areas = [{"area": "methodical", "percent": 95}]
        near.post(f"diagnostics/{made['id']}/result", {"conducted_on": "2026-01-10", "areas": areas})
    _deficit(tutor, "teacher", topic="")
    asked = f"route-suggestions?person={known('teacher')}"
    assert "helper" not in str(tutor.get(asked))
    for name in ("helper", "far"):
        own = routes.door(person=name)
        for one in own.get("achievements"):
            own.post(f"achievements/{one['id']}/release")
    [found] = tutor.get(asked)
    [colleague] = [one for one in found["suggestions"] if one["source"] == "colleague"]
    assert colleague["reason"] == "Эта тема — сильная сторона, помочь может: helper А."
    assert "helper" not in colleague["title"]
