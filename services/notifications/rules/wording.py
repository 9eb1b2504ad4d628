"""How an item reads in Russian: names join the stored ids only here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from services.notifications.rules.table import BY_NAME

ERASED = "удалено"
EXTERNAL = "внешний участник"


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What is shown of an item; `action` is one tap, null where a form must be filled."""

    title: str
    text: str
    link: str
    action: dict[str, str] | None


def people_in(parameters: Iterable[Mapping[str, Any]]) -> set[UUID]:
    """Collect the persons whose names are needed."""
    return {UUID(one) for each in parameters for one in each["people"].values() if one}


def worded(
    rule: str, *, object_id: UUID, parameters: Mapping[str, Any], names: Mapping[UUID, str]
) -> Wording:
    """Word an item."""
    found = BY_NAME[rule]
    people = {name: _name(one, names) for name, one in parameters["people"].items()}
    dates = {name: f"{date.fromisoformat(day):%d.%m.%Y}" for name, day in parameters["dates"].items()}
    return Wording(
        title=found.title,
        text=found.text.format(**people, **dates),
        link=found.link.format(id=object_id),
        action={"method": "POST", "href": found.post.format(id=object_id)} if found.post else None,
    )


def _name(person_id: str | None, names: Mapping[UUID, str]) -> str:
    return names.get(UUID(person_id), ERASED) if person_id else EXTERNAL
