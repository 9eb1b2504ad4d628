"""The front of the origin: `/` leads everyone home, `/static/` gives the files of the pages."""

from flask import Flask
from werkzeug import Response

from shared.keys import load_keys
from shared.settings import Settings
from shared.tokens import Unauthenticated, verify
from shared.web import assets, forgery, headers, layout, navigation, pages
from shared.web.cookie import token_in_cookie
from shared.web.permissions import public

# what is published may be found; the rest asks for sign-in anyway
ROBOTS = """User-agent: *
Allow: /$
Allow: /routes/practices
Allow: /registry/communities
Allow: /static/
Disallow: /
"""


def front_app(settings: Settings) -> Flask:
    """Build the front; it asks no database, so it answers beside any service."""
    app = Flask("shared.web.front", static_folder=None)
    app.config["SECRET_KEY"] = load_keys(settings.keys).session
    forgery.install(app, settings)
    layout.install(app)
    headers.install(app, settings)
    assets.install(app)

    @app.get("/")
    @public
    def home() -> Response:
        return pages.go(_home(settings))

    @app.get("/robots.txt")
    @public
    def robots() -> Response:
        return Response(ROBOTS, content_type="text/plain; charset=utf-8")

    @app.errorhandler(404)
    def missing(_error: Exception) -> tuple[str, int]:
        return pages.of_error(404, "Не найдено.", bare=True)

    return app


def _home(settings: Settings) -> str:
    token = token_in_cookie()
    try:
        actor, _ = verify(load_keys(settings.keys), token or "")
    except Unauthenticated:
        return navigation.SIGN_IN
    return navigation.home_of(actor)
