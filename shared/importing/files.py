"""Reading an uploaded file, whatever it is: sheets of rows, or a refusal a person understands."""

from shared.importing.delimited import delimited_rows
from shared.importing.sheet import MAX_BYTES, Book, Sheet, UnreadableFile, within_limits
from shared.importing.workbook import read_workbook

ZIP_SIGNATURE = b"PK\x03\x04"
EMPTY_ZIP_SIGNATURE = b"PK\x05\x06"
OLD_EXCEL_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PDF_SIGNATURE = b"%PDF"


def read(content: bytes, filename: str) -> Book:
    """Read CSV (UTF-8, cp1251) or the visible sheets of XLSX; the content decides, not the name."""
    if len(content) > MAX_BYTES:
        megabytes = MAX_BYTES // 1024 // 1024
        raise UnreadableFile(f"Файл больше {megabytes} МБ. Разделите его на части.")
    if not content.strip():
        raise UnreadableFile("Файл пустой: в нём нет ни одной строки.")
    if content.startswith((ZIP_SIGNATURE, EMPTY_ZIP_SIGNATURE)):
        return read_workbook(content)
    _refuse_known(content, filename)
    rows = within_limits(delimited_rows(content))
    return Book((filename,), iter([Sheet(name=filename, rows=rows, height=content.count(b"\n"))]))


def _refuse_known(content: bytes, filename: str) -> None:
    if content.startswith(OLD_EXCEL_SIGNATURE):
        raise UnreadableFile(
            "Это книга Excel старого формата (XLS) или под паролем. Сохраните её как XLSX без пароля."
        )
    if content.startswith(PDF_SIGNATURE):
        raise UnreadableFile("Это документ PDF. Нужна таблица CSV или XLSX.")
    if filename.lower().endswith((".xlsx", ".xlsm")):
        raise UnreadableFile(
            "Файл назван XLSX, но книгой Excel не является или повреждён. Сохраните таблицу заново."
        )
