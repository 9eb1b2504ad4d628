"""The form of a result, made from the instrument's own blocks and items."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from services.routes.models import Instrument
from services.routes.rules import vocabulary as words
from services.routes.rules.measures import ANSWERS, NOT_MET
from services.routes.rules.scoring import EXPERTS_DIFFER, measured_areas
from services.routes.rules.visit_sheet import HEADER
from services.routes.schemas.diagnostics import SHORT, TEXT
from services.routes.schemas.numbers import TypedPercent, number_field
from shared.russian import capital

NOT_ANSWERED = "none"
MOST_CHIPS = 5


@dataclass(frozen=True, kw_only=True)
class Asked:
    """An item of the form: its number names its fields, whatever its code is."""

    number: int
    item: Mapping[str, Any]
    block: str
    words: Mapping[str, str]
    not_met: str

    @property
    def label(self) -> str:
        """The question, without the words that its block has begun it with."""
        title, stem = self.item["title"] or self.item["code"], self.block.rstrip("…. ")
        return capital(title.removeprefix(stem).strip()) if stem and title != stem else title

    @property
    def answer(self) -> str:
        """The field of the answer, of the first expert where there are two."""
        return f"answer-{self.number}"

    @property
    def second(self) -> str:
        """The field of the second expert."""
        return f"second-{self.number}"

    @property
    def third(self) -> str:
        """The field of the third expert."""
        return f"third-{self.number}"

    @property
    def evidence(self) -> str:
        """The field of what was seen."""
        return f"evidence-{self.number}"

    @property
    def is_expert(self) -> bool:
        """Whether experts mark it."""
        return bool(self.item.get("experts"))

    @property
    def is_chips(self) -> bool:
        """Whether its few marks are offered as chips."""
        return not self.is_expert and (bool(self.words) or self.item["max"] <= MOST_CHIPS)

    @property
    def options(self) -> list[tuple[str, str]]:
        """The chips: the scale's words or bare marks, and what says there is no answer."""
        if self.words:
            return [*self.words.items(), (NOT_ANSWERED, self.not_met)]
        return [("", "нет ответа"), *((str(mark), str(mark)) for mark in range(self.item["max"] + 1))]


def asked(instrument: Instrument) -> list[Asked]:
    """The items of an instrument in order."""
    method = instrument.scale["method"]
    items = ((block, item) for block in instrument.blocks for item in block["items"])
    return [
        Asked(
            number=number,
            item=item,
            block=block["title"],
            words=ANSWERS.get(method, {}),
            not_met=NOT_MET.get(method, "нет ответа"),
        )
        for number, (block, item) in enumerate(items, start=1)
    ]


class ResultForm(Schema):
    """What every result has: when it was taken."""

    conducted_on = fields.Date(required=True, error_messages={"required": "Укажите дату."})
    items: Sequence[Asked] = ()
    taken_on: date | None = None

    def day(self, data: Mapping[str, Any]) -> date:
        """When it was taken: as the form says, or today where it does not ask."""
        day: date = data["conducted_on"] if self.taken_on is None else self.taken_on
        return day


class ItemsForm(ResultForm):
    """Answers by item; of a lesson visit also what was seen and the header."""

    @validates_schema
    def _third_expert(self, data: Mapping[str, Any], **_kw: Any) -> None:
        for one in self.items:
            first, second = data.get(one.answer), data.get(one.second)
            if one.is_expert and second is not None and first is None:
                raise ValidationError({one.answer: ["Нет оценки первого эксперта."]})
            if one.is_expert and first is not None and second is None:
                raise ValidationError({one.second: ["Нужна оценка второго эксперта."]})
            if one.is_expert and _differ(first, second) and data.get(one.third) is None:
                raise ValidationError({one.third: ["Оценки разошлись на 2: нужен третий эксперт."]})

    @post_load
    def _result(self, data: dict[str, Any], **_kw: Any) -> dict[str, Any]:
        evidence = {one.item["code"]: data[one.evidence] for one in self.items if data.get(one.evidence)}
        return {
            "conducted_on": self.day(data),
            "answers": {one.item["code"]: _given(one, data) for one in self.items},
            "evidence": evidence,
            "header": {name: data[name] for name in HEADER if data.get(name)},
        }


def _differ(first: Any, second: Any) -> bool:
    return first is not None and second is not None and abs(first - second) >= EXPERTS_DIFFER


def _given(one: Asked, data: Mapping[str, Any]) -> Any:
    """A mark, null for none, or the marks of the experts."""
    given = data.get(one.answer)
    if one.is_expert:
        marks = [data[name] for name in (one.answer, one.second, one.third) if data.get(name) is not None]
        return marks if len(marks) > 1 else given
    return None if given in (None, NOT_ANSWERED) else Decimal(given)


class AreasForm(ResultForm):
    """Percents by area, as an institute gives them."""

    @post_load
    def _result(self, data: dict[str, Any], **_kw: Any) -> dict[str, Any]:
        rows = [{"area": area, "percent": data[area]} for area in words.AREAS if data.get(area) is not None]
        return {"conducted_on": self.day(data), "areas": rows}


class UnfinishedForm(Schema):
    """Some answers of a self-assessment, whichever have been given."""

    items: Sequence[Asked] = ()

    @post_load
    def _answers(self, data: dict[str, Any], **_kw: Any) -> dict[str, Any]:
        return {"answers": {one.item["code"]: _given(one, data) for one in self.items if one.answer in data}}


def unfinished_form(instrument: Instrument) -> UnfinishedForm:
    """Make the form that keeps answers before they are all there."""
    items = asked(instrument)
    made = {one.answer: _choice(one) for one in items}
    form: UnfinishedForm = UnfinishedForm.from_dict(made)(partial=True)  # type: ignore[assignment]  # a subclass
    form.items = items
    return form


def given_before(instrument: Instrument, unfinished: Mapping[str, Any]) -> dict[str, str]:
    """Unfinished answers as they stand in the form."""
    return {
        one.answer: NOT_ANSWERED if unfinished[code] is None else str(unfinished[code])
        for one in asked(instrument)
        if (code := one.item["code"]) in unfinished
    }


def own_form(instrument: Instrument, *, today: date) -> ResultForm:
    """Make the form of a self-assessment that a teacher fills in: the day is today, nobody asks it."""
    items = asked(instrument)
    made = {one.answer: _choice(one) for one in items}
    form: ResultForm = ItemsForm.from_dict(made)(exclude=("conducted_on",))  # type: ignore[assignment]
    form.items, form.taken_on = items, today
    return form


def result_form(instrument: Instrument, *, by_areas: bool) -> ResultForm:
    """Make the form of an instrument: its items, or percents where it has none or they are asked for."""
    if by_areas:
        percents = {area: number_field(100, of=TypedPercent) for area in measured_areas(instrument.blocks)}
        return AreasForm.from_dict(percents)()  # type: ignore[return-value]  # a subclass of AreasForm
    items = asked(instrument)
    made = dict(field for one in items for field in _fields(one, instrument.kind))
    if instrument.kind == "lesson_visit":
        made |= {name: fields.String(load_default="", validate=SHORT) for name in HEADER}
    form: ResultForm = ItemsForm.from_dict(made)()  # type: ignore[assignment]  # a subclass of ItemsForm
    form.items = items
    return form


def _fields(one: Asked, kind: str) -> Iterator[tuple[str, fields.Field[Any]]]:
    if one.is_chips:
        yield one.answer, _choice(one)
    else:
        yield one.answer, number_field(one.item["max"])
    if one.is_expert:
        yield one.second, number_field(one.item["max"])
        yield one.third, number_field(one.item["max"])
    if kind == "lesson_visit":
        yield one.evidence, fields.String(load_default="", validate=TEXT)


def _choice(one: Asked) -> fields.Field[Any]:
    """A chip; where the scale has a word for "no answer", saying nothing is forgetting."""
    one_of = validate.OneOf([value for value, _ in one.options])
    if one.words:
        forgotten: dict[str, Any] = {"required": f"Ответьте или выберите «{one.not_met}»."}
        return fields.String(required=True, validate=one_of, error_messages=forgotten)
    return fields.String(load_default=None, validate=one_of)
