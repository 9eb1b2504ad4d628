"""Logs: structured lines on stderr, text for people or JSON for machines; never personal data."""

import logging
import os
import sys
from typing import Any

import structlog


def configure(log_format: str | None = None) -> None:
    """Set structlog up once per process."""
    chosen = log_format or os.environ.get("MMS_LOG_FORMAT") or "text"
    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if chosen == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(_level()),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )
    logging.getLogger("kafka").setLevel(logging.ERROR)


def _level() -> int:
    return logging.INFO if os.environ.get("MMS_PROCESS") else logging.WARNING
