"""A running import tells how far it is, outside its own transaction, to whoever sent it and nobody else."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from services.registry.actions import Progress, ProgressBoard, forget_progress
from services.registry.models import ImportProgress, Municipality
from shared.db import Database
from shared.migrating import migrate
from tests.services.registry.conftest import Register

ME, SOMEBODY, RUN = uuid4(), uuid4(), uuid4()
WHERE = "/registry/api/v1/imports/progress"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Registry's database of either kind."""
    if request.param == "postgresql":
        made = Database(request.getfixturevalue("postgres_url").replace("{service}", "registry"))
    else:
        made = Database(f"sqlite:///{tmp_path}/registry.db")
        migrate("registry", made)
    yield made
    made.close()


def test_it_is_told_while_the_import_holds_the_database(database: Database) -> None:
    board = ProgressBoard(database)
    with database.write() as session, board.watched(account_id=ME, progress_id=RUN) as tell:
        session.scalars(select(Municipality).with_for_update()).all()
        assert board.read(account_id=ME, progress_id=RUN) is None
        tell("reading", 500, 1000)
        asked = ProgressBoard(database).read(account_id=ME, progress_id=RUN)
        assert asked == Progress(stage="reading", done=500, total=1000)
        tell("writing", 0, 990)
        assert board.read(account_id=ME, progress_id=RUN) == Progress(stage="writing", done=0, total=990)
        assert board.read(account_id=SOMEBODY, progress_id=RUN) is None
    assert board.read(account_id=ME, progress_id=RUN) is None


def test_it_is_gone_when_the_import_fails(database: Database) -> None:
    board = ProgressBoard(database)

    def fail() -> None:
        with board.watched(account_id=ME, progress_id=RUN) as tell:
            tell("reading", 1, 2)
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        fail()
    assert board.read(account_id=ME, progress_id=RUN) is None


@pytest.mark.postgres
def test_what_a_killed_process_left_is_not_believed(postgres_url: str) -> None:
    database = Database(postgres_url.replace("{service}", "registry"))
    board, now = ProgressBoard(database), datetime.now(UTC)
    with board.watched(account_id=ME, progress_id=RUN) as tell:
        tell("reading", 1, 2)
        with database.write() as session:
            session.execute(update(ImportProgress).values(told_at=now - timedelta(minutes=11)))
        assert board.read(account_id=ME, progress_id=RUN) is None
        with database.write() as session:
            forget_progress(session, now=now)
            assert session.scalars(select(ImportProgress)).all() == []
    database.close()


def test_a_page_can_ask_while_the_file_is_loaded(register: Register) -> None:
    run = str(uuid4())
    assert register.methodist.get(f"{WHERE}/{run}").status_code == 404
    rows = [f"Ли Анна{'а' * (number % 50)} {number}вна;A" for number in range(1500)]
    text = "\n".join(["ФИО;Организация", *rows])
    sending = Thread(target=register.upload, args=("people", text), kwargs={"progress_id": run})
    sending.start()
    seen = []
    while sending.is_alive():
        reply = register.methodist.get(f"{WHERE}/{run}")
        if reply.status_code == 200:
            seen.append(reply.json())
    sending.join()
    assert {one["stage"] for one in seen} <= {"reading", "checking", "writing", "saving"}
    assert seen
    assert all(0 <= one["done"] <= one["total"] for one in seen)
    assert register.methodist.get(f"{WHERE}/{run}").json()["type"] == "urn:mms:problem:no-progress"


def test_a_stranger_sees_no_progress(register: Register) -> None:
    assert register.client("principal").get(f"{WHERE}/{RUN}").status_code == 403
