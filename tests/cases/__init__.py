"""Worked cases: files to import in order and the answer they must give."""

import json
from pathlib import Path
from typing import Any

import httpx

FOLDER = Path(__file__).parent
ORDER = (
    "organizations",
    "people",
    "facts",
    "certificates",
    "routes",
    "pairs",
    "events",
    "bodies",
    "memberships",
)


def expected(case: str) -> list[dict[str, Any]]:
    """The answers of a case, one per date."""
    snapshots: list[dict[str, Any]] = json.loads((FOLDER / case / "expected.json").read_text())["snapshots"]
    return snapshots


def assert_matches(answer: dict[str, Any], snapshot: dict[str, Any]) -> None:
    """Compare what was said with what is expected, number by number."""
    said = {one["number"]: one for one in answer["indicators"]}
    for one in snapshot["indicators"]:
        assert {key: said[one["number"]][key] for key in one} == one
    names = [key for key in snapshot if key != "indicators"]
    assert {key: answer[key] for key in names} == {key: snapshot[key] for key in names}


def upload(client: httpx.Client, kind: str, path: Path, **options: str) -> dict[str, Any]:
    """Send one import file through the one door; returns the report."""
    form = {"kind": kind, "municipality": "ust-koksa", **options}
    with path.open("rb") as content:
        reply = client.post("/registry/api/v1/imports", data=form, files={"file": (path.name, content)})
    assert reply.status_code == 200, reply.text
    report: dict[str, Any] = reply.json()
    return report
