"""A frozen snapshot is refused every change by the database; what got past it is found by its fingerprint."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import Executable

from services.monitoring.models import Period, Snapshot, SnapshotFigure
from services.monitoring.queries.seals import broken_seals
from shared.db import Database
from tests.services.given import Alone
from tests.services.monitoring.making import MUNICIPALITY, one
from tests.services.monitoring.telling import told
from tests.services.monitoring.test_periods import freeze, opened

TOUCHES: tuple[Executable, ...] = (
    update(Snapshot).values(number=7),
    update(Snapshot).values(taken_at=datetime(2020, 1, 1, tzinfo=UTC)),
    update(Snapshot).values(counts={"T": 1}),
    update(Snapshot).values(reason="Так решили"),
    update(SnapshotFigure).values(numerator=99),
    delete(SnapshotFigure),
    delete(Snapshot),
)
TRIGGERS = ("snapshot_kept", "snapshot_figure_kept", "snapshot_figure_undeleted")


def refuse_all(database: Database) -> None:
    for touch in TOUCHES:
        with (
            pytest.raises(DBAPIError, match="a frozen snapshot does not change"),
            database.write() as session,
        ):
            session.execute(touch)
    with database.write() as session:
        session.execute(update(Snapshot).values(reason="удалено перевели"))


def test_the_database_itself_refuses_to_change_a_snapshot(monitoring: Alone) -> None:
    monitoring.hear(told())
    freeze(monitoring, opened(monitoring))
    refuse_all(monitoring.database)
    assert said(monitoring) == []


@pytest.mark.parametrize(
    "touch",
    [
        update(Snapshot).values(rule_version="9"),
        update(SnapshotFigure).where(SnapshotFigure.number == 4).values(numerator=99),
        update(SnapshotFigure).where(SnapshotFigure.number == 5).values(lists=b"{}"),
        delete(SnapshotFigure).where(SnapshotFigure.number == 6),
    ],
)
def test_what_was_changed_past_it_is_found_and_named(monitoring: Alone, touch: Executable) -> None:
    monitoring.hear(told())
    taken = freeze(monitoring, opened(monitoring))
    with monitoring.database.write() as session:
        for name in TRIGGERS:
            session.execute(text(f"DROP TRIGGER {name}"))
        session.execute(touch)
    (words,) = said(monitoring)
    assert words.startswith("Снимок 1 на 31 декабря 2025, Усть-Коксинский район")
    assert taken["id"] in words


def said(service: Alone) -> list[str]:
    with service.database.read() as session:
        return list(broken_seals(session))


@pytest.mark.postgres
def test_postgresql_refuses_too(postgres_url: str) -> None:
    database = Database(postgres_url.format(service="monitoring"))
    with database.write() as session:
        day = date(2025, 12, 31)
        of = {"municipality_id": MUNICIPALITY, "as_of": day}
        period = Period(title="Год", is_final=True, opened_on=day, state="frozen", waiting=[], **of)
        session.add(period)
        session.flush()
        rule = {
            "rule_version": "1",
            "rule_title": "до 35 лет",
            "counts": {"T": 0},
            "kinds": [],
            "digest": "0",
        }
        moment = datetime(2026, 1, 10, tzinfo=UTC)
        head = Snapshot(
            period_id=period.id, number=1, taken_at=moment, taken_by=one("methodist"), **rule, **of
        )
        session.add(head)
        session.flush()
        session.add(SnapshotFigure(snapshot_id=head.id, number=1, numerator=0, denominator=0, lists=b""))
    refuse_all(database)
    database.close()
