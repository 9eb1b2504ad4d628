"""The monitoring service, wired together."""

from flask import Flask

from services.monitoring import actions, clock
from services.monitoring.consumers import CONSUMERS, TABLES
from services.monitoring.models import Base
from services.monitoring.queries.seals import broken_seals
from services.monitoring.queries.subject import subject
from shared import roster
from shared.service import Service, doors
from shared.settings import Settings
from shared.web import service_app


def create_app(settings: Settings) -> Flask:
    """Build the web application."""
    return service_app(SERVICE.name, settings, **doors(SERVICE.name))


SERVICE = Service(
    name="monitoring",
    metadata=(Base.metadata, roster.METADATA),
    consumers=CONSUMERS,
    jobs=clock.JOBS,
    create_app=create_app,
    republish=actions.republish,
    subject=subject,
    broken_seals=broken_seals,
    replicas=tuple(Base.metadata.tables[table.__tablename__] for table in TABLES.values()),
)
