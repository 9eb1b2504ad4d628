"""Rows that registry hands over: applied once, warned about as the domain says, refused whole."""

from typing import Any

import pytest

from tests.services.routes.making import MUN, Door, Routes, known


@pytest.fixture
def importer(routes: Routes) -> Door:
    """Registry's door, acting for the methodist."""
    return routes.door("methodist")


def body(kind: str, *rows: dict[str, Any], **options: Any) -> dict[str, Any]:
    """A hand-over."""
    numbered = [{"row": number, **row} for number, row in enumerate(rows, 2)]
    return {
        "kind": kind,
        "municipality_id": str(MUN),
        "imported_on": "2025-12-01",
        "rows": numbered,
        **options,
    }


def route(**changes: Any) -> dict[str, Any]:
    """A row of a routes file."""
    row = {"person_id": str(known("teacher")), "tutor_id": str(known("tutor")), "tutor_text": ""}
    return row | {"goal": "Цель", "state": "approved", "approved_on": "2025-10-01"} | changes


def certificate(**changes: Any) -> dict[str, Any]:
    """A row of a certificates file."""
    row = {"person_id": str(known("teacher")), "programme": "ФГОС", "kind": "retraining", "hours": 36}
    return row | {"issued_on": "2025-03-10", "number": "У-1"} | changes


def counts(report: dict[str, Any]) -> tuple[int, int, int]:
    """Created, updated, unchanged."""
    return report["created"], report["updated"], report["unchanged"]


@pytest.mark.parametrize(
    ("kind", "row", "event"),
    [("routes", route(), "route_changed"), ("certificates", certificate(), "certificate_changed")],
)
def test_the_same_file_twice_changes_nothing(
    routes: Routes, importer: Door, kind: str, row: dict[str, Any], event: str
) -> None:
    assert counts(importer.post("imports", body(kind, row, dry_run=True))) == (1, 0, 0)
    assert routes.told(event) == []
    assert counts(importer.post("imports", body(kind, row))) == (1, 0, 0)
    assert counts(importer.post("imports", body(kind, row))) == (0, 0, 1)
    assert [one["sequence"] for one in routes.told(event)] == [1]


def test_a_changed_row_updates(routes: Routes, importer: Door) -> None:
    importer.post("imports", body("certificates", certificate()))
    assert counts(importer.post("imports", body("certificates", certificate(hours=72)))) == (0, 1, 0)
    importer.post("imports", body("routes", route()))
    closed = route(state="closed", closed_on="2025-11-01")
    assert counts(importer.post("imports", body("routes", closed))) == (0, 1, 0)
    (seen,) = importer.get("routes")
    assert (seen["state"], seen["approved_on"], seen["closed_on"]) == ("closed", "2025-10-01", "2025-11-01")
    assert [one["sequence"] for one in routes.told("route_changed")] == [1, 2]


def test_a_repeated_file_never_takes_back_what_happened_since(
    routes: Routes, importer: Door, tutor: Door
) -> None:
    importer.post("imports", body("routes", route()))
    (seen,) = tutor.get("routes")
    tutor.post(f"routes/{seen['id']}/start")
    assert counts(importer.post("imports", body("routes", route()))) == (0, 0, 1)
    assert tutor.get(f"routes/{seen['id']}")["state"] == "in_progress"
    assert len(routes.told("route_changed")) == 2


def test_warnings_of_the_domain(importer: Door) -> None:
    rows = [
        route(),
        route(state="draft", approved_on=None),
        route(state="approved", approved_on=None, goal="Ещё"),
        route(state="closed", closed_on=None, approved_on="2019-01-01"),
    ]
    report = importer.post("imports", body("routes", *rows))
    assert counts(report) == (4, 0, 0)
    said = [(one["row"], one["column"]) for one in report["warnings"]]
    assert said.count((2, "ФИО")) == 1
    assert said.count((3, "ФИО")) == 2
    assert (4, "Дата утверждения") in said
    assert (5, "Дата закрытия") in said
    assert (5, "Дата утверждения") in said
    outside = importer.post("imports", body("certificates", certificate(issued_on="2019-01-01")))
    assert outside["warnings"][0]["column"] == "Дата выдачи"


def test_rejected_rows_stop_all_unless_they_may_be_skipped(importer: Door) -> None:
    rows = [route(), route(goal="Назад", state="closed", closed_on="2025-09-01"), route(state="draft")]
    report = importer.post("imports", body("routes", *rows))
    assert [one["row"] for one in report["rejected"]] == [4, 3]
    assert counts(report) == (1, 0, 0)
    assert importer.get("routes") == []
    importer.post("imports", body("routes", *rows, skip_rejected=True))
    assert len(importer.get("routes")) == 1


def test_only_the_methodist_of_the_municipality_imports(routes: Routes, tutor: Door, importer: Door) -> None:
    tutor.post("imports", body("routes", route()), 403)
    importer.post("imports", body("routes", route()) | {"municipality_id": str(known("elsewhere"))}, 403)
