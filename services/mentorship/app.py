"""The mentorship service, wired together."""

from flask import Flask

from services.mentorship import actions, clock
from services.mentorship.consumers import CONSUMERS
from services.mentorship.models import Base
from services.mentorship.queries.subject import subject
from shared import roster
from shared.service import Service, doors
from shared.settings import Settings
from shared.web import service_app


def create_app(settings: Settings) -> Flask:
    """Build the web application."""
    return service_app(SERVICE.name, settings, **doors(SERVICE.name))


SERVICE = Service(
    name="mentorship",
    metadata=(Base.metadata, roster.METADATA),
    consumers=CONSUMERS,
    jobs=clock.JOBS,
    create_app=create_app,
    republish=actions.republish,
    subject=subject,
)
