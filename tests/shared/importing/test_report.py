"""Repeats and contradictions within a file, and the shape of the report."""

from shared.importing import KINDS, Outcome, Report, RowMessage, sift


def organization(row: int, code: str, name: str) -> dict[str, object]:
    """Make a parsed row."""
    return {"row": row, "code": code, "name": name}


def test_repeats_are_unchanged_and_contradictions_rejected() -> None:
    rows = [
        organization(2, "A", "Школа"),
        organization(3, "a", "ШКОЛА"),
        organization(4, "B", "Сад"),
        organization(5, "B", "Другой сад"),
        organization(6, "B", "Сад"),
        organization(7, "C", "Сад"),
    ]
    sifted = sift(rows, KINDS["organizations"])
    assert [row["row"] for row in sifted.rows] == [2, 7]
    assert sifted.repeated == 1
    assert [(one.row, one.column) for one in sifted.rejected] == [
        (number, "Наименование") for number in (4, 5, 6)
    ]
    assert "строка 5" in sifted.rejected[0].message
    assert "строка 4" in sifted.rejected[1].message
    assert "строка 5" in sifted.rejected[2].message


def test_many_rows_of_one_key_take_linear_time() -> None:
    rows = [organization(number, "A", f"Школа {number}") for number in range(2, 20_002)]
    sifted = sift(rows, KINDS["organizations"])
    assert len(sifted.rejected) == 20_000


def test_the_report_has_the_shape_of_the_interface() -> None:
    report = Report(kind="people", rows=3, unchanged=1)
    report.add(Outcome(created=1, rejected=[RowMessage(9, "ФИО", "не найден")]))
    report.add(
        Outcome(updated=1, rejected=[RowMessage(2, "", "плохо")], warnings=[RowMessage(3, "С", "рано")])
    )
    assert report.to_json() == {
        "kind": "people",
        "rows": 3,
        "created": 1,
        "updated": 1,
        "unchanged": 1,
        "rejected": [
            {"row": 2, "column": "", "message": "плохо"},
            {"row": 9, "column": "ФИО", "message": "не найден"},
        ],
        "warnings": [{"row": 3, "column": "С", "message": "рано"}],
    }
