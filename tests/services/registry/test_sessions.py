"""Sessions: listed, ended one by one here and in every other service, signed by registry only."""

import base64
import json
from datetime import UTC, datetime, timedelta

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from services.catalogue import SERVICES
from services.registry.clock import JOBS
from services.registry.models import IssuedToken
from services.registry.rules import recognise
from shared import keys
from shared.db import Database
from shared.tables import ended_token
from shared.tokens import forget_expired
from tests.browsing import Browsing
from tests.services.registry.conftest import Json, Register
from tests.services.registry.test_accounts import ACCOUNTS, PASSWORD, add, as_owner, sign_in

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0"
PHONE = "Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 Chrome/142.0.0.0 Mobile Safari/537.36"
OPEN_TO_TUTOR = {
    "registry": "organizations",
    "mentorship": "pairs",
    "routes": "routes",
    "notifications": "inbox",
    "monitoring": "indicators?as_of=2025-12-31&municipality=ust-koksa",
}


def browse(register: Register, user_agent: str = FIREFOX) -> Browsing:
    """The tutor at a browser of their own."""
    browsing = Browsing(register.system)
    browsing.client.headers["User-Agent"] = user_agent
    reply = browsing.post("/registry/sign-in", {"email": "tutor@school.ru", "password": PASSWORD})
    assert reply.status_code == 303, reply.text
    return browsing


def reply_of(client: httpx.Client, service: str) -> int:
    return client.get(f"/{service}/api/v1/{OPEN_TO_TUTOR[service]}").status_code


def test_a_session_is_listed_with_what_one_recognises(register: Register) -> None:
    add(register)
    browse(register, PHONE)
    page = browse(register).get("/registry/me/sessions").text
    assert "Firefox, Windows" in page
    assert "Chrome, Android" in page
    assert page.count("этот сеанс") == 1
    assert page.count("этот компьютер") == 2


def test_an_ended_session_is_refused_by_every_service_and_the_other_goes_on(register: Register) -> None:
    add(register)
    lost, kept = browse(register, PHONE), browse(register)
    [link] = [part for part in kept.get("/registry/me/sessions").text.split('"') if part.endswith("/end")]
    assert kept.post(link).headers["Location"] == "/registry/me/sessions"
    register.system.deliver()
    for service in SERVICES:
        assert reply_of(lost.client, service) == 401, service
        assert reply_of(kept.client, service) == 200, service
    assert kept.get("/registry/me/sessions").text.count("этот компьютер") == 1
    assert kept.post(link).status_code == 404


def test_all_the_others_are_ended_at_once(register: Register) -> None:
    add(register)
    others = [browse(register, PHONE), browse(register, PHONE)]
    program = as_owner(register, sign_in(register, "tutor@school.ru"))
    kept = browse(register)
    kept.post("/registry/me/sessions/end-others")
    assert [reply_of(one.client, "registry") for one in others] == [401, 401]
    assert (reply_of(program, "registry"), reply_of(kept.client, "registry")) == (401, 200)


def test_signing_out_ends_the_session_not_only_the_cookie(register: Register) -> None:
    add(register)
    browsing = browse(register)
    stolen = dict(browsing.client.cookies)
    browsing.post("/registry/sign-out")
    browsing.client.cookies.update(stolen)
    assert reply_of(browsing.client, "registry") == 401


def test_nobody_ends_the_session_of_another(register: Register) -> None:
    add(register)
    victim = browse(register)
    add(register, "other@school.ru")
    with register.system.db("registry").read() as session:
        [token_id] = [one.id for one in session.query(IssuedToken)]
    other = Browsing(register.system)
    other.post("/registry/sign-in", {"email": "other@school.ru", "password": PASSWORD})
    assert other.post(f"/registry/me/sessions/{token_id}/end").status_code == 404
    assert reply_of(victim.client, "registry") == 200


def test_who_answers_for_accounts_ends_everything_of_one(register: Register) -> None:
    made = add(register)
    tutor = as_owner(register, sign_in(register, "tutor@school.ru"))
    path = f"{ACCOUNTS}/{made['id']}/tokens"
    assert [one["kind"] for one in register.methodist.get(path).json()] == ["session"]
    assert register.client("approver").get(path).status_code == 404
    assert register.client("methodist", municipality_id=made["id"]).get(path).status_code == 404
    assert register.methodist.delete(path).status_code == 204
    assert reply_of(tutor, "registry") == 401
    assert register.methodist.get(path).json() == []


def test_a_methodist_does_not_end_an_administrator(register: Register) -> None:
    body = {"email": "admin@school.ru", "password": PASSWORD, "grants": [{"role": "admin"}]}
    body["municipality_id"] = register.municipality["id"]
    made = register.operator.post(ACCOUNTS, json=body).json()
    admin = as_owner(register, sign_in(register, "admin@school.ru"))
    path = f"{ACCOUNTS}/{made['id']}/tokens"
    assert register.methodist.delete(path).status_code == 422
    [own] = admin.get(path).json()
    assert admin.delete(f"{path}/{own['id']}").status_code == 204
    assert reply_of(admin, "registry") == 401


def test_use_is_noted_once_an_hour(register: Register) -> None:
    add(register)
    browsing = browse(register)
    before = datetime.now(UTC) - timedelta(hours=2)
    with register.system.db("registry").write() as session:
        session.query(IssuedToken).one().seen_at = before
    browsing.get("/registry/me/sign-in")
    with register.system.db("registry").read() as session:
        assert session.query(IssuedToken).one().seen_at > before + timedelta(hours=1)


def test_what_is_over_is_forgotten(register: Register) -> None:
    add(register)
    browse(register).post("/registry/sign-out")
    register.system.deliver()
    later = datetime.now(UTC) + timedelta(hours=13)
    for name in SERVICES:
        with register.system.db(name).write() as session:
            assert len(session.execute(ended_token.select()).all()) == 1, name
            for job in (*(JOBS if name == "registry" else ()), forget_expired):
                job(session, later)
            assert session.execute(ended_token.select()).all() == []
    with register.system.db("registry").read() as session:
        assert session.query(IssuedToken).count() == 0


def test_ended_sessions_are_told_again_when_a_replica_is_rebuilt(register: Register) -> None:
    add(register)
    browsing = browse(register)
    stolen = dict(browsing.client.cookies)
    browsing.post("/registry/sign-out")
    register.system.deliver()
    rebuilt: Database = register.system.db("routes")
    with rebuilt.write() as session:
        session.execute(ended_token.delete())
    with register.system.db("registry").write() as session:
        assert SERVICES["registry"].republish(session) > 0
    with rebuilt.write() as session:
        session.connection().exec_driver_sql("DELETE FROM applied")
    register.system.deliver()
    browsing.client.cookies.update(stolen)
    assert reply_of(browsing.client, "routes") == 401


def _claims(register: Register) -> Json:
    signed = register.system.token("methodist", municipality_id=register.municipality["id"])
    claims: Json = jwt.decode(signed, options={"verify_signature": False})
    return claims


def _unsigned(claims: Json) -> str:
    def part(value: Json) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    return f"{part({'alg': 'none', 'typ': 'JWT'})}.{part(claims)}."


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_only_what_registry_signed_is_believed(register: Register, service: str) -> None:
    register.system.deliver()
    claims = _claims(register)
    known = keys.load_keys(register.system.settings.keys)
    header = base64.urlsafe_b64encode(b'{"alg":"HS256","typ":"JWT"}').decode().rstrip("=")
    body = _unsigned(claims).split(".")[1]
    algorithm = jwt.get_algorithm_by_name("HS256")
    digest = algorithm.sign(f"{header}.{body}".encode(), known.token_public)
    confused = f"{header}.{body}.{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"
    foreign = jwt.encode(claims, ec.generate_private_key(ec.SECP256R1()), algorithm="ES256")
    for forged in (_unsigned(claims), confused, foreign):
        client = register.system.client()
        client.headers["Authorization"] = f"Bearer {forged}"
        assert reply_of(client, service) == 401
    client.headers["Authorization"] = f"Bearer {register.client('methodist').headers['Authorization'][7:]}"
    assert reply_of(client, service) == 200


@pytest.mark.parametrize(
    ("user_agent", "address", "said"),
    [
        (FIREFOX, "203.0.113.77", ("Firefox, Windows", "203.0.*.*")),
        (PHONE, "127.0.0.1", ("Chrome, Android", "этот компьютер")),
        ("python-httpx/0.28", "2001:db8:1:2::3", ("программа", "2001:db8::*")),
        ("x" * 1000, "nowhere", ("программа", "")),
    ],
)
def test_a_device_is_told_coarsely(user_agent: str, address: str, said: tuple[str, str]) -> None:
    device = recognise(user_agent, address)
    assert (device.browser, device.address) == said
