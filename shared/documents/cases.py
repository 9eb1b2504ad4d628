"""The six cases of a name or a position, as a document needs them and as a person may correct them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

CASES = ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional")
CASE_NAMES: Mapping[str, str] = {
    "nominative": "Именительный: кто",
    "genitive": "Родительный: нет кого",
    "dative": "Дательный: кому",
    "accusative": "Винительный: назначить кого",
    "instrumental": "Творительный: кем, за кем",
    "prepositional": "Предложный: о ком",
}


@dataclass(frozen=True, kw_only=True)
class Cases:
    """Six forms; `sure` is false when a person should look before the forms are printed."""

    nominative: str
    genitive: str
    dative: str
    accusative: str
    instrumental: str
    prepositional: str
    sure: bool = True

    def forms(self) -> dict[str, str]:
        """The forms by the name of the case."""
        return {name: form for name, form in asdict(self).items() if name in CASES}


def unchanged(text: str, *, sure: bool = False) -> Cases:
    """The same word in every case."""
    return Cases(**dict.fromkeys(CASES, text), sure=sure)
