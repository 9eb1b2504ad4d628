"""The rejected rows come back as a file to correct: as they stood, never alive, not for strangers."""

import io
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from services.registry.clock import forget_rejects
from services.registry.models import ImportErrorFile
from shared.importing import read
from tests.services.registry.conftest import Json, Register
from tests.shared.importing.making import book

HEAD = "СНИЛС;Сотрудник;Организация;Кабинет;Дата рождения\n"
GOOD = ";Ли Анна;A;1;\n"
BAD = "1;Пак Ирина;Нигде;2;30.02.2000\n;Ким Олег;Нигде;3;\n"
MAPPING = '{"Сотрудник": "ФИО"}'
WRONG = "«Дата рождения»: 30.02.2000 — такой даты нет; «СНИЛС»: СНИЛС — это 11 цифр, например 112-233-445 95"
PAYLOADS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "\t=1",
    '=HYPERLINK("http://x")',
    "%0a=1",
)


def rejected(register: Register, content: bytes, **options: str) -> Json:
    reply = register.send("people", content, **options)
    assert reply.status_code == 200, reply.text
    report: Json = reply.json()
    return report


def error_file(register: Register, report: Json) -> bytes:
    reply = register.methodist.get(f"/registry/api/v1/imports/{report['id']}/errors.xlsx")
    assert reply.status_code == 200, reply.text
    assert "attachment" in reply.headers["Content-Disposition"]
    return reply.content


def rows(content: bytes) -> list[list[object]]:
    return [list(row.cells) for row in next(read(content, "errors.xlsx").sheets).rows]


def test_rejected_rows_come_back_as_they_stood(register: Register) -> None:
    content = error_file(register, rejected(register, (HEAD + GOOD + BAD).encode(), mapping=MAPPING))
    assert rows(content) == [
        ["СНИЛС", "ФИО", "Организация", "Кабинет", "Дата рождения", "Что исправить"],
        [
            "1",
            "Пак Ирина",
            "Нигде",
            "2",
            "30.02.2000",
            WRONG,
        ],
        ["", "Ким Олег", "Нигде", "3", "", "«Организация»: организация «Нигде» не найдена"],
    ]


def test_the_corrected_file_is_a_file_of_its_kind(register: Register) -> None:
    content = error_file(register, rejected(register, (HEAD + BAD).encode(), mapping=MAPPING))
    lines = rows(content)
    lines[1][0], lines[1][4] = "", "28.02.2000"
    for line in lines[1:]:
        line[2] = "A"
    again = rejected(register, book(*lines))
    assert (again["created"], again["rejected"]) == (2, [])
    assert [one["column"] for one in again["warnings"] if "неизвестен" in one["message"]] == ["Кабинет"]


def test_numbers_and_dates_of_a_book_stay_what_they_were(register: Register) -> None:
    head = ["СНИЛС", "ФИО", "Организация", "Ставка", "Работает с"]
    row = [10020030031, "Ли Анна", "A", 0.5, datetime(2020, 9, 1)]  # noqa: DTZ001 as spreadsheets have it
    lines = rows(error_file(register, rejected(register, book(head, row))))
    assert lines[1][:5] == [10020030031, "Ли Анна", "A", 0.5, "01.09.2020"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_it_is_ever_a_formula(register: Register, payload: str) -> None:
    head = ["ФИО", "Организация", payload]
    content = error_file(register, rejected(register, book(head, [payload, payload, payload])))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "hyperlink" not in sheet
        assert not any("externalLink" in name for name in archive.namelist())


def test_a_preview_has_one_and_a_clean_import_has_none(register: Register) -> None:
    preview = rejected(register, (HEAD + BAD).encode(), mapping=MAPPING, dry_run="true")
    assert len(rows(error_file(register, preview))) == 3
    clean = rejected(register, (HEAD + GOOD).encode(), mapping=MAPPING)
    reply = register.methodist.get(f"/registry/api/v1/imports/{clean['id']}/errors.xlsx")
    assert (reply.status_code, reply.json()["type"]) == (404, "urn:mms:problem:no-error-file")


def test_strangers_do_not_see_it(register: Register) -> None:
    report = rejected(register, (HEAD + BAD).encode(), mapping=MAPPING)
    where = f"/registry/api/v1/imports/{report['id']}"
    stranger = register.client("methodist", municipality_id="00000000-0000-7000-8000-000000000001")
    for path in (where, f"{where}/errors.xlsx"):
        assert stranger.get(path).status_code == 404
        assert register.client("principal").get(path).status_code == 403
    assert register.methodist.get(where).json()["rejected"] == 2


def test_it_is_kept_encrypted_and_for_a_month(register: Register) -> None:
    rejected(register, (HEAD + BAD).encode(), mapping=MAPPING)
    later = datetime.now(UTC) + timedelta(days=31)
    with register.system.db("registry").write() as session:
        (kept,) = session.scalars(select(ImportErrorFile))
        assert "Пак".encode() not in kept.content
        forget_rejects(session, datetime.now(UTC))
        assert session.scalars(select(ImportErrorFile)).all() == [kept]
        forget_rejects(session, later)
        forget_rejects(session, later)
        assert session.scalars(select(ImportErrorFile)).all() == []
