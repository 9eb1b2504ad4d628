"""A document as DOCX, filled from the template that people may open and mend in Word."""

from importlib.resources import as_file, files
from io import BytesIO
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.table import CT_Tbl
from docx.oxml.text.paragraph import CT_P
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate

from shared.documents.paper import Grid, Paper, Part
from shared.russian import decimal

TEMPLATE = files("shared.documents") / "official.docx"
MARGINS = 40
WIDE_INDENT = 165
GRID_SIZE = 9.5
SIGNED = (0.38, 0.18, 0.27, 0.17)
TOP = (0.33, 0.34, 0.33)
FACTS = (0.34, 0.66)
# as wide as the letters of any font make it on the narrow page: an em for each
BARS = (0.35, 0.4, 0.25)
BAR_CELLS, BAR_SIZE = 24, 7.5
LABEL_SIZE = 10.5
TABLES: dict[str, tuple[float, ...]] = {"grid": (), "facts": FACTS, "bars": BARS, "signatures": SIGNED}
LONG_CELL, SHORT = 900, 24


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
        if bar["threshold"] is not None:
            bar["words"] += f" (порог {decimal(bar['threshold'])} %)"
    return plain


def _turn(section: Any) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _to_the_right(document: Any, *, lines: int) -> None:
    """On a wide page whom it is for, or who approved it, stands farther to the right."""
    for paragraph in document.paragraphs[:lines]:
        paragraph.paragraph_format.left_indent = Mm(WIDE_INDENT)


def _shape(document: Any, paper: Paper, *, width: float) -> None:
    """Give the tables their widths and their letters, in the order in which the document has them."""
    shares: list[tuple[str, tuple[float, ...]]] = [("top", TOP)] if paper.numbered else []
    shares += [(part.kind, _shares(part)) for part in paper.parts if part.kind in TABLES]
    for table, (kind, share) in zip(document.tables, shares, strict=True):
        _widths(table, [one * width for one in share])
        _apart(table, is_grid=kind == "grid")
        if kind == "grid":
            _small(table)
            _whole_rows(table)
        elif kind == "bars":
            _letters(table)
            _together(table)
        elif kind == "signatures":
            _together(table)
            _not_alone(table)


def _shares(part: Part) -> tuple[float, ...]:
    """What part of the page each column takes."""
    if isinstance(part, Grid):
        return tuple(one / sum(part.widths) for one in part.widths)
    return TABLES[part.kind]


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


def _small(table: Any) -> None:
    for number, row in enumerate(table.rows):
        for cell in row.cells:
            for run in (run for paragraph in cell.paragraphs for run in paragraph.runs):
                run.font.size, run.bold = Pt(GRID_SIZE), number == 0
    after = _paragraph(table, table._tbl.getnext())  # noqa: SLF001 python-docx names no way to what follows
    if after is not None:
        after.paragraph_format.space_before = Pt(10)


def _apart(table: Any, *, is_grid: bool) -> None:
    """Two tables in a row do not touch: the one without lines leaves the room."""
    before = _before(table)
    if not isinstance(before, CT_Tbl):
        return
    row = Table(before, table).rows[-1] if is_grid else table.rows[0]
    for paragraph in (cell.paragraphs[0] for cell in row.cells):
        paragraph.paragraph_format.space_after = Pt(8) if is_grid else None
        paragraph.paragraph_format.space_before = None if is_grid else Pt(10)


def _letters(table: Any) -> None:
    """A bar is as long as its letters: smaller ones keep it on one line."""
    for row in table.rows:
        for place, cell in enumerate(row.cells):
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(BAR_SIZE if place == 1 else LABEL_SIZE)


def _whole_rows(table: Any) -> None:
    """A row stays whole, unless it is too long for a page; the last one does not go over alone."""
    for row in table.rows:
        if all(len(cell.text) <= LONG_CELL for cell in row.cells):
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 there is no public place
    for row in list(table.rows)[:1] + list(table.rows)[-2:-1]:
        _keep(row)


def _together(table: Any) -> None:
    """All of it on one page, unless it is long."""
    rows = list(table.rows)
    for row in rows[: len(rows) - 1 if len(rows) <= SHORT else 1]:
        _keep(row)


def _keep(row: Any) -> None:
    for paragraph in (paragraph for cell in row.cells for paragraph in cell.paragraphs):
        paragraph.paragraph_format.keep_with_next = True


def _not_alone(table: Any) -> None:
    """Signatures stand below the last words or rows that are signed, never on a page of their own."""
    for paragraph in (cell.paragraphs[0] for row in table.rows for cell in row.cells):
        paragraph.paragraph_format.space_before = Pt(14)
    before = _before(table)
    paragraph = _paragraph(table, before)
    if paragraph is not None:
        paragraph.paragraph_format.keep_with_next = True
    elif isinstance(before, CT_Tbl):
        for row in list(Table(before, table).rows)[-2:]:
            _keep(row)


def _before(table: Any) -> Any:
    return table._tbl.getprevious()  # noqa: SLF001 python-docx names no way from a table to what precedes it


def _paragraph(table: Any, element: Any) -> Paragraph | None:
    return Paragraph(element, table) if isinstance(element, CT_P) else None
