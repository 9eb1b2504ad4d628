"""What stands where people should: comments, totals, sections, contacts; units of time; nobody is lost."""

import pytest

from shared.importing.staff_page import read_staff_page
from tests.shared.importing.staff_page.making import marked, months, names, page, said, table

HEADINGS = ("№", "ФИО", "Должность", "Общий стаж")
BELOVA, GROMOV, ZUEV = "Белова Анна Петровна", "Громов Олег Ильич", "Зуев Пётр Ильич"
HIDDEN = marked(fio=GROMOV, post="учитель")


@pytest.mark.parametrize(
    "before",
    [
        f"<!-- {HIDDEN} <!-- {HIDDEN} -->",
        f"<!-- {HIDDEN} --!>",
        f"<!--[if IE]>{HIDDEN}<![endif]-->",
        f"<template>{HIDDEN}</template>",
        f"<tr><td><script>var row = '{HIDDEN}'</script></td></tr>",
    ],
)
def test_what_visitors_do_not_see_is_nobody(before: str) -> None:
    assert names(page(f"<table>{before}{marked(fio=BELOVA, post='учитель')}</table>")) == [BELOVA]


def test_a_comment_that_never_ends_hides_the_list_and_is_said_so() -> None:
    read = page(f"<table><!-- {HIDDEN}</table>")
    assert names(read) == []
    assert "закрыты комментарием" in said(read)


@pytest.mark.parametrize(
    "name",
    [
        "Вакансия", "ВАКАНСИЯ учитель", "Вакантная должность",
        "Итого", "итого: 15 человек", "Всего педагогов: 15",
        "РУССКИЙ ЯЗЫК", "русский язык", "начальные классы", "ВНЕШНИЕ СОВМЕСТИТЕЛИ",
        "Штатные Единицы",
        "Учителя Начальных Классов", "Высшая Категория", "Декретный отпуск", "Зоны Отдыха",
        "+7 900 000-00-00",
        "school@example.org", "Ххх Ххх Ххх", "ФИО",
    ],
)  # fmt: skip
def test_totals_vacancies_and_sections_are_nobody(name: str) -> None:
    read = page(table(HEADINGS, ("1", BELOVA, "учитель", "11 мес."), ("", name, "", "")))
    assert (names(read), months(read)) == ([BELOVA], [(11, None, None)])


def test_a_section_merged_over_the_row_is_nobody_and_a_person_may_be() -> None:
    rows = "".join(f'<tr><td colspan="3">{one}</td></tr>' for one in ("Зоны Отдыха", GROMOV))
    row = f"<tr><td>{BELOVA}</td><td>учитель</td><td>5 лет</td></tr>"
    read = page(f"<table><tr><th>ФИО</th><th>Должность</th><th>Стаж</th></tr>{rows}{row}</table>")
    assert [(one.name.shown, one.post) for one in read.people] == [(GROMOV, ""), (BELOVA, "учитель")]


def test_whoever_cannot_be_read_is_told_by_name() -> None:
    read = page(
        table(
            HEADINGS,
            ("1", "Анна Петровна", "учитель", "5"),
            ("2", "Белова", "воспитатель", "5"),
            ("3", f"{GROMOV}, {ZUEV}", "учитель", "5"),
            ("4", "Вакансия", "учитель", ""),
            ("5", "Сидорова (Белова) Яна Львовна", "учитель", "5"),
        )
    )
    assert names(read) == [GROMOV, "Сидорова Яна Львовна"]
    assert f"«Анна Петровна», «Белова», «{ZUEV}». Внесите" in said(read)


def test_contacts_are_no_part_of_a_post_and_no_post() -> None:
    read = page(
        table(
            ("ФИО", "Должность", "Телефон", "Стаж"),
            (BELOVA, "учитель математики<br>тел. 8 (900) 123-45-67<br>anna@example.org", "8-900", "5"),
            (GROMOV, "логопед, каб. 12, +7 900 123 45 67", "", "5"),
        )
    )
    assert [[job.position for job in one.jobs] for one in read.people] == [
        ["учитель математики"],
        ["логопед"],
    ]
    lines = page(
        f"<h1>Педагогический состав</h1><p>{BELOVA}, тел. 8-900-000-00-00</p><p>{GROMOV}: 8 900 000 00 00</p>"
        f"<p>{ZUEV} – zuev@example.org</p><p>Орлов Иван Ильич: пн-пт 9:00–15:00</p>"
        "<p>E-mail: a@example.org</p>"
    )
    assert names(lines) == []


def test_links_with_names_are_a_menu_not_a_list() -> None:
    menu = "".join(f"<li><a href='/{place}'>{one}</a></li>" for place, one in enumerate((BELOVA, GROMOV)))
    assert names(page(f"<h1>Педагогический состав</h1><ul>{menu}</ul>")) == []


def test_of_several_tables_only_lists_of_teachers_are_read() -> None:
    bare = table(("ФИО", "Должность"), (GROMOV, "председатель"))
    read = page(
        f"<h2>Педагоги</h2>{table(HEADINGS, ('1', BELOVA, 'учитель', '1 г. 2 мес.'))}"
        f"<h2>Педагогический совет</h2>{bare}<h2>Комиссия по аттестации педагогических работников</h2>{bare}"
        f"<h2>Воспитатели</h2>{table(('Ф.И.О. педагога', 'Занимаемая должность'), (ZUEV, 'воспитатель'))}"
    )
    assert names(read) == [BELOVA, ZUEV]


@pytest.mark.parametrize(
    ("heading", "written", "expected"),
    [
        ("Стаж, мес.", "38", 38),
        ("Стаж работы (в месяцах)", "100", 100),
        ("Стаж (полных лет)", "38", 456),
        ("Стаж (лет, месяцев)", "11 л. 2 м.", 134),
        ("Стаж", "11 мес.", 11),
        ("Стаж", "12 лет (на 01.09.2025)", 144),
        ("Стаж", "12 лет 1 месяц на 01.09.2025 г.", 145),
        ("Стаж", "15 дней", 0),
        ("Стаж", "б/с", None),
        ("Стаж", "?", None),
    ],
)
def test_what_numbers_count_is_said_by_the_heading_or_the_cell(
    heading: str, written: str, expected: int | None
) -> None:
    read = page(table(("ФИО", "Должность", heading), (BELOVA, "учитель", written)))
    assert (months(read), said(read)) == ([(expected, None, None)], "")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("менее года", "приблизительно"),
        ("более 20 лет", "приблизительно"),
        ("20+", "приблизительно"),
        ("с 2015 года", "датой"),
        ("б/к", "не понят"),
        ("11 (мес.)", "не понят"),
        ("12/3", "не понят"),
    ],
)
def test_what_is_no_term_is_unknown_and_said(written: str, words: str) -> None:
    read = page(table(("ФИО", "Должность", "Стаж"), (BELOVA, "учитель", written)))
    assert months(read) == [(None, None, None)]
    assert words in said(read)


def test_years_and_months_in_columns_of_their_own() -> None:
    read = page(
        '<table><tr><th rowspan="2">ФИО</th><th rowspan="2">Должность</th>'
        '<th colspan="2">Общий стаж</th></tr>'
        f"<tr><th>лет</th><th>мес.</th></tr><tr><td>{BELOVA}</td><td>учитель</td><td>12</td><td>3</td></tr>"
        f"<tr><td>{GROMOV}</td><td>учитель</td><td></td><td>11</td></tr></table>"
    )
    assert months(read) == [(147, None, None), (11, None, None)]


@pytest.mark.parametrize(
    "written", ["- " * 9000, ", ; ( " * 4000, "8" * 20_000, "ы-" * 9000, "тел. (" * 3000]
)
def test_endless_marks_in_a_cell_cost_no_more_than_a_post(written: str) -> None:
    """Once they took the square of their length in time: a page of them kept a process busy for hours."""
    row = (BELOVA, f"учитель{written}", written)
    assert names(page(table(("ФИО", "Должность", "Стаж"), *[row] * 20))) == [BELOVA]


def test_a_mail_address_in_angle_brackets_is_no_markup() -> None:
    pasted = f"Педагоги\n{BELOVA} – учитель, <anna@example.org>\n{GROMOV}, логопед, тел. 8-900-000-00-00\n"
    read = read_staff_page(pasted.encode())
    assert [(one.name.shown, one.jobs[0].position) for one in read.people] == [
        (BELOVA, "учитель"),
        (GROMOV, "логопед"),
    ]


def test_tabs_of_a_copied_table_with_numbers_vacancies_and_totals() -> None:
    copied = (
        f"№\tФИО\tДолжность\tОбщий стаж\tПедагогический стаж\n1\t{BELOVA}\tучитель, б/к\t12 л.\tнет\n"
        f"2\tВакансия\tучитель\t\t\n3\t{GROMOV}\tвоспитатель\t-\t11 мес.\nИтого\t2\t\t\t\n"
    )
    read = read_staff_page(copied.encode())
    assert names(read) == [BELOVA, GROMOV]
    assert months(read) == [(144, None, None), (None, 11, None)]
    assert read.people[0].jobs[0].position == "учитель"
