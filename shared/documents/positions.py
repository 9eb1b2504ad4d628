"""Positions in six cases: «учитель математики» → «учителя математики»; what is not understood stays."""

from typing import Any

from shared.documents.cases import CASES, Cases, unchanged
from shared.documents.morphology import morphology

GRAMMEMES = dict(zip(CASES, ("nomn", "gent", "datv", "accs", "ablt", "loct"), strict=True))
ADJECTIVES, NOUN = ("ADJF", "PRTF"), "NOUN"


def decline_position(text: str) -> Cases:
    """Decline the head of a position and the adjectives before it; several after commas, each by itself."""
    whole = " ".join(text.split())
    found = [_decline(part) for part in whole.split(", ")]
    forms = {name: ", ".join(getattr(one, name) for one in found) for name in CASES}
    return Cases(**forms, sure=len(found) == 1 and found[0].sure)


def decline_organization(text: str) -> Cases:
    """Decline what stands before the quotes: «Муниципального бюджетного учреждения «Школа № 1»»."""
    before, quote, name = " ".join(text.split()).partition("«")
    found = _decline(before.strip())
    if not quote or not found.sure:
        return unchanged(text)
    forms = {case: f"{form} «{name}" for case, form in found.forms().items()}
    return Cases(**forms, sure=True)


def _decline(text: str) -> Cases:
    if text.lower().replace(" ", "").startswith(("и.о", "врио")):
        return unchanged(text, sure=True)
    words = text.split()
    length = _phrase(words)
    if not length:
        return unchanged(text)
    rest = words[length:]
    forms = {name: " ".join([*_inflected(words[:length], name), *rest]) for name in CASES}
    return Cases(**forms, sure=True)


def _phrase(words: list[str]) -> int:
    """How many of the first words are the phrase to decline: adjectives and the noun; 0 when none is."""
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else ""
        if _adjective(word) and following and (_noun(following) or _adjective(following)):
            continue
        return place + 1 if _noun(word) or _adjective(word) else 0
    return 0


def _inflected(phrase: list[str], case: str) -> list[str]:
    *before, head = phrase
    declined = [_inflect(_adjective(word), word, case) for word in before]
    return [*declined, "-".join(_inflect(_head(part), part, case) for part in head.split("-"))]


def _head(word: str) -> Any:
    return _noun(word) or _adjective(word)


def _inflect(parse: Any, word: str, case: str) -> str:
    """Inflect one word; a man's accusative is his genitive, whatever the dictionary calls inanimate."""
    if parse is None or case == "nominative":
        return word
    wanted = GRAMMEMES["genitive"] if case == "accusative" and "masc" in parse.tag else GRAMMEMES[case]
    found = parse.inflect({wanted, "sing"})
    if found is None:
        return word
    form = str(found.word)
    return form[:1].upper() + form[1:] if word[:1].isupper() else form


def _noun(word: str) -> Any:
    return _parse(word.split("-", maxsplit=1)[0], (NOUN,))


def _adjective(word: str) -> Any:
    return _parse(word, ADJECTIVES)


def _parse(word: str, parts: tuple[str, ...]) -> Any:
    """The reading of a word as a nominative singular of one of these parts of speech."""
    found = [
        one
        for one in morphology().parse(word)
        if one.tag.POS in parts and {"nomn", "sing"} in one.tag and "Fixd" not in one.tag
    ]
    return next((one for one in found if "anim" in one.tag), found[0] if found else None)
