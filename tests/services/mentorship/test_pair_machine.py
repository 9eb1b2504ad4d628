"""Whatever is done to pairs, by whomever and on whatever day: no promise breaks, every refusal says why."""

from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.services.mentorship.machine import Pairs
from tests.services.mentorship.making import Mentorship

SETTINGS = settings(
    max_examples=15,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_no_promise_breaks(tmp_path: Path) -> None:
    mentorship = Mentorship(tmp_path / "mentorship")
    machine = type("PairsHere", (Pairs,), {"mentorship": mentorship})
    try:
        run_state_machine_as_test(machine, settings=SETTINGS)
    finally:
        mentorship.close()
