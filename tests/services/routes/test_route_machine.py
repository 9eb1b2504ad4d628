"""Whatever is done to routes, by whomever and on whatever day: no rule breaks, every refusal says why."""

from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from services.routes.app import SERVICE
from tests.services.given import alone
from tests.services.routes.machine import RouteMachine
from tests.services.routes.making import Routes, consent

SETTINGS = settings(
    max_examples=14,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_no_rule_breaks(tmp_path: Path) -> None:
    with alone(SERVICE, tmp_path) as service:
        home = Routes(service)
        service.hear([consent("mentor")])
        machine = type("RoutesHere", (RouteMachine,), {"home": home})
        run_state_machine_as_test(machine, settings=SETTINGS)
