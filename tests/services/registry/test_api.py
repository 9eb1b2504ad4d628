"""The JSON doors of the register: who sees what, what is refused, what others are told."""

import msgspec
import pytest
from sqlalchemy import select

from shared.tables import outbox
from tests.services.registry.conftest import Json, Register

PEOPLE = "/registry/api/v1/people"


def person(
    register: Register, last_name: str = "Иванова", school: str | None = "A", **values: object
) -> Json:
    body = {"last_name": last_name, "first_name": "Анна", "middle_name": "Петровна", **values}
    reply = register.methodist.post(PEOPLE, json=body)
    assert reply.status_code == 201, reply.text
    made: Json = reply.json()
    if school:
        work = {"organization_id": register.schools[school], "staff_category": "pedagogical"}
        assert register.methodist.post(f"{PEOPLE}/{made['id']}/employments", json=work).status_code == 201
    return made


def told(register: Register, type_: str) -> list[Json]:
    with register.system.db("registry").read() as session:
        query = select(outbox.c.data).where(outbox.c.type == f"mms.registry.{type_}.v1")
        return [msgspec.json.decode(data) for data in session.scalars(query.order_by(outbox.c.position))]


def test_a_principal_sees_their_school_a_person_their_card_a_stranger_nothing(register: Register) -> None:
    here, there = person(register), person(register, "Петрова", "B")
    principal = register.client("principal", organization_id=register.schools["A"])
    assert [one["id"] for one in principal.get(PEOPLE).json()] == [here["id"]]
    assert principal.get(f"{PEOPLE}/{there['id']}").status_code == 404
    assert principal.patch(f"{PEOPLE}/{here['id']}", json={"last_name": "Х"}).status_code == 403
    own = register.client(person_id=there["id"])
    assert [one["id"] for one in own.get(PEOPLE).json()] == [there["id"]]
    assert own.get(f"{PEOPLE}/{here['id']}").status_code == 404
    assert own.get("/registry/api/v1/accounts").status_code == 403
    assert register.system.client().get(PEOPLE).status_code == 401
    listed = principal.get("/registry/api/v1/organizations").json()
    assert [one["code"] for one in listed] == ["A"]


def test_another_municipality_is_out_of_reach(register: Register) -> None:
    register.operator.post("/registry/api/v1/municipalities", json={"profile": "zeya"})
    other = next(
        one
        for one in register.operator.get("/registry/api/v1/municipalities").json()
        if one["code"] == "zeya"
    )
    stranger = register.system.client("methodist", municipality_id=other["id"])
    made = person(register)
    assert stranger.get(PEOPLE).json() == []
    assert stranger.get(f"{PEOPLE}/{made['id']}").status_code == 404
    form = {"kind": "people", "municipality": "ust-koksa"}
    files = {"file": ("x.csv", b"x")}
    assert stranger.post("/registry/api/v1/imports", data=form, files=files).status_code == 404
    body = {"last_name": "Х", "first_name": "У", "municipality_id": register.municipality["id"]}
    assert stranger.post(PEOPLE, json=body).status_code == 404
    assert stranger.get(f"/registry/api/v1/municipalities/{register.municipality['id']}").status_code == 404


def test_who_goes_on_working_elsewhere_is_no_longer_the_principals(register: Register) -> None:
    made = person(register)
    (work,) = register.methodist.get(f"{PEOPLE}/{made['id']}/employments").json()
    closing = f"{PEOPLE}/{made['id']}/employments/{work['id']}"
    assert register.methodist.patch(closing, json={"until": "2020-01-01"}).status_code == 200
    principal = register.client("principal", organization_id=register.schools["A"])
    assert principal.get(PEOPLE).json() == []


def test_a_snils_goes_in_checked_and_comes_out_masked(register: Register) -> None:
    made = person(register, snils="100-200-300 30")
    assert made["snils"] == "***-***-*** 30"
    wrong = register.methodist.post(
        PEOPLE, json={"last_name": "Х", "first_name": "У", "snils": "100-200-300 31"}
    )
    assert wrong.status_code == 422
    assert wrong.json()["errors"][0]["field"] == "snils"
    again = {"last_name": "Х", "first_name": "У", "snils": "10020030030"}
    assert register.methodist.post(PEOPLE, json=again).status_code == 409


def test_if_match_guards_against_anothers_change(register: Register) -> None:
    made = person(register, school=None)
    place = f"{PEOPLE}/{made['id']}"
    tag = register.methodist.get(place).headers["ETag"]
    changed = register.methodist.patch(place, json={"last_name": "Орлова"}, headers={"If-Match": tag})
    assert (changed.status_code, changed.json()["version"]) == (200, 2)
    stale = register.methodist.patch(place, json={"last_name": "Сова"}, headers={"If-Match": tag})
    assert stale.status_code == 412
    same = register.methodist.patch(place, json={"last_name": "Орлова"})
    assert same.json()["version"] == 2


def test_search_forgives_case_yo_and_look_alikes(register: Register) -> None:
    person(register, "Дёмина")
    for q in ("демина", "ДЕМИНА", "дeм"):
        assert len(register.people(q)) == 1
    assert register.people("%") == []
    found = register.methodist.get("/registry/api/v1/organizations", params={"q": "сош №2"}).json()
    assert [one["code"] for one in found] == ["B"]


def test_lists_are_paged(register: Register) -> None:
    for name in ("Белова", "Сомова", "Чернова"):
        person(register, name)
    first = register.methodist.get(PEOPLE, params={"limit": 2})
    assert len(first.json()) == 2
    following = register.methodist.get(first.links["next"]["url"])
    assert len(following.json()) == 1
    assert "next" not in following.links


def test_a_consent_is_told_and_hidden_from_the_principal(register: Register) -> None:
    made = person(register)
    place = f"{PEOPLE}/{made['id']}/consents"
    own = register.client(person_id=made["id"])
    given = own.post(place, json={"purpose": "diagnostics", "given_on": "2025-09-01"})
    assert given.status_code == 201, given.text
    withdrawn = own.patch(f"{place}/{given.json()['id']}", json={"withdrawn_on": "2025-10-01"})
    assert withdrawn.json()["withdrawn_on"] == "2025-10-01"
    states = [(one["version"], one["withdrawn_on"]) for one in told(register, "consent_changed")]
    assert states == [(1, None), (2, "2025-10-01")]
    principal = register.client("principal", organization_id=register.schools["A"])
    assert principal.get(place).status_code == 403
    stranger = register.client(person_id=person(register, "Чужая")["id"])
    assert stranger.post(place, json={"purpose": "transfer", "given_on": "2025-09-01"}).status_code == 404


def test_absences_bodies_and_members(register: Register) -> None:
    made = person(register)
    absence = {"kind": "parental", "since": "2025-01-01", "until": "2024-01-01"}
    wrong = register.methodist.post(f"{PEOPLE}/{made['id']}/absences", json=absence)
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, "until")
    absence["until"] = "2025-12-31"
    assert register.methodist.post(f"{PEOPLE}/{made['id']}/absences", json=absence).status_code == 201
    body = {"name": "РМО «Физика»", "kind": "methodical_association"}
    created = register.methodist.post("/registry/api/v1/bodies", json=body).json()
    assert (
        register.methodist.post("/registry/api/v1/bodies", json=body | {"name": "рмо физика"}).status_code
        == 409
    )
    members = f"/registry/api/v1/bodies/{created['id']}/memberships"
    assert register.methodist.post(members, json={"person_id": made["id"]}).status_code == 201
    assert [one["person_id"] for one in register.methodist.get(members).json()] == [made["id"]]
    assert told(register, "membership_changed")[0]["body_id"] == created["id"]
    assert told(register, "person_changed")[-1]["absences"][0]["kind"] == "parental"


def test_organizations_are_created_once_and_changed(register: Register) -> None:
    place = "/registry/api/v1/organizations"
    assert register.methodist.post(place, json={"code": "а", "name": "Другая"}).status_code == 409
    made = register.methodist.post(place, json={"code": "C", "name": "Третья"}).json()
    flags = [{"kind": "base_site", "since": "2024-01-01"}]
    changed = register.methodist.patch(f"{place}/{made['id']}", json={"flags": flags}).json()
    assert (changed["version"], changed["flags"][0]["kind"]) == (2, "base_site")
    again = register.methodist.patch(f"{place}/{made['id']}", json={"flags": flags}).json()
    assert again["version"] == 2
    fact = {"kind": "mentoring_model", "dated_on": "2025-01-01", "state": "in_force"}
    assert register.methodist.post(f"{place}/{made['id']}/facts", json=fact).status_code == 201
    principal = register.client("principal", organization_id=register.schools["A"])
    assert principal.post(f"{place}/{made['id']}/facts", json=fact).status_code == 404
    assert principal.post(f"{place}/{register.schools['A']}/facts", json=fact).status_code == 201


@pytest.mark.parametrize(
    "body",
    [
        {"last_name": "\x00", "first_name": "А"},
        {"last_name": "А" * 101, "first_name": "А"},
        {"last_name": "А", "first_name": "Б", "birth_date": "9999-12-31"},
        {"last_name": "А", "first_name": "Б", "nobody": 1},
        {"last_name": "А", "first_name": "Б", "email": "иванова@school.ru"},
        {"last_name": "А"},
    ],
)
def test_wrong_fields_are_refused_by_name(register: Register, body: Json) -> None:
    reply = register.methodist.post(PEOPLE, json=body)
    assert reply.status_code == 422
    assert reply.json()["errors"]


def test_init_twice_changes_nothing(register: Register) -> None:
    again = register.operator.post("/registry/api/v1/municipalities", json={"profile": "ust-koksa"})
    assert again.json() == register.municipality
    (configured,) = told(register, "municipality_configured")
    collected = [(day["month"], day["day"], day["final"]) for day in configured["reporting"]]
    assert collected == [(5, 31, False), (12, 31, True)]
    assert register.operator.post("/registry/api/v1/municipalities", json={"profile": "x"}).status_code == 404
