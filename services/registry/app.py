"""The registry service, wired together."""

from flask import Flask

from services.registry import actions, api, clock, pages, queries
from services.registry.consumers import CONSUMERS
from services.registry.models import Base
from services.registry.queries.subject import subject
from shared.fetching import fetch_page
from shared.service import Service
from shared.settings import Settings
from shared.web import service_app


def create_app(settings: Settings) -> Flask:
    """Build the web application."""
    app = service_app(SERVICE.name, settings, api=api.BLUEPRINTS, pages=pages.BLUEPRINTS)
    app.extensions["mms_municipality"] = queries.municipality_here
    app.extensions["mms_fetch"] = fetch_page
    return app


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
