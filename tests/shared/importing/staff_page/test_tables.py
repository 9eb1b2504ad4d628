"""Tables without microdata: headings in their many forms, rows that are not people, tables of other kinds."""

import pytest

from shared.importing.staff_page import read_staff_page
from tests.shared.importing.staff_page.making import months, names, page, said, table

SCHOOL = (
    "Фамилия, имя, отчество педагогического работника",
    "Занимаемая должность",
    "Общий стаж работы",
    "Опыт работы в профессиональной сфере",
)


def test_a_school_table_by_its_headings() -> None:
    read = page(
        table(
            SCHOOL,
            ("Белова Анна Петровна", "учитель", "16", "-"),
            ("Громов Олег Ильич", "учитель", "38,3", "12 лет"),
        )
    )
    assert names(read) == ["Белова Анна Петровна", "Громов Олег Ильич"]
    assert months(read) == [(192, None, None), (460, None, 144)]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Стаж", (60, None, None)),
        ("Стаж работы", (60, None, None)),
        ("Общий стаж работы педагогического работника", (60, None, None)),
        ("Педагогический стаж", (None, 60, None)),
        ("Стаж педагогической деятельности", (None, 60, None)),
        ("Общий педагогический стаж", (None, 60, None)),
        ("Стаж работы педагогического работника по специальности", (None, None, 60)),
        ("Стаж работы в данной организации", (None, None, None)),
        ("Стаж в должности", (None, None, None)),
    ],
)
def test_headings_of_experience(heading: str, expected: tuple[int | None, int | None, int | None]) -> None:
    read = page(table(("ФИО", "Должность", heading), ("Белова Анна Петровна", "учитель", "5")))
    assert months(read) == [expected]


def test_two_kinds_of_experience_in_one_column() -> None:
    read = page(
        table(
            ("ФИО", "Должность", "Стаж общий / педагогический"), ("Белова Анна Петровна", "учитель", "25/20")
        )
    )
    assert months(read) == [(300, 240, None)]


def test_two_rows_of_headings_with_merged_cells() -> None:
    read = page(
        '<table><tr><td rowspan="2">№</td><td rowspan="2">Ф.И.О.</td><td rowspan="2">Должность</td>'
        '<td colspan="2">Стаж</td></tr><tr><td>общий</td><td>педагогический</td></tr>'
        "<tr><td>1</td><td>Белова Анна Петровна</td><td>учитель</td>"
        "<td>25 лет</td><td>20 лет</td></tr></table>"
    )
    assert months(read) == [(300, 240, None)]


def test_name_in_three_columns_and_in_one_with_the_post() -> None:
    three = page(
        table(
            ("Фамилия", "Имя", "Отчество", "Должность", "Образование"),
            ("Белова", "Анна", "Петровна", "учитель", "высшее"),
        )
    )
    assert names(three) == ["Белова Анна Петровна"]
    both = page(table(("ФИО, должность", "Образование"), ("Белова Анна Петровна, учитель", "высшее")))
    assert [(row.name.shown, row.post) for row in both.people] == [("Белова Анна Петровна", "учитель")]


def test_rows_that_are_not_people() -> None:
    read = page(
        table(
            ("№", "ФИО", "Должность", "Стаж"),
            ("1", "2", "3", "4"),
            ("", "Учителя начальных классов", "", ""),
            ("1", "1. Белова Анна Петровна", "учитель", "5"),
            ("2", "Вакансия", "учитель", ""),
            ("", "Итого", "2", ""),
            ("", "ФИО", "Должность", "Стаж"),
        )
    )
    assert names(read) == ["Белова Анна Петровна"]
    assert "1 строка" in said(read)


def test_a_table_of_others_is_no_list_of_teachers() -> None:
    council = table(("ФИО", "Должность", "Учёная степень"), ("Белова Анна Петровна", "профессор", "доктор"))
    assert names(page(f"<h1>Педагогический состав</h1><h4>Учёный совет</h4>{council}")) == []
    bare = table(("ФИО", "Должность"), ("Белова Анна Петровна", "учитель"))
    assert names(page(f"<h1>Педагогический состав</h1>{bare}")) == ["Белова Анна Петровна"]


def test_heads_in_and_beside_the_table_are_apart() -> None:
    heads = table(("ФИО", "Должность руководителя", "Телефон"), ("Орлова Вера Ильинична", "Директор", "2-22"))
    staff = table(
        ("ФИО", "Должность", "Стаж"),
        ("Зуев Пётр Ильич", "заместитель директора", "20"),
        ("Белова Анна Петровна", "директор, учитель физики", "5"),
    )
    read = page(f"<h3>Руководство</h3>{heads}<h3>Учителя</h3>{staff}")
    assert names(read) == ["Белова Анна Петровна"]
    assert [one.name.shown for one in read.heads] == ["Орлова Вера Ильинична", "Зуев Пётр Ильич"]


def test_a_name_cell_over_two_rows_is_one_person_with_two_jobs() -> None:
    read = page(
        "<table><tr><th>ФИО</th><th>Должность</th><th>Стаж</th></tr>"
        "<tr><td rowspan='2'>Белова Анна Петровна</td>"
        "<td>учитель</td><td rowspan='2'>5</td></tr><tr><td>педагог-организатор</td></tr></table>"
    )
    assert [job.position for job in read.people[0].jobs] == ["учитель", "педагог-организатор"]


def test_a_table_inside_a_layout_table_and_a_name_that_is_a_link() -> None:
    staff = table(
        ("ФИО", "Должность", "Стаж"), ("<a href='/belova'>Белова Анна Петровна</a>", "учитель", "5")
    )
    read = page(f"<table><tr><td><a href='/'>Громов Олег Ильич</a></td><td>{staff}</td></tr></table>")
    assert names(read) == ["Белова Анна Петровна"]


def test_text_copied_from_a_browser_is_a_table_too() -> None:
    copied = "Педагогический состав\nФИО\tДолжность\tСтаж\nБелова Анна Петровна\tучитель\t5 лет\n"
    from_clipboard = read_staff_page(copied.encode())
    assert names(from_clipboard) == ["Белова Анна Петровна"]
    assert months(from_clipboard) == [(60, None, None)]
