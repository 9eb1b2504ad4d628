"""The list of services; adding one is adding a line here."""

from services.mentorship.app import SERVICE as MENTORSHIP
from services.monitoring.app import SERVICE as MONITORING
from services.notifications.app import SERVICE as NOTIFICATIONS
from services.registry.app import SERVICE as REGISTRY
from services.routes.app import SERVICE as ROUTES
from shared.service import Service

SERVICES: dict[str, Service] = {
    service.name: service for service in (REGISTRY, MENTORSHIP, ROUTES, NOTIFICATIONS, MONITORING)
}
