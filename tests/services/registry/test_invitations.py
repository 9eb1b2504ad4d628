"""Invitations by a link and on paper: once, for a while, with a password that holds."""

import re
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select

from services.registry.models import Account
from services.registry.rules import INVITATION_LIFE, code_digest, new_code, proposed_login, sign_in_name
from tests.browsing import Browsing
from tests.services.registry.conftest import Json, Register
from tests.services.registry.test_accounts import ACCOUNTS, PASSWORD, sign_in
from tests.services.registry.test_api import person

CODE = re.compile(r"[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){3}")
ADDRESS = "/registry/invitation"


def methodist(register: Register) -> Browsing:
    """The methodist at a browser."""
    token = register.methodist.headers["Authorization"][7:]
    return Browsing(register.system, token)


def invited(register: Register, **values: object) -> Json:
    body = {"grants": [], **values}
    reply = register.methodist.post(f"{ACCOUNTS}/invitations", json=body)
    assert reply.status_code == 201, reply.text
    made: Json = reply.json()
    return made


def accept(
    register: Register, code: str, password: str = PASSWORD, again: str = PASSWORD
) -> tuple[Browsing, httpx.Response]:
    browsing = Browsing(register.system)
    return browsing, browsing.post(f"{ADDRESS}/{code}", {"password": password, "again": again})


def test_a_link_lets_in_once(register: Register) -> None:
    made = invited(register, email="new@school.ru", person_id=person(register)["id"])
    page = Browsing(register.system).get(f"{ADDRESS}/{made['invitation']}").text
    assert "Иванова Анна Петровна" in page
    assert "new@school.ru" in page
    browsing, reply = accept(register, made["invitation"])
    assert reply.headers["Location"] == "/mentorship/home"
    assert browsing.get("/registry/me/sign-in").status_code == 200
    used = Browsing(register.system).get(f"{ADDRESS}/{made['invitation']}")
    assert used.status_code == 422
    assert "Попросите методиста" in used.text
    assert sign_in(register, "new@school.ru").status_code == 201


@pytest.mark.parametrize(
    ("password", "again", "said"),
    [
        (PASSWORD, "другой пароль 2", "Пароли не совпали"),
        ("короткий", "короткий", "Пароль короче 12 знаков."),
        ("йцукенгшщзхъ", "йцукенгшщзхъ", "подбирают одним из первых"),
        ("иванова-ап-2026", "иванова-ап-2026", "похож на имя для входа"),
    ],
)
def test_a_bad_password_is_explained_and_the_invitation_waits(
    register: Register, password: str, again: str, said: str
) -> None:
    made = invited(register, person_id=person(register)["id"])
    refused = accept(register, made["invitation"], password, again)[1]
    assert refused.status_code == 422
    assert said in refused.text
    assert accept(register, made["invitation"])[1].status_code == 303


def test_an_old_invitation_and_a_replaced_one_are_refused(register: Register) -> None:
    made = invited(register, email="new@school.ru")
    renewed = register.methodist.post(f"{ACCOUNTS}/{made['account']['id']}/invite").json()["invitation"]
    assert accept(register, made["invitation"])[1].status_code == 422
    with register.system.db("registry").write() as session:
        account = session.scalars(select(Account)).one()
        assert account.invited_at is not None
        account.invited_at -= INVITATION_LIFE + timedelta(minutes=1)
    assert accept(register, renewed)[1].status_code == 422


def test_a_code_is_stored_as_a_hash_and_typed_as_it_comes(register: Register) -> None:
    made = invited(register, email="new@school.ru")
    code = made["invitation"]
    with register.system.db("registry").read() as session:
        assert session.scalars(select(Account.invitation_hash)).one() == code_digest(code)
    typed = Browsing(register.system).post(ADDRESS, {"code": f" {code.lower().replace('-', ' ')}"})
    assert typed.status_code == 303
    assert Browsing(register.system).get(typed.headers["Location"]).status_code == 200
    assert Browsing(register.system).post(ADDRESS, {"code": "ABCD"}).status_code == 422


def test_a_russian_keyboard_types_the_same_code() -> None:
    assert code_digest("АВСЕ-НКМР-ТХ23-4567") == code_digest("abce-hkmp-tx23-4567")
    assert CODE.fullmatch(new_code())


def test_somebody_without_an_email_signs_in_by_a_made_name(register: Register) -> None:
    first, second = person(register), person(register)
    names = [invited(register, person_id=one["id"])["account"]["login"] for one in (first, second)]
    assert names == ["иванова-ап", "иванова-ап-2"]
    nobody = register.methodist.post(f"{ACCOUNTS}/invitations", json={"grants": []})
    assert nobody.json()["errors"][0]["field"] == "email"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [(" Иванова АП ", "иванова-ап"), ("ИВАНОВА_А.П", "иванова-а-п"), ("A.B@School.RU ", "a.b@school.ru")],
)
def test_a_name_is_known_however_it_is_typed(typed: str, kept: str) -> None:
    assert sign_in_name(typed) == kept


def test_a_double_surname_and_no_middle_name_make_a_name_too() -> None:
    assert proposed_login(last_name="Кара-Мурза", first_name="Ёлка", middle_name="") == "кара-мурза-е"


def test_cards_are_printed_for_those_who_were_marked(register: Register) -> None:
    someone, other = person(register), person(register, "Петрова", "B", email="p@school.ru")
    browsing = methodist(register)
    page = browsing.get("/registry/accounts/invitations").text
    assert "Иванова Анна Петровна" in page
    sheet = browsing.post("/registry/accounts/invitations/print", {"person": [someone["id"], other["id"]]})
    assert sheet.status_code == 200
    codes = CODE.findall(sheet.text)
    assert len(codes) == 2
    assert "<svg" in sheet.text
    assert "style=" not in sheet.text
    assert "иванова-ап" in sheet.text
    _, came = accept(register, codes[0])
    assert came.headers["Location"] == "/mentorship/home"
    assert sign_in(register, "Иванова АП").status_code == 201
    again = browsing.post("/registry/accounts/invitations/print", {"person": [someone["id"], other["id"]]})
    assert len(CODE.findall(again.text)) == 1
    assert accept(register, codes[1])[1].status_code == 422
    assert accept(register, CODE.findall(again.text)[0])[1].status_code == 303


def test_nobody_marked_is_said_and_a_stranger_is_not_found(register: Register) -> None:
    browsing = methodist(register)
    nobody = browsing.post("/registry/accounts/invitations/print")
    assert nobody.status_code == 422
    assert "Отметьте от 1 до 100 человек." in nobody.text
    stranger = {"person": ["019ab000-0000-7000-8000-000000000001"]}
    assert browsing.post("/registry/accounts/invitations/print", stranger).status_code == 404
