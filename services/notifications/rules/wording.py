"""How an item reads in Russian: names join the stored ids only here."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from string import Formatter
from typing import Any
from uuid import UUID

from services.notifications.rules.pointing import link_of
from services.notifications.rules.rule import Rule, Tap
from services.notifications.rules.table import BY_NAME
from shared.russian import capital, day_of, plural

ERASED = "удалено"
EXTERNAL = "внешний участник"
COUNTED = {
    "minutes": ("минута", "минуты", "минут"),
    "steps": ("шаг", "шага", "шагов"),
    "letters": ("сообщение", "сообщения", "сообщений"),
    "working": ("рабочий день", "рабочих дня", "рабочих дней"),
}
DATES = frozenset({"day", "until", "as_of", "due", "issued"})
PEOPLE = frozenset({"mentor", "mentee", "teacher", "tutor", "author"})
SAMPLE_NAME = "Иванова М. Ю."
SAMPLE_NUMBER = 3
SAMPLE_MINUTES = 45
SAMPLE_TITLES = {
    "title": "Название",
    "kind": "курс",
    "excerpt": "Начало текста объявления",
    "asked": "Маршрут ждёт утверждения",
}


@dataclass(frozen=True, kw_only=True)
class Wording:
    """What is shown of an item; `action` is what a program may send, `tap` what a page offers in place."""

    title: str
    text: str
    link: str
    look: str
    action: dict[str, str] | None
    tap: Tap | None


def people_in(parameters: Iterable[Mapping[str, Any]]) -> set[UUID]:
    """Collect the persons whose names are needed."""
    return {UUID(one) for each in parameters for one in each["people"].values() if one}


def worded(
    rule: str, *, object_id: UUID, parameters: Mapping[str, Any], names: Mapping[UUID, str], today: date
) -> Wording:
    """Word an item for somebody who reads it today."""
    found = BY_NAME[rule]
    known = _known(parameters, names, today)
    return Wording(
        title=found.title.format(**known),
        text=_sentence(part.format(**known) for part in found.text if asked_names(part) <= known.keys()),
        link=link_of(rule, object_id=object_id, parameters=parameters),
        look=found.look,
        action={"method": "POST", "href": found.post.format(id=object_id)} if found.post else None,
        tap=found.tap,
    )


def sample(rule: Rule, *, today: date) -> tuple[str, str]:
    """How a message of the rule reads, with an invented name and a near date: its title and its text."""
    asked = set().union(*(asked_names(part) for part in (rule.title, *rule.text)))
    known = dict.fromkeys(asked, SAMPLE_NAME) | {
        name: plural(SAMPLE_MINUTES if name == "minutes" else SAMPLE_NUMBER, *COUNTED[name])
        for name in asked & COUNTED.keys()
    }
    known |= {name: SAMPLE_TITLES[name] for name in asked & SAMPLE_TITLES.keys()}
    known |= {name: day_of(today + timedelta(days=7), today=today) for name in asked & DATES}
    return rule.title.format(**known), _sentence(part.format(**known) for part in rule.text)


def _sentence(parts: Iterable[str]) -> str:
    return capital(" · ".join(parts))


def _known(parameters: Mapping[str, Any], names: Mapping[UUID, str], today: date) -> dict[str, str]:
    people = {name: _name(one, names) for name, one in parameters["people"].items()}
    titles: dict[str, str] = parameters.get("titles", {})  # items told before there were titles have none
    return people | known_days(parameters, today) | titles | known_numbers(parameters)


def known_days(
    parameters: Mapping[str, Any], today: date, *, said: Callable[..., str] = day_of
) -> dict[str, str]:
    """The dates of an item in words."""
    return {name: said(date.fromisoformat(day), today=today) for name, day in parameters["dates"].items()}


def known_numbers(parameters: Mapping[str, Any]) -> dict[str, str]:
    """The numbers of an item, counted in words; items told before there were any have none."""
    numbers: dict[str, int] = parameters.get("numbers", {})
    return {name: plural(number, *COUNTED[name]) for name, number in numbers.items()}


def asked_names(part: str) -> set[str]:
    """What a part of a text wants to know."""
    return {name for _, name, _, _ in Formatter().parse(part) if name}


def _name(person_id: str | None, names: Mapping[UUID, str]) -> str:
    return names.get(UUID(person_id), ERASED) if person_id else EXTERNAL
