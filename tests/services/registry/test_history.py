"""The register over years: moves, leaving, return, a second job, parental leave, closing and merging."""

from typing import Any

import httpx

from tests.browsing import Browsing
from tests.services.registry.conftest import Json, Register
from tests.services.registry.test_api import PEOPLE, person, told

ORGANIZATIONS = "/registry/api/v1/organizations"


def work(register: Register, person_id: str) -> list[tuple[str, str | None, str | None, str]]:
    """Where somebody worked: school, from, to, occupation."""
    codes = {id_: code for code, id_ in register.schools.items()}
    listed = register.methodist.get(f"{PEOPLE}/{person_id}/employments").json()
    return [(codes[one["organization_id"]], one["since"], one["until"], one["occupation"]) for one in listed]


def begin(register: Register, person_id: str, school: str = "A", **values: Any) -> httpx.Response:
    body = {"organization_id": register.schools[school], "staff_category": "pedagogical", **values}
    return register.methodist.post(f"{PEOPLE}/{person_id}/employments", json=body)


def hired(register: Register, school: str = "A", since: str = "2015-09-01", **values: Any) -> Json:
    made = person(register, school=None, **values)
    job = begin(register, made["id"], school, since=since, position="учитель").json()
    return made | {"job": job["id"]}


def move(register: Register, one: Json, school: str, since: str, **values: Any) -> httpx.Response:
    body = {"employment_id": one["job"], "organization_id": register.schools[school], "since": since}
    return register.methodist.post(f"{PEOPLE}/{one['id']}/moves", json=body | values)


def test_a_move_closes_one_work_and_opens_another_once(register: Register) -> None:
    one = hired(register)
    for _ in range(2):
        reply = move(register, one, "B", "2025-09-01", rate=1.5)
        assert reply.status_code == 201, reply.text
    assert work(register, one["id"]) == [
        ("A", "2015-09-01", "2025-08-31", "main"),
        ("B", "2025-09-01", None, "main"),
    ]
    assert (reply.json()["position"], reply.json()["rate"]) == ("учитель", 1.5)
    last = told(register, "person_changed")[-1]
    assert (last["version"], len(last["employments"])) == (3, 2)
    early = move(register, one | {"job": reply.json()["id"]}, "A", "2025-09-01")
    assert (early.status_code, early.json()["errors"][0]["field"]) == (422, "since")
    assert early.json()["detail"] == "Новая работа начинается позже первого дня прежней."
    late = move(register, one, "A", "2026-01-01")
    assert (late.status_code, late.json()["type"]) == (409, "urn:mms:problem:employment-over")


def test_leaving_and_return(register: Register) -> None:
    one = hired(register)
    begin(register, one["id"], "B", since="2020-09-01", occupation="external_part_time")
    place = f"{PEOPLE}/{one['id']}/leaving"
    assert len(register.methodist.post(place, json={"last_day": "2023-06-30"}).json()) == 2
    assert register.methodist.post(place, json={"last_day": "2023-06-30"}).json() == []
    assert begin(register, one["id"], "A", since="2025-09-01").status_code == 201
    assert work(register, one["id"]) == [
        ("A", "2015-09-01", "2023-06-30", "main"),
        ("B", "2020-09-01", "2023-06-30", "external_part_time"),
        ("A", "2025-09-01", None, "main"),
    ]


def test_one_main_place_of_work_at_a_time(register: Register) -> None:
    one = hired(register)
    second = begin(register, one["id"], "B", since="2020-09-01")
    assert (second.status_code, second.json()["type"]) == (409, "urn:mms:problem:two-main-jobs")
    assert begin(register, one["id"], "B", occupation="external_part_time").status_code == 201
    part_time = register.methodist.get(f"{PEOPLE}/{one['id']}/employments").json()[1]
    place = f"{PEOPLE}/{one['id']}/employments/{part_time['id']}"
    assert register.methodist.patch(place, json={"occupation": "main"}).status_code == 409
    assert [kind for *_, kind in work(register, one["id"])] == ["main", "external_part_time"]
    mended = register.methodist.patch(place, json={"position": "учитель физики", "rate": 0.5}).json()
    assert (mended["position"], mended["rate"], mended["until"]) == ("учитель физики", 0.5, None)


def test_parental_leave_begins_and_ends(register: Register) -> None:
    one = hired(register)
    place = f"{PEOPLE}/{one['id']}/absences"
    absence = {"kind": "parental", "since": "2024-03-01"}
    made = register.methodist.post(place, json=absence).json()
    assert register.methodist.post(place, json=absence).json()["id"] == made["id"]
    again = register.methodist.post(place, json=absence | {"since": "2024-06-01"})
    assert again.json()["type"] == "urn:mms:problem:absent-already"
    back = register.methodist.patch(f"{place}/{made['id']}", json={"until": "2025-08-31"})
    assert (back.status_code, back.json()["until"]) == (200, "2025-08-31")
    wrong = register.methodist.patch(f"{place}/{made['id']}", json={"until": "2024-01-01"})
    assert wrong.status_code == 422
    assert told(register, "person_changed")[-1]["absences"][0]["until"] == "2025-08-31"


def test_two_who_change_one_person_do_not_overwrite_each_other(register: Register) -> None:
    one = hired(register)
    tag = register.methodist.get(f"{PEOPLE}/{one['id']}").headers["ETag"]
    body = {"employment_id": one["job"], "organization_id": register.schools["B"], "since": "2025-09-01"}
    place = f"{PEOPLE}/{one['id']}"
    first = register.methodist.post(f"{place}/moves", json=body, headers={"If-Match": tag})
    assert first.status_code == 201
    leaving = {"last_day": "2025-08-31"}
    second = register.methodist.post(f"{place}/leaving", json=leaving, headers={"If-Match": tag})
    assert second.status_code == 412


def test_a_closed_school_ends_its_staff_only_when_asked(register: Register) -> None:
    one = hired(register)
    place = f"{ORGANIZATIONS}/{register.schools['A']}/closing"
    closed = register.methodist.post(place, json={"last_day": "2025-08-31"}).json()
    assert (closed["people"], closed["organization"]["active_until"]) == (0, "2025-08-31")
    assert work(register, one["id"])[0][2] is None
    released = register.methodist.post(place, json={"last_day": "2025-08-31", "release_staff": True})
    assert released.json()["people"] == 1
    assert work(register, one["id"])[0][2] == "2025-08-31"
    refused = begin(register, one["id"], "A", since="2025-10-01")
    assert (refused.status_code, refused.json()["detail"]) == (422, "В этот день организация не работает.")


def test_merging_carries_the_staff_over_and_leaves_the_past_where_it_was(register: Register) -> None:
    stays = hired(register, last_name="Иванова")
    both = hired(register, last_name="Сомова")
    begin(register, both["id"], "B", since="2018-09-01", occupation="external_part_time")
    gone = hired(register, last_name="Ушедшая")
    register.methodist.post(f"{PEOPLE}/{gone['id']}/leaving", json={"last_day": "2020-06-30"})
    fact = {"kind": "workforce_plan", "dated_on": "2024-01-10", "state": "approved"}
    register.methodist.post(f"{ORGANIZATIONS}/{register.schools['A']}/facts", json=fact)
    body = {"successor_id": register.schools["B"], "since": "2025-09-01"}
    place = f"{ORGANIZATIONS}/{register.schools['A']}/merger"
    merged = register.methodist.post(place, json=body).json()
    assert (merged["people"], merged["organization"]["active_until"]) == (2, "2025-08-31")
    assert merged["organization"]["successor_id"] == register.schools["B"]
    assert work(register, stays["id"]) == [
        ("A", "2015-09-01", "2025-08-31", "main"),
        ("B", "2025-09-01", None, "main"),
    ]
    assert len(work(register, both["id"])) == 3
    assert work(register, gone["id"]) == [("A", "2015-09-01", "2020-06-30", "main")]
    assert len(register.methodist.get(f"{ORGANIZATIONS}/{register.schools['A']}/facts").json()) == 1
    count = len(told(register, "person_changed"))
    assert register.methodist.post(place, json=body).json()["people"] == 0
    assert len(told(register, "person_changed")) == count


def test_a_merged_school_leaves_the_figures_on_its_day(register: Register) -> None:
    hired(register)
    body = {"successor_id": register.schools["B"], "since": "2025-09-01"}
    register.methodist.post(f"{ORGANIZATIONS}/{register.schools['A']}/merger", json=body)
    register.system.deliver()
    for day, organizations in (("2025-08-31", 2), ("2025-09-01", 1)):
        address = f"/monitoring/api/v1/indicators?municipality=ust-koksa&as_of={day}"
        found = register.methodist.get(address).json()
        assert (found["organizations"], found["teachers"]) == (organizations, 1)


def test_what_cannot_be_merged_is_refused(register: Register) -> None:
    place = f"{ORGANIZATIONS}/{register.schools['A']}/merger"
    itself = {"successor_id": register.schools["A"], "since": "2025-09-01"}
    assert register.methodist.post(place, json=itself).json()["errors"][0]["field"] == "successor_id"
    into_b = {"successor_id": register.schools["B"], "since": "2025-09-01"}
    assert register.methodist.post(place, json=into_b).status_code == 200
    assert register.methodist.post(place, json=into_b | {"since": "2026-09-01"}).status_code == 422
    back = f"{ORGANIZATIONS}/{register.schools['B']}/merger"
    closed = {"successor_id": register.schools["A"], "since": "2025-10-01"}
    assert register.methodist.post(back, json=closed).status_code == 422


def test_a_fact_moves_through_its_states(register: Register) -> None:
    place = f"{ORGANIZATIONS}/{register.schools['A']}/facts"
    fact = {"kind": "workforce_plan", "dated_on": "2025-01-10", "state": "draft"}
    made = register.methodist.post(place, json=fact).json()
    tag = {"If-Match": '"1"'}
    approved = register.methodist.patch(f"{place}/{made['id']}", json={"state": "approved"}, headers=tag)
    assert (approved.status_code, approved.json()["version"]) == (200, 2)
    stale = register.methodist.patch(f"{place}/{made['id']}", json={"state": "draft"}, headers=tag)
    assert stale.status_code == 412
    states = [one["state"] for one in told(register, "organization_fact_changed")]
    assert states == ["draft", "approved"]


def test_whom_schools_lack(register: Register) -> None:
    place = f"{ORGANIZATIONS}/{register.schools['A']}/staffing-needs"
    need = {"subject": "физика", "rate": 0.5, "since": "2025-09-01"}
    made = register.methodist.post(place, json=need).json()
    assert register.methodist.post(place, json=need).json()["id"] == made["id"]
    principal = register.client("principal", organization_id=register.schools["B"])
    assert principal.get("/registry/api/v1/staffing-needs").json() == []
    assert principal.post(place, json=need).status_code == 404
    assert principal.patch(f"/registry/api/v1/staffing-needs/{made['id']}", json={}).status_code == 404
    found = register.client("principal", organization_id=register.schools["A"]).patch(
        f"/registry/api/v1/staffing-needs/{made['id']}", json={"until": "2025-10-01"}
    )
    assert (found.status_code, found.json()["version"]) == (200, 2)
    assert register.client(person_id=person(register)["id"]).post(place, json=need).status_code == 403
    closing = f"{ORGANIZATIONS}/{register.schools['A']}/closing"
    register.methodist.post(closing, json={"last_day": "2025-09-15"})
    [ended] = register.methodist.get("/registry/api/v1/staffing-needs").json()
    assert ended["until"] == "2025-09-15"


def test_a_body_changes_and_its_members_come_and_go(register: Register) -> None:
    one = person(register)
    bodies = "/registry/api/v1/bodies"
    body = {"name": "Сообщество физиков", "kind": "network_community"}
    made = register.methodist.post(bodies, json=body).json()
    register.methodist.post(bodies, json={"name": "Совет", "kind": "methodical_council"})
    changed = register.methodist.patch(f"{bodies}/{made['id']}", json={"subjects": ["физика"]}).json()
    assert (changed["subjects"], changed["version"], changed["name"]) == (["физика"], 2, body["name"])
    taken = register.methodist.patch(f"{bodies}/{made['id']}", json={"name": "совет"})
    assert taken.status_code == 409
    members = f"{bodies}/{made['id']}/memberships"
    entry = {"person_id": one["id"], "since": "2024-09-01", "role": "участник"}
    member = register.methodist.post(members, json=entry).json()
    assert register.methodist.post(members, json=entry).json()["id"] == member["id"]
    assert register.methodist.post(members, json=entry | {"since": "2025-01-01"}).status_code == 409
    left = register.methodist.patch(f"{members}/{member['id']}", json={"until": "2024-12-31"}).json()
    assert (left["until"], left["role"], left["version"]) == ("2024-12-31", "участник", 2)
    assert register.methodist.post(members, json=entry | {"since": "2025-01-01"}).status_code == 201


def test_anyone_reads_of_communities_but_of_people_only_where_the_body_says_so(register: Register) -> None:
    one = person(register, "Физикова")
    bodies = "/registry/api/v1/bodies"
    shown = {"name": "Физики", "kind": "network_community", "subjects": ["физика"]}
    made = register.methodist.post(bodies, json=shown).json()
    register.methodist.post(bodies, json={"name": "Совет", "kind": "methodical_council"})
    over = {"name": "Бывшее", "kind": "network_community", "active_until": "2020-01-01"}
    register.methodist.post(bodies, json=over)
    school = {"name": "ШМО", "kind": "methodical_association", "level": "school"}
    register.methodist.post(bodies, json=school)
    lead = {"person_id": one["id"], "role": "Руководитель"}
    register.methodist.post(f"{bodies}/{made['id']}/memberships", json=lead)
    anyone = register.system.client()
    [found] = anyone.get("/registry/api/v1/communities").json()
    assert (found["name"], found["subjects"], found["leader"]) == ("Физики", ["физика"], "")
    assert found["kind_name"] == "Сетевое сообщество"
    register.methodist.patch(f"{bodies}/{made['id']}", json={"leader_shown": True})
    [found] = anyone.get("/registry/api/v1/communities").json()
    assert found["leader"] == "Физикова Анна Петровна"


def merged(register: Register, person_id: str, into: str) -> None:
    """Decide that two cards are one person's."""
    place = "/registry/api/v1/identity-questions"
    asked = register.methodist.post(place, json={"person_id": person_id, "candidate_id": into})
    assert asked.status_code == 200, asked.text
    decided = register.methodist.post(
        f"{place}/{asked.json()['id']}/decision", json={"decision": "same", "keep_id": into}
    )
    assert decided.status_code == 200, decided.text


def test_work_on_a_card_that_gave_way_is_moved_and_ended_as_the_persons_own(register: Register) -> None:
    old, card = hired(register), person(register, school=None)
    merged(register, old["id"], card["id"])
    assert begin(register, card["id"], "B", since="2020-09-01").status_code == 409
    reply = move(register, card | {"job": old["job"]}, "B", "2025-09-01")
    assert reply.status_code == 201, reply.text
    assert sorted(work(register, card["id"])) == [
        ("A", "2015-09-01", "2025-08-31", "main"),
        ("B", "2025-09-01", None, "main"),
    ]
    versions = {one["id"]: one["version"] for one in told(register, "person_changed")}
    leaving = register.methodist.post(f"{PEOPLE}/{card['id']}/leaving", json={"last_day": "2026-01-31"})
    assert len(leaving.json()) == 1
    after = {one["id"]: one["version"] for one in told(register, "person_changed")}
    assert (after[old["id"]] - versions[old["id"]], after[card["id"]] - versions[card["id"]]) == (0, 1)


def test_a_list_shows_where_a_person_works_by_any_of_their_cards(register: Register) -> None:
    old, card = hired(register, "B"), person(register, school=None)
    merged(register, old["id"], card["id"])
    token = register.system.token("methodist", municipality_id=register.municipality["id"])
    text = Browsing(register.system, token).get("/registry/people?export=csv").content.decode("utf-8-sig")
    [line] = text.splitlines()[1:]
    assert "МБОУ «СОШ № 2»" in line
    shown = Browsing(register.system, token).get(f"/registry/people/{card['id']}").text
    assert "с 1 сентября 2015" in shown
