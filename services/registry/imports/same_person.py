"""Rows of `people` about one person agree on that person: the first value of the file is taken."""

from collections.abc import Hashable
from typing import Any

from services.registry.imports.resolving import Resolving
from shared.importing import KINDS, Row
from shared.importing.kinds.people import NAMES, person_key
from shared.importing.names import comparable, full_name

OWN_FIELDS = ("birth_date", "experience_from", "email")
NAME_COLUMN = "Фамилия"


def identify(rows: list[Row]) -> None:
    """Give rows of one person one `person_key`; who has one СНИЛС in the file has it in all rows."""
    same = _snils_of_names(rows)
    for row in rows:
        if snils := same.get(person_key(row)):
            row["snils"] = snils
        row["person_key"] = person_key(row)


def agree(rows: list[Row], lookups: Resolving) -> None:
    """Give rows of one person the same name and dates, warning where they differed.

    A name alone is nobody's identity: such rows keep what they say.
    """
    people: dict[Hashable, list[Row]] = {}
    for row in rows:
        key = row.pop("person_key")
        if row.get("snils") or row.get("birth_date"):
            people.setdefault(key, []).append(row)
    for group in people.values():
        if len(group) > 1:
            _agree_on_name(group, lookups)
            for name in OWN_FIELDS:
                _agree_on(name, group, lookups)


def _snils_of_names(rows: list[Row]) -> dict[Hashable, str]:
    """Full name and birth date identify as СНИЛС does, if the file gives them one СНИЛС only."""
    found: dict[Hashable, set[str]] = {}
    for row in rows:
        if row.get("snils") and row.get("birth_date"):
            found.setdefault(person_key({**row, "snils": None}), set()).add(row["snils"])
    return {key: next(iter(numbers)) for key, numbers in found.items() if len(numbers) == 1}


def _agree_on_name(group: list[Row], lookups: Resolving) -> None:
    first = group[0]
    for row in group[1:]:
        if _name(row) != _name(first):
            message = f"в строке {first['row']} тот же СНИЛС с другим ФИО; взято ФИО из неё"
            lookups.warn(row, NAME_COLUMN, message)
        row |= {part: first[part] for part in NAMES if part in first}


def _name(row: Row) -> str:
    return comparable(full_name(row["last_name"], row["first_name"], row.get("middle_name")))


def _agree_on(name: str, group: list[Row], lookups: Resolving) -> None:
    source: Any = next((row for row in group if row.get(name) is not None), None)
    if source is None:
        return
    for row in group:
        if row[name] not in (None, source[name]):
            message = f"в строке {source['row']} у этого человека другое значение; взято оно"
            lookups.warn(row, KINDS["people"].headings[name], message)
        row[name] = source[name]
        if name == "experience_from":
            row["experience_estimated"] = source.get("experience_estimated", False)
