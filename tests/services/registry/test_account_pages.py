"""Pages about accounts: who sees them, what may be given, what is told once."""

import pytest

from tests.browsing import Browsing
from tests.services.registry.conftest import Json, Register
from tests.services.registry.test_accounts import ACCOUNTS, PASSWORD, add, as_owner, sign_in
from tests.services.registry.test_api import person
from tests.services.registry.test_invitations import CODE, accept, methodist

PAGE = "/registry/accounts"


def grants(register: Register, made: Json) -> list[tuple[str, str | None]]:
    found = register.methodist.get(f"{ACCOUNTS}/{made['id']}").json()["grants"]
    return [(one["role"], one["organization_id"]) for one in found]


def test_the_list_is_searched_filtered_and_taken_away(register: Register) -> None:
    add(register)
    browsing = methodist(register)
    assert "tutor@school.ru" in browsing.get(PAGE).text
    assert "tutor@school.ru" in browsing.get(f"{PAGE}?q=СОШ&role=tutor&state=active").text
    assert "ничего не нашлось" in browsing.get(f"{PAGE}?state=disabled").text
    assert "Тьютор образовательной организации" in browsing.get(f"{PAGE}?export=csv").text


def test_one_is_invited_by_a_link_shown_once(register: Register) -> None:
    someone = person(register, email="ivanova@school.ru")
    browsing = methodist(register)
    form = browsing.get(f"{PAGE}/new?person={someone['id']}").text
    assert 'value="ivanova@school.ru"' in form
    data = {"email": "ivanova@school.ru", "role": "tutor", "organization_id": register.schools["A"]}
    shown = browsing.post(f"{PAGE}/new?person={someone['id']}", {**data, "once": "1"})
    code = CODE.search(shown.text)
    assert code is not None
    taken = browsing.post(f"{PAGE}/new?person={someone['id']}", {**data, "once": "1"})
    assert "Учётная запись с такой почтой уже есть." in taken.text
    assert accept(register, code[0])[1].headers["Location"] == "/routes/"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "Укажите почту или человека из реестра."),
        ({"email": "нет"}, "Это не адрес электронной почты: нужен вид imya@example.ru."),
        ({"email": "тьютор@школа.рф"}, "почта не примет русской буквы «т»"),
        ({"email": "a@b.ru", "role": "tutor"}, "нужна организация"),
        ({"email": "a@b.ru", "role": "admin"}, "выдаёт администратор"),
    ],
)
def test_what_cannot_be_invited_is_said(register: Register, data: Json, said: str) -> None:
    refused = methodist(register).post(f"{PAGE}/new", data)
    assert refused.status_code == 422
    assert said in refused.text


def test_roles_are_given_and_taken_one_at_a_time(register: Register) -> None:
    made, browsing = add(register), methodist(register)
    here = f"{PAGE}/{made['id']}"
    at_b = {"role": "principal", "organization_id": register.schools["B"]}
    for _ in range(2):
        assert browsing.post(here, at_b).headers["Location"] == here
    both = [("tutor", register.schools["A"]), ("principal", register.schools["B"])]
    assert grants(register, made) == both
    [first, *_] = [part for part in browsing.get(here).text.split('"') if part.endswith("/take")]
    assert browsing.post(first).headers["Location"] == here
    assert len(grants(register, made)) == 1
    refused = browsing.post(here, {"role": "admin"})
    assert refused.status_code == 422


def test_closing_inviting_again_and_ending_sessions(register: Register) -> None:
    made, browsing = add(register), methodist(register)
    here = f"{PAGE}/{made['id']}"
    tutor = as_owner(register, sign_in(register, "tutor@school.ru"))
    browsing.post(f"{here}/end-sessions")
    assert tutor.get("/registry/api/v1/organizations").status_code == 401
    browsing.post(f"{here}/disable")
    assert "доступ закрыт" in browsing.get(here).text
    code = CODE.search(browsing.post(f"{here}/invite").text)
    assert code is not None
    assert sign_in(register, "tutor@school.ru").status_code == 401
    assert accept(register, code[0], "новый пароль 22", "новый пароль 22")[1].status_code == 303
    assert sign_in(register, "tutor@school.ru", PASSWORD).status_code == 401


@pytest.mark.parametrize("role", ["tutor", "principal", "approver", "analyst"])
def test_others_see_no_accounts(register: Register, role: str) -> None:
    made = add(register)
    token = register.client(role).headers["Authorization"][7:]
    browsing = Browsing(register.system, token)
    for path in (PAGE, f"{PAGE}/{made['id']}", f"{PAGE}/new", f"{PAGE}/invitations"):
        assert browsing.get(path).status_code == 403
    for path in ("disable", "invite"):
        assert browsing.post(f"{PAGE}/{made['id']}/{path}").status_code == 403


def test_another_municipality_is_not_found(register: Register) -> None:
    made = add(register)
    other = register.operator.post("/registry/api/v1/municipalities", json={"profile": "zeya"}).json()
    token = register.client("methodist", municipality_id=other["id"]).headers["Authorization"][7:]
    browsing = Browsing(register.system, token)
    assert "tutor@school.ru" not in browsing.get(PAGE).text
    assert browsing.get(f"{PAGE}/{made['id']}").status_code == 404
    assert browsing.post(f"{PAGE}/{made['id']}/disable").status_code == 404
