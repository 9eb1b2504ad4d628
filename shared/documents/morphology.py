"""The dictionary of Russian words, loaded once and only when it is needed: it takes half a second."""

from functools import cache
from importlib import import_module
from typing import Any


@cache
def morphology() -> Any:
    """Give the analyzer of words, loaded when it is first needed."""
    return import_module("pymorphy3").MorphAnalyzer()


def is_infinitive(text: str) -> bool:
    """Whether a text begins with what to do: «Назначить тьюторов»."""
    word = text.split(maxsplit=1)[0].strip(",.:;") if text.strip() else ""
    return bool(word) and morphology().parse(word)[0].tag.POS == "INFN"
