"""Files of any kind: read alike, or refused with a sentence a person understands."""

import zipfile
from contextlib import suppress
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.importing import KINDS, MAX_BYTES, UnreadableFile, read, template
from shared.importing.delimited import DECODED_AT_ONCE
from tests.shared.importing.making import book, csv_bytes

LINES = ("Код;Наименование", "A;МБОУ «СОШ № 1»", 'B;"Школа; ""вторая"""')
ROWS = [["Код", "Наименование"], ["A", "МБОУ «СОШ № 1»"], ["B", 'Школа; "вторая"']]


def cells(content: bytes, filename: str = "файл.csv") -> list[list[object]]:
    """Read all rows."""
    return [list(row.cells) for row in next(read(content, filename).sheets).rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_csv_of_any_encoding_and_line_end(encoding: str, end: str) -> None:
    assert cells(csv_bytes(*LINES, encoding=encoding, end=end)) == ROWS


def test_a_letter_may_stand_across_the_parts_that_are_decoded() -> None:
    content = csv_bytes("Код.", *["ё" * 999] * 600)
    assert content[DECODED_AT_ONCE] & 0b1100_0000 == 0b1000_0000  # the second byte of a letter
    assert cells(content)[1:] == [["ё" * 999]] * 600


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_of_any_delimiter(delimiter: str) -> None:
    lines = ["Список, по состоянию на; 2025"] + [
        delimiter.join(["a", f'"РМО физики, химии; {number}"', "в"]) for number in range(5)
    ]
    assert [len(row) for row in cells(csv_bytes(*lines))][1:] == [3] * 5


def test_the_hint_of_excel_is_obeyed() -> None:
    assert cells(csv_bytes("sep=,", "Код,Имя", "a;b;c,d"))[1:] == [["Код", "Имя"], ["a;b;c", "d"]]


def test_commas_inside_texts_do_not_win() -> None:
    lines = ["Объединение;Вид", "РМО химии, физики, астрономии;а", "РМО музыки, пения, труда;б"]
    assert [len(row) for row in cells(csv_bytes(*lines))] == [2, 2, 2]


def test_rows_are_numbered_as_in_a_spreadsheet() -> None:
    content = csv_bytes("Заголовок", "", "Код;Наименование", 'A;"в две\r\nстроки"', "", "B;Б")
    assert [
        (row.number, list(row.cells)) for row in next(read(content, "a.csv").sheets).rows if row.cells
    ] == [
        (1, ["Заголовок"]),
        (3, ["Код", "Наименование"]),
        (4, ["A", "в две\r\nстроки"]),
        (6, ["B", "Б"]),
    ]


def test_xlsx_first_visible_sheet_with_real_numbers() -> None:
    content = book([], ["", "Код", "Дата"], [], ["", 12, date(2024, 12, 31)], hidden_first=True)
    rows = [
        (row.number, list(row.cells)) for row in next(read(content, "a.xlsx").sheets).rows if any(row.cells)
    ]
    assert rows == [(2, ["Код", "Дата"]), (4, [12.0, date(2024, 12, 31)])]
    assert read(content, "назван.csv").names == ("Данные",)


@pytest.mark.parametrize(
    ("content", "filename", "message"),
    [
        (b"", "a.csv", "Файл пустой"),
        (b" \r\n\r\n", "a.csv", "Файл пустой"),
        (b"x" * (MAX_BYTES + 1), "a.csv", "больше 32 МБ"),
        (b"\x00\x01\x02abc" * 100, "a.csv", "двоичные данные"),
        (b"\xff\xfea\x00\x00\x00", "a.csv", "двоичные данные"),
        (b"\xff\xfe\x00\xd8", "a.csv", "кодировку"),
        ("Код;Имя\n".encode("cp1251") + b"\x98", "a.csv", "кодировку"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 99, "a.xls", "старого формата"),
        (b"%PDF-1.7", "a.csv", "PDF"),
        ("Код;Имя".encode(), "a.xlsx", "книгой Excel не является"),
        (b"PK\x03\x04" + b"0" * 99, "a.xlsx", "не является книгой Excel"),
        (b"PK\x05\x06" + b"\x00" * 18, "a.xlsx", "не является книгой Excel"),
        (csv_bytes("Код;Имя", 'A;"не закрыто', "B;Б"), "a.csv", "испорчен в строке"),
        (csv_bytes("Код;Имя", 'A;"Школа" № 1', "B;Б"), "a.csv", "испорчен в строке 2"),
        (csv_bytes("К;" * 250), "a.csv", "больше 200 столбцов"),
        (b"a;b\n" * 200_001, "a.csv", "больше 200000 строк"),
    ],
)
def test_refusals(content: bytes, filename: str, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        cells(content, filename)


def test_a_zip_that_is_no_book_is_refused() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("письмо.txt", "привет")
    with pytest.raises(UnreadableFile, match="не является книгой Excel"):
        cells(buffer.getvalue(), "a.xlsx")


def test_templates_read_back() -> None:
    for kind in KINDS.values():
        headings = cells(template(kind), "шаблон.xlsx")[0]
        assert headings == [column.heading for column in kind.columns if column.offered]


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.binary(),
        st.binary().map(lambda tail: b"PK\x03\x04" + tail),
        st.text().map(lambda text: text.encode("utf-8", "ignore")),
        st.text(alphabet=';,"\n\r\tаб ').map(str.encode),
    ),
    st.sampled_from(["a.csv", "a.xlsx", "a"]),
)
def test_any_bytes_give_rows_or_a_refusal(content: bytes, filename: str) -> None:
    with suppress(UnreadableFile):
        cells(content, filename)


SAMPLE = book(["Код", "Наименование"], ["A", "МБОУ"], [1.5, date(2024, 1, 1)])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_book_gives_rows_or_a_refusal(damage: list[tuple[int, int]]) -> None:
    content = bytearray(SAMPLE)
    for place, value in damage:
        content[place] = value
    with suppress(UnreadableFile):
        cells(bytes(content), "a.xlsx")
