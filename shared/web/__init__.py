"""The frame of a service's doors: sign-in check, permissions, transaction, errors, paging, health."""

from shared.web.access import about, looks
from shared.web.application import service_app
from shared.web.concurrency import check_etag, etag
from shared.web.keeping import kept_for
from shared.web.paging import page
from shared.web.permissions import public, requires
from shared.web.unit import Unit, unit

__all__ = [
    "Unit",
    "about",
    "check_etag",
    "etag",
    "kept_for",
    "looks",
    "page",
    "public",
    "requires",
    "service_app",
    "unit",
]
