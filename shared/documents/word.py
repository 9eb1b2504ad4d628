"""A document as DOCX, filled from the template that people may open and mend in Word."""

from importlib.resources import as_file, files
from io import BytesIO
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.oxml.text.paragraph import CT_P
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate

from shared.documents.paper import Grid, Paper, Signatures, Text

TEMPLATE = files("shared.documents") / "official.docx"
MARGINS = 40
WIDE_INDENT = 165
GRID_SIZE = 9.5
SIGNED = (0.42, 0.18, 0.25, 0.15)
TOP = (0.33, 0.34, 0.33)
FACTS = (0.34, 0.66)
BARS = (0.4, 0.45, 0.15)
BAR_CELLS = 24


def as_docx(paper: Paper) -> bytes:
    """Fill the template; widths and the turn of the page are set afterwards, Word's tags know none."""
    with as_file(TEMPLATE) as path:
        template = DocxTemplate(str(path))
        template.render(_drawn(paper.plain()), autoescape=True)
    document = template.docx
    if paper.wide:
        _turn(document.sections[0])
        _to_the_right(document, lines=len(paper.addressee))
    _shape(document, paper, width=(297 if paper.wide else 210) - MARGINS)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _drawn(plain: dict[str, Any]) -> dict[str, Any]:
    """Word has no bars of its own here: they are drawn with letters, so that they may be mended as text."""
    for bar in (bar for part in plain["parts"] if part["kind"] == "bars" for bar in part["bars"]):
        full = round(min(bar["percent"] or 0, 100) * BAR_CELLS / 100)
        bar["drawn"] = "█" * full + "░" * (BAR_CELLS - full)
    return plain


def _turn(section: Any) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _to_the_right(document: Any, *, lines: int) -> None:
    """On a wide page whom it is for, or who approved it, stands farther to the right."""
    for paragraph in document.paragraphs[:lines]:
        paragraph.paragraph_format.left_indent = Mm(WIDE_INDENT)


def _shape(document: Any, paper: Paper, *, width: float) -> None:
    """Give the tables their widths, in the order in which the document has them."""
    shares: list[tuple[Any, bool]] = [(TOP, False)] if paper.numbered else []
    for part in paper.parts:
        if isinstance(part, Grid):
            total = sum(part.widths)
            shares.append(([one / total for one in part.widths], True))
        elif part.kind == "facts":
            shares.append((FACTS, False))
        elif part.kind == "bars":
            shares.append((BARS, False))
        elif isinstance(part, Signatures):
            shares.append((SIGNED, False))
    for table, (share, is_grid) in zip(document.tables, shares, strict=True):
        _widths(table, [one * width for one in share])
        if is_grid:
            _small(table)
            _keep_with_title(table)
    leads = {part.text for part in paper.parts if isinstance(part, Text) and part.lead}
    for paragraph in document.paragraphs:
        if paragraph.text in leads:
            paragraph.paragraph_format.keep_with_next = True


def _widths(table: Any, widths: list[float]) -> None:
    table.autofit = False
    columns = table._tbl.tblGrid  # noqa: SLF001 the grid of a table made by tags must be written anew
    for old in list(columns):
        columns.remove(old)
    for one in widths:
        columns.add_gridCol().w = Mm(one)
    for row in table.rows:
        for cell, one in zip(row.cells, widths, strict=True):
            cell.width = Mm(one)


def _keep_with_title(table: Any) -> None:
    """A title never stays alone at the foot of a page."""
    before = table._tbl.getprevious()  # noqa: SLF001 python-docx names no way from a table to what precedes it
    if isinstance(before, CT_P):
        Paragraph(before, table).paragraph_format.keep_with_next = True


def _small(table: Any) -> None:
    for number, row in enumerate(table.rows):
        for cell in row.cells:
            for run in (run for paragraph in cell.paragraphs for run in paragraph.runs):
                run.font.size, run.bold = Pt(GRID_SIZE), number == 0
