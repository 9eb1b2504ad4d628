"""Optimistic locking: the version of a thing as its ETag, `If-Match` when it is changed."""

from flask import after_this_request, request
from flask.wrappers import Response

from shared.errors import Stale


def etag(version: int) -> None:
    """Send the version of what is returned."""

    @after_this_request
    def _set(response: Response) -> Response:
        response.set_etag(str(version))
        return response


def check_etag(version: int) -> None:
    """Raise Stale if the client names another version than the present one."""
    if request.if_match and not request.if_match.contains(str(version)):
        raise Stale
