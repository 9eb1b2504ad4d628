"""The registry service, wired together."""

from flask import Flask
from sqlalchemy.exc import OperationalError

from services.registry import actions, api, clock, pages, queries
from services.registry.consumers import CONSUMERS
from services.registry.models import Base
from services.registry.queries.subject import subject
from shared.aside import PATIENCE
from shared.db import is_locked
from shared.fetching import fetch_page
from shared.importing.staff_page import MAX_BYTES
from shared.service import Service
from shared.settings import Settings
from shared.web import service_app, unit

LARGEST_FORM = 2 * MAX_BYTES  # the code of a school's page may be pasted, two bytes a letter


def create_app(settings: Settings) -> Flask:
    """Build the web application."""
    app = service_app(SERVICE.name, settings, api=api.BLUEPRINTS, pages=pages.BLUEPRINTS)
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_FORM
    app.extensions["mms_municipality"] = queries.municipality_here
    app.extensions["mms_fetch"] = fetch_page
    app.before_request(_note_use)
    pages.single_sign_on.install(app, settings)
    return app


def _note_use() -> None:
    """Note now and then that a session or a token is in use; a page that only reads gets a transaction.

    While another writes for long the next page will note it: none waits for a large import because of it.
    """
    work = unit()
    token_id = work.known.token_id if work.known else None
    if token_id is None or not actions.is_due_to_note(work.session, token_id=token_id, now=work.now):
        return
    if work.writing:
        actions.note_use(work.session, token_id=token_id, now=work.now)
        return
    try:
        with work.database.write(patience=PATIENCE) as session:
            actions.note_use(session, token_id=token_id, now=work.now)
    except OperationalError as error:
        if not is_locked(error):
            raise


SERVICE = Service(
    name="registry",
    metadata=(Base.metadata,),
    consumers=CONSUMERS,
    jobs=clock.JOBS,
    chores=clock.CHORES,
    create_app=create_app,
    republish=actions.republish,
    subject=subject,
)
