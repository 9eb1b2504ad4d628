"""A read model says what the others told: verified by a recomputation, made anew where it does not."""

from datetime import date
from typing import Any
from uuid import uuid4

import httpx
from sqlalchemy import delete, text, update

from services.monitoring.models import CertificateFact, PairFact, SnapshotFigure
from shared import roster
from tests.journeys.conftest import Run
from tests.journeys.village import Village
from tests.system import System

PLANS = "/monitoring/api/v1/plans"
NOBODYS = {"kind": "retraining", "issued_on": date(2026, 3, 1)}


def _planned(village: Village) -> list[dict[str, Any]]:
    """A plan with its item, as they are: written once, it is no read model and outlives a rebuild."""
    door = village.as_role("methodist")
    plan = door.post(PLANS, json={"year": 2025}).json()
    address = f"{PLANS}/{plan['id']}"
    item = {"section": "analytical", "title": "Семинар", "due_on": "2025-10-15", "owner_name": "Отдел"}
    if not door.get(f"{address}/items").json():
        door.post(f"{address}/items", json=item)
    found: list[dict[str, Any]] = door.get(f"{address}/items").json()
    return found


def test_a_read_model_that_was_touched_is_found_and_made_anew(
    run: Run, system: System, village: Village
) -> None:
    village.settle()
    plan = _planned(village)
    assert plan
    for name in ("monitoring", "registry", "routes"):
        assert run("readmodel", "verify", name)[0] == 0
    methodist = village.as_role("methodist")
    before = answers(methodist)
    with system.db("monitoring").write() as session:
        session.execute(delete(PairFact))
        session.add(CertificateFact(id=uuid4(), municipality_id=uuid4(), person_id=uuid4(), **NOBODYS))
        session.execute(update(roster.Employment).values(until=date(2020, 1, 1)))
    status, _, said = run("readmodel", "verify", "monitoring")
    assert status == 1
    assert "pair_fact: не хватает 1, лишних 0, отличается 0" in said
    assert "roster_employment: не хватает 0, лишних 0, отличается 6" in said
    assert "mms readmodel rebuild monitoring" in said
    assert "certificate_fact: не хватает 0, лишних 1, отличается 0" in said
    assert run("readmodel", "rebuild", "monitoring")[0] == 0
    assert run("readmodel", "verify", "monitoring")[0] == 0
    assert _planned(village) == plan
    assert answers(methodist) == before


def test_a_snapshot_changed_past_the_program_is_named(run: Run, system: System, village: Village) -> None:
    village.settle()
    methodist = village.as_role("methodist")
    body = {"municipality": "ust-koksa", "as_of": "2025-12-31"}
    period = methodist.post("/monitoring/api/v1/periods", json=body).json()["id"]
    taken = methodist.post(f"/monitoring/api/v1/periods/{period}/freeze", json={}).json()
    assert run("readmodel", "verify", "monitoring")[0] == 0
    with system.db("monitoring").write() as session:
        session.execute(text("DROP TRIGGER snapshot_figure_kept"))
        session.execute(update(SnapshotFigure).values(numerator=SnapshotFigure.numerator + 1))
    status, _, said = run("readmodel", "verify", "monitoring")
    assert status == 1
    assert taken["id"] in said
    assert "изменён после фиксации" in said


def answers(client: httpx.Client) -> list[bytes]:
    """What the service says of the ten, byte by byte: the figures and every list behind them."""
    asked = "municipality=ust-koksa&as_of=2026-05-31"
    addresses = [f"indicators?{asked}"] + [
        f"indicators/{number}/people?{asked}&list={name}"
        for number in range(1, 11)
        for name in ("in", "out", "unknown", "apart")
    ]
    replies = [client.get(f"/monitoring/api/v1/{one}") for one in addresses]
    assert all(reply.is_success for reply in replies)
    return [reply.content for reply in replies]
