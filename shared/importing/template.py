"""An empty XLSX of a kind to fill in: headings, hints as notes, vocabularies as lists to choose from."""

from io import BytesIO
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped] # it has no stubs
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped] # it has no stubs

from shared.importing.columns import Column, Kind

OFFERED_ROWS = 2000
LIST_LIMIT = 255
WIDTH = 24
TEXT_FIELDS = ("snils", "number", "code", "order_number")


def template(kind: Kind) -> bytes:
    """Make the template; required columns are bold, and it reads back as a file of its kind."""
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet(kind.title[:31])
        words = book.add_worksheet("Списки")
        words.hide()
        formats = {
            "required": book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
            "optional": book.add_format({"bottom": 1, "text_wrap": True}),
            "text": book.add_format({"num_format": "@"}),
            "day": book.add_format({"num_format": "dd.mm.yyyy"}),
        }
        for place, column in enumerate(column for column in kind.columns if column.offered):
            _column(sheet, words, place, column, formats)
        sheet.freeze_panes(1, 0)
    return buffer.getvalue()


def _column(sheet: Any, words: Any, place: int, column: Column, formats: dict[str, Any]) -> None:
    sheet.write_string(0, place, column.heading, formats["required" if column.required else "optional"])
    sheet.set_column(place, place, WIDTH, _cell_format(column, formats))
    note = " ".join(filter(None, ("Обязательно." if column.required else "", column.hint)))
    if note:
        sheet.write_comment(0, place, note)
    if not column.words:
        return
    for number, word in enumerate(column.words):
        words.write_string(number, place, word)
    first = words.get_name()
    letters = xl_col_to_name(place)
    source = f"='{first}'!${letters}$1:${letters}${len(column.words)}"
    sheet.data_validation(1, place, OFFERED_ROWS, place, {"validate": "list", "source": source})


def _cell_format(column: Column, formats: dict[str, Any]) -> Any:
    if column.field.endswith(TEXT_FIELDS):
        return formats["text"]
    return formats["day"] if column.hint.startswith(("Дата", "Последний день", "Пусто — с даты")) else None
