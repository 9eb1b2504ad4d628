"""The bad input of the outer interface: one clear sentence each, soon, and never a traceback."""

import io
import os
import zipfile

import pytest

from shared.importing import MAX_BYTES, UnreadableFile
from tests.shared.importing.making import book, csv_bytes, parsed


def zip_bomb() -> bytes:
    """Make an archive named as a book that unpacks to 300 MB."""
    buffer = io.BytesIO(book(["Код", "Наименование"], ["A", "Школа"]))
    with (
        zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/big.xml", "w") as part,
    ):
        for _ in range(300):
            part.write(b" " * 1024 * 1024)
    return buffer.getvalue()


def test_whole_files_that_are_refused() -> None:
    noise = os.urandom(MAX_BYTES)
    cases = {
        "CSV испорчен": (csv_bytes("Код;Наименование", 'A;"Школа', "B;Сад"), "a.csv"),
        "Не хватает обязательных столбцов": (csv_bytes("Код;Имя", "A;Школа"), "a.csv"),
        "Файл пустой": (b"", "a.csv"),
        "двоичные данные": (b"\x00" + noise[1:], "a.csv"),
        "книгой Excel не является": (b"x" + noise[1:], "a.xlsx"),
        "архивную бомбу": (zip_bomb(), "a.xlsx"),
        "больше 32 МБ": (noise + b"x", "a.csv"),
    }
    for message, (content, filename) in cases.items():
        with pytest.raises(UnreadableFile, match=message):
            parsed("organizations", content, filename)


def test_printable_noise_is_no_table() -> None:
    noise = (b"abcdefghijklmnopqrstuvwxyz0123456789+/=" * 2 + b"\n") * (MAX_BYTES // 80)
    with pytest.raises(UnreadableFile, match="Не найдена строка заголовков"):
        parsed("organizations", noise)
    with pytest.raises(UnreadableFile, match=r"испорчен|заголовков"):
        parsed("organizations", noise.replace(b"\n", b" "))


def test_one_bad_date_rejects_its_row_only() -> None:
    content = csv_bytes(
        "Код;Наименование;Действует с", "A;Школа;30.02.2024", "B;Сад;01.02.2024", encoding="cp1251"
    )
    found = parsed("organizations", content)
    assert [row["code"] for row in found.rows] == ["B"]
    assert [(one.row, one.message) for one in found.rejected] == [(2, "30.02.2024 — такой даты нет")]
