"""Accounts and signing in: roles, invitations, closing, throttling, one answer for every wrong try."""

import re
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from argon2 import Parameters, PasswordHasher, extract_parameters

from services.registry import actions
from services.registry.actions.passwords import HASHER
from services.registry.actions.signing_in import MOST_TRIES, WINDOW
from services.registry.errors import TooManyTries
from shared.web.cookie import COOKIE
from tests.browsing import Browsing
from tests.services.registry.conftest import Json, Register

ACCOUNTS = "/registry/api/v1/accounts"
PASSWORD = "длинный пароль 1"


def sign_in(register: Register, email: str, password: str = PASSWORD, **more: str) -> httpx.Response:
    body = {"email": email, "password": password, **more}
    return register.system.client().post("/registry/api/v1/tokens", json=body)


def add(register: Register, email: str = "Tutor@School.ru", **values: object) -> Json:
    grants = [{"role": "tutor", "organization_id": register.schools["A"]}]
    body = {"email": email, "password": PASSWORD, "grants": grants, **values}
    reply = register.methodist.post(ACCOUNTS, json=body)
    assert reply.status_code == 201, reply.text
    made: Json = reply.json()
    return made


def as_owner(register: Register, reply: httpx.Response) -> httpx.Client:
    assert reply.status_code == 201, reply.text
    client = register.system.client()
    client.headers["Authorization"] = f"Bearer {reply.json()['token']}"
    return client


def test_a_token_opens_what_the_roles_allow(register: Register) -> None:
    made = add(register)
    assert (made["email"], made["state"], "password" in made) == ("tutor@school.ru", "active", False)
    tutor = as_owner(register, sign_in(register, " TUTOR@school.ru"))
    assert [one["code"] for one in tutor.get("/registry/api/v1/organizations").json()] == ["A"]
    assert tutor.get(ACCOUNTS).status_code == 403


def test_unknown_wrong_and_disabled_get_one_answer(register: Register) -> None:
    made = add(register)
    wrong = sign_in(register, "tutor@school.ru", "не тот пароль")
    unknown = sign_in(register, "nobody@school.ru")
    register.methodist.post(f"{ACCOUNTS}/{made['id']}/disable")
    disabled = sign_in(register, "tutor@school.ru")
    assert {one.status_code for one in (wrong, unknown, disabled)} == {401}
    assert wrong.json() == unknown.json() == disabled.json()


def test_an_unknown_name_takes_the_time_of_a_wrong_password_on_pages_and_in_the_api(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What takes time is argon2: one check for each try, whoever is named, of hashes that cost the same."""
    made = add(register)
    add(register, "closed@school.ru")
    body = {"email": "invited@school.ru", "grants": [{"role": "approver"}]}
    assert register.methodist.post(f"{ACCOUNTS}/invitations", json=body).status_code == 201
    register.methodist.post(f"{ACCOUNTS}/{made['id']}/disable")
    checked: list[tuple[Parameters, bool]] = []
    verify = PasswordHasher.verify

    def watched(hasher: PasswordHasher, stored: str, password: str) -> bool:
        checked.append((extract_parameters(stored), password == "не тот пароль"))
        return verify(hasher, stored, password)

    monkeypatch.setattr(PasswordHasher, "verify", watched)
    said = set()
    for name in ("tutor@school.ru", "closed@school.ru", "invited@school.ru", "nobody@school.ru"):
        said.add(sign_in(register, name, "не тот пароль").text)
        form = {"email": name, "password": "не тот пароль"}
        page = Browsing(register.system).post("/registry/sign-in", form)
        said.add(re.findall(r"Неверное[^<]*", page.text)[0])
    assert len(said) == 2
    assert checked == [(extract_parameters(HASHER.hash("x")), True)] * 8


def test_tries_on_pages_and_in_the_api_are_counted_together(register: Register) -> None:
    add(register)
    browsing = Browsing(register.system)
    wrong = {"email": "tutor@school.ru", "password": "не тот пароль"}
    for _ in range(MOST_TRIES // 2):
        assert browsing.post("/registry/sign-in", wrong).status_code == 422
        assert sign_in(register, "tutor@school.ru", "не тот пароль").status_code == 401
    assert sign_in(register, "tutor@school.ru").status_code == 429
    refused = browsing.post("/registry/sign-in", wrong | {"password": PASSWORD})
    assert "Подождите 15 минут" in refused.text
    assert COOKIE not in browsing.client.cookies


def test_ten_wrong_tries_and_even_the_right_password_waits(register: Register) -> None:
    add(register)
    for _ in range(MOST_TRIES):
        assert sign_in(register, "tutor@school.ru", "не тот пароль").status_code == 401
    throttled = sign_in(register, "tutor@school.ru")
    assert throttled.status_code == 429
    assert int(throttled.headers["Retry-After"]) > 0
    assert sign_in(register, "other@school.ru").status_code == 401


def test_the_window_ends_and_success_forgets(register: Register) -> None:
    start = datetime(2025, 9, 1, 12, tzinfo=UTC)
    with register.system.db("registry").write() as session:
        for _ in range(MOST_TRIES):
            actions.count_try(session, index="x", now=start)
        with pytest.raises(TooManyTries):
            actions.count_try(session, index="x", now=start + timedelta(minutes=1))
        for _ in range(MOST_TRIES):
            actions.count_try(session, index="x", now=start + WINDOW)
        actions.forget_tries(session, index="x", now=start + WINDOW)
        actions.count_try(session, index="x", now=start + WINDOW)


def test_an_invitation_is_accepted_once(register: Register) -> None:
    body = {"email": "new@school.ru", "grants": [{"role": "approver"}]}
    invited = register.methodist.post(f"{ACCOUNTS}/invitations", json=body).json()
    assert invited["account"]["state"] == "invited"
    assert sign_in(register, "new@school.ru").status_code == 401
    wrong = sign_in(register, "new@school.ru", invitation="нет")
    assert wrong.status_code == 422
    weak = sign_in(register, "new@school.ru", "short", invitation=invited["invitation"])
    assert weak.json()["errors"][0]["field"] == "password"
    as_owner(register, sign_in(register, "new@school.ru", invitation=invited["invitation"]))
    assert sign_in(register, "new@school.ru", invitation=invited["invitation"]).status_code == 422
    as_owner(register, sign_in(register, "new@school.ru"))


def test_closing_and_new_roles_end_the_old_tokens_here_and_elsewhere(register: Register) -> None:
    made = add(register)
    tutor = as_owner(register, sign_in(register, "tutor@school.ru"))
    grants = [{"role": "principal", "organization_id": register.schools["B"]}]
    reply = register.methodist.post(f"{ACCOUNTS}/{made['id']}/roles", json={"grants": grants})
    assert [one["role"] for one in reply.json()["grants"]] == ["principal"]
    assert tutor.get("/registry/api/v1/organizations").status_code == 401
    principal = as_owner(register, sign_in(register, "tutor@school.ru"))
    assert [one["code"] for one in principal.get("/registry/api/v1/organizations").json()] == ["B"]
    assert register.methodist.post(f"{ACCOUNTS}/{made['id']}/disable").json()["state"] == "disabled"
    assert register.methodist.post(f"{ACCOUNTS}/{made['id']}/disable").status_code == 409
    assert principal.get("/registry/api/v1/organizations").status_code == 401
    register.system.deliver()
    assert principal.get("/mentorship/api/v1/pairs").status_code == 401


@pytest.mark.parametrize(
    "grant",
    [{"role": "admin"}, {"role": "analyst"}, {"role": "tutor"}, {"role": "nobody"}],
)
def test_a_methodist_cannot_give_everything(register: Register, grant: Json) -> None:
    body = {"email": "x@school.ru", "password": PASSWORD, "grants": [grant]}
    assert register.methodist.post(ACCOUNTS, json=body).status_code == 422


def test_a_methodist_cannot_touch_an_administrator(register: Register) -> None:
    body = {
        "email": "admin@school.ru",
        "password": PASSWORD,
        "grants": [{"role": "admin"}],
        "municipality_id": register.municipality["id"],
    }
    admin = register.operator.post(ACCOUNTS, json=body).json()
    for action in ("disable", "invite"):
        assert register.methodist.post(f"{ACCOUNTS}/{admin['id']}/{action}").status_code == 422
    taken = register.methodist.post(ACCOUNTS, json=body | {"grants": []})
    assert taken.status_code == 409
