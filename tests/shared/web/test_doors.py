"""What every door of every service answers: problems, tokens, paging, health, OpenAPI."""

from datetime import timedelta

import httpx
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from services.catalogue import SERVICES
from tests.system import System

JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_openapi_is_valid_and_readable(system: System, service: str) -> None:
    client = system.client()
    spec = client.get(f"/{service}/api/v1/openapi.json").json()
    assert spec["openapi"].startswith("3.1")
    OpenAPIV31SpecValidator(spec).validate()
    assert "<h1>" in client.get(f"/{service}/api/v1/").text


@pytest.mark.parametrize("service", sorted(SERVICES))
def test_health(system: System, service: str) -> None:
    client = system.client()
    assert client.get(f"/{service}/health/live").json()["status"] == "ok"
    assert client.get(f"/{service}/health/ready").json() == {"service": service, "status": "ok"}
    assert "mms_replies_total" in client.get(f"/{service}/metrics").text


def test_a_problem_speaks_russian_to_people_and_a_stable_type_to_programs(system: System) -> None:
    reply = system.client().get("/registry/api/v1/people")
    assert reply.status_code == 401
    assert reply.headers["Content-Type"].startswith("application/problem+json")
    assert reply.json()["type"] == "urn:mms:problem:unauthenticated"
    assert "Войдите" in reply.json()["detail"]
    assert system.client().get("/registry/api/v1/nowhere").json()["status"] == 404


def test_errors_name_the_fields(system: System) -> None:
    operator = system.client(operator=True)
    reply = operator.post("/registry/api/v1/municipalities", json={"profile": 5, "other": 1})
    assert reply.status_code == 422
    errors = {one["field"]: one["messages"] for one in reply.json()["errors"]}
    assert errors == {"profile": ["Нужна строка."], "other": ["Такого поля нет."]}
    broken = operator.post("/registry/api/v1/municipalities", content="{", headers=JSON)
    assert broken.status_code == 400
    assert broken.json()["errors"] == [{"field": "_", "messages": ["Тело запроса — не JSON."]}]
    query = operator.get("/mentorship/api/v1/coverage?as_of=вчера")
    assert query.json()["errors"] == [{"field": "as_of", "messages": ["Нужна дата вида 2025-12-31."]}]


def test_old_and_forged_tokens_are_refused(system: System) -> None:
    old = system.token("methodist", municipality_id="019ab000-0000-7000-8000-000000000001", ttl=timedelta(-1))
    for token in (old, old[:-4] + "AAAA", "x.y.z", ""):
        reply = system.client().get(
            "/registry/api/v1/people", headers={"Authorization": f"Bearer {token}".strip()}
        )
        assert reply.status_code == 401


def test_a_disabled_account_is_refused_by_every_service(system: System) -> None:
    operator = system.client(operator=True)
    made = operator.post("/registry/api/v1/municipalities", json={"profile": "ust-koksa"}).json()
    body = {"email": "m@example.ru", "password": "длинный-пароль", "municipality_id": made["id"]}
    body |= {"grants": [{"role": "methodist"}]}
    account = operator.post("/registry/api/v1/accounts", json=body).json()
    system.deliver()
    client = signed_in(system, "m@example.ru", "длинный-пароль")
    assert client.get("/mentorship/api/v1/coverage").status_code == 200
    operator.post(f"/registry/api/v1/accounts/{account['id']}/disable")
    system.deliver()
    for path in ("/mentorship/api/v1/coverage", "/registry/api/v1/people", "/routes/api/v1/routes"):
        assert client.get(path).status_code == 401


def signed_in(system: System, email: str, password: str) -> httpx.Client:
    client = system.client()
    reply = client.post("/registry/api/v1/tokens", json={"email": email, "password": password})
    client.headers["Authorization"] = f"Bearer {reply.json()['token']}"
    return client


def test_sign_in_is_throttled_with_the_same_words_for_both_mistakes(system: System) -> None:
    client = system.client()
    body = {"email": "nobody@example.ru", "password": "неверный-пароль"}
    replies = [client.post("/registry/api/v1/tokens", json=body) for _ in range(11)]
    assert [reply.status_code for reply in replies] == [401] * 10 + [429]
    assert replies[0].json()["detail"] == "Неверное имя для входа или пароль."
    assert int(replies[-1].headers["Retry-After"]) > 0


def test_lists_are_paged_with_links(system: System) -> None:
    operator = system.client(operator=True)
    made = operator.post("/registry/api/v1/municipalities", json={"profile": "ust-koksa"}).json()
    for number in range(5):
        body = {"code": str(number), "name": f"Школа {number}", "municipality_id": made["id"]}
        assert operator.post("/registry/api/v1/organizations", json=body).status_code == 201
    seen, following = [], "/registry/api/v1/organizations?limit=2"
    while following:
        reply = operator.get(following)
        seen += [one["code"] for one in reply.json()]
        following = reply.links.get("next", {}).get("url", "")
    assert seen == ["0", "1", "2", "3", "4"]
    assert operator.get("/registry/api/v1/organizations?limit=0").status_code == 422
    assert operator.get("/registry/api/v1/organizations?cursor=@@").status_code == 422
