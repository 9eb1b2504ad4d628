"""The form of a template as people meet it: what it is for, and a line for each step with a few to spare."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from services.routes.pages.inputs import step_kinds
from services.routes.queries.cards import topic_areas
from services.routes.queries.practices import practice_titles
from services.routes.rules import wording
from services.routes.rules.outlines import written
from services.routes.schemas.templates import LINE, PARTS
from shared.web import unit
from shared.web.forms import Input, Option

KINDS: list[Option] = [("", "нет шага"), *step_kinds()]  # a step is taken out by choosing none


def template_inputs(
    session: Session, *, lines: int, steps: Sequence[Mapping[str, Any]], topics: Collection[str]
) -> tuple[Input, ...]:
    """The head and the lines; a line asks which deficits it serves only where there is a choice."""
    groups = _groups(session)
    words = {key: said for _, options in groups for key, said in options}
    choice = [(key, words[key]) for key in topics if key in words] if len(topics) > 1 else []
    head = (
        Input(name="title", label="Название", hint="Например, «Формирующее оценивание за полгода»."),
        Input(name="note", label="Когда подходит", kind="textarea"),
        Input(name="topics", label="Для каких дефицитов", kind="chips", groups=groups),
    )
    taken = [step.get("practice_id") for step in steps] + [None] * (lines - len(steps))
    titles = practice_titles(session, {one for one in taken if one})
    lined = (
        one
        for number, practice_id in enumerate(taken, start=1)
        for one in (*_line(number, choice, len(steps)), *_practice(number, practice_id, titles))
    )
    return (*head, *lined)


def _practice(number: int, practice_id: str | None, titles: Mapping[str, str]) -> list[Input]:
    """A step of a practice may be kept without it."""
    if practice_id is None or practice_id not in titles:
        return []
    options = [(practice_id, titles[practice_id]), ("", "без неё")]
    return [Input(name=f"{LINE}{number}-practice_id", label="Практика", kind="select", options=options)]


def _groups(session: Session) -> list[tuple[str, Sequence[Option]]]:
    """Areas as wholes and their topics, each area opened by its title."""
    found = {area: [(area, "область в целом")] for area in wording.AREAS}
    for one in topic_areas(session, municipality_id=unit().actor.municipality_id):
        found[one.area].append((written((one.area, one.code)), one.title))
    return [(wording.area_title(area), options) for area, options in found.items()]


def _line(number: int, choice: Sequence[Option], known: int) -> list[Input]:
    line = f"{LINE}{number}-"
    inputs = [
        Input(name=f"{line}kind", label=f"Шаг {number}", kind="select", options=KINDS),
        Input(name=f"{line}title", label="Что сделать"),
        Input(name=f"{line}days", label="Дней от начала", kind="number"),
        Input(name=f"{line}expected_result", label="Предъявляемый результат"),
        Input(name=f"{line}organization", label="Организация"),
        Input(name=f"{line}hours", label="Часов", kind="number"),
        Input(name=f"{line}programme", label="Программа или ссылка"),
        Input(name=f"{line}required", label="Обязательный", kind="checkbox"),
    ]
    if choice and number <= known:
        inputs.append(
            Input(name=f"{line}topics", label="Какой дефицит закрывает", kind="chips", options=choice)
        )
    return inputs


def typed_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """A template as the flat form has it."""
    flat = {name: values[name] for name in ("title", "note", "topics") if name in values}
    for number, step in enumerate(values.get("steps", ()), start=1):
        flat |= {f"{LINE}{number}-{part}": step.get(part) for part in PARTS}
    return flat
