"""What `mms import` can be told besides the file: how its columns are named."""

from pathlib import Path

from tests.journeys.conftest import Run

WHERE = ("--municipality", "ust-koksa")


def test_columns_are_mapped_by_hand_once(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Сотрудник ФИО;Учреждение\nЛи Анна;A\n")
    status, _, said = run("import", "people", str(file), *WHERE)
    assert (status, "«Учреждение» — это «Организация»" in said) == (1, True)
    words = ("--map", "Сотрудник ФИО=ФИО", "--map", "Учреждение=Организация")
    assert run("import", "people", str(file), *WHERE, *words)[0] == 0
    status, told, said = run("import", "people", str(file), *WHERE)
    assert (status, "без изменений: 1" in told, "как в прошлый раз" in said) == (0, True, True)


def test_a_mapping_without_a_sign_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Код;Наименование\nB;Сад\n")
    status, _, said = run("import", "organizations", str(file), *WHERE, "--map", "Шифр")
    assert (status, "нужно ИХ=НАШ" in said) == (2, True)
