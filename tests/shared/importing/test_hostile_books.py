"""XLSX that would fill the memory of whoever opens it: refused at once, and without opening."""

import io
import struct
import zipfile

import pytest

from shared.importing import UnreadableFile, read
from tests.shared.importing.making import book, repacked

PLAIN = book(["Код", "Наименование"], ["A", "МБОУ"])
SHEET = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'


def sheet(body: str) -> bytes:
    """Give the book with this sheet."""
    return repacked(PLAIN, sheet1=SHEET.format(body).encode())


def number(place: str) -> str:
    """Give a filled cell."""
    return f'<c r="{place}"><v>1</v></c>'


def refused(content: bytes) -> str:
    """Give the message of the refusal."""
    with pytest.raises(UnreadableFile) as caught:
        list(next(read(content, "бомба.xlsx").sheets).rows)
    return caught.value.message


def test_a_zip_bomb() -> None:
    buffer = io.BytesIO(PLAIN)
    with (
        zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/bomb.xml", "w") as part,
    ):
        for _ in range(60):
            part.write(bytes(1024 * 1024))
    assert "архивную бомбу" in refused(buffer.getvalue())


def test_a_bomb_whose_header_lies_about_its_size() -> None:
    buffer = io.BytesIO(PLAIN)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/bomb.xml", bytes(30 * 1024 * 1024))
    lying = buffer.getvalue().replace(struct.pack("<L", 30 * 1024 * 1024), struct.pack("<L", 100))
    assert "повреждён" in refused(lying)


@pytest.mark.parametrize(
    "body",
    [
        f'<row r="1">{number("A1")}</row><row r="1048576">{number("XFD1048576")}</row>',
        f'<row r="1">{number("A1")}{number("XFD1")}</row>',
        f'<row r="1">{number("A1")}{number("A1048576")}</row>',
        f'<row r="1">{number("A1")}{number("a0999999")}</row>',
        f'<row r="1">{number("A1")}<c t="n" r = \'XFD1\'><v>1</v></c></row>',
        f'<row r="1">{number("A1")}</row><row r="200000">{number("GR200000")}</row>',
        "<row>" + "<c><v>1</v></c>" * 1000 + "</row>",
        "<row/>" * 200_001,
    ],
)
def test_cells_far_away(body: str) -> None:
    assert "велик" in (message := refused(sheet(body))) or "строк" in message


def test_what_is_big_but_honest_is_read() -> None:
    far = f'<row r="1">{number("A1")}<c r="XFD1" s="1"/></row><row r="150000">{number("Z150000")}</row>'
    rows = list(next(read(sheet(far), "a.xlsx").sheets).rows)
    assert rows[-1].number == 150_000


def test_one_long_text_named_by_many_cells() -> None:
    text = "<si>" + f"<r><t>{'я' * 10_000}</t></r>" * 30 + "</si>"
    strings = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{text}</sst>'
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 1000))
    content = repacked(sheet(cells), sharedStrings=strings.encode())
    assert "слишком много текста" in refused(content)


def test_an_entity_bomb_is_not_expanded() -> None:
    entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    body = SHEET.format('<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>')
    content = repacked(PLAIN, sheet1=body.replace("<worksheet", entities + "<worksheet", 1).encode())
    assert "повреждён" in refused(content)
