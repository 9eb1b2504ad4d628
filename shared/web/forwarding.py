"""Asking another service in the name of whoever asks us: the same token, the same trace."""

from flask import request

from shared.tracing import current_traceparent
from shared.web.cookie import token_in_cookie


def forwarded_headers() -> dict[str, str]:
    """Headers by which the other service sees who asks; a browser's session goes on as a bearer token."""
    token = token_in_cookie()
    signed = request.headers.get("Authorization") or (f"Bearer {token}" if token else "")
    traceparent = current_traceparent()
    return {"Authorization": signed} | ({"traceparent": traceparent} if traceparent else {})
