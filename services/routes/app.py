"""The routes service, wired together."""

from flask import Flask

from services.routes import actions, clock
from services.routes.consumers import CONSUMERS
from services.routes.models import Base
from services.routes.queries.subject import files_of, subject
from shared import roster
from shared.service import Service, doors
from shared.settings import Settings
from shared.web import service_app


def create_app(settings: Settings) -> Flask:
    """Build the web application."""
    return service_app(SERVICE.name, settings, **doors(SERVICE.name))


SERVICE = Service(
    name="routes",
    metadata=(Base.metadata, roster.METADATA),
    consumers=CONSUMERS,
    jobs=clock.JOBS,
    chores=clock.CHORES,
    create_app=create_app,
    republish=actions.republish,
    subject=subject,
    files=files_of,
)
