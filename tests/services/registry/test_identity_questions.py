"""The queue of namesakes: side by side, decided by a methodist, merged and taken apart again."""

import httpx
import pytest
from sqlalchemy import func, select

from shared.roster import models as roster
from shared.tables import outbox
from tests.services.registry.conftest import Json, Register

HEAD = "СНИЛС;ФИО;Дата рождения;Организация;Должность;Работает с;Начало педагогического стажа\n"
FIRST = ";Ёлкина Анна Ивановна;;A;учитель;01.09.2010;\n"
SECOND = "100-200-300 30;Елкина Анна Ивановна;05.05.1980;B;методист;01.09.2015;01.09.2005\n"
QUESTIONS = "/registry/api/v1/identity-questions"


def questions(register: Register, **filters: str) -> list[Json]:
    found: list[Json] = register.methodist.get(QUESTIONS, params=filters).json()
    return found


def decide(register: Register, question: Json, decision: str, **more: str) -> httpx.Response:
    where = f"{QUESTIONS}/{question['id']}/decision"
    return register.methodist.post(where, json={"decision": decision, **more})


def events(register: Register) -> int:
    with register.system.db("registry").read() as session:
        return session.scalar(select(func.count()).select_from(outbox)) or 0


@pytest.fixture
def question(register: Register) -> Json:
    """Two cards of one name that the files could not tell apart."""
    register.upload("people", HEAD + FIRST)
    register.upload("people", HEAD + SECOND)
    (found,) = questions(register)
    return found


def test_the_two_cards_stand_side_by_side(register: Register, question: Json) -> None:
    assert (question["state"], question["person_name"]) == ("open", "Елкина Анна Ивановна")
    shown = register.methodist.get(f"{QUESTIONS}/{question['id']}").json()
    assert (shown["person"]["snils"], shown["candidate"]["snils"]) == ("***-***-*** 30", None)
    assert [len(shown[side]["employments"]) for side in ("person", "candidate")] == [1, 1]
    assert {one["field"]: one["verdict"] for one in shown["fields_compared"]} == {
        "last_name": "same",
        "first_name": "same",
        "middle_name": "same",
        "birth_date": "unknown",
        "snils_index": "unknown",
        "experience_from": "unknown",
        "email": "unknown",
    }
    assert shown["contradict"] is False


def test_same_merges_and_both_histories_stay(register: Register, question: Json) -> None:
    reply = decide(register, question, "same")
    assert (reply.status_code, reply.json()["state"]) == (200, "same")
    (card,) = register.people()
    assert card["id"] == question["candidate_id"]
    assert (card["full_name"], card["birth_date"]) == ("Ёлкина Анна Ивановна", "1980-05-05")
    assert (card["snils"], card["experience_from"]) == ("***-***-*** 30", "2005-09-01")
    works = register.methodist.get(f"/registry/api/v1/people/{card['id']}/employments").json()
    assert [one["since"] for one in works] == ["2010-09-01", "2015-09-01"]
    assert questions(register) == []
    before = events(register)
    assert decide(register, question, "same").json() == reply.json()
    assert events(register) == before


def test_the_others_learn_whose_card_stands_for_both(register: Register, question: Json) -> None:
    decide(register, question, "same")
    register.system.deliver()
    with register.system.db("mentorship").read() as session:
        people = {one.id: one.merged_into for one in session.scalars(select(roster.Person))}
    assert {str(one): other and str(other) for one, other in people.items()} == {
        question["person_id"]: question["candidate_id"],
        question["candidate_id"]: None,
    }


def test_the_files_of_both_still_find_the_one(register: Register, question: Json) -> None:
    decide(register, question, "same")
    for text in (FIRST, SECOND):
        report = register.upload("people", HEAD + text)
        assert (report["created"], report["updated"], report["unchanged"]) == (0, 0, 1)
    assert len(register.people()) == 1


def test_unmerging_brings_both_back_and_asks_again(register: Register, question: Json) -> None:
    before = sorted(register.people(), key=lambda one: str(one["id"]))
    decide(register, question, "same")
    where = f"/registry/api/v1/people/{question['person_id']}/unmerge"
    reply = register.methodist.post(where)
    assert (reply.status_code, reply.json()["merged_into"]) == (200, None)
    told = events(register)
    assert register.methodist.post(where).json() == reply.json()
    assert events(register) == told
    after = sorted(register.people(), key=lambda one: str(one["id"]))
    for one, other in zip(before, after, strict=True):
        assert one | {"version": 0} == other | {"version": 0}
    assert [one["state"] for one in questions(register)] == ["open"]


def test_what_was_corrected_after_merging_stays_corrected(register: Register, question: Json) -> None:
    decide(register, question, "same")
    card = f"/registry/api/v1/people/{question['candidate_id']}"
    register.methodist.patch(card, json={"birth_date": "1981-05-05"})
    register.methodist.post(f"/registry/api/v1/people/{question['person_id']}/unmerge")
    shown = register.methodist.get(card).json()
    assert (shown["birth_date"], shown["experience_from"], shown["snils"]) == ("1981-05-05", None, None)


def test_the_card_that_stays_may_be_chosen(register: Register, question: Json) -> None:
    wrong = decide(register, question, "same", keep_id=question["id"])
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, "keep_id")
    assert decide(register, question, "same", keep_id=question["person_id"]).status_code == 200
    assert [one["id"] for one in register.people()] == [question["person_id"]]


def test_later_waits_and_different_is_settled(register: Register, question: Json) -> None:
    assert decide(register, question, "later").status_code == 200
    assert [one["state"] for one in questions(register)] == ["later"]
    assert decide(register, question, "different").status_code == 200
    assert questions(register) == []
    assert [one["id"] for one in questions(register, state="different")] == [question["id"]]
    register.upload("people", HEAD + FIRST + SECOND)
    assert (len(register.people()), questions(register)) == (2, [])


def test_merged_cards_are_not_called_different(register: Register, question: Json) -> None:
    decide(register, question, "same")
    reply = decide(register, question, "different")
    assert (reply.status_code, reply.json()["type"]) == (409, "urn:mms:problem:decided-otherwise")


def test_a_person_may_put_two_cards_into_the_queue(register: Register) -> None:
    register.upload("people", HEAD + ";Орлова Анна;;A;;;\n;Сова Анна;;A;;;\n")
    orlova, sova = (one["id"] for one in register.people())
    asked = register.methodist.post(QUESTIONS, json={"person_id": sova, "candidate_id": orlova})
    back = register.methodist.post(QUESTIONS, json={"person_id": orlova, "candidate_id": sova})
    assert (asked.status_code, back.json()["id"]) == (200, asked.json()["id"])
    itself = register.methodist.post(QUESTIONS, json={"person_id": sova, "candidate_id": sova})
    assert itself.status_code == 422
    decide(register, asked.json(), "same")
    assert [one["full_name"] for one in register.people("сова")] == ["Орлова Анна"]


def test_three_cards_become_one_by_two_words(register: Register) -> None:
    register.upload("people", HEAD + FIRST + FIRST.replace(";A;", ";B;") + FIRST.replace("учитель", "тьютор"))
    found = questions(register)
    assert len(found) == 3
    assert [decide(register, one, "same").status_code for one in found] == [200, 200, 200]
    (card,) = register.people()
    works = register.methodist.get(f"/registry/api/v1/people/{card['id']}/employments").json()
    assert len(works) == 3


def test_only_a_methodist_decides_and_only_at_home(register: Register, question: Json) -> None:
    where = f"{QUESTIONS}/{question['id']}"
    stranger = register.client("methodist", municipality_id="00000000-0000-7000-8000-000000000001")
    assert stranger.get(QUESTIONS).json() == []
    assert stranger.get(where).status_code == 404
    assert stranger.post(f"{where}/decision", json={"decision": "same"}).status_code == 404
    assert stranger.post(f"/registry/api/v1/people/{question['person_id']}/unmerge").status_code == 404
    principal = register.client("principal", organization_id=register.schools["A"])
    assert principal.get(QUESTIONS).status_code == 403


def test_people_are_listed_as_russians_expect(register: Register) -> None:
    names = ["Яковлева", "ёлкина", "Жукова", "Еремина", "Ежова", "Ёжикова", "Ли", "Абрамова-Ян", "Абрамова"]
    register.upload("people", HEAD + "".join(f";{name} Анна;;A;;;\n" for name in names))
    expected = [
        "Абрамова",
        "Абрамова-Ян",
        "Ёжикова",
        "Ежова",
        "ёлкина",
        "Еремина",
        "Жукова",
        "Ли",
        "Яковлева",
    ]
    assert [one["last_name"] for one in register.people()] == expected
    seen, following = [], "/registry/api/v1/people?limit=2"
    while following:
        reply = register.methodist.get(following)
        seen += [one["last_name"] for one in reply.json()]
        following = reply.links.get("next", {}).get("url", "")
    assert seen == expected
    gone = "AAAAAAAAAAAAAAAAAAAAAA"
    assert register.methodist.get(f"/registry/api/v1/people?cursor={gone}").status_code == 422
