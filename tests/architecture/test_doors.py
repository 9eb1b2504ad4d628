"""Every door says what it needs: permission, wording of refusals, a place in the permission table."""

import pytest
from flask import Flask

from services.catalogue import SERVICES
from shared.permissions import PERMISSIONS
from shared.settings import Settings
from shared.web.permissions import declared_permission, undeclared


@pytest.fixture(params=sorted(SERVICES))
def app(request: pytest.FixtureRequest, settings: Settings) -> Flask:
    """One service's application."""
    return SERVICES[request.param].create_app(settings)


def test_every_route_declares_its_permission(app: Flask) -> None:
    assert undeclared(app) == []


def test_only_the_agreed_doors_are_open_without_signing_in(app: Flask) -> None:
    open_doors = {
        rule.rule
        for rule in app.url_map.iter_rules()
        if declared_permission(app.view_functions[rule.endpoint]) == (True, None)
    }
    assert open_doors <= {
        "/api/v1/",
        "/api/v1/calendars/<string(length=43):secret>/calendar.ics",
        "/api/v1/communities",
        "/api/v1/openapi.json",
        "/api/v1/practices",
        "/api/v1/practices/<uuid:practice_id>",
        "/api/v1/tokens",
        "/communities",
        "/components",
        "/health/live",
        "/health/ready",
        "/invitation",
        "/invitation/<code>",
        "/metrics",
        "/practices",
        "/practices/<uuid:practice_id>",
        "/sign-in",
        "/sign-in/code",
        "/sign-in/sso",
        "/sign-in/sso/back",
        "/sign-out",
        "/confirm/<token>",
        "/unsubscribe/<token>",
        "/unsubscribe/<token>/back",
        "/api/v1/unsubscriptions/<token>",
    }


def test_a_route_that_declares_nothing_is_refused(settings: Settings) -> None:
    app = SERVICES["routes"].create_app(settings)
    app.add_url_rule("/forgotten", view_func=lambda: "secret")
    assert app.test_client().get("/forgotten").status_code == 500


def test_no_permission_is_without_a_door(settings: Settings) -> None:
    used = set()
    for service in SERVICES.values():
        app = service.create_app(settings)
        used |= {declared_permission(view)[1] for view in app.view_functions.values()}
    assert set(PERMISSIONS) <= used
