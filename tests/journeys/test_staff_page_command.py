"""`mms import staff-page`: a comparison, a word, the same page again; usage that is refused."""

import json
from pathlib import Path

import pytest

from tests.journeys.conftest import Run

PAGE = """\
<html><head><meta charset="windows-1251"></head><body><h1>Педагогический состав</h1>
<table><tr><th>ФИО</th><th>Должность</th><th>Общий стаж</th><th>Педагогический стаж</th></tr>
<tr><td>Юдина Яна Львовна</td><td>учитель высшей категории</td><td>38,3</td><td>Отсутствует</td></tr>
<tr><td>Ким Ия Львовна</td><td>повар</td><td>11 месяцев</td><td>-</td></tr>
<tr><td>Итого</td><td>2</td><td></td><td></td></tr></table></body></html>
"""


@pytest.fixture
def page(tmp_path: Path) -> str:
    """A school's page saved from its site."""
    path = tmp_path / "staff.html"
    path.write_bytes(PAGE.encode("cp1251"))
    return str(path)


def words(page: str, *more: str) -> tuple[str, ...]:
    return ("import", "staff-page", page, "--municipality", "ust-koksa", "--organization", "A", *more)


def test_a_comparison_then_a_word_then_nothing_more(run: Run, page: str) -> None:
    status, out, _ = run(*words(page, "--json"))
    report = json.loads(out)
    assert (status, report["kind"], report["rows"], report["created"]) == (0, "staff-page", 2, 0)
    assert [(one["name"], one["post"], one["match"]) for one in report["people"]] == [
        ("Юдина Яна Львовна", "учитель высшей категории", "new"),
        ("Ким Ия Львовна", "повар", "new"),
    ]
    assert [one["experience_months"] for one in report["people"]] == [
        {"total": 460, "pedagogical": None, "subject": None},
        {"total": 11, "pedagogical": None, "subject": None},
    ]
    applied = json.loads(run(*words(page, "--apply", "--json"))[1])
    assert (applied["created"], applied["updated"], applied["rejected"]) == (1, 0, [])
    again = json.loads(run(*words(page, "--apply", "--json"))[1])
    assert (again["created"], again["updated"], again["unchanged"], again["left"]) == (0, 0, 1, [])
    assert [one["match"] for one in again["people"]] == ["same", "new"]


def test_what_people_read(run: Run, page: str) -> None:
    status, out, err = run(*words(page))
    assert status == 0
    assert "1. Юдина Яна Львовна, учитель высшей категории, стаж общий 38 лет 4 месяца: новый" in out
    assert "На странице 2 человека. Это сравнение, ничего не применено" in out
    assert "«повар» — должность не педагогическая" in err
    _, out, _ = run(*words(page, "--apply"))
    assert "На странице 2 человека; создано: 1" in out


def test_a_page_without_people_is_no_failure(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "frame.html"
    path.write_text('<meta charset="utf-8"><iframe src="https://sheets.example.org/1"></iframe>')
    status, out, _ = run(*words(str(path), "--json"))
    report = json.loads(out)
    assert (status, report["people"], report["left"], report["rejected"]) == (0, [], [], [])
    assert ["https://sheets.example.org/1" in one["message"] for one in report["warnings"]] == [True]


def test_chosen_rows_and_a_row_that_is_not_there(run: Run, page: str) -> None:
    assert json.loads(run(*words(page, "--apply", "--rows", "1", "--json"))[1])["created"] == 1
    status, out, _ = run(*words(page, "--apply", "--rows", "9", "--json"))
    assert (status, [one["row"] for one in json.loads(out)["rejected"]]) == (1, [9])


def test_refusals(run: Run, page: str, tmp_path: Path) -> None:
    assert run(*words(str(tmp_path / "nowhere.html")))[0] == 2
    assert run("import", "people", "https://school.example/", "--municipality", "ust-koksa")[0] == 2
    status, _, err = run("import", "staff-page", page, "--municipality", "ust-koksa")
    assert (status, "код организации" in err) == (1, True)
    status, out, err = run(*words("http://127.0.0.1/staff", "--json"))
    report = json.loads(out)
    assert (status, report["people"], "внутреннюю сеть" in err) == (1, [], True)
    assert "внутреннюю сеть" in report["rejected"][0]["message"]
