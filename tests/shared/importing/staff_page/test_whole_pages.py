"""Pages as files: encodings, reasons why there is nobody, files that are no pages, hostile ones."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.importing import UnreadableFile
from shared.importing.staff_page import read_staff_page
from tests.shared.importing.staff_page.making import marked, names, page, said

ROW = f"<table>{marked(fio='Ёлкина Анна Петровна', post='учитель')}</table>"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("windows-1251", "cp1251"),
        ("koi8-r", "koi8-r"),
        ("utf-8", "cp1251"),
        ("windows-1251", "utf-8"),
        ("iso-8859-1", "cp1251"),
        ("нет такой", "cp1251"),
    ],
)
def test_encodings_declared_rightly_and_wrongly(declared: str, encoding: str) -> None:
    html = f'<html><head><meta charset="{declared}"></head><body>{ROW}</body></html>'
    assert names(read_staff_page(html.encode(encoding))) == ["Ёлкина Анна Петровна"]


def test_the_server_may_declare_and_a_mark_of_order_decides() -> None:
    assert names(read_staff_page(ROW.encode("koi8-r"), charset="koi8-r")) == ["Ёлкина Анна Петровна"]
    assert names(read_staff_page(ROW.encode("utf-16"), charset="cp1251")) == ["Ёлкина Анна Петровна"]
    assert names(read_staff_page(ROW.encode("utf-8-sig"))) == ["Ёлкина Анна Петровна"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<iframe src='https://docs.example.org/sheet'></iframe>", "https://docs.example.org/sheet"),
        ("<object data='/list.pdf'></object>", "/list.pdf"),
        ("<p><a href='/staff.xlsx'>Педагогический состав</a></p>", "/staff.xlsx"),
        ("<p>Всего педагогов: 20</p><p>До 3 лет - 5 чел.</p>", "только числа"),
        ("<div id='root'></div><script>draw()</script>", "сценарий"),
        ("<p>Добро пожаловать на наш сайт, здесь много интересного.</p>", "не найдено"),
    ],
)
def test_a_page_with_nothing_usable_says_why(body: str, reason: str) -> None:
    read = page(body)
    assert read.people == []
    assert reason in said(read)


def test_videos_and_maps_are_no_lists() -> None:
    video, chart = "https://www.youtube.com/embed/1", "//yandex.ru/map-widget"
    read = page(f"<iframe src='{video}'></iframe><iframe src='{chart}'></iframe>")
    assert read.frames == []
    assert "не найдено" in said(read)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "пустая"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04rest", "Excel"),
        (b"\xd0\xcf\x11\xe0rest", "Word"),
        (b"a" * (5 * 1024 * 1024 + 1), "5 МБ"),
        (b"<div>" * 600, "слишком сложна"),
        (b"<i></i>" * 110_000, "слишком сложна"),
    ],
)
def test_what_is_no_page_is_refused_in_russian(content: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        read_staff_page(content)


def test_merged_cells_beyond_measure_do_not_fill_the_memory() -> None:
    cell = '<td colspan="9999" rowspan="9999">ФИО</td>'
    assert page(f"<table>{'<tr>' + cell * 50 + '</tr>'}{'<tr></tr>' * 2000}</table>").people == []


WORDS = (
    "<table>|<tr>|<td>|</td>|<th>ФИО</th>|<th>Должность</th>|<th>Стаж</th>|Белова Анна Петровна|учитель|<br>"
    "|<p>|<!--|-->|<div itemprop='teachingStaff'>|<span itemprop='fio'>|</table>|<td rowspan='3'>|<h3>|</div>"
    "|Стаж: 5 лет|<a href='#'>|&nbsp;|\t|\n|<script>|25/20"
)
PIECES = st.sampled_from(WORDS.split("|"))


@settings(deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=60).map("".join))
def test_any_page_is_read_or_refused(html: str) -> None:
    try:
        read = read_staff_page(html.encode(errors="replace"))
    except UnreadableFile:
        return
    assert [row.number for row in read.people] == list(range(1, len(read.people) + 1))
    assert read.people or read.warnings
