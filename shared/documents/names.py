"""Names in six cases: petrovich, mended where it is known to be wrong, silent where nobody is sure."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from petrovich.enums import Case, Gender
from petrovich.main import Petrovich

from shared.documents.cases import Cases, unchanged
from shared.documents.morphology import morphology

OBLIQUE = (Case.GENITIVE, Case.DATIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL, Case.PREPOSITIONAL)
# stressed foreign endings: the surname stands as it is in every case
FROZEN_SURNAMES = {"дюма", "дега", "тома", "петипа", "люка", "золя", "труайя", "гавальда", "дидро"}
# a family may keep the vowel or drop it: only the family knows
FAMILY_DECIDES = {"лев", "заяц", "камень", "гребень", "ремень", "перец", "хмель", "воробей", "соловей"}
STRESSED_PATRONYMICS = {"ильич", "кузьмич", "лукич", "фомич"}
MALE_TURKIC, FEMALE_TURKIC = ("оглы", "улы", "уулу"), ("кызы", "гызы", "кизи")
HISSING = "гкхжшчщ"
VOWELS = "аеёиоуыэюя"

Forms = tuple[str, str, str, str, str]


@cache
def _petrovich() -> Petrovich:
    return Petrovich()


def gender_of(*, first_name: str, middle_name: str) -> str | None:
    """Tell the gender by the patronymic, else by a first name that only one gender has."""
    tail = middle_name.lower().split()[-1] if middle_name.split() else ""
    if tail in MALE_TURKIC or tail.endswith("ич"):
        return "male"
    if tail in FEMALE_TURKIC or tail.endswith(("вна", "чна", "шна")):
        return "female"
    return _gender_by_first_name(first_name)


def _gender_by_first_name(first_name: str) -> str | None:
    parts = first_name.split("-")
    tags = [one.tag for one in morphology().parse(parts[0]) if {"Name", "nomn", "sing"} in one.tag]
    genders = {"male" if "masc" in tag else "female" for tag in tags if "ms-f" not in tag}
    return genders.pop() if len(genders) == 1 else None


def decline_name(*, last_name: str, first_name: str, middle_name: str = "") -> Cases:
    """Decline a full name; without a gender nothing is declined and the result is not sure."""
    gender = gender_of(first_name=first_name, middle_name=middle_name)
    whole = " ".join(part for part in (last_name, first_name, middle_name) if part)
    if gender is None or not last_name or not first_name:
        return unchanged(whole)
    parts = [_by_parts(last_name, gender, _surname), _by_parts(first_name, gender, _first_name)]
    if middle_name:
        parts.append(_middle_name(middle_name, gender))
    forms = [" ".join(words) for words in zip(*parts, strict=True)]
    sure = not ({one.lower() for one in last_name.split("-")} & FAMILY_DECIDES)
    return Cases(
        nominative=whole,
        genitive=forms[0],
        dative=forms[1],
        accusative=forms[2],
        instrumental=forms[3],
        prepositional=forms[4],
        sure=sure and (not middle_name or gender == _gender_by_first_name(first_name) or "-" in first_name),
    )


def _by_parts(word: str, gender: str, decline: Callable[[str, str], Forms]) -> Forms:
    """Decline each part of a double name by itself."""
    declined = [decline(part, gender) for part in word.split("-")]
    one, two, three, four, five = ("-".join(forms) for forms in zip(*declined, strict=True))
    return one, two, three, four, five


def _same(word: str) -> Forms:
    return (word,) * 5


def _surname(word: str, gender: str) -> Forms:
    low = word.lower()
    if low in FROZEN_SURNAMES or low.endswith(("ых", "их")) or _is_initial(word):
        return _same(word)
    if gender == "male" and low.endswith("ой") and sum(letter in VOWELS for letter in low) == 1:
        return _with_endings(word[:-1], ("я", "ю", "я", "ем", "е"))
    if gender == "male" and low.endswith(("чий", "жий", "ший", "щий")):
        return _with_endings(word[:-2], ("его", "ему", "его", "им", "ем"))
    if low.endswith(("а", "я")) and not (gender == "female" and _is_adjectival(low)):
        return _first_declension(word)
    return _asked(_petrovich().lastname, word, gender)


def _is_adjectival(low: str) -> bool:
    """Иванова, Ильина, Белая: declined as an adjective by petrovich."""
    return low.endswith(("ова", "ева", "ёва", "ина", "ына", "ая", "яя"))


def _first_name(word: str, gender: str) -> Forms:
    low = word.lower()
    if _is_initial(word):
        return _same(word)
    if low.endswith(("а", "я")):
        return _first_declension(word)
    if low.endswith("ий"):
        return _with_endings(word[:-1], ("я", "ю", "я", "ем", "и"))
    if gender == "female" and low.endswith("ь") and low != "любовь":
        return _with_endings(word[:-1], ("и", "и", "ь", "ью", "и"))
    return _asked(_petrovich().firstname, word, gender)


def _middle_name(word: str, gender: str) -> Forms:
    low = word.lower()
    if not low.endswith(("ич", "вна", "чна", "шна")):
        return _same(word)
    if low in STRESSED_PATRONYMICS:
        return _with_endings(word, ("а", "у", "а", "ом", "е"))
    return _asked(_petrovich().middlename, word, gender)


def _first_declension(word: str) -> Forms:
    """Ольга, Никита, Шульга, Илья, Мария, Берия; a vowel before the last letter is left alone (Гарсиа)."""
    stem, last = word[:-1], word[-1].lower()
    before = stem[-1:].lower()
    if last == "а":
        if before in VOWELS:
            return _same(word)
        soft_ring = "ей" if before in "жшчщц" else "ой"
        return _with_endings(stem, ("и" if before in HISSING else "ы", "е", "у", soft_ring, "е"))
    if before == "и":
        return _with_endings(stem, ("и", "и", "ю", "ей", "и"))
    return _with_endings(stem, ("и", "е", "ю", "ёй" if word.lower() == "илья" else "ей", "е"))


def _with_endings(stem: str, endings: Forms) -> Forms:
    one, two, three, four, five = (stem + ending for ending in endings)
    return one, two, three, four, five


def _asked(decline: Callable[..., Any], word: str, gender: str) -> Forms:
    """Ask petrovich; what it gives is trusted only when it looks like a word."""
    known = Gender.MALE if gender == "male" else Gender.FEMALE
    found = [str(decline(word, case, known)) for case in OBLIQUE]
    if not all(re.fullmatch(r"[А-Яа-яЁё’']+", one) for one in found):
        return _same(word)
    one, two, three, four, five = found
    return one, two, three, four, five


def _is_initial(word: str) -> bool:
    return word.endswith(".") or len(word) == 1
