"""Suggested steps of a route: what closed the same deficit for colleagues, and why (ust-koksa п.7.2)."""

from services.routes.rules.suggestions.dates import DAYS, due_for
from services.routes.rules.suggestions.known import (
    Known,
    Published,
    Suggested,
    Suggestion,
    Taken,
    Tried,
    folded,
    known_as,
)
from services.routes.rules.suggestions.ordering import PRACTICE, practice_title, suggested
from services.routes.rules.suggestions.standard import STANDARD

__all__ = [
    "DAYS",
    "PRACTICE",
    "STANDARD",
    "Known",
    "Published",
    "Suggested",
    "Suggestion",
    "Taken",
    "Tried",
    "due_for",
    "folded",
    "known_as",
    "practice_title",
    "suggested",
]
