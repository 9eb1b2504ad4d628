"""Routes on a real PostgreSQL: rows that are held there with what is read beside them."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from services.routes import clock
from services.routes.app import SERVICE
from shared.settings import load
from tests.services.given import Alone
from tests.services.routes.acting import diagnosed, read
from tests.services.routes.making import TODAY, Door, Routes, known, person
from tests.services.routes.test_closing import BETTER, completed, measured
from tests.services.routes.test_demand import WISH, YEAR

pytestmark = pytest.mark.postgres


@pytest.fixture
def routes(postgres_url: str, tmp_path: Path) -> Iterator[Routes]:
    """Routes on PostgreSQL."""
    environ = {"MMS_HOME": str(tmp_path), "MMS_DATABASE_URL": postgres_url, "MMS_BUS": "kafka://127.0.0.1:1"}
    made = Routes(Alone(SERVICE, load(environ)))
    yield made
    made.close()


def test_a_route_is_closed_by_a_result_taken_back_and_goes_along(routes: Routes) -> None:
    tutor = routes.door("tutor", person="tutor", place="A")
    teacher, principal = (
        routes.door(person="teacher"),
        routes.door("principal", person="principal", place="A"),
    )
    weak = BETTER["answers"] | {"M1": 0}
    diagnosed(tutor, name="VISIT12", answers=weak, evidence={"M1": "Цель не названа"})
    read(tutor)
    (deficit,) = tutor.get("deficits")
    tutor.post(f"deficits/{deficit['id']}/confirmation")
    route = completed(tutor, teacher, principal, deficit["id"])
    again = measured(tutor, 3)
    tutor.post(f"routes/{route['id']}/closing", {"rediagnosis_id": again})
    tutor.post(f"diagnostics/{again}/annulment", {"reason": "Однофамилец"})
    assert tutor.get(f"routes/{route['id']}")["state"] == "completed"
    (job,) = person("teacher", "A").employments
    left = replace(job, until=TODAY - timedelta(days=1))
    present = replace(job, id=known("new-job"), organization_id=known("B"), since=TODAY)
    routes.service.hear([replace(person("teacher", "A"), employments=(left, present), version=2)])
    clock.follow_teachers(routes.service.database, routes.service.settings, datetime.now(UTC))
    principal.get(f"routes/{route['id']}", 404)


def test_two_who_send_the_demand_at_once_send_one(routes: Routes) -> None:
    routes.door(person="teacher").post("training-requests", WISH, 201)
    school = routes.door("principal", person="principal", place="A")
    school.post("training-demand/sent", {"year": YEAR, "organization_id": str(known("A"))}, 201)
    doors, begin = [routes.door("methodist") for _ in range(4)], threading.Barrier(4)

    def send(door: Door) -> str:
        begin.wait()
        return str(door.post("training-demand/sent", {"year": YEAR}, 201)["id"])

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(send, doors))) == 1
