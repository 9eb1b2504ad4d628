"""What recognisers find: people with the written texts by field, heads, and rows that name nobody."""

from dataclasses import dataclass, field

from shared.importing.cells import one_line
from shared.importing.sheet import UnreadableFile
from shared.importing.staff_page.experience import split_both
from shared.importing.staff_page.page import Head, Source
from shared.importing.staff_page.person_names import PersonName, may_be_name
from shared.importing.staff_page.posts import begins_with_post

MAX_PEOPLE = 3000
LONGEST_TEXT = 20_000
TOO_MANY = f"На странице больше {MAX_PEOPLE} строк с людьми. Это не список одной организации."


@dataclass(kw_only=True)
class Found:
    """One person; `texts` holds what is written for post, total, pedagogical, subject, subjects."""

    name: PersonName
    source: Source
    texts: dict[str, str] = field(default_factory=dict)

    @property
    def sure(self) -> bool:
        """Whether it is a person: two words that nothing is said of are a heading («Русский язык»)."""
        return bool(self.texts or self.name.middle)

    def take(self, fields: tuple[str, ...], written: str) -> None:
        """Take a text for the fields its title names; the first word about a field stands."""
        parts = split_both(written) if len(fields) > 1 else None
        for name, text in zip(fields, parts or (written,), strict=False):
            if text:
                self.texts.setdefault(name, text[:LONGEST_TEXT])


@dataclass(kw_only=True)
class Findings:
    """All that one way of reading found; `nameless` are the texts that stand where a name should.

    `unread` are those of them that may be somebody after all: a post stands beside.
    """

    people: list[Found] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def add(self, found: Found) -> None:
        """Take one more person; raises UnreadableFile when there are too many."""
        if len(self.people) >= MAX_PEOPLE:
            raise UnreadableFile(TOO_MANY)
        self.people.append(found)

    def add_nameless(self, written: str, post: str) -> None:
        """Keep what stands where a name should; a post beside it means that it may be somebody."""
        self.nameless.append(written)
        if may_be_name(written) and begins_with_post(post):
            self.unread.append(one_line(written))
