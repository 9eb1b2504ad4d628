"""The dictionary of Russian words, loaded once and only when it is needed: it takes half a second."""

from functools import cache

from pymorphy3 import MorphAnalyzer


@cache
def morphology() -> MorphAnalyzer:
    """Give the analyzer of words."""
    return MorphAnalyzer()
