"""What time does in routes: terms of training end, teachers change schools, unnamed files are swept.

A step's lateness is derived, never stored.
"""

from datetime import datetime

from services.routes import actions
from shared.db import Database
from shared.service import Chore, Job
from shared.settings import Settings
from shared.uploads import Store


def remind_of_certificates(database: Database, settings: Settings, now: datetime) -> None:
    """Tell whose three years since the last training come to their end; each certificate once."""
    notice = settings.certificate_notice_months
    with database.write() as session:
        actions.remind_of_certificates(session, today=now.date(), notice=notice)


def follow_teachers(database: Database, _settings: Settings, now: datetime) -> None:
    """Let open routes go along with a teacher whose new job has begun."""
    with database.write() as session:
        actions.follow_teachers(session, now=now)


def sweep_files(database: Database, settings: Settings, now: datetime) -> None:
    """Once an hour remove the files that no row names."""
    if now.minute == 0:
        store = Store(settings.home, "routes", limits=settings.uploads)
        with database.read() as session:
            actions.sweep_files(session, store=store, now=now)


JOBS: tuple[Job, ...] = ()
CHORES: tuple[Chore, ...] = (remind_of_certificates, follow_teachers, sweep_files)
