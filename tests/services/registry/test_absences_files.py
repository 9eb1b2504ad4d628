"""Files of absences: each is a dated row of its person and told with the person; twice is as once."""

import pytest
from sqlalchemy import func, select

from shared.contracts.registry import PersonChanged
from shared.tables import outbox
from tests.services.registry.conftest import Json, Register

PEOPLE = (
    "СНИЛС;ФИО;Организация;Работает с\n"
    "100-200-300 30;Власова Ирина Петровна;A;01.09.2010\n"
    ";Ли Анна;A;01.09.2024\n"
)
HEAD = "СНИЛС;ФИО;Вид;С;По\n"
ROWS = (
    "10020030030;Власова Ирина Петровна;Отпуск по уходу за ребенком;01.02.2025;\n"
    ";Ли Анна;болезнь;12.03.25г.;20.03.25г.\n"
)


@pytest.fixture
def staffed(register: Register) -> Register:
    """Two people at work."""
    register.upload("people", PEOPLE)
    return register


def absences(register: Register, name: str) -> list[tuple[str, str, str | None]]:
    (person,) = register.people(name)
    found: list[Json] = register.methodist.get(f"/registry/api/v1/people/{person['id']}/absences").json()
    return [(one["kind"], one["since"], one["until"]) for one in found]


def counts(report: Json) -> tuple[int, int, int, int]:
    return report["created"], report["updated"], report["unchanged"], len(report["rejected"])


def told(register: Register) -> int:
    with register.system.db("registry").read() as session:
        query = select(func.count()).where(outbox.c.type == PersonChanged.TYPE)
        return session.scalar(query) or 0


def test_absences_are_created_told_and_repeated_without_effect(staffed: Register) -> None:
    before = told(staffed)
    assert counts(staffed.upload("absences", HEAD + ROWS)) == (2, 0, 0, 0)
    assert told(staffed) == before + 2
    assert absences(staffed, "власова") == [("parental", "2025-02-01", None)]
    assert absences(staffed, "ли анна") == [("sick", "2025-03-12", "2025-03-20")]
    assert counts(staffed.upload("absences", HEAD + ROWS)) == (0, 0, 2, 0)
    assert told(staffed) == before + 2


def test_the_return_is_written_into_the_same_absence(staffed: Register) -> None:
    staffed.upload("absences", HEAD + ROWS)
    back = ROWS.replace("01.02.2025;\n", "01.02.2025;31.08.2026\n")
    assert counts(staffed.upload("absences", HEAD + back)) == (0, 1, 1, 0)
    assert absences(staffed, "власова") == [("parental", "2025-02-01", "2026-08-31")]
    assert staffed.people("власова")[0]["version"] == 3


def test_the_other_services_hear_of_it(staffed: Register) -> None:
    staffed.upload("absences", HEAD + ROWS)
    staffed.system.deliver()
    with staffed.system.db("mentorship").read() as session:
        rows = session.connection().exec_driver_sql("SELECT count(*) FROM roster_absence").scalar()
    assert rows == 2


def test_what_is_wrong_is_rejected_by_row_and_what_is_odd_is_warned_about(staffed: Register) -> None:
    wrong = ";Никто Нигде;болезнь;01.01.2025;\n;Ли Анна;отгул;01.01.2025;\n;Ли Анна;болезнь;;\n"
    reversed_ = ";Ли Анна;болезнь;02.02.2025;01.02.2025\n"
    report = staffed.upload("absences", HEAD + wrong + reversed_)
    assert [(one["row"], one["column"]) for one in report["rejected"]] == [
        (2, "ФИО"),
        (3, "Вид"),
        (4, "С"),
        (5, "По"),
    ]
    early = staffed.upload("absences", HEAD + ";Ли Анна;иное;01.01.2020;01.02.2020\n", dry_run="true")
    assert any("нигде не работает" in one["message"] for one in early["warnings"])
    assert absences(staffed, "ли анна") == []
