"""The end of a run names what the machine lacks and what to type; `REQUIRE=all` makes it fail."""

import os

import msgspec
import pytest

from tests.processes.needs import LACKED, Need, demand, have_kafka, have_postgres

MARKERS = {"postgres": have_postgres, "kafka": have_kafka}


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Heed the markers `postgres` and `kafka`."""
    for marker, have in MARKERS.items():
        if item.get_closest_marker(marker):
            demand(have())


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run that had to have everything; a worker tells its controller what it lacked."""
    if (told := getattr(session.config, "workeroutput", None)) is not None:
        told["lacked"] = msgspec.json.encode(list(LACKED.values())).decode()
    if LACKED and os.environ.get("REQUIRE") == "all" and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """Hear from a worker that ends what it lacked."""
    told = getattr(node, "workeroutput", {}).get("lacked", "[]")
    LACKED.update({need.name: need for need in msgspec.json.decode(told, type=list[Need])})


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name what is missing and the command that installs it."""
    if not LACKED:
        return
    fatal = os.environ.get("REQUIRE") == "all"
    terminalreporter.section("чего не хватает на этой машине", sep="=", red=fatal, yellow=not fatal)
    for need in LACKED.values():
        terminalreporter.write_line(f"{need.name}: {need.reason} → {need.install}")
    if fatal:
        terminalreporter.write_line("REQUIRE=all: без этого прогон считается неудачным.")
