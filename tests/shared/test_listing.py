"""Rows that stay in the database: the right slice, one count, everything when asked for all of it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Integer, MetaData, String, Table, event, insert, select
from sqlalchemy.orm import Session

from shared.db import Database
from shared.listing import CHUNK, Listing

METADATA = MetaData()
NAMES = Table("names", METADATA, Column("id", Integer, primary_key=True), Column("name", String(50)))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A table of 2,500 names."""
    database = Database(f"sqlite:///{tmp_path}/x.db")
    METADATA.create_all(database.engine)
    with database.write() as writer:
        writer.execute(insert(NAMES), [{"name": f"имя {number:05}"} for number in range(2500)])
    with database.read() as reader:
        yield reader
    database.close()


def names(session: Session) -> Listing[str]:
    def read(rows: Sequence[Any]) -> list[str]:
        return [row.name for row in rows]

    query = select(NAMES.c.name).order_by(NAMES.c.name.desc())
    return Listing(session, query, read=read)


def test_a_page_reads_only_itself(session: Session) -> None:
    statements: list[str] = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *said: statements.append(said[2]))
    found = names(session)
    assert len(found) == 2500
    assert found[25:27] == ["имя 02474", "имя 02473"]
    assert found[2499] == "имя 00000"
    assert found[2500:2510] == []
    assert len(found) == 2500
    assert len([one for one in statements if "count" in one]) == 1
    assert all("LIMIT" in one for one in statements if one.startswith("SELECT names"))


def test_all_are_read_in_chunks(session: Session) -> None:
    found = list(names(session))
    assert len(found) == 2500
    assert (found[0], found[CHUNK]) == ("имя 02499", f"имя {2499 - CHUNK:05}")
    assert len(set(found)) == 2500
