"""The notifications service, wired together."""

from flask import Flask

from services.notifications import actions, clock, queries
from services.notifications.consumers import CONSUMERS
from services.notifications.models import Base
from services.notifications.queries.subject import subject
from shared import roster
from shared.service import Service, doors
from shared.settings import Settings
from shared.web import service_app


def create_app(settings: Settings) -> Flask:
    """Build the web application."""
    app = service_app(SERVICE.name, settings, **doors(SERVICE.name))
    app.extensions["mms_gauges"] = queries.gauges
    return app


SERVICE = Service(
    name="notifications",
    metadata=(Base.metadata, roster.METADATA),
    consumers=CONSUMERS,
    jobs=clock.JOBS,
    loops=clock.loops,
    create_app=create_app,
    republish=actions.republish,
    subject=subject,
)
