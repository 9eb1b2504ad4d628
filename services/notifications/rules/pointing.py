"""Where an item leads, and which rules lead to a page."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.notifications.rules.table import BY_NAME, ESCALATION

ID = "{id}"
PASSED = "/notifications/passed/"
ANY_ID = "[0-9a-f-]{36}"


def link_of(rule: str, *, object_id: UUID, parameters: Mapping[str, Any]) -> str:
    """The page an item is about; a request passed on is looked at where it was asked."""
    link = BY_NAME[parameters.get("of", rule)].link
    return link.format(id=parameters.get("about", object_id))


def is_of_development(link: str) -> bool:
    """Whether a page is one that curators, whom the service of development does not know, cannot open."""
    return link.startswith("/routes/")


def passed_page(item_id: UUID) -> str:
    """Where a request passed on to a curator leads instead."""
    return PASSED + str(item_id)


def pointing_at(path: str) -> list[str]:
    """The rules whose items are read by opening this page.

    News that leads to a page without an id is not: people open such a page every day.
    """
    if path.startswith(PASSED):
        return [ESCALATION]
    leading = [
        one.name
        for one in BY_NAME.values()
        if not (one.informs and ID not in one.link) and _pattern(one.link).fullmatch(path)
    ]
    return [*leading, ESCALATION] if leading else []


def _pattern(link: str) -> re.Pattern[str]:
    return re.compile(re.escape(link).replace(re.escape(ID), ANY_ID))
