"""Who sees what of diagnostics: every reading door as every viewer, with canaries in every field.

The table of the domain holds field by field, in JSON, pages, exports, documents and events. A door that is
added must be classified in `canaries.DOORS`, or the test fails; so must a new part of an address in `plant`.
"""

from collections.abc import Iterator

import pytest
from sqlalchemy import select, update

from services.routes.app import SERVICE
from services.routes.models import Deficit
from shared.tables import outbox
from tests.services.given import alone
from tests.services.routes.canaries import (
    BLIND,
    CANARIES,
    CATALOGUE,
    FRAME,
    KIND_OF,
    LOOKERS,
    NEAR,
    NONE,
    Looker,
    World,
    plant,
)
from tests.services.routes.making import Routes, known


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """All planted; looked at while the route is a draft, while it awaits, and after a hidden change."""
    with alone(SERVICE, tmp_path_factory.mktemp("routes")) as service:
        made = World(Routes(service))
        plant(made)
        made.look("draft", only=NEAR)
        made.routes.door(person="teacher").post(f"routes/{made.ids['route_id'][0]}/agreement")
        made.look("awaiting")
        with service.database.write() as session:
            session.execute(
                update(Deficit).values(severity="medium", evidence="self_report", provisional=True)
            )
        made.look("changed", only=BLIND, after="awaiting")
        yield made


def test_every_reading_door_is_classified(world: World) -> None:
    """A new door: put it under SHOWS, and give its address the ids it needs in `plant`."""
    rules = [one for one in world.routes.service.app.url_map.iter_rules() if "GET" in (one.methods or ())]
    assert {one.endpoint for one in rules} <= KIND_OF.keys()
    parts = {name for one in rules for name in one.arguments if KIND_OF[one.endpoint] != FRAME}
    assert parts <= world.ids.keys()


@pytest.mark.parametrize(
    ("stage", "looker"),
    [*(("draft", one) for one in NEAR), *(("awaiting", one) for one in LOOKERS)],
    ids=lambda one: getattr(one, "name", one),
)
def test_nobody_sees_more_than_the_table_says(world: World, stage: str, looker: Looker) -> None:
    leaks = []
    allowed = looker.may | (looker.signing if stage == "awaiting" else NONE)
    for (name, endpoint, address), text in world.seen[stage].items():
        for kind, marks in CANARIES.items() if name == looker.name else ():
            catalogue = KIND_OF[endpoint] == CATALOGUE and kind in {"topic", "released"}
            if kind not in allowed and not catalogue and any(one in text for one in marks):
                leaks.append(f"{kind}: {address}")
    assert leaks == []


@pytest.mark.parametrize("looker", BLIND, ids=lambda one: one.name)
def test_a_hidden_change_of_severity_and_evidence_changes_nothing_they_see(
    world: World, looker: Looker
) -> None:
    changed = world.seen["changed"]
    different = [
        address
        for (name, _, address), text in changed.items()
        if name == looker.name and world.seen["awaiting"][name, _, address] != text
    ]
    assert different == []


def test_the_canaries_sing_where_they_may(world: World) -> None:
    """What is planted is really there: else the tests above would pass over nothing."""

    def heard(name: str, stage: str) -> set[str]:
        texts = "".join(text for (who, _, _), text in world.seen[stage].items() if who == name)
        return {kind for kind, marks in CANARIES.items() if any(one in texts for one in marks)}

    assert heard("the teacher", "awaiting") == heard("the tutor", "awaiting") == set(CANARIES)
    assert "goal" not in heard("the principal", "draft")
    assert {"topic", "goal"} <= heard("the principal", "awaiting")
    cases = sum(len(CANARIES) for stage in world.seen.values() for _ in stage)
    assert cases >= 300


def test_no_event_carries_more_than_a_released_topic(world: World) -> None:
    with world.routes.service.database.read() as session:
        told = [bytes(one).decode() for one in session.scalars(select(outbox.c.data))]
    assert told
    for kind, marks in CANARIES.items():
        assert kind == "released" or not any(mark in one for mark in marks for one in told), kind
    assert any("CANARY2" in one for one in told)


def test_the_teacher_reads_who_looked(world: World) -> None:
    """The tutor's look at the detail and the mentor's at the person are told; one's own is not."""
    with world.routes.service.database.read() as session:
        rows = session.execute(select(outbox.c.type, outbox.c.data)).all()
    looks = [bytes(row.data).decode() for row in rows if "accessed" in row.type]
    of_teacher = [one for one in looks if str(known("teacher")) in one]
    assert any('"diagnostics"' in one and str(known("tutor")) in one for one in of_teacher)
    assert not any(f'"person_id":"{known("teacher")}","actor' in one for one in looks)
