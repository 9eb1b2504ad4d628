"""W3C trace context: which request or event the present work belongs to."""

import secrets
from contextvars import ContextVar

_current: ContextVar[str | None] = ContextVar("traceparent", default=None)


def current_traceparent() -> str | None:
    """Return the traceparent of the work under way, if there is one."""
    return _current.get()


def follow(traceparent: str | None) -> str:
    """Continue a trace, or begin one."""
    parts = (traceparent or "").split("-")
    well_formed = len(parts) == 4 and [len(part) for part in parts] == [2, 32, 16, 2]  # noqa: PLR2004 the W3C shape
    trace = parts[1] if well_formed else secrets.token_hex(16)
    value = f"00-{trace}-{secrets.token_hex(8)}-01"
    _current.set(value)
    return value
