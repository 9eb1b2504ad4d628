"""The page of the ten, the file taken from it, `mms indicators --json` and the expected answer are one."""

import csv
import io
import json
from typing import Any

import pytest
from click.testing import CliRunner

from services.cli import mms
from tests.cases import FOLDER, ORDER, assert_matches, expected, upload
from tests.system import System

(SNAPSHOT,) = expected("c1")


@pytest.fixture
def municipality_id(system: System) -> str:
    """Case c1, brought by its files."""
    operator = system.client(operator=True)
    made = operator.post("/registry/api/v1/municipalities", json={"profile": "ust-koksa"}).json()
    for kind in ORDER:
        system.deliver()
        assert upload(operator, kind, FOLDER / "c1" / f"{kind}.csv")["rejected"] == []
    system.deliver()
    return str(made["id"])


def taken(system: System, municipality_id: str) -> list[dict[str, str]]:
    """The ten as the page's own CSV."""
    methodist = system.client("methodist", municipality_id=municipality_id)
    reply = methodist.get(f"/monitoring/?as_of={SNAPSHOT['as_of']}&export=csv")
    assert reply.status_code == 200, reply.text
    return list(csv.DictReader(io.StringIO(reply.content.decode("utf-8-sig")), delimiter=";"))


def as_line(figure: dict[str, Any]) -> dict[str, str]:
    """A figure of the command line in the words of the file."""
    is_count = "count" in figure
    value = figure["count"] if is_count else figure["percent"]
    return {
        "№": str(figure["number"]),
        "Числитель": str(figure["count"] if is_count else figure["numerator"]),
        "Знаменатель": "" if is_count else str(figure["denominator"]),
        "Значение": "" if value is None else str(value).replace(".", ","),
        "Порог, %": "" if figure["threshold"] is None else str(figure["threshold"]),
        "Полное название": figure["title"],
    }


def test_page_file_command_and_expectation_agree(
    system: System, municipality_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MMS_HOME", str(system.settings.home))
    words = ["indicators", "--municipality", "ust-koksa", "--as-of", SNAPSHOT["as_of"], "--json"]
    result = CliRunner().invoke(mms, words)
    assert result.exit_code == 0, result.output
    said = json.loads(result.stdout[result.stdout.index("{") :])
    assert_matches(said, SNAPSHOT)
    lines = taken(system, municipality_id)
    assert [{key: line[key] for key in as_line(said["indicators"][0])} for line in lines] == [
        as_line(figure) for figure in said["indicators"]
    ]
    assert [line["Что нужно"] for line in lines if line["Порог, %"]] == ["выполнен"] * 4
