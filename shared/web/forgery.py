"""No other site may act in somebody's name: every writing request of a browser carries a token of ours."""

from flask import Flask, g, request
from flask_wtf.csrf import CSRFError, CSRFProtect

from shared.settings import Settings
from shared.web.unit import WRITING

__all__ = ["CSRFError", "install", "is_api", "refuse_forgery"]

protection = CSRFProtect()


def is_api() -> bool:
    """Whether a program asks rather than a page: the JSON doors, health and metrics."""
    return request.path.startswith(("/api/", "/health/", "/metrics"))


def install(app: Flask, settings: Settings) -> None:
    """Keep the token in a cookie of the one origin; `refuse_forgery` says when it is asked for."""
    app.config.update(
        SESSION_COOKIE_NAME="mms_form",
        SESSION_COOKIE_PATH="/",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.public_url.startswith("https://"),
        WTF_CSRF_CHECK_DEFAULT=False,
        WTF_CSRF_TIME_LIMIT=None,  # as long as the browser's session: a form open all day is not lost
        WTF_CSRF_SSL_STRICT=False,  # behind the gateway the scheme is not ours to judge; SameSite stands
    )
    protection.init_app(app)


def refuse_forgery() -> None:
    """Ask for the token of every writing request that a browser signs by its cookie or that a page makes.

    A bearer token is sent by a program on purpose, never by a browser by itself.
    """
    if request.method in WRITING and not g.get("bearer") and (not is_api() or g.get("by_cookie")):
        protection.protect()
