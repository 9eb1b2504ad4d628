"""What an import changed in one record, in the words of people: how each field was and how it is now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from shared.importing import KINDS
from shared.importing.vocabulary import (
    ABSENCE_KIND,
    BODY_KIND,
    BODY_LEVEL,
    FACT_KIND,
    FACT_STATE,
    OCCUPATION,
    ORGANIZATION_KIND,
    STAFF_CATEGORY,
    Vocabulary,
)
from shared.russian import short_date

NOTHING = "—"
FLAGS = Vocabulary(
    {
        "низкие результаты": "low_result",
        "необъективные результаты": "biased_result",
        "базовая площадка": "base_site",
    }
)
REFERENCES = ("organization_id", "person_id", "body_id", "curator_id")
NAMED = {"organization_id": "Организация", "person_id": "Человек", "body_id": "Объединение"}
LABELS: dict[str, dict[str, str]] = {
    "person": KINDS["people"].headings,
    "organization": KINDS["organizations"].headings
    | {"aliases": "Прежние названия", "curator_id": "Куратор"},
    "fact": KINDS["facts"].headings | NAMED | {"retrieved_on": "Получено"},
    "body": KINDS["bodies"].headings,
    "membership": KINDS["memberships"].headings
    | NAMED
    | {"order_number": "Номер приказа", "order_date": "Дата приказа"},
    "employments": KINDS["people"].headings | {"organization_id": "Организация"},
    "absences": KINDS["absences"].headings,
    "flags": {"kind": "Отметка", "since": "С", "until": "По"},
}
PARTS = {"employments": "Работа", "absences": "Отсутствие", "flags": "Отметка"}
DAYS = ("since", "until")
WORDS: dict[tuple[str, str], Vocabulary] = {
    ("organization", "kind"): ORGANIZATION_KIND,
    ("fact", "kind"): FACT_KIND,
    ("fact", "state"): FACT_STATE,
    ("body", "kind"): BODY_KIND,
    ("body", "level"): BODY_LEVEL,
    ("employments", "staff_category"): STAFF_CATEGORY,
    ("employments", "occupation"): OCCUPATION,
    ("absences", "kind"): ABSENCE_KIND,
    ("flags", "kind"): FLAGS,
}
State = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class FieldChange:
    """One field of a record: how it was and how it is now."""

    label: str
    before: str
    after: str


def field_changes(
    aggregate: str, before: State | None, after: State | None, *, names: Mapping[str, str]
) -> list[FieldChange]:
    """Say what changed; `names` gives the name of each record that is referred to, by its id."""
    found: list[FieldChange] = []
    for name, was in (before or {}).items():
        now = (after or {}).get(name)
        if name in PARTS:
            found += _parts(name, was or {}, now or {}, names)
        elif label := LABELS[aggregate].get(name):
            found.append(_change(label, aggregate, name, (was, now), names))
    return found


def references(state: State | None) -> Iterator[str]:
    """Give the ids of other records that a state names."""
    for name, value in (state or {}).items():
        if name in REFERENCES and value:
            yield value
        elif name in PARTS:
            for part in (value or {}).values():
                yield from references(part)


def _parts(section: str, was: State, now: State, names: Mapping[str, str]) -> Iterator[FieldChange]:
    for part_id, former in was.items():
        present = now.get(part_id)
        if former and present:
            label, title = PARTS[section], names.get(part_id, "")
            place = f"{label} «{title}»" if title else label
            for name, value in former.items():
                if said := LABELS[section].get(name):
                    yield _change(f"{place}: {said}", section, name, (value, present.get(name)), names)
        else:
            before, after = (_whole(section, state, names) for state in (former, present))
            yield FieldChange(label=PARTS[section], before=before, after=after)


def _change(
    label: str, section: str, name: str, values: tuple[Any, Any], names: Mapping[str, str]
) -> FieldChange:
    before, after = (_written(section, name, value, names) for value in values)
    return FieldChange(label=label, before=before, after=after)


def _whole(section: str, state: State | None, names: Mapping[str, str]) -> str:
    """Say a whole part in one line: «учитель, МБОУ «СОШ № 1», с 01.09.2020»."""
    if not state:
        return NOTHING
    said = [
        _written(section, name, state[name], names)
        for name in LABELS[section]
        if state.get(name) not in (None, "", []) and name not in DAYS
    ]
    said += [
        f"{word} {_written(section, name, state[name], names)}"
        for name, word in zip(DAYS, ("с", "по"), strict=True)
        if state.get(name)
    ]
    return ", ".join(said) or NOTHING


def _written(section: str, name: str, value: Any, names: Mapping[str, str]) -> str:
    if value in (None, "", []):
        return NOTHING
    if name == "snils":
        return "указан"
    if name in REFERENCES:
        return names.get(value, NOTHING)
    words = WORDS.get((section, name))
    return words.word_of(value) if words else _plain(name, value)


def _plain(name: str, value: Any) -> str:
    if name in DATES:
        return short_date(date.fromisoformat(value))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


DATES = frozenset(
    {
        *DAYS,
        "birth_date",
        "experience_from",
        "active_since",
        "active_until",
        "dated_on",
        "valid_since",
        "valid_until",
        "retrieved_on",
        "order_date",
    }
)
