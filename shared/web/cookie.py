"""The session of the pages: registry's token in a cookie that scripts and other sites never see."""

from flask import request, session
from werkzeug import Response

from shared.tokens import DEFAULT_TTL
from shared.web.unit import unit

COOKIE = "mms_session"


def token_in_cookie() -> str | None:
    """The token a browser brought."""
    return request.cookies.get(COOKIE)


def is_secure() -> bool:
    """Whether people come over TLS: then the cookie never travels without it."""
    return unit().settings.public_url.startswith("https://")


def sign_in_with(response: Response, token: str) -> None:
    """Let the browser carry the token for as long as it is good; what it kept of others is forgotten."""
    session.clear()
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(DEFAULT_TTL.total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=is_secure(),
        path="/",
    )


def sign_out(response: Response) -> None:
    """Let the browser forget the session."""
    session.clear()
    response.delete_cookie(COOKIE, httponly=True, samesite="Lax", secure=is_secure(), path="/")
