"""Forms of the pages: the same marshmallow schemas as the JSON doors, with labels, kept text and messages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from flask import request
from marshmallow import Schema, ValidationError, fields

from shared.errors import DomainError, Stale
from shared.russian import short_date

Kind = Literal[
    "text",
    "email",
    "password",
    "number",
    "date",
    "time",
    "textarea",
    "select",
    "chips",
    "radio",
    "checkbox",
    "file",
]
Option = tuple[str, str]
VERSION = "version"
CHANGED_MEANWHILE = (
    "Пока вы правили, запись изменил другой человек. Всё введённое на месте: у полей, где есть разница, "
    "показано, что записано сейчас. Исправьте или оставьте своё и сохраните ещё раз."
)


@dataclass(frozen=True, kw_only=True)
class Input:
    """A field of a form as people meet it; `options` are (value, words) of a select, radio or chips.

    `groups` are chips too many to show at once: (title, options), each opened by its title.
    """

    name: str
    label: str
    kind: Kind = "text"
    hint: str = ""
    options: Sequence[Option] = ()
    groups: Sequence[tuple[str, Sequence[Option]]] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)


class Form:
    """A schema with labels. `values` stand in it at first; what was typed stays when it is refused.

    `version` is that of what is changed: the form carries it, and learns whether somebody was quicker.
    Forms that stand together on one page differ in `mark`, so that their labels find their own fields.
    """

    def __init__(
        self,
        schema: Schema,
        inputs: Sequence[Input],
        *,
        values: Mapping[str, Any] | None = None,
        version: int | None = None,
        mark: str = "",
    ) -> None:
        self.schema = schema
        self.mark = mark
        self.inputs = {one.name: one for one in inputs}
        self.values = values or {}
        self.version = version
        self.stale = False
        self.messages: list[str] = []
        self.errors: dict[str, list[str]] = {}

    @property
    def refused(self) -> bool:
        """Whether something must be mended before it can be taken."""
        return bool(self.errors or self.messages)

    def sent(self) -> bool:
        """Whether the present request brings this form filled in."""
        return request.method == "POST"

    def read(self) -> dict[str, Any] | None:
        """Give what was sent as the schema understands it; null when fields must be mended first."""
        try:
            given: dict[str, Any] = self.schema.load(self._typed())
        except ValidationError as error:
            self._take(error.messages_dict)
            return None
        return given

    def check_version(self) -> None:
        """Raise Stale if what the form changes is not what it was when the form was opened."""
        if self.version is not None and request.form.get(VERSION, "") != str(self.version):
            raise Stale

    def refuse(self, error: DomainError) -> None:
        """Show what the domain refused: by its fields, the rest above the form."""
        if isinstance(error, Stale):
            self.stale = True
            self.messages = [CHANGED_MEANWHILE]
            return
        self._take(error.fields)
        said = {text for texts in (self.messages, *self.errors.values()) for text in texts}
        if error.message not in said and not (error.fields and error.message == error.default):
            self.messages.insert(0, error.message)

    def options_of(self, name: str) -> Sequence[Option]:
        """The words to choose from."""
        return self.inputs[name].options

    def id_of(self, name: str) -> str:
        """The field's place on the page."""
        return f"{self.mark}{name}"

    def is_required(self, name: str) -> bool:
        """Whether the schema asks for the field."""
        found = self.schema.fields.get(name)
        return bool(found and found.required)

    def value_of(self, name: str) -> Any:
        """What stands in the field: what was typed, else what was given, else the schema's default."""
        is_list = self.inputs[name].kind == "chips"
        if self.sent():
            return request.form.getlist(name) if is_list else request.form.get(name, "")
        found = self.schema.fields.get(name)
        default = found.load_default if found is not None else None
        value = self.values.get(name, default if isinstance(default, str | int | list) else None)
        if isinstance(value, date):
            return value.isoformat()
        if is_list:
            return [str(one) for one in value or ()]
        return "" if value is None else value

    def written_now(self, name: str) -> str | None:
        """What another person wrote in the field meanwhile, in words; null when it is what was typed."""
        one = self.inputs[name]
        if not self.stale or one.kind in ("file", "password"):
            return None
        found = self.values.get(name)
        present = [str(each) for each in found] if isinstance(found, list | tuple) else [_plain(found)]
        typed = request.form.getlist(name) if one.kind == "chips" else [request.form.get(name, "").strip()]
        if sorted(present) == sorted(typed):
            return None
        words = dict(one.options)
        if one.kind == "checkbox":
            return "да" if found else "нет"
        said = (
            short_date(found)
            if isinstance(found, date)
            else ", ".join(words.get(each, each) for each in present)
        )
        return said or "пусто"

    def _typed(self) -> dict[str, Any]:
        """Collect the fields the schema knows; an empty one is as if it were not sent, unless it is text."""
        typed: dict[str, Any] = {}
        for name, kind in self.schema.fields.items():
            key = kind.data_key or name
            if key in self.inputs and self.inputs[key].kind == "file":
                sent = [one for one in request.files.getlist(key) if one]
                typed |= {key: sent if isinstance(kind, fields.List) else sent[0]} if sent else {}
            elif isinstance(kind, fields.List):
                typed[key] = [one.strip() for one in request.form.getlist(key) if one.strip()]
            elif isinstance(kind, fields.Boolean) and key in self.inputs:
                typed[key] = key in request.form
            elif text := self._text(key):
                typed[key] = text
        return typed

    def _text(self, key: str) -> str:
        """Give a text without the spaces around it; a password is as it was typed."""
        text = request.form.get(key, "")
        given = self.inputs.get(key)
        return text if given and given.kind == "password" else text.strip().replace("\r\n", "\n")

    def _take(self, messages: Mapping[str, Any]) -> None:
        for name, found in messages.items():
            texts = list(_texts(found))
            place, _, _ = str(name).partition(".")
            if place in self.inputs:
                self.errors.setdefault(place, []).extend(texts)
            else:
                self.messages += texts


def _plain(value: Any) -> str:
    """How a value stands in an input."""
    if value is None or value is False:
        return ""
    if value is True:
        return "true"
    return value.isoformat() if isinstance(value, date) else str(value)


def _texts(found: Any) -> list[str]:
    """Flatten marshmallow's messages of lists and nested fields."""
    if isinstance(found, str):
        return [found]
    if isinstance(found, Mapping):
        return [text for inner in found.values() for text in _texts(inner)]
    return [text for inner in found for text in _texts(inner)]
