"""A school's page against the register: who is new, the same, changed, unsure, left; what may be applied."""

from services.registry.rules.staff_pages.comparing import compare
from services.registry.rules.staff_pages.deciding import why_not
from services.registry.rules.staff_pages.hinting import hints, page_hints
from services.registry.rules.staff_pages.known import (
    Compared,
    Comparison,
    JobChange,
    KnownJob,
    KnownPerson,
    Match,
)
from services.registry.rules.staff_pages.wording import change_words, experience_words

__all__ = [
    "Compared",
    "Comparison",
    "JobChange",
    "KnownJob",
    "KnownPerson",
    "Match",
    "change_words",
    "compare",
    "experience_words",
    "hints",
    "page_hints",
    "why_not",
]
