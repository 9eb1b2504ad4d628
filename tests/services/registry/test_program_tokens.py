"""Tokens for programs: narrower than their owner in every service, for a while, shown once, ended."""

import re

import httpx
import jwt
import pytest

from services.catalogue import SERVICES
from services.registry.rules import delegable, grouped, permission_words
from services.registry.rules.delegation import KEPT, PARTS
from shared.permissions import PERMISSIONS
from tests.services.registry.conftest import Json, Register
from tests.services.registry.test_accounts import ACCOUNTS, add, as_owner, sign_in
from tests.services.registry.test_sessions import OPEN_TO_TUTOR, browse, reply_of

WANTED = {"name": "выгрузка", "permissions": ["organization.read"], "days": 30}
READING = {
    "registry": "organization.read",
    "mentorship": "pair.read",
    "routes": "route.read",
    "notifications": "inbox.read",
    "monitoring": "indicator.read",
}


def bearer(register: Register, token: str) -> httpx.Client:
    client = register.system.client()
    client.headers["Authorization"] = f"Bearer {token}"
    return client


def issued(register: Register, **values: object) -> tuple[Json, httpx.Client, httpx.Client]:
    made = add(register)
    owner = as_owner(register, sign_in(register, "tutor@school.ru"))
    reply = owner.post(f"{ACCOUNTS}/{made['id']}/tokens", json=WANTED | values)
    assert reply.status_code == 201, reply.text
    token: Json = reply.json()
    return token, owner, bearer(register, token["token"])


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_every_service_obeys_the_narrowing(register: Register, service: str) -> None:
    register.system.deliver()
    _, _, allowed = issued(register, permissions=[READING[service]])
    assert reply_of(allowed, service) == 200
    for other in set(OPEN_TO_TUTOR) - {service}:
        refused = allowed.get(f"/{other}/api/v1/{OPEN_TO_TUTOR[other]}")
        assert refused.status_code == 403
        assert refused.json()["detail"] == "Этому токену такое действие не разрешено."


def test_it_is_listed_without_itself_and_ended_everywhere(register: Register) -> None:
    token, owner, program = issued(register, permissions=["pair.read"])
    listed = owner.get(f"{ACCOUNTS}/{owner_id(owner)}/tokens").json()
    assert [one["kind"] for one in listed] == ["session", "program"]
    assert "token" not in listed[1]
    assert owner.delete(f"{ACCOUNTS}/{owner_id(owner)}/tokens/{token['id']}").status_code == 204
    register.system.deliver()
    assert reply_of(program, "mentorship") == 401
    assert reply_of(owner, "mentorship") == 200


def owner_id(owner: httpx.Client) -> str:
    """The account a token speaks for."""
    claims = jwt.decode(owner.headers["Authorization"][7:], options={"verify_signature": False})
    return str(claims["sub"])


def test_it_cannot_make_itself_a_way_in(register: Register) -> None:
    _, owner, program = issued(register)
    account_id = owner_id(owner)
    assert program.post(f"{ACCOUNTS}/{account_id}/tokens", json=WANTED).status_code == 403
    assert program.get("/registry/me/sign-in").status_code == 403
    assert program.get(f"{ACCOUNTS}/{account_id}/tokens").status_code == 403
    for permission in ("account.own", "account.write", "municipality.write"):
        refused = owner.post(f"{ACCOUNTS}/{account_id}/tokens", json=WANTED | {"permissions": [permission]})
        assert refused.status_code == 422
        assert refused.json()["errors"][0]["field"] == "permissions"


def test_a_reply_stored_for_the_owner_is_not_replayed_to_a_narrowed_token(register: Register) -> None:
    made = add(register, "m@school.ru", grants=[{"role": "methodist"}])
    owner = as_owner(register, sign_in(register, "m@school.ru"))
    token = owner.post(f"{ACCOUNTS}/{made['id']}/tokens", json=WANTED).json()["token"]
    body, key = {"code": "C", "name": "СОШ № 3"}, {"Idempotency-Key": "1"}
    path = "/registry/api/v1/organizations"
    assert owner.post(path, json=body, headers=key).status_code == 201
    assert bearer(register, token).post(path, json=body, headers=key).status_code == 403


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"days": 366}, "days"),
        ({"days": 0}, "days"),
        ({"permissions": []}, "permissions"),
        ({"permissions": ["nothing"]}, "permissions.0"),
        ({"name": ""}, "name"),
    ],
)
def test_wrong_wishes_are_named(register: Register, values: Json, field: str) -> None:
    made = add(register)
    owner = as_owner(register, sign_in(register, "tutor@school.ru"))
    reply = owner.post(f"{ACCOUNTS}/{made['id']}/tokens", json=WANTED | values)
    assert reply.status_code == 422
    assert reply.json()["errors"][0]["field"] == field


def test_nobody_makes_a_token_of_another(register: Register) -> None:
    made = add(register)
    assert register.methodist.post(f"{ACCOUNTS}/{made['id']}/tokens", json=WANTED).status_code == 404


def test_a_page_shows_it_once_and_ends_it(register: Register) -> None:
    add(register)
    browsing = browse(register)
    shown = browsing.post("/registry/me/tokens", WANTED)
    token = re.search(r"eyJ[\w.-]+", shown.text)
    assert token is not None
    program = bearer(register, token[0])
    assert reply_of(program, "registry") == 200
    page = browsing.get("/registry/me/tokens").text
    assert "Организации: смотреть" in page
    assert token[0] not in page
    [link] = [part for part in page.split('"') if part.endswith("/end")]
    assert browsing.post(link).status_code == 303
    assert reply_of(program, "registry") == 401
    refused = browsing.post("/registry/me/tokens", {"name": "без прав", "days": "30"})
    assert "Выберите хотя бы одно." in refused.text


def test_what_may_be_given_is_what_one_may_but_never_the_way_in() -> None:
    assert "route.write" in delegable({"tutor"})
    assert "route.write" not in delegable({"approver"})
    assert not {"account.own", "account.write", "person.erase"} & set(delegable({"methodist", "admin"}))
    assert permission_words("indicator.people.read") == "Показатели поимённо: смотреть"
    assert permission_words("brand.new") == "brand.new"
    assert [one for one in PERMISSIONS if permission_words(one) == one and one not in KEPT] == []
    assert [title for title, _ in grouped(set(PERMISSIONS) - KEPT)] == list(PARTS)
    assert grouped(["person.read", "brand.new", "person.write"]) == [
        ("Люди и школы", [("person.read", "Люди: смотреть"), ("person.write", "Люди: изменять")]),
        ("Прочее", [("brand.new", "brand.new")]),
    ]
