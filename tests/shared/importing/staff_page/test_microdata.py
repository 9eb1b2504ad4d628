"""Marked-up rows: both attribute sets, hidden texts, placeholders, comments, wrong places of the mark."""

from tests.shared.importing.staff_page.making import marked, months, names, page, said

HIDDEN = (
    '<div style="display: none;">Белова Анна Петровна<br>Преподаваемые учебные предметы, курсы, дисциплины\n'
    '   (модули)</div><div style="display: none;">Физика;<br>Астрономия</div>'
    '<button type="button">Показать</button>'
)


def test_the_attribute_set_of_order_831() -> None:
    row = marked(
        fio="\n   Белова Анна&nbsp;Петровна\n  ",
        post=" учитель   физики ",
        genExperience=" 38 лет 1 месяц ",
        specExperience="3 года 9 месяцев",
        teachingQual="Учитель физики",
    )
    read = page(f"<table>{row}</table>")
    assert names(read) == ["Белова Анна Петровна"]
    assert read.people[0].post == "учитель физики"
    assert months(read) == [(457, None, 45)]


def test_the_attribute_set_of_order_1493_has_no_total() -> None:
    row = marked(
        fio="Белова Анна Петровна",
        post="учитель",
        qualification="«Оценка», 72 часа, 2024",
        profDevelopment="«Менеджмент», 2020",
        specExperience="20 лет 2 месяца",
    )
    assert months(page(f"<table>{row}</table>")) == [(None, None, 242)]


def test_absent_is_missing_and_eleven_months_are_not_years() -> None:
    rows = (
        marked(
            fio="Белова Анна Петровна",
            post="учитель",
            genExperience="<div>Отсутствует</div>",
            specExperience="2 месяца",
        ),
        marked(fio="Громов Олег Ильич", post="учитель", genExperience="4 года", specExperience="11 месяцев"),
        marked(fio="Дёмин Пётр Ильич", post="учитель", genExperience="1 год", specExperience="5 лет"),
    )
    read = page(f"<table>{''.join(rows)}</table>")
    assert months(read) == [(None, None, 2), (48, None, 11), (12, None, 60)]
    assert said(read) == ""


def test_texts_hidden_in_a_cell_are_taken_off() -> None:
    row = marked(fio="Белова Анна Петровна", post="учитель", teachingDiscipline=HIDDEN)
    assert page(f"<table>{row}</table>").people[0].subjects == ("Физика", "Астрономия")


def test_hidden_texts_in_one_line_are_taken_off_too() -> None:
    flat = "Белова Анна Петровна Преподаваемые учебные предметы, курсы, дисциплины (модули) Физика; Химия;"
    row = marked(fio="Белова Анна Петровна", post="учитель", teachingDiscipline=flat)
    assert page(f"<table>{row}</table>").people[0].subjects == ("Физика", "Химия")


def test_rows_in_comments_are_not_rows_and_are_said_so() -> None:
    row = marked(fio="Белова Анна Петровна", post="учитель")
    read = page(f"<p>Состав</p><!-- <table>{row}</table> -->")
    assert names(read) == []
    assert "комментарием" in said(read)


def test_placeholders_are_nobody() -> None:
    rows = (
        marked(fio="ФИО ", post="Должность")
        + marked(fio="X", post="X")
        + marked(fio="Вакансия", post="учитель")
    )
    read = page(
        f"<table>{rows}</table><div itemprop='teachingStaff' class='hidden'><p itemprop='fio'>-</p></div>"
    )
    assert names(read) == []
    assert "образец («ФИО», «X»" in said(read)
    assert "Вакансии не люди" in said(read)


def test_heads_are_apart() -> None:
    head = (
        '<tr itemprop="rucovodstvo"><td itemprop="fio">Орлова Вера Ильинична</td>'
        '<td itemprop="post">Директор</td></tr><tr itemprop="rucovodstvoFil">'
        '<td itemprop="fio">У образовательной организации нет филиалов</td></tr>'
    )
    read = page(f"<table>{head}{marked(fio='Белова Анна Петровна', post='учитель')}</table>")
    assert names(read) == ["Белова Анна Петровна"]
    assert [(one.name.shown, one.post) for one in read.heads] == [("Орлова Вера Ильинична", "Директор")]
    assert "Орлова Вера Ильинична (Директор)" in said(read)


def test_a_page_of_links_has_no_people_whatever_tables_it_has() -> None:
    link = '<tr itemprop="teachingOp"><td itemprop="addRef"><a href="/list{}">Перейти</a></td></tr>'
    council = (
        "<h4>Члены учёного совета</h4>"
        "<table><tr><th>№</th><th>ФИО</th><th>Должность</th><th>Учёная степень</th>"
        "</tr><tr><td>1</td><td>Орлова Вера Ильинична</td><td>Декан</td><td>Нет</td></tr></table>"
    )
    staff = "<p>Белова Анна Петровна: учитель</p>"
    read = page(
        f"<h1>Педагогический состав</h1>{council}{staff}<table>{link.format(1)}{link.format(2)}</table>"
    )
    assert names(read) == []
    assert [one.address for one in read.links] == ["/list1", "/list2"]
    assert "2 ссылки на списки" in said(read)


def test_a_mark_around_the_whole_list_is_divided_by_names() -> None:
    person = '<tr><td itemprop="fio">{}</td><td itemprop="post">{}</td></tr>'
    rows = person.format("Белова Анна Петровна", "учитель") + person.format("Громов Олег Ильич", "методист")
    read = page(f'<table><tbody itemprop="teachingStaff">{rows}</tbody></table>')
    assert [(row.name.shown, row.post) for row in read.people] == [
        ("Белова Анна Петровна", "учитель"),
        ("Громов Олег Ильич", "методист"),
    ]


def test_a_mark_inside_a_mark_counts_once() -> None:
    row = marked(fio="Белова Анна Петровна", post="учитель")
    assert names(page(f'<div itemprop="teachingStaff"><table>{row}</table></div>')) == [
        "Белова Анна Петровна"
    ]


def test_case_of_names_and_several_tokens_do_not_matter() -> None:
    cells = '<p itemprop="FIO">Белова Анна Петровна</p><p itemprop="Post">учитель</p>'
    assert names(page(f'<div itemprop="TeachingStaff staff">{cells}</div>')) == ["Белова Анна Петровна"]


def test_several_posts_of_one_row_are_all_read() -> None:
    row = marked(fio="Белова Анна Петровна", post="учитель<br>педагог-психолог")
    [person] = page(f"<table>{row}</table>").people
    assert person.post == "учитель педагог-психолог"
    assert [job.position for job in person.jobs] == ["учитель", "педагог-психолог"]


def test_a_row_repeated_for_another_programme_is_one_person() -> None:
    row = marked(fio="Белова Анна Петровна", post="учитель", genExperience="5 лет")
    read = page(f"<table>{row}{row}</table>")
    assert names(read) == ["Белова Анна Петровна"]
    assert "строки объединены" in said(read)


def test_two_jobs_with_one_experience_are_one_person_and_namesakes_stay_two() -> None:
    def row(post: str, years: str) -> str:
        return marked(fio="Белова Анна Петровна", post=post, genExperience=years)

    one = page(f"<table>{row('учитель', '5 лет')}{row('педагог-психолог', '5 лет')}</table>")
    assert [job.position for job in one.people[0].jobs] == ["учитель", "педагог-психолог"]
    two = page(f"<table>{row('учитель', '5 лет')}{row('учитель', '25 лет')}</table>")
    assert len(two.people) == 2


def test_experience_that_is_no_term_is_unknown_and_said() -> None:
    read = page(
        f"<table>{marked(fio='Белова Анна Петровна', post='учитель', genExperience='с 1985 г.')}</table>"
    )
    assert months(read) == [(None, None, None)]
    assert "1 Стаж: стаж «с 1985 г.» записан датой" in said(read)
