"""The same chain in production's shape: real processes, PostgreSQL, Apache Kafka, one origin."""

import json
from datetime import date

import httpx
import pytest

from deploy.native.stack import Stack
from tests.cases import FOLDER, ORDER, assert_matches, expected

pytestmark = [pytest.mark.kafka, pytest.mark.postgres]
(SNAPSHOT,) = expected("c1")
FIGURES = ("indicators", "--municipality", "ust-koksa", "--as-of", SNAPSHOT["as_of"], "--json")


def run(stack: Stack, *words: str) -> str:
    """Run a command that must succeed; returns what it printed."""
    done = stack.mms(*words)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def load(stack: Stack, *kinds: str) -> None:
    """Import files of the case one right after another."""
    for kind in kinds:
        path = FOLDER / "c1" / f"{kind}.csv"
        run(stack, "import", kind, str(path), "--municipality", "ust-koksa", "--json")


@pytest.fixture(scope="module")
def told(stack: Stack) -> Stack:
    """The stack with the case in it."""
    run(stack, "init", "--profile", "ust-koksa")
    load(stack, *ORDER)
    run(stack, "drain", "--timeout", "120")
    return stack


def test_case_c1_through_kafka_and_postgresql(told: Stack) -> None:
    assert_matches(json.loads(run(told, *FIGURES)), SNAPSHOT)


def test_what_is_written_while_kafka_is_down_is_delivered_when_it_is_back(told: Stack) -> None:
    token = run(told, "token", "--ttl", "1h").strip()
    told.kafka.stop()
    with httpx.Client(base_url=told.url, headers={"Authorization": f"Bearer {token}"}) as client:
        assert client.get("/registry/health/ready").json()["status"] == "degraded"
        reply = client.post(
            "/registry/api/v1/organizations",
            json={
                "municipality_id": client.get("/registry/api/v1/municipalities").json()[0]["id"],
                "code": "E",
                "name": "МБОУ «Новая СОШ»",
                "active_since": date(2025, 1, 1).isoformat(),
            },
        )
        assert reply.status_code == 201, reply.text
    assert told.mms("drain", "--timeout", "2").returncode == 1
    told.kafka.start()
    run(told, "drain", "--timeout", "120")
    assert json.loads(run(told, *FIGURES))["organizations"] == SNAPSHOT["organizations"] + 1


def test_a_restart_of_every_worker_changes_nothing(told: Stack) -> None:
    before = run(told, *FIGURES)
    for worker in told.worker.values():
        worker.kill()
    told.start_services()
    run(told, "drain", "--timeout", "120")
    assert run(told, *FIGURES) == before
