"""A person named in what people wrote: found in any case of the name, and taken out."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from shared.documents.morphology import morphology
from shared.documents.names import decline_name

GONE = "удалено"
SPACE = r"[ \t\u00a0]"  # within a line: one name stands on one
GAP = rf"{SPACE}*"
INITIAL_AFTER = re.compile(rf"{GAP}[А-ЯЁ]\.")
WORD_AFTER = re.compile(rf"{SPACE}+([А-ЯЁ][а-яё]+)")
INITIAL_BEFORE = re.compile(rf"(?<!\w)[А-ЯЁ]\.{GAP}$")
WORD_BEFORE = re.compile(rf"([А-ЯЁ][а-яё]+){SPACE}+$")
NOTHING = "(?!)"
STAND_INS = (("Ли", "Анна", "Ивановна"), ("Ли", "Иван", "Иванович"))


@dataclass(frozen=True, kw_only=True)
class Mentions:
    """How a person is named: the surname, names or initials on either side of it, name and patronymic.

    By itself a surname names whoever alone bears it in the municipality (`has_own_surname`), a first name
    with a patronymic whoever alone is addressed so (`has_own_address`); otherwise they name nobody and stay.
    """

    last_name: str
    first_name: str
    middle_name: str
    has_own_surname: bool
    has_own_address: bool

    def taken_out(self, text: str) -> str:
        """The text with «удалено» in the place of the person's name."""
        return self._pattern.sub(lambda found: GONE if self._is_theirs(found) else found.group(), text)

    def _is_theirs(self, found: re.Match[str]) -> bool:
        """Whether the words name this person, and no namesake whose other names stand beside."""
        before, after = found.string[: found.start()], found.string[found.end() :]
        follows = bool(INITIAL_AFTER.match(after)) or _is_name(WORD_AFTER.match(after))
        precedes = bool(INITIAL_BEFORE.search(before)) or _is_name(WORD_BEFORE.search(before))
        if found["last"] is None:
            return self.has_own_address
        if found["middle"]:
            return True
        if follows or (precedes and not found["first"]):
            return False
        if found["before"] or found["first"]:
            return True
        return self.has_own_surname and not found.group()[0].islower()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        last, first, middle = self.last_name, self.first_name, self.middle_name
        name, father = _named(_any_of(forms(first, 1)), first), _named(_any_of(forms(middle, 2)), middle)
        whole = (
            rf"(?P<before>{name}{GAP}(?:{father}{GAP})?)?(?P<last>{_any_of(forms(last, 0))})"
            rf"(?:{GAP}(?P<first>{name})(?:{GAP}(?P<middle>{father}))?)?"
        )
        addressed = rf"{_any_of(forms(first, 1))}{SPACE}+{_any_of(forms(middle, 2))}"
        return re.compile(rf"(?<![\w-])(?:{whole}|{addressed})(?![\w-])", re.IGNORECASE)


def forms(name: str, part: int) -> frozenset[str]:
    """A surname (part 0), first name or patronymic in every case; of either gender where it does not say."""
    found = set()
    for stand_in in STAND_INS if name else ():
        parts = [*stand_in[:part], name, *stand_in[part + 1 :]]
        declined = decline_name(last_name=parts[0], first_name=parts[1], middle_name=parts[2])
        for form in declined.forms().values():
            words = form.split(" ")
            found.add(" ".join(words[part : len(words) - 2 + part]))
    return frozenset(found)


def _any_of(words: Collection[str]) -> str:
    """A pattern of these words, ё being е; of no word it matches nothing."""
    longest_first = sorted(words, key=len, reverse=True)
    written = "|".join(re.sub("[её]", "[её]", re.escape(word), flags=re.IGNORECASE) for word in longest_first)
    return f"(?:{written})" if written else NOTHING


def _named(forms_of_it: str, name: str) -> str:
    return rf"(?:{forms_of_it}|(?-i:{re.escape(name[0].upper())})\.)" if name else NOTHING


def _is_name(found: re.Match[str] | None) -> bool:
    """Whether the word beside is a first name or a patronymic: then it says of whom the surname is."""
    if found is None:
        return False
    return any(tag in one.tag for one in morphology().parse(found[1])[:1] for tag in ("Name", "Patr"))
