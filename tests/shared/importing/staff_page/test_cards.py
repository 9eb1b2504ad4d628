"""People in running text: cards of labels, lines, and what only looks like a person."""

from shared.importing.staff_page import read_staff_page
from tests.shared.importing.staff_page.making import months, names, page, said

TITLE = "<h1>Персональный состав педагогических работников</h1>"


def test_lines_of_name_and_post_amid_a_menu_and_contacts() -> None:
    read = page(
        "<nav><a href='#'>Главная</a></nav><a href='#'>+7 (000) 000-00-00</a>"
        f"{TITLE}<p><b>Белова Анна Петровна:</b> Старший воспитатель</p>"
        "<p><b> Громов Олег Ильич:</b> Повар </p>"
        "<p>Зуев Пётр Ильич - Тренер по гимнастике</p><footer>Детский сад «Ручей»</footer>"
    )
    assert [(row.name.shown, row.post, row.jobs[0].kind, row.source) for row in read.people] == [
        ("Белова Анна Петровна", "Старший воспитатель", "pedagogical", "line"),
        ("Громов Олег Ильич", "Повар", "other", "line"),
        ("Зуев Пётр Ильич", "Тренер по гимнастике", "unknown", "line"),
    ]


def test_cards_by_labels_with_a_head_and_totals() -> None:
    read = page(
        "<h3>Орлова Вера Ильинична, заведующий</h3><ul><li>Образование  -  <span>высшее;</span></li>"
        "<li>Стаж работы  -<span> 33 года;</span></li>"
        "<li>В данном учреждении в должности руководителя -  21год</li></ul>"
        "<h3>Белова Анна Петровна , старший воспитатель</h3><ul><li>Квалификационная категория – высшая;</li>"
        "<li>Стаж педагогической деятельности -<span>38лет</span></li></ul>"
        "<h3>О коллективе</h3><h3>Всего педагогов -  <span>20</span></h3>"
        "<p>До 3 лет   -       5 чел. <br>Более  20 лет- 9 чел.</p>"
    )
    assert [(row.name.shown, row.post, row.source) for row in read.people] == [
        ("Белова Анна Петровна", "старший воспитатель", "card")
    ]
    assert months(read) == [(None, 456, None)]
    assert [(one.name.shown, one.post) for one in read.heads] == [("Орлова Вера Ильинична", "заведующий")]
    assert "только числом («Всего педагогов - 20»)" in said(read)


def test_labels_and_values_on_lines_of_their_own() -> None:
    read = page(
        "<div class='card'><h4>Белова Анна Петровна</h4><div>Должность</div><div>учитель физики</div>"
        "<div>Общий стаж:</div><div>12 лет 3 месяца</div></div>"
        "<table><tr><td>ФИО</td><td>Громов Олег Ильич</td></tr>"
        "<tr><td>Должность</td><td>методист</td></tr></table>"
    )
    assert [(row.name.shown, row.post) for row in read.people] == [
        ("Белова Анна Петровна", "учитель физики"),
        ("Громов Олег Ильич", "методист"),
    ]
    assert months(read) == [(147, None, None), (None, None, None)]


def test_experience_behind_the_post_in_one_line() -> None:
    read = page(
        f"{TITLE}<p>Белова Анна Петровна, учитель физики, педагогический стаж 12 лет, высшая категория</p>"
    )
    assert months(read) == [(None, 144, None)]
    assert [job.position for job in read.people[0].jobs] == ["учитель физики"]


def test_a_grid_of_photographs_with_the_post_below_the_name() -> None:
    cell = "<td><img alt=''><br><b>{}</b><br>{}</td>"
    row = cell.format("Белова Анна Петровна", "воспитатель") + cell.format("Громов Олег Ильич", "логопед")
    read = page(f"<table><tr>{row}<td></td></tr></table>")
    assert [(one.name.shown, one.post) for one in read.people] == [
        ("Белова Анна Петровна", "воспитатель"),
        ("Громов Олег Ильич", "логопед"),
    ]


def test_post_before_the_name() -> None:
    read = page("<p>Педагог-психолог: Белова Анна Петровна</p><p>Директор — Орлова Вера Ильинична</p>")
    assert names(read) == ["Белова Анна Петровна"]
    assert [one.name.shown for one in read.heads] == ["Орлова Вера Ильинична"]


def test_mentions_and_links_are_not_people() -> None:
    read = page(
        f"{TITLE}<ul><li><a href='/1'>Белова Анна Петровна</a></li>"
        "<li><a href='/2'>Учитель года</a></li></ul>"
        "<p>Пушкин Александр Сергеевич</p><p>Поздравляем Громова Олега Ильича с победой</p>"
        "<p>Ответственный за питание: Зуев Пётр Ильич</p>"
    )
    assert names(read) == []
    assert "не найдено" in said(read)


def test_pasted_lines_without_any_markup() -> None:
    read = read_staff_page("Педагоги\nБелова Анна Петровна – учитель\nГромов О. И., воспитатель\n".encode())
    assert names(read) == ["Белова Анна Петровна", "Громов О. И."]
    assert read.people[1].name.abbreviated
