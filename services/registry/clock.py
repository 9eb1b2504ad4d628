"""What time does to registry: files nobody came back for are forgotten, the access log is signed."""

from datetime import datetime

from sqlalchemy.orm import Session

from services.registry import actions, queries
from shared.db import Database
from shared.keys import load_keys
from shared.service import Chore, Job
from shared.settings import Settings


def forget_staged_files(session: Session, now: datetime) -> None:
    """Drop previewed files after a day; running it again changes nothing."""
    actions.forget_staged_files(session, now=now)


def forget_rejects(session: Session, now: datetime) -> None:
    """Drop the rejected rows nobody came back for; running it again changes nothing."""
    actions.forget_rejects(session, now=now)


def forget_progress(session: Session, now: datetime) -> None:
    """Drop what imports that were cut off left of their progress; running it again changes nothing."""
    actions.forget_progress(session, now=now)


def forget_expired_tokens(session: Session, now: datetime) -> None:
    """Drop sessions and tokens whose time is over; running it again changes nothing."""
    actions.forget_expired_tokens(session, now=now)


JOBS: tuple[Job, ...] = (forget_staged_files, forget_rejects, forget_progress, forget_expired_tokens)


def sign_access_log(database: Database, settings: Settings, now: datetime) -> None:
    """Sign how far the access log has come, outside the database; without news nothing is written."""
    with database.read() as session:
        actions.sign_access_log(session, folder=settings.audit, keys=load_keys(settings.keys), now=now)


def keep_erasures(database: Database, settings: Settings, now: datetime) -> None:
    """Erase again whoever came back with a copy of the database, and note outside of it who is erased."""
    with database.read() as session:
        returned = actions.back_from_a_copy(session, folder=settings.audit)
    if returned:
        with database.write() as session:
            keys = load_keys(settings.keys)
            actions.erase_again(session, folder=settings.audit, keys=keys, now=now)
    with database.read() as session:
        actions.note_erasures(settings.audit, queries.erasures(session))


CHORES: tuple[Chore, ...] = (sign_access_log, keep_erasures)
