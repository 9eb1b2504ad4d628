"""A new person by hand: namesakes are shown before a second card is made, and one may go on."""

from tests.browsing import Browsing
from tests.services.registry.conftest import Json, Register

PLACE = "/registry/people/new"
ANNA = {"last_name": "Елкина", "first_name": "анна", "middle_name": "Ивановна"}
FILE = "СНИЛС;ФИО;Дата рождения;Организация;Должность;Работает с\n{};{};{};A;учитель;01.09.2010\n"


def browsing(register: Register) -> Browsing:
    return Browsing(
        register.system, register.system.token("methodist", municipality_id=register.municipality["id"])
    )


def known(register: Register, name: str, *, snils: str = "", birth: str = "") -> str:
    """Bring somebody in by a file; gives the id."""
    register.upload("people", FILE.format(snils, name, birth))
    return str(register.people(name)[0]["id"])


def questions(register: Register, state: str) -> list[Json]:
    found: list[Json] = register.methodist.get(
        "/registry/api/v1/identity-questions", params={"state": state}
    ).json()
    return found


def test_namesakes_are_shown_beside_what_was_typed_and_one_may_go_on(register: Register) -> None:
    first = known(register, "Ёлкина Анна Ивановна", birth="05.05.1980")
    page = browsing(register)
    asked = page.post(PLACE, ANNA)
    assert asked.status_code == 200
    assert "Ничего ещё не записано" in asked.text
    assert f"/registry/people/{first}" in asked.text
    assert "учитель, МБОУ «СОШ № 1», с 01.09.2010" in asked.text
    assert 'value="Елкина"' in asked.text
    assert len(register.people("Елкина")) == 1
    made = page.post(PLACE, ANNA | {"seen": first})
    assert made.status_code == 303, made.text
    assert len(register.people("Елкина")) == 2
    assert questions(register, "open") == []
    [decided] = questions(register, "different")
    assert decided["candidate_id"] == first


def test_whoever_is_new_since_is_asked_about_again(register: Register) -> None:
    first = known(register, "Ёлкина Анна Ивановна")
    register.methodist.post("/registry/api/v1/people", json=ANNA)
    again = browsing(register).post(PLACE, ANNA | {"seen": first})
    assert (again.status_code, again.text.count('name="seen"')) == (200, 2)


def test_a_missing_patronymic_decides_nothing_and_other_names_are_others(register: Register) -> None:
    known(register, "Ёлкина Анна Ивановна")
    known(register, "Орлов Пётр")
    page = browsing(register)
    assert page.post(PLACE, ANNA | {"middle_name": ""}).status_code == 200
    peter = {"last_name": "Орлов", "first_name": "Петр"}
    assert page.post(PLACE, peter | {"middle_name": "Ильич"}).status_code == 200
    assert page.post(PLACE, ANNA | {"middle_name": "Игоревна"}).status_code == 303
    assert page.post(PLACE, peter | {"last_name": "Орловский"}).status_code == 303


def test_a_taken_snils_shows_whose_it_is(register: Register) -> None:
    known(register, "Ёлкина Анна Ивановна", snils="100-200-300 30")
    page = browsing(register)
    married = {"last_name": "Юдина", "first_name": "Анна", "snils": "100-200-300 30"}
    shown = page.post(PLACE, married)
    assert "Человек с таким СНИЛС уже есть" in shown.text
    assert "***-***-*** 30" in shown.text
    first = register.people("Елкина")[0]["id"]
    refused = page.post(PLACE, married | {"seen": first})
    assert (refused.status_code, "Этот СНИЛС записан у другого человека" in refused.text) == (422, True)


def test_what_must_be_mended_is_said_once_before_any_question(register: Register) -> None:
    known(register, "Ёлкина Анна Ивановна")
    reply = browsing(register).post(PLACE, ANNA | {"snils": "1"})
    assert (reply.status_code, reply.text.count('id="snils-wrong"')) == (422, 1)
    assert "Ничего ещё не записано" not in reply.text


def test_a_program_that_makes_a_namesake_leaves_a_question(register: Register) -> None:
    first = known(register, "Ёлкина Анна Ивановна", birth="05.05.1980")
    for birth in ("1980-05-05", None, "1991-01-01"):
        reply = register.methodist.post("/registry/api/v1/people", json=ANNA | {"birth_date": birth})
        assert reply.status_code == 201, reply.text
    asked = [one["candidate_id"] for one in questions(register, "open")]
    assert asked.count(first) == 2
