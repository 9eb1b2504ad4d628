"""How long what anybody may read is kept: by proxies the JSON, by the visitor's browser the pages."""

from flask import after_this_request
from flask.wrappers import Response

from shared.web.forgery import is_api
from shared.web.unit import unit


def kept_for(*, minutes: int) -> None:
    """Let a reply to a stranger be kept; one to somebody signed in is kept by nobody, as all others.

    A page carries the token of the visitor's forms, so only their own browser keeps it.
    """
    if unit().known is not None:
        return
    whose = "public" if is_api() else "private"

    @after_this_request
    def _set(response: Response) -> Response:
        response.headers["Cache-Control"] = f"{whose}, max-age={minutes * 60}"
        response.vary.update(("Cookie", "Authorization"))
        return response
