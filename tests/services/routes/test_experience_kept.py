"""Whoever worked before the bank was there loses no experience: closed routes are read when it comes."""

from typing import Any

from alembic import command
from sqlalchemy import select

from services.routes.models import StepOutcome
from shared.migrating import _config, migrate
from tests.services.routes.banking import closed, newcomers
from tests.services.routes.making import Door, Routes


def _outcomes(routes: Routes) -> list[tuple[Any, ...]]:
    table = StepOutcome.__table__
    with routes.service.database.read() as session:
        return [tuple(row) for row in session.execute(select(table).order_by(table.c.step_id))]


def test_closed_routes_are_read_when_the_bank_comes(routes: Routes, tutor: Door, principal: Door) -> None:
    steps: list[dict[str, str]] = [
        {"kind": "course", "title": "Курс", "programme": "Ёмкий урок"},
        {"kind": "course", "title": "Курс", "programme": "https://example.org"},
        {"kind": "lesson_visit", "title": "Урок  коллеги"},
    ]
    for name, step in zip(newcomers(routes, 3), steps, strict=True):
        outcome = "persists" if step["kind"] == "lesson_visit" else "resolved"
        closed(tutor, routes.door(person=name), principal, name, outcome=outcome, **step)
    before = _outcomes(routes)
    assert len(before) == 3
    routes.service.app.extensions["mms_database"].close()
    command.downgrade(_config("routes", routes.service.database), "0150-1")
    migrate("routes", routes.service.database)
    assert _outcomes(routes) == before
