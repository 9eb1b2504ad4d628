"""How an item reads outside the system: no person, no text typed by people, only dates and numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from services.notifications.rules.table import BY_NAME, KINDS, kind_of
from services.notifications.rules.wording import asked_names, known_days, known_numbers
from shared.russian import capital, day_and_month


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing in a message; the link leads to a page, which asks who is there and acts after a tap."""

    title: str
    text: str
    link: str
    look: str
    is_news: bool


def outward(rule: str, *, object_id: UUID, parameters: Mapping[str, Any], today: date) -> Line:
    """Word an item for a message: whatever would name somebody or quote a text is left out.

    A message may be read on another day than it was written: no «сегодня».
    """
    found = BY_NAME[rule]
    known = known_days(parameters, today, said=day_and_month) | known_numbers(parameters)
    if "of" in parameters:  # a request passed on: how its own rule words it, no text of people
        known["asked"] = BY_NAME[parameters["of"]].unanswered
    parts = [part.format(**known) for part in found.text if asked_names(part) <= known.keys()]
    is_plain = asked_names(found.title) <= known.keys()
    title = found.title.format(**known) if is_plain else f"Новое в разделе «{KINDS[kind_of(rule)]}»"
    return Line(
        title=title,
        text=capital(" · ".join(parts)),
        link=found.link.format(id=parameters.get("about", object_id)),
        look=found.look,
        is_news=found.informs,
    )
