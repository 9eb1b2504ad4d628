"""Where an item leads, and which rules lead to a page."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.notifications.rules.table import BY_NAME, ESCALATION

ID = "{id}"
ANY_ID = "[0-9a-f-]{36}"


def link_of(rule: str, *, object_id: UUID, parameters: Mapping[str, Any]) -> str:
    """The page an item leads to; a request passed on is looked at where it was asked."""
    link = BY_NAME[parameters.get("of", rule)].link
    return link.format(id=parameters.get("about", object_id))


def pointing_at(path: str) -> list[str]:
    """The rules whose items are read by opening this page.

    News that leads to a page without an id is not: people open such a page every day.
    """
    leading = [
        one.name
        for one in BY_NAME.values()
        if not (one.informs and ID not in one.link) and _pattern(one.link).fullmatch(path)
    ]
    return [*leading, ESCALATION] if leading else []


def _pattern(link: str) -> re.Pattern[str]:
    return re.compile(re.escape(link).replace(re.escape(ID), ANY_ID))
