"""XLSX: the archive is checked and repacked first, so that a hostile one never reaches the reader."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from shared.importing.archive import NOT_A_WORKBOOK, repack
from shared.importing.hidden import Hidden, find_hidden
from shared.importing.measure import check_measures
from shared.importing.merged import filled_rows
from shared.importing.sheet import Book, Sheet, UnreadableFile, within_limits

BROKEN = (CalamineError, OSError, ValueError)


def read_workbook(content: bytes) -> Book:
    """Open the visible sheets; the unpacked copy is gone from the disk before the first row is given."""
    with TemporaryDirectory(prefix="mms-import-") as folder:
        path = Path(folder) / "book.xlsx"
        repack(content, path)
        check_measures(path)
        book = _open(path)
        hidden = find_hidden(path)
    names = tuple(
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    )
    if not names:
        raise UnreadableFile("В книге нет видимых листов с данными.")
    return Book(names, _sheets(book, names, hidden))


def _open(path: Path) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_path(path)
    except BROKEN as error:
        raise UnreadableFile(NOT_A_WORKBOOK) from error


def _sheets(book: CalamineWorkbook, names: tuple[str, ...], hidden: Mapping[str, Hidden]) -> Iterator[Sheet]:
    for name in names:
        try:
            sheet = book.get_sheet_by_name(name)
        except BROKEN as error:
            raise UnreadableFile(NOT_A_WORKBOOK) from error
        unseen = hidden.get(name, Hidden())
        yield Sheet(
            name=name,
            rows=within_limits(filled_rows(sheet)),
            hidden_rows=unseen.rows,
            hidden_places=unseen.places(sheet.start[1] if sheet.start else 0),
            height=sheet.total_height,
        )
