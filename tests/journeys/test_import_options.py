"""What `mms import` can be told besides the file: names of columns, where rejected rows go."""

import json
from pathlib import Path

import pytest

from shared.importing import read
from tests.journeys.conftest import Run

WHERE = ("--municipality", "ust-koksa")


def test_columns_are_mapped_by_hand_once(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Сотрудник ФИО;Учреждение\nЛи Анна;A\n")
    status, _, said = run("import", "people", str(file), *WHERE)
    assert (status, "«Учреждение» — это «Организация»" in said) == (1, True)
    words = ("--map", "Сотрудник ФИО=ФИО", "--map", "Учреждение=Организация")
    status, _, said = run("import", "people", str(file), *WHERE, *words, "--map", "Стаж=Должность")
    assert (status, "нет столбца «Стаж»" in said, "«Сотрудник ФИО», «Учреждение»" in said) == (1, True, True)
    assert run("import", "people", str(file), *WHERE, *words)[0] == 0
    status, told, said = run("import", "people", str(file), *WHERE)
    assert (status, "без изменений: 1" in told, "как в прошлый раз" in said) == (0, True, True)


def test_a_mapping_without_a_sign_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Код;Наименование\nB;Сад\n")
    status, _, said = run("import", "organizations", str(file), *WHERE, "--map", "Шифр")
    assert (status, "нужно ИХ=НАШ" in said) == (2, True)


def test_rejected_rows_are_saved_where_they_were_asked_for(run: Run, tmp_path: Path) -> None:
    file, errors = tmp_path / "list.csv", tmp_path / "errors.xlsx"
    file.write_text("Код;Наименование;Действует с\nB;Сад;30.02.2024\nC;Дом;\n")
    words = ("import", "organizations", str(file), *WHERE, "--errors", str(errors), "--json")
    status, told, said = run(*words)
    assert (status, set(json.loads(told)) & {"id"}, "errors.xlsx" in said) == (1, set(), True)
    found = [list(row.cells) for row in next(read(errors.read_bytes(), errors.name).sheets).rows]
    assert found[1] == ["B", "Сад", "30.02.2024", "«Действует с»: 30.02.2024 — такой даты нет"]
    errors.unlink()
    file.write_text("Код;Наименование\nC;Дом\n")
    assert run(*words)[0] == 0
    assert not errors.exists()


def test_a_long_import_shows_how_far_it_is(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.cli.progress.SECONDS_BETWEEN", 0.01)
    file = tmp_path / "list.csv"
    file.write_text("ФИО;Организация\n" + "".join(f"Ли Анна {number}вна;A\n" for number in range(1500)))
    status, told, said = run("import", "people", str(file), *WHERE, "--dry-run", "--json")
    assert (status, json.loads(told)["rows"]) == (0, 1500)
    assert any(stage in said for stage in ("Чтение файла", "Проверка", "Запись", "Сохранение"))
