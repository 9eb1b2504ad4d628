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


def test_case_c1_through_kafka_and_postgresql(stack: Stack) -> None:
    run(stack, "init", "--profile", "ust-koksa")
    load(stack, *ORDER)
    run(stack, "drain", "--timeout", "120")
    assert_matches(json.loads(run(stack, *FIGURES)), SNAPSHOT)


def test_what_is_written_while_kafka_is_down_is_delivered_when_it_is_back(stack: Stack) -> None:
    run(stack, "init", "--profile", "ust-koksa")
    load(stack, "organizations")
    run(stack, "drain", "--timeout", "120")
    token = run(stack, "token", "--ttl", "1h").strip()
    stack.kafka.stop()
    with httpx.Client(base_url=stack.url, headers={"Authorization": f"Bearer {token}"}) as client:
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
    assert stack.mms("drain", "--timeout", "2").returncode == 1
    stack.kafka.start()
    run(stack, "drain", "--timeout", "120")
    assert json.loads(run(stack, *FIGURES))["organizations"] == SNAPSHOT["organizations"] + 1


def test_a_restart_of_every_worker_changes_nothing(stack: Stack) -> None:
    before = run(stack, *FIGURES)
    for worker in stack.worker.values():
        worker.kill()
    stack.start_services()
    run(stack, "drain", "--timeout", "120")
    assert run(stack, *FIGURES) == before
