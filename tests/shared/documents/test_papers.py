"""One content in a PDF and in a DOCX: the same words in the same order, pictures, nothing executed."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from shared.documents import (
    Bar,
    Bars,
    Clauses,
    Facts,
    Grid,
    Paper,
    Signatures,
    Text,
    as_docx,
    as_pdf,
    as_pictures,
)
from shared.documents.template import build
from shared.documents.word import TEMPLATE
from tests.shared.documents.pictures import difference, size

ORDER = Path(__file__).parent / "order.png"


def paper(*, wide: bool = False, draft: bool = False, rows: int = 1) -> Paper:
    row = ("Панова Елена Львовна", "{{ 7*7 }} & <b>", '#include "x"')
    return Paper(
        name="Приказ",
        heading="О наставничестве",
        organization="МБОУ «СОШ № 2»",
        number="56-ОД",
        dated="1 сентября 2026 г.",
        wide=wide,
        draft=draft,
        parts=(
            Text(text="В соответствии со статьёй 351.8"),
            Text(text="ПРИКАЗЫВАЮ:", lead=True),
            Clauses(texts=("Назначить наставника.",)),
            Grid(headings=("Наставник", "Цель", "Срок"), widths=(2, 2, 1), rows=(row,) * rows),
            Clauses(texts=("Контроль оставляю за собой.",)),
            Facts(rows=(("Срок", "год"),)),
            Signatures(lines=(("Директор", "И. И. Иванова"),), dated=True),
        ),
    )


def test_the_same_content_gives_the_same_pdf() -> None:
    made = as_pdf(paper())
    assert made.startswith(b"%PDF-")
    assert made == as_pdf(paper())
    assert made != as_pdf(paper(draft=True))


def test_pages_come_as_pictures_of_their_shape() -> None:
    one = as_pictures(paper())
    many = as_pictures(paper(wide=True, rows=60))
    assert len(one) == 1
    assert len(many) > 1
    assert [size(page) for page in (one[0], many[0])] == [(496, 702), (702, 496)]


def test_a_heading_never_stays_alone_at_the_foot_of_a_page() -> None:
    lead, text = Text(text="Выводы", lead=True), Text(text="Порог выполнен.")
    for lines in range(20, 60):
        above = (Text(text="Строка."),) * lines
        pages = as_pictures(replace(paper(), parts=(*above, lead, text)))
        if len(pages) > 1:
            break
    assert difference(pages[0], as_pictures(replace(paper(), parts=above))[0]) == 0


def test_a_page_looks_as_it_was_read_by_people() -> None:
    """The kept picture was looked at; another version of typst may smooth letters otherwise."""
    [page] = as_pictures(paper())
    assert difference(page, ORDER.read_bytes()) < 0.001
    [other] = as_pictures(replace(paper(), heading="О чём-то совсем другом и длинном"))
    assert difference(other, ORDER.read_bytes()) > 0.001


def test_the_docx_has_the_same_words_and_numbers_its_clauses_through() -> None:
    document = Document(BytesIO(as_docx(paper(wide=True))))
    assert [one.text for one in document.paragraphs if one.text] == [
        "МБОУ «СОШ № 2»",
        "ПРИКАЗ",
        "О наставничестве",
        "В соответствии со статьёй 351.8",
        "ПРИКАЗЫВАЮ:",
        "1. Назначить наставника.",
        "2. Контроль оставляю за собой.",
    ]
    kept = {one.text for one in document.paragraphs if one.paragraph_format.keep_with_next}
    assert "ПРИКАЗЫВАЮ:" in kept
    assert "В соответствии со статьёй 351.8" not in kept
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert cells[0] == ["1 сентября 2026 г.", "", "№ 56-ОД"]
    assert cells[1:3] == [
        ["Наставник", "Цель", "Срок"],
        ["Панова Елена Львовна", "{{ 7*7 }} & <b>", '#include "x"'],
    ]
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width > section.page_height


def test_a_long_plot_begins_where_it_stands_and_goes_on_overleaf() -> None:
    bars = [Bar(label=f"СОШ № {one}", percent=50.0, threshold=None, words="1 из 2") for one in range(90)]
    long = replace(paper(), parts=(Bars(title="По организациям", bars=bars),))
    first, *more = as_pictures(long)
    assert len(more) == 1
    assert difference(first, as_pictures(replace(long, parts=(Text(text="По организациям"),)))[0]) > 0.01


def test_the_docx_keeps_together_what_is_read_together() -> None:
    bars = Bars(title="Пороги", bars=[Bar(label="№ 4", percent=50.0, threshold=10.0, words="50,0 %")])
    signed = Signatures(lines=(("Составил", "Панова"), ("Руководитель", "")), dated=True)
    made = replace(paper(), parts=(*paper().parts, bars, signed), draft=True)
    document = Document(BytesIO(as_docx(made)))
    plot, signatures = document.tables[-2:]
    grid = document.tables[1]
    assert all(row._tr.xpath("w:trPr/w:cantSplit") for row in grid.rows)
    label, bar, words = (cell.text for cell in plot.rows[0].cells)
    assert (label, bar, words) == ("№ 4", "█" * 12 + "░" * 12, "50,0 % (порог 10 %)")
    # 24 letters of an em each stay on one line of the narrow page, and so do the lines to sign
    assert plot.rows[0].cells[1].width >= 24 * plot.rows[0].cells[1].paragraphs[0].runs[0].font.size
    assert [cell.text for cell in signatures.rows[0].cells] == ["Составил", "_" * 10, "Панова", "_" * 9]
    assert signatures.rows[0].cells[1].paragraphs[0].paragraph_format.keep_with_next
    headers = document.sections[0].first_page_header, document.sections[0].header
    assert [one.paragraphs[0].text for one in headers] == ["ПРОЕКТ", "ПРОЕКТ"]
    assert 'w:instr="PAGE"' in headers[1]._element.xml


def test_the_template_is_the_one_its_builder_makes(tmp_path_factory: pytest.TempPathFactory) -> None:
    made = tmp_path_factory.mktemp("template") / "official.docx"
    build(made)
    assert words(Document(str(made))) == words(Document(BytesIO(TEMPLATE.read_bytes())))


def words(document: object) -> str:
    return str(document.element.xml)  # type: ignore[attr-defined]


def test_a_row_that_does_not_fit_its_headings_is_refused() -> None:
    with pytest.raises(ValueError, match="Наставник"):
        Grid(headings=("Наставник",), widths=(1,), rows=(("а", "б"),))
