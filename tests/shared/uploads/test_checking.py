"""What is taken and what is refused, each refusal a Russian sentence and little memory."""

import re
import tracemalloc
from io import BytesIO

import pytest
from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types

from shared.documents import Paper, Text, as_docx, as_pdf
from shared.uploads import Limits, Sent, UnsafeFile, checked, safe_name
from tests.shared.uploads.hostile import CASES, MEGABYTE
from tests.shared.uploads.making import PLACE, docx, jpeg, odt, pdf, png, webp

LIMITS = Limits()
HYPERLINK = b'<R><Relationship Type="x/hyperlink" Target="https://a" TargetMode="External"/></R>'
HONEST = {
    "a.pdf": pdf(),
    "a.jpg": jpeg(),
    "a.jpeg": jpeg(turn=6),
    "a.png": png(),
    "a.webp": webp(),
    "a.docx": docx(word___rels__document_DOT_xml_DOT_rels=HYPERLINK),
    "a.odt": odt(),
}


@pytest.mark.parametrize(("what", "name", "declared", "content"), CASES, ids=[one[0] for one in CASES])
def test_a_hostile_file_is_refused_within_bounds(what: str, name: str, declared: str, content: bytes) -> None:
    tracemalloc.start()
    with pytest.raises(UnsafeFile) as refused:
        checked(Sent(name=name, declared=declared, content=content), limits=LIMITS)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.value.message[-1] == ".", what
    assert re.search(r"[а-я]{4}", refused.value.message)
    assert most < 96 * MEGABYTE


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 50


@pytest.mark.parametrize("name", sorted(HONEST))
@pytest.mark.parametrize("declared", ["", "application/octet-stream"])
def test_an_honest_file_is_taken(name: str, declared: str) -> None:
    taken = checked(Sent(name=name, declared=declared, content=HONEST[name]), limits=LIMITS)
    assert taken.name == name
    assert PLACE not in taken.content


def test_files_of_real_programs_are_taken() -> None:
    """What Word's and Excel's formats look like when libraries write them, and typst's PDF."""
    table = BytesIO()
    with Workbook(table) as book:
        book.add_worksheet().write_url(0, 0, "https://example.org/")
    paper = Paper(name="Лист", heading="Урок", parts=(Text(text="Слова"),))
    made = {"a.docx": as_docx(paper), "a.pdf": as_pdf(paper), "a.xlsx": table.getvalue()}
    for name, content in made.items():
        assert checked(Sent(name=name, declared="", content=content), limits=LIMITS).content == content


def test_what_is_kept_of_a_photograph_is_the_photograph() -> None:
    upright = photograph(jpeg(tail=b"PK\x03\x04"))
    turned = photograph(jpeg(turn=6))
    assert upright.endswith(b"\x56\xff\xd9")
    assert b"Exif" not in upright
    assert turned.count(b"Exif") == 1
    assert photograph(turned) == turned


def photograph(content: bytes) -> bytes:
    return checked(Sent(name="a.jpg", declared="image/jpeg", content=content), limits=LIMITS).content


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Конспект  урока.PDF", "Конспект урока.pdf"),
        ("и\u0306.pdf", "й.pdf"),
        ("CON.pdf", "файл CON.pdf"),
        ("aux.docx.pdf", "файл aux.docx.pdf"),
        ('а<b>"|?*:.pdf', "а_b______.pdf"),
        ("конспект\u200b.pdf", "конспект.pdf"),
        (f"{'ы' * 300}.pdf", f"{'ы' * 116}.pdf"),
        (" урок. pdf. ", "урок. pdf"),
    ],
)
def test_a_name_is_mended(raw: str, name: str) -> None:
    assert safe_name(raw) == name
