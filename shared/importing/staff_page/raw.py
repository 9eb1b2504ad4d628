"""What recognisers find: people with the written texts by field, heads, and rows that name nobody."""

from dataclasses import dataclass, field

from shared.importing.sheet import UnreadableFile
from shared.importing.staff_page.experience import split_both
from shared.importing.staff_page.page import Head, Source
from shared.importing.staff_page.person_names import PersonName

MAX_PEOPLE = 3000
LONGEST_TEXT = 20_000
TOO_MANY = f"На странице больше {MAX_PEOPLE} строк с людьми. Это не список одной организации."


@dataclass(kw_only=True)
class Found:
    """One person; `texts` holds what is written for post, total, pedagogical, subject, subjects."""

    name: PersonName
    source: Source
    texts: dict[str, str] = field(default_factory=dict)

    def take(self, fields: tuple[str, ...], written: str) -> None:
        """Take a text for the fields its title names; the first word about a field stands."""
        parts = split_both(written) if len(fields) > 1 else None
        for name, text in zip(fields, parts or (written,), strict=False):
            if text:
                self.texts.setdefault(name, text[:LONGEST_TEXT])


@dataclass(kw_only=True)
class Findings:
    """All that one way of reading found; `nameless` are the texts that stand where a name should."""

    people: list[Found] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)

    def add(self, found: Found) -> None:
        """Take one more person; raises UnreadableFile when there are too many."""
        if len(self.people) >= MAX_PEOPLE:
            raise UnreadableFile(TOO_MANY)
        self.people.append(found)
