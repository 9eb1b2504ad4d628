"""Big files of people and of their results, each a process of its own: all come in, in bounded memory.

`make bench` measures the whole promise, 300 MB at 100,000 rows; here a fifth of the rows may take as much
less as each row over that may take.
"""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from services.delivering import open_databases
from shared import roster
from shared.settings import load
from tests.bench.big_files import write_people
from tests.bench.importing import ROWS, Home
from tests.bench.results import give_consents, write_results

PROMISED_MEGABYTES = 300
MEGABYTES_OF_A_ROW = 0.00125
FEWER = ROWS // 5
RESULTS = 2000
COUNTS = ("rows", "created", "updated", "unchanged", "rejected")
BOUND = PROMISED_MEGABYTES - (ROWS - FEWER) * MEGABYTES_OF_A_ROW


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A municipality with 150 schools and nobody in them."""
    return Home(tmp_path)


def test_a_big_file_comes_in_whole_and_again_is_nothing_new(home: Home, tmp_path: Path) -> None:
    path = write_people(tmp_path / "people.csv", FEWER)
    first = home.take("people", path)
    counts = {name: first.report[name] for name in COUNTS}
    assert counts == {"rows": FEWER, "created": FEWER, "updated": 0, "unchanged": 0, "rejected": []}
    assert first.ran.megabytes <= BOUND
    assert all(stage in first.ran.errors for stage in ("Запись: ", "Доставка службам: "))
    assert known_everywhere(home) == {
        "mentorship": FEWER,
        "routes": FEWER,
        "notifications": FEWER,
        "monitoring": FEWER,
    }
    again = home.take("people", path)
    assert (again.report["created"], again.report["updated"], again.report["unchanged"]) == (0, 0, FEWER)
    assert again.ran.megabytes <= BOUND
    results_come_in_too(home, tmp_path)


def results_come_in_too(home: Home, tmp_path: Path) -> None:
    """Results of some of these people; `make bench` takes 20,000."""
    assert give_consents(home) == FEWER
    results = home.take("diagnostics", write_results(tmp_path / "results.xlsx", RESULTS, of=FEWER))
    assert [results.report[name] for name in COUNTS] == [RESULTS, RESULTS, 0, 0, []]
    assert results.ran.megabytes <= PROMISED_MEGABYTES


def known_everywhere(home: Home) -> dict[str, int]:
    """Count the people that each service knows by events."""
    databases = open_databases(load(home.environment))
    known = {}
    for name in databases.keys() - {"registry"}:
        with databases[name].read() as session:
            known[name] = session.scalar(select(func.count()).select_from(roster.Person)) or 0
        databases[name].close()
    return known
