"""Idempotency-Key: once, whatever the client repeats."""

import threading
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from services.registry.models import Organization
from shared.tables import idempotency
from shared.web import idempotency as frame
from tests.system import System

PATH = "/registry/api/v1/organizations"


@pytest.fixture
def methodist(system: System) -> httpx.Client:
    """A methodist of a new municipality."""
    made = system.client(operator=True).post("/registry/api/v1/municipalities", json={"profile": "zeya"})
    return system.client("methodist", municipality_id=made.json()["id"])


def school(code: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "name": f"Школа {code}", **more}


def schools(system: System) -> int:
    with system.db("registry").read() as session:
        return session.scalar(select(func.count()).select_from(Organization)) or 0


def test_the_same_key_and_body_act_once_and_answer_the_same(system: System, methodist: httpx.Client) -> None:
    first, second = (
        methodist.post(PATH, json=school("1"), headers={"Idempotency-Key": "k1"}) for _ in range(2)
    )
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert second.headers["Idempotency-Replayed"] == "true"
    assert schools(system) == 1


def test_the_same_key_with_another_body_is_refused(system: System, methodist: httpx.Client) -> None:
    methodist.post(PATH, json=school("1"), headers={"Idempotency-Key": "k1"})
    other = methodist.post(PATH, json=school("2"), headers={"Idempotency-Key": "k1"})
    assert (other.status_code, other.json()["type"]) == (422, "urn:mms:problem:key-reused")
    assert schools(system) == 1


def test_a_refusal_is_stored_too(methodist: httpx.Client) -> None:
    bad = {"name": "без кода"}
    replies = [methodist.post(PATH, json=bad, headers={"Idempotency-Key": "k1"}) for _ in range(2)]
    assert [reply.status_code for reply in replies] == [422, 422]
    assert "Idempotency-Replayed" in replies[1].headers


def test_keys_belong_to_their_account(system: System, methodist: httpx.Client) -> None:
    methodist.post(PATH, json=school("1"), headers={"Idempotency-Key": "k1"})
    stranger = system.client("methodist", municipality_id=methodist.get(PATH).json()[0]["municipality_id"])
    assert stranger.post(PATH, json=school("2"), headers={"Idempotency-Key": "k1"}).status_code == 201
    assert schools(system) == 2


def test_while_the_first_runs_the_second_is_told_so(
    system: System, methodist: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside, leave = threading.Event(), threading.Event()
    remember = frame.remember

    def slow_remember(response: Any) -> None:
        inside.set()
        assert leave.wait(timeout=10)
        remember(response)

    monkeypatch.setattr(frame, "remember", slow_remember)
    statuses: list[int] = []
    body, headers = school("1"), {"Idempotency-Key": "k1"}
    first = threading.Thread(
        target=lambda: statuses.append(methodist.post(PATH, json=body, headers=headers).status_code)
    )
    first.start()
    assert inside.wait(timeout=10)
    monkeypatch.setattr(frame, "remember", remember)
    second = methodist.post(PATH, json=body, headers=headers)
    leave.set()
    first.join()
    assert (second.status_code, second.json()["type"]) == (409, "urn:mms:problem:still-running")
    assert statuses == [201]
    assert schools(system) == 1


def test_our_own_failure_is_not_stored(
    system: System, methodist: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("services.registry.actions.organizations.publish", None)
        failed = methodist.post(PATH, json=school("1"), headers={"Idempotency-Key": "k1"})
        assert failed.status_code == 500
    assert methodist.post(PATH, json=school("1"), headers={"Idempotency-Key": "k1"}).status_code == 201
    with system.db("registry").read() as session:
        assert session.scalar(select(func.count()).select_from(idempotency)) == 1


def test_a_file_sent_again_is_the_same_request(system: System, methodist: httpx.Client) -> None:
    replies = [
        methodist.post(
            "/registry/api/v1/imports",
            data={"kind": "organizations", "municipality": "zeya"},
            files={"file": ("f.csv", "Код;Наименование\n1;Школа\n".encode())},
            headers={"Idempotency-Key": "k1"},
        )
        for _ in range(2)
    ]
    assert [reply.status_code for reply in replies] == [200, 200]
    assert replies[0].json() == replies[1].json()
    assert replies[1].headers["Idempotency-Replayed"] == "true"
    assert schools(system) == 1
