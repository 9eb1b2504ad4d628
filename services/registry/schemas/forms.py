"""Forms of the pages where they differ from JSON: lists typed with commas, numbers with a Russian comma."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from services.registry.schemas.bodies import BodyFields
from services.registry.schemas.organizations import FLAGS, ORGANIZATION_KINDS, NeedIn
from services.registry.schemas.people import EmploymentFields, EmploymentIn, PersonIn
from services.registry.schemas.pieces import CONTROL, Coordinates, day, one_of, optional_day, text

MOST_WORDS = 30
LONGEST_WORD = 200
MOST_SEEN = 50


class Words(fields.Field):
    """Several words or phrases typed in one line, with commas between; lines of a text area do as well."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[str]:
        del attr, data, kwargs
        CONTROL(str(value).replace("\n", ","))
        words = [one.strip() for one in str(value).replace("\n", ",").split(",") if one.strip()]
        if len(words) > MOST_WORDS or any(len(one) > LONGEST_WORD for one in words):
            raise ValidationError(f"Не больше {MOST_WORDS} слов, каждое до {LONGEST_WORD} знаков.")
        return list(dict.fromkeys(words))


class Lines(Words):
    """Several names, each in a line of its own: a comma may stand in a name."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[str]:
        del attr, data, kwargs
        lines = [one.strip() for one in str(value).split("\n") if one.strip()]
        for line in lines:
            CONTROL(line)
        if len(lines) > MOST_WORDS or any(len(one) > LONGEST_WORD for one in lines):
            raise ValidationError(f"Не больше {MOST_WORDS} строк, каждая до {LONGEST_WORD} знаков.")
        return list(dict.fromkeys(lines))


def words() -> Any:
    """Declare a list typed in one line where JSON has a list."""
    return Words(load_default=list)


class Rate(fields.Float):
    """A number as Russians type it: «0,5»."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        return super()._deserialize(str(value).replace(",", "."), attr, data, **kwargs)


def rate(**options: Any) -> Rate:
    """Declare a rate: a share of full work."""
    return Rate(validate=validate.Range(0, 10, error="От 0 до 10."), **options)


class EmploymentForm(EmploymentIn):
    """A new employment on a page."""

    subjects = words()
    rate = rate(load_default=None)


class NewPersonForm(PersonIn):
    """A new person on a page; `seen` are the namesakes that stood beside what was typed."""

    seen = fields.List(fields.UUID(), load_default=list, validate=validate.Length(max=MOST_SEEN))


class CorrectionForm(EmploymentFields):
    """A mended employment on a page."""

    subjects = words()
    rate = rate(load_default=None)


class MoveForm(EmploymentIn):
    """A move on a page: from which day, where and as whom; the last day stays open."""

    class Meta:
        """What a move does not ask."""

        exclude = ("until",)

    since = day(required=True)
    subjects = words()
    rate = rate(load_default=None)


class OrganizationForm(Schema):
    """An organization on a page; marks and the curator are changed apart."""

    code = text(40, required=True)
    name = text(300, required=True)
    aliases = Lines(load_default=list)
    kind = one_of(*ORGANIZATION_KINDS, load_default="school")
    active_since = optional_day()
    active_until = optional_day()
    coordinates = Coordinates(load_default="")


class NewOrganizationForm(OrganizationForm):
    """A new organization on a page; without a municipality, in the actor's own."""

    municipality_id = fields.UUID(load_default=None)


class FlagForm(Schema):
    """A dated mark of an organization."""

    kind = one_of(*FLAGS, required=True)
    since = day(required=True)
    until = optional_day()


class LastDayForm(Schema):
    """The last day of a mark."""

    until = day(required=True)


class NeedForm(NeedIn):
    """A staffing need on a page."""

    rate = rate(load_default=1.0)


class BodyForm(BodyFields):
    """A body on a page."""

    subjects = words()


class NewBodyForm(BodyForm):
    """A new body on a page; without a municipality, in the actor's own."""

    municipality_id = fields.UUID(load_default=None)


class CuratorForm(Schema):
    """Who looks after an organization; nobody: the principal."""

    person_id = fields.UUID(load_default=None, allow_none=True)
