"""XLSX: the archive is checked and repacked first, so that a hostile one never reaches the reader."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from shared.importing.archive import NOT_A_WORKBOOK, repack
from shared.importing.measure import check_measures
from shared.importing.sheet import SheetRow, UnreadableFile


def workbook_sheet(content: bytes) -> tuple[str, Iterator[SheetRow]]:
    """Give the name and the rows of the first visible sheet."""
    with TemporaryDirectory(prefix="mms-import-") as folder:
        path = Path(folder) / "book.xlsx"
        repack(content, path)
        check_measures(path)
        sheet = _open(path)
    return sheet.name, _rows(sheet)


def _open(path: Path) -> CalamineSheet:
    try:
        book = CalamineWorkbook.from_path(path)
        visible = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
        ]
        if not visible:
            raise UnreadableFile("В книге нет видимых листов с данными.")
        return book.get_sheet_by_name(visible[0])
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableFile(NOT_A_WORKBOOK) from error


def _rows(sheet: CalamineSheet) -> Iterator[SheetRow]:
    if sheet.start is None:
        return
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        yield SheetRow(number, cells)
