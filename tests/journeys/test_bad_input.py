"""Bad files at the command line: a clear Russian sentence, exit 1, nothing half-applied, no traceback."""

import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.conftest import Run

PEOPLE = "Фамилия;Имя;Отчество;Дата рождения;Начало педагогического стажа;Организация;Работает с\n"
GOOD = "Иванова;Анна;Петровна;01.02.1999;01.09.2024;A;01.09.2024\n"


def noise(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(20 * 1024 * 1024))


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (300 * 1024 * 1024))


BAD: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "broken": ("people.csv", lambda p: p.write_text(PEOPLE + '"Иванова;Анна\n'), ""),
    "wrong heading": ("people.csv", lambda p: p.write_text("Фамилие;Имячко\nИванова;Анна\n"), "Фамилия"),
    "unknown organization": (
        "people.csv",
        lambda p: p.write_text(PEOPLE + GOOD + GOOD.replace(";A;", ";Ы;").replace("Иванова", "Петрова")),
        "Ы",
    ),
    "30 February": (
        "people.csv",
        lambda p: p.write_text(PEOPLE + GOOD.replace("01.02.1999", "30.02.1999")),
        "30.02.1999",
    ),
    "empty": ("people.csv", lambda p: p.write_bytes(b""), "пуст"),
    "noise": ("people.csv", noise, ""),
    "zip bomb": ("people.xlsx", bomb, ""),
    "not a workbook": ("people.xlsx", lambda p: p.write_text("это не книга"), ""),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_bad_file_is_refused_in_plain_words(run: Run, tmp_path: Path, name: str) -> None:
    filename, make, mentioned = BAD[name]
    path = tmp_path / filename
    make(path)
    status, out, err = run("import", "people", str(path), "--municipality", "ust-koksa", "--json")
    report = json.loads(out)
    assert status == 1
    assert report["rejected"]
    messages = " ".join(one["message"] for one in report["rejected"])
    assert any("а" <= letter <= "я" for letter in messages.lower())
    assert mentioned in messages
    assert "Traceback" not in out + err
    good = tmp_path / "good.csv"
    good.write_text(PEOPLE + GOOD)
    report = json.loads(run("import", "people", str(good), "--municipality", "ust-koksa", "--json")[1])
    assert report["created"] == 1, "nothing of the bad file may have been applied"


def test_cp1251_is_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes((PEOPLE + GOOD).encode("cp1251"))
    status, out, _ = run("import", "people", str(path), "--municipality", "ust-koksa", "--json")
    assert (status, json.loads(out)["created"]) == (0, 1)


def test_skip_rejected_applies_the_rest_and_still_says_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE + GOOD + GOOD.replace("01.02.1999", "30.02.1999"))
    words = ("import", "people", str(path), "--municipality", "ust-koksa", "--skip-rejected", "--json")
    status, out, _ = run(*words)
    report = json.loads(out)
    assert (status, report["created"], [one["row"] for one in report["rejected"]]) == (1, 1, [3])


def test_dry_run_changes_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE + GOOD)
    words = ("import", "people", str(path), "--municipality", "ust-koksa", "--json")
    assert json.loads(run(*words, "--dry-run")[1])["created"] == 1
    assert json.loads(run(*words)[1])["created"] == 1


def test_wrong_usage_is_two_and_a_refusal_is_one(run: Run) -> None:
    assert run("indicators", "--municipality", "ust-koksa", "--as-of", "вчера", "--json")[0] == 2
    status, out, err = run("indicators", "--municipality", "нет-такого", "--as-of", "2025-12-31", "--json")
    assert status == 1
    assert "нет-такого" in err
    assert json.loads(out)["error"]
