"""A register with a few people of school A, and its page as it is sent to the door."""

from typing import Any

import pytest

from tests.services.registry.conftest import Json, Register

PEOPLE = """\
Фамилия;Имя;Отчество;Дата рождения;Начало педагогического стажа;Организация;Должность;Категория работника;\
Занятость;Ставка;Работает с
Белова;Анна;Петровна;05.05.1970;01.09.2000;A;учитель;педагог;основная;1;01.09.2010
Громов;Олег;Ильич;05.05.1990;;A;воспитатель;педагог;основная;0,5;01.09.2015
Орлова;Вера;Ильинична;05.05.1960;01.09.1985;A;директор;руководитель;основная;1;01.09.2001
Зуев;Пётр;Ильич;05.05.1980;01.09.2005;B;учитель;педагог;основная;1;01.09.2005
"""
HEADINGS = ("ФИО", "Должность", "Педагогический стаж")
Row = tuple[str, str] | tuple[str, str, str]


def page_of(*rows: Row) -> str:
    """Make a school's page with a plain table."""
    lines = (HEADINGS, *(row if len(row) == 3 else (*row, "-") for row in rows))
    cells = ("".join(f"<td>{cell}</td>" for cell in line) for line in lines)
    return f"<h1>Педагогический состав</h1><table>{''.join(f'<tr>{line}</tr>' for line in cells)}</table>"


class School:
    """School A with its register and its page."""

    def __init__(self, register: Register) -> None:
        self.register = register
        report = register.upload("people", PEOPLE)
        assert report["rejected"] == []

    def send(self, html: str | None, **form: str) -> Any:
        """Send a page to the door; gives the reply."""
        data = {"kind": "staff-page", "municipality": "ust-koksa", "organization": "A"} | form
        files = {"file": ("staff.html", html.encode())} if html is not None else None
        return self.register.methodist.post("/registry/api/v1/imports", data=data, files=files)

    def compare(self, *rows: Row, **form: str) -> Json:
        """Compare a page of these rows with the register; gives the report."""
        reply = self.send(page_of(*rows), **form)
        assert reply.status_code == 200, reply.text
        report: Json = reply.json()
        return report

    def apply(self, *rows: Row, **form: str) -> Json:
        """Apply a page of these rows."""
        return self.compare(*rows, apply="true", **form)

    def jobs(self, name: str) -> list[tuple[str, str, str | None, str | None]]:
        """Position, occupation, first and last day of each job of a person."""
        [person] = self.register.people(name)
        return [
            (one["position"], one["occupation"], one["since"], one["until"]) for one in person["employments"]
        ]


def matches(report: Json) -> dict[str, str]:
    """Give the match of each name."""
    return {one["name"]: one["match"] for one in report["people"]}


def said(report: Json) -> str:
    """Join the warnings."""
    return "\n".join(f"{one['row']} {one['column']}: {one['message']}" for one in report["warnings"])


@pytest.fixture
def school(register: Register) -> School:
    """School A: Белова teaches, Громов is an educator, Орлова is the principal; Зуев is at school B."""
    return School(register)
