"""The notifications service, wired together."""

from flask import Flask

from services.notifications import actions, api, clock, pages
from services.notifications.consumers import CONSUMERS
from services.notifications.models import Base
from services.notifications.queries.subject import subject
from shared import roster
from shared.service import Service
from shared.settings import Settings
from shared.web import service_app


def create_app(settings: Settings) -> Flask:
    """Build the web application."""
    return service_app(SERVICE.name, settings, api=api.BLUEPRINTS, pages=pages.BLUEPRINTS)


SERVICE = Service(
    name="notifications",
    metadata=(Base.metadata, roster.METADATA),
    consumers=CONSUMERS,
    jobs=clock.JOBS,
    create_app=create_app,
    republish=actions.republish,
    subject=subject,
)
