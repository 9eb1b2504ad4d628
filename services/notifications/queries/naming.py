"""Finding people by the words of a name in the database, as people type them."""

import re

from sqlalchemy import ColumnElement, or_

from shared import roster

SAME = {"е": "её", "ё": "её"}


def named_like(word: str) -> ColumnElement[bool]:
    """Whether a name begins with a word: any case, ё as е, «О.» an initial.

    By a pattern, for neither case nor ё of Cyrillic is the same to SQLite.
    """
    person = roster.Person
    pattern = "(^|[- ])" + "".join(_letter(one) for one in word.rstrip("."))
    return or_(
        *(name.regexp_match(pattern) for name in (person.last_name, person.first_name, person.middle_name))
    )


def _letter(letter: str) -> str:
    same = SAME.get(letter.lower(), letter.lower())
    return f"[{same}{same.upper()}]" if letter.isalpha() else re.escape(letter)
