"""Whose data a session has changed so far, as its events tell; what is rolled back was not changed."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import event
from sqlalchemy.orm import Session, SessionTransaction

KEY = "about"


def watch(session: Session) -> None:
    """From here on remember whose data the session's events are about."""
    session.info[KEY] = {}
    event.listen(session, "after_soft_rollback", _forget)


def note(session: Session, person_ids: set[UUID]) -> None:
    """Remember persons under the present transaction or savepoint, if the session is watched."""
    noted = session.info.get(KEY)
    present = session.get_nested_transaction() or session.get_transaction()
    if noted is not None and present is not None:
        noted.setdefault(present, set()).update(person_ids)


def changed_people(session: Session) -> set[UUID]:
    """Name everyone whose data the session changes if it is committed now."""
    return set().union(*session.info.get(KEY, {}).values())


def _forget(session: Session, rolled_back: SessionTransaction) -> None:
    """Drop what was noted under a transaction and under the savepoints inside it."""
    noted = session.info[KEY]
    for one in [one for one in noted if rolled_back in _lineage(one)]:
        del noted[one]


def _lineage(transaction: SessionTransaction) -> Iterator[SessionTransaction]:
    following: SessionTransaction | None = transaction
    while following is not None:
        yield following
        following = following.parent
