"""Makes `official.docx`, the template people may open in Word: `python -m shared.documents.template`.

Only the look is made here: what stands in the places is `shared.documents.paper.Paper`.
"""

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FONT = "Times New Roman"
LEFT, CENTER, RIGHT, BOTH = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


def _say(document: Any, text: str, *, align: Any = LEFT, bold: bool = False, size: float = 13) -> Any:
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(4)
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)
    return paragraph


def _tag(document: Any, tag: str) -> None:
    """A line of the template's language: it disappears in the document."""
    document.add_paragraph("{%p " + tag + " %}")


def _row(document: Any, texts: tuple[str, ...], *, loop: str = "", grid: bool = False) -> None:
    """A table of one row, repeated if there is a loop; without borders unless it is a grid."""
    table = document.add_table(rows=0, cols=len(texts))
    table.style = "Table Grid" if grid else "Normal Table"
    rows = ("{%tr for row in " + loop + " %}", texts, "{%tr endfor %}") if loop else (texts,)
    for one in rows:
        cells = table.add_row().cells
        for place, cell in enumerate(cells):
            cell.text = one[place] if isinstance(one, tuple) else one if place == 0 else ""


def _header(document: Any) -> None:
    _tag(document, "for line in addressee")
    _say(document, "{{ line }}").paragraph_format.left_indent = Mm(85)
    _tag(document, "endfor")
    _tag(document, "if organization")
    _say(document, "{{ organization }}", align=CENTER, bold=True)
    _tag(document, "endif")
    _tag(document, "if copies")
    _say(document, "{{ copies }}", align=RIGHT, size=12)
    _tag(document, "endif")
    name = _say(document, "{{ name|upper }}", align=CENTER, bold=True, size=14)
    name.paragraph_format.space_before = Pt(10)
    _tag(document, "if numbered")
    _row(document, ("{{ dated or '_______________' }}", "{{ place }}", "№ {{ number or '__________' }}"))
    _tag(document, "endif")
    _tag(document, "if heading and (wide or not numbered)")
    _heading(document, align=CENTER)
    _tag(document, "elif heading")
    _heading(document, align=LEFT)
    _tag(document, "endif")


def _heading(document: Any, *, align: Any) -> None:
    heading = _say(document, "{{ heading }}", align=align, bold=True)
    heading.paragraph_format.space_before = heading.paragraph_format.space_after = Pt(8)


def _title(document: Any, text: str) -> None:
    """What stands above a part and never stays alone at the foot of a page."""
    title = _say(document, text, bold=True)
    title.paragraph_format.space_before, title.paragraph_format.keep_with_next = Pt(10), True


def _parts(document: Any) -> None:
    _tag(document, "for part in parts")
    _tag(document, "if part.kind == 'text' and part.lead")
    _title(document, "{{ part.text }}")
    _tag(document, "elif part.kind == 'text'")
    _say(document, "{{ part.text }}", align=BOTH).paragraph_format.first_line_indent = Mm(12.5)
    _tag(document, "elif part.kind == 'clauses'")
    _tag(document, "for number, text in part.texts")
    _say(document, "{{ number }}. {{ text }}", align=BOTH).paragraph_format.first_line_indent = Mm(12.5)
    _tag(document, "endfor")
    _tag(document, "elif part.kind == 'facts'")
    _row(document, ("{{ row[0] }}:", "{{ row[1] }}"), loop="part.rows")
    _tag(document, "elif part.kind == 'grid'")
    _tag(document, "if part.title")
    _title(document, "{{ part.title }}")
    _tag(document, "endif")
    _grid(document)
    _tag(document, "elif part.kind == 'bars'")
    _tag(document, "if part.title")
    _title(document, "{{ part.title }}")
    _tag(document, "endif")
    _row(document, ("{{ row.label }}", "{{ row.drawn }}", "{{ row.words }}"), loop="part.bars")
    _tag(document, "elif part.kind == 'signatures'")
    _tag(document, "if part.title")
    _title(document, "{{ part.title }}")
    _tag(document, "endif")
    signed = ("{{ row[0] }}", "__________", "{{ row[1] }}", "{{ '_________' if part.dated else '' }}")
    _row(document, signed, loop="part.lines")
    _tag(document, "endif")
    _tag(document, "endfor")


def _grid(document: Any) -> None:
    """A table of as many columns as the document brings; its first row is repeated on every page."""
    table = document.add_table(rows=0, cols=3)
    table.style = "Table Grid"
    heading = table.add_row()
    for cell, text in zip(
        heading.cells, ("{%tc for text in part.headings %}", "{{ text }}", "{%tc endfor %}"), strict=True
    ):
        cell.text = text
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    heading._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 python-docx names no public place for it
    table.add_row().cells[0].text = "{%tr for row in part.rows %}"
    for cell, text in zip(
        table.add_row().cells, ("{%tc for text in row %}", "{{ text }}", "{%tc endfor %}"), strict=True
    ):
        cell.text = text
    table.add_row().cells[0].text = "{%tr endfor %}"


def _running(section: Any) -> None:
    """Above the page: that it is a draft, and from the second page on its number."""
    section.different_first_page_header_footer = True
    for header in (section.first_page_header, section.header):
        draft = header.paragraphs[0]
        draft.alignment = CENTER
        draft.add_run("{% if draft %}ПРОЕКТ{% endif %}").bold = True
    number = section.header.add_paragraph()
    number.alignment = CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number._p.append(field)  # noqa: SLF001 python-docx knows no fields


def build(path: Path) -> None:
    """Write the template."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(10)
    section.top_margin = section.bottom_margin = Mm(20)
    _running(section)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(13)
    normal.paragraph_format.space_after = Pt(2)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    _header(document)
    _parts(document)
    document.save(str(path))


if __name__ == "__main__":
    build(Path(__file__).parent / "official.docx")
