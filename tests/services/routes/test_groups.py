"""Groups over HTTP: suggested, accepted by their members, steps in everybody's route, meetings, closing."""

import json
from typing import Any

import pytest

from tests.services.routes.cooperating import AT_HOME, AWAY, approve, formed, route_of, share, tutors
from tests.services.routes.making import TODAY, Door, Routes, ahead, consent, erased, known


@pytest.fixture
def doors(routes: Routes) -> dict[str, Door]:
    """The tutors of both schools."""
    return tutors(routes)


@pytest.fixture
def deficits(routes: Routes, doors: dict[str, Door]) -> dict[str, str]:
    """One confirmed deficit in five people of two schools."""
    return share(routes, doors)


def _person(routes: Routes, name: str) -> Door:
    return routes.door(person=name)


def _accept(routes: Routes, group: dict[str, Any], *names: str) -> None:
    for name in names:
        _person(routes, name).post(f"groups/{group['id']}/acceptance")


@pytest.mark.usefixtures("deficits")
def test_a_tutor_is_told_their_own_people_and_a_count_of_others(
    doors: dict[str, Door], routes: Routes
) -> None:
    [one] = doors["A"].get("group-suggestions")
    assert set(one["person_ids"]) == {str(known(name)) for name in AT_HOME}
    assert one["others"] == "менее 5"
    assert one["reason"] == "3 ваших педагога и ещё менее 5 из других школ, тот же дефицит"
    [same] = doors["B"].get("group-suggestions")
    assert (same["code"], set(same["person_ids"])) == (one["code"], {str(known(name)) for name in AWAY})
    for door in (routes.door("methodist"), routes.door("principal", person="principal", place="A")):
        door.get("group-suggestions", 403)
    _person(routes, "one").get("group-suggestions", 403)


def test_who_withdrew_a_consent_or_is_asked_already_is_not_suggested(
    routes: Routes, doors: dict[str, Door], deficits: dict[str, str]
) -> None:
    assert deficits
    routes.service.hear([consent("one", version=2, withdrawn_on=TODAY)])
    [one] = doors["A"].get("group-suggestions")
    assert str(known("one")) not in one["person_ids"]
    formed(doors["A"])
    assert doors["A"].get("group-suggestions") == []
    doors["A"].post("groups", {"suggestion": one["code"], "title": "Ещё раз"}, 409)


@pytest.mark.usefixtures("deficits")
def test_names_of_another_school_come_only_with_their_acceptance(
    routes: Routes, doors: dict[str, Door]
) -> None:
    group = formed(doors["A"])
    path = f"groups/{group['id']}/members"
    own = {str(known(name)) for name in AT_HOME}
    assert {one["person_id"] for one in doors["A"].get(path)} == own
    _accept(routes, group, "four")
    _person(routes, "five").post(f"groups/{group['id']}/refusal")
    assert {one["person_id"] for one in doors["A"].get(path)} == own | {str(known("four"))}
    assert routes.door("methodist").get(path) == []
    doors["B"].get(path, 404)
    _person(routes, "five").post(f"groups/{group['id']}/acceptance", status=409)
    _person(routes, "stranger").post(f"groups/{group['id']}/acceptance", status=404)


@pytest.mark.usefixtures("deficits")
def test_what_is_told_of_a_group_names_neither_a_deficit_nor_a_topic(
    routes: Routes, doors: dict[str, Door]
) -> None:
    group = formed(doors["A"], title="Секрет темы")
    _accept(routes, group, "one")
    told = routes.told("group_changed") + routes.told("group_member_changed")
    assert len(told) > len(AT_HOME)
    assert not any("Секрет" in str(one) or "methodical" in str(one) for one in told)
    assert set(group) == {
        *("id", "version", "kind", "title", "state", "leader_id", "created_on", "closed_on"),
    }
    [own] = _person(routes, "one").get("groups/memberships")
    assert "person_id" not in str(own)


def test_a_tutor_gathers_a_group_that_no_suggestion_brings_together(
    routes: Routes, doors: dict[str, Door], deficits: dict[str, str]
) -> None:
    topic = doors["A"].get(f"deficits/{deficits['one']}")["topic"]
    of = {"area": "methodical", "topic": topic, "title": "Учимся вдвоём"}
    two = [str(known(name)) for name in ("one", "two")]
    foreign = {"person_ids": [str(known("four"))]}
    doors["A"].post("groups/gathered", of | foreign, 422)
    doors["A"].post("groups/gathered", of | {"person_ids": []}, 422)
    routes.door("methodist").post("groups/gathered", of | {"person_ids": two}, 403)
    group = doors["A"].post("groups/gathered", of | {"person_ids": two}, 201)
    members = doors["A"].get(f"groups/{group['id']}/members")
    assert {(one["person_id"], one["state"]) for one in members} == {(one, "invited") for one in two}
    doors["A"].post("groups/gathered", of | {"person_ids": two}, 422)
    whole = of | {"topic": "", "person_ids": [str(known("three"))]}
    by_area = doors["A"].post("groups/gathered", whole, 201)
    [third] = doors["A"].get(f"groups/{by_area['id']}/members")
    assert third["person_id"] == str(known("three"))
    assert doors["A"].get("group-suggestions") == []


@pytest.mark.usefixtures("deficits")
def test_a_group_starts_with_enough_people_and_never_grows_over_the_limit(
    routes: Routes, doors: dict[str, Door], methodist: Door
) -> None:
    group = formed(doors["A"], person_ids=[str(known("one")), str(known("two"))])
    doors["A"].post(f"groups/{group['id']}/start", status=409)
    limits = methodist.get("groups/limits")
    methodist.client.put("/api/v1/groups/limits", json=limits | {"smallest": 2, "largest": 4})
    body = {"person_ids": [str(known("three"))]}
    assert "Группа полна" in doors["A"].post(f"groups/{group['id']}/members", body, 409)["detail"]
    methodist.client.put("/api/v1/groups/limits", json=limits | {"smallest": 2})
    doors["A"].post(f"groups/{group['id']}/members", body)
    doors["A"].post(f"groups/{group['id']}/members", {"person_ids": [str(known("teacher"))]}, 422)
    _accept(routes, group, "one", "two")
    assert doors["A"].post(f"groups/{group['id']}/start")["state"] == "active"
    refused = methodist.client.put("/api/v1/groups/limits", json=limits | {"smallest": 9, "largest": 3})
    assert refused.status_code == 422
    assert doors["A"].client.put("/api/v1/groups/limits", json=limits).status_code == 403


def test_a_step_of_the_group_stands_in_each_open_route(
    routes: Routes, doors: dict[str, Door], deficits: dict[str, str], principal: Door
) -> None:
    running = route_of(doors["A"], "one", deficits["one"])
    approve(running, doors["A"], _person(routes, "one"), principal)
    draft = route_of(doors["B"], "four", deficits["four"])
    group = formed(doors["A"])
    _accept(routes, group, "one", "two")
    step = {"kind": "masterclass", "title": "Мастер-класс", "due_on": ahead(20)}
    doors["A"].post(f"groups/{group['id']}/steps", step, 201)
    _accept(routes, group, "four")
    doors["A"].post(f"groups/{group['id']}/steps/spreading")
    for door, route, name in ((doors["A"], running, "one"), (doors["B"], draft, "four")):
        found = door.get(f"routes/{route['id']}")
        [copy] = [one for one in found["steps"] if one["title"] == "Мастер-класс"]
        assert copy["deficit_ids"] == [deficits[name]]
    assert doors["A"].get(f"routes/{running['id']}")["plan_version"] == 2
    late = route_of(doors["A"], "two", deficits["two"])
    assert len(late["steps"]) == 1
    doors["A"].post(f"groups/{group['id']}/steps/spreading")
    assert len(doors["A"].get(f"routes/{late['id']}")["steps"]) == 2


def test_joining_adds_nothing_required_to_an_approved_route(
    routes: Routes, doors: dict[str, Door], deficits: dict[str, str], principal: Door
) -> None:
    tutor = doors["A"]
    running = route_of(tutor, "one", deficits["one"])
    approve(running, tutor, _person(routes, "one"), principal)
    draft = route_of(tutor, "two", deficits["two"])
    group = formed(tutor)
    tutor.post(f"groups/{group['id']}/steps", {"kind": "masterclass", "title": "Мастер-класс"}, 201)
    _accept(routes, group, "one", "two")

    def joined(route: dict[str, Any]) -> dict[str, Any]:
        steps = tutor.get(f"routes/{route['id']}")["steps"]
        [found] = [one for one in steps if one["title"] == "Мастер-класс"]
        return dict(found)

    assert joined(draft)["required"]
    optional = joined(running)
    assert not optional["required"]
    tutor.patch(f"steps/{optional['id']}", {"required": True})
    assert joined(running)["required"]
    assert tutor.get(f"routes/{running['id']}")["plan_version"] == 3


def test_being_at_meetings_moves_the_step_and_adds_hours(
    routes: Routes, doors: dict[str, Door], deficits: dict[str, str], principal: Door
) -> None:
    route = route_of(doors["A"], "one", deficits["one"], starts_on=ahead(-30))
    approve(route, doors["A"], _person(routes, "one"), principal)
    group = formed(doors["A"])
    _accept(routes, group, "one", "four")
    doors["A"].post(f"groups/{group['id']}/steps", {"kind": "masterclass", "title": "Мастер-класс"}, 201)
    [step] = doors["A"].get(f"groups/{group['id']}/steps")
    for days, minutes in ((-3, 90), (0, 60), (5, 60)):
        body = {"title": "Встреча", "meets_on": ahead(days), "minutes": minutes}
        body |= {"group_step_id": step["id"]} if days <= 0 else {}
        doors["A"].post(f"groups/{group['id']}/meetings", body, 201)
    first, second, later = doors["A"].get(f"groups/{group['id']}/meetings")
    members = {one["person_id"]: one["id"] for one in doors["A"].get(f"groups/{group['id']}/members")}
    came = {"member_ids": [members[str(known("one"))]]}

    def state() -> str:
        [copy] = [
            one for one in doors["A"].get(f"routes/{route['id']}")["steps"] if one["kind"] == "masterclass"
        ]
        return str(copy["state"])

    doors["A"].post(f"group-meetings/{first['id']}/attendance", came)
    assert state() == "in_progress"
    doors["A"].post(f"group-meetings/{second['id']}/attendance", came)
    doors["A"].post(f"group-meetings/{second['id']}/attendance", came)
    assert state() == "submitted"
    doors["A"].post(f"group-meetings/{later['id']}/attendance", came, 409)
    doors["A"].post(f"group-meetings/{later['id']}/cancellation")
    waiting = {"member_ids": [members[str(known("two"))]]}
    doors["A"].post(f"group-meetings/{second['id']}/attendance", waiting, 422)
    [member] = [one for one in doors["A"].get(f"groups/{group['id']}/members") if one["minutes"]]
    assert member["minutes"] == 150
    [own] = _person(routes, "one").get("groups/memberships")
    assert own["minutes"] == 150
    assert [one["was"] for one in own["meetings"]] == [True, True, False]


@pytest.mark.usefixtures("deficits")
def test_the_dates_of_a_group_are_told_of_its_leader_and_of_those_who_are_in_it(
    routes: Routes, doors: dict[str, Door]
) -> None:
    group = formed(doors["A"])
    _accept(routes, group, "one", "four")
    body = {"title": "Секрет встречи", "meets_on": ahead(5)}
    doors["A"].post(f"groups/{group['id']}/meetings", body, 201)

    def dates(of: str) -> dict[str, list[str]]:
        told = [json.loads(one["data"]) for one in routes.told(of)]
        key = "person_id" if of == "group_member_changed" else "leader_id"
        return {one[key]: [each["state"] for each in one["meetings"]] for one in told}

    members = dates("group_member_changed")
    assert {name for name in ("one", "two", "three", "four", "five") if members[str(known(name))]} == {
        "one",
        "four",
    }
    assert dates("group_changed") == {str(known("tutor")): ["planned"]}
    assert "Секрет" not in str(routes.told("group_"))
    _person(routes, "one").post(f"groups/{group['id']}/leaving", {})
    [meeting] = doors["A"].get(f"groups/{group['id']}/meetings")
    doors["A"].post(f"group-meetings/{meeting['id']}/cancellation")
    members = dates("group_member_changed")
    assert (members[str(known("one"))], members[str(known("four"))]) == ([], ["cancelled"])


@pytest.mark.usefixtures("deficits")
def test_leaving_closing_and_being_forgotten(routes: Routes, doors: dict[str, Door]) -> None:
    group = formed(doors["A"])
    _accept(routes, group, "one", "two", "four")
    _person(routes, "one").post(f"groups/{group['id']}/leaving", {"reason": "Секрет причины"})
    states = {one["person_id"]: one["state"] for one in doors["A"].get(f"groups/{group['id']}/members")}
    assert states[str(known("one"))] == "left"
    closed = doors["A"].post(f"groups/{group['id']}/closing", {"conclusion": "Секрет итога"})
    assert closed["closed_on"] == ahead(0)
    doors["A"].post(f"groups/{group['id']}/steps", {"kind": "course", "title": "Курс"}, 409)
    _person(routes, "three").post(f"groups/{group['id']}/acceptance", status=404)
    [again] = doors["A"].get("group-suggestions")
    assert str(known("one")) in again["person_ids"]
    routes.service.hear([erased("one"), erased("tutor")])
    with routes.service.database.read() as session:
        kept = session.connection().exec_driver_sql("select reason from group_member").scalars().all()
        words = session.connection().exec_driver_sql("select conclusion from learning_group").scalars().all()
        said = session.connection().exec_driver_sql("select comment from state_change").scalars().all()
    assert "Секрет" not in str([*kept, *words, *said])
