"""Two cards side by side, as pages say them: each field with its label, both values and what they tell."""

from collections.abc import Sequence

from services.registry.models import Person
from services.registry.rules import mask_snils
from services.registry.rules.comparing import Likeness
from shared.keys import load_keys
from shared.russian import short_date
from shared.web import unit

NO = "—"
LABELS = {
    "last_name": "Фамилия",
    "first_name": "Имя",
    "middle_name": "Отчество",
    "birth_date": "Дата рождения",
    "snils_index": "СНИЛС",
    "experience_from": "Начало педагогического стажа",
    "email": "Электронная почта",
}


def compared(
    likenesses: Sequence[Likeness], people: tuple[Person, Person]
) -> list[tuple[str, str, str, str]]:
    """Give a line for each field: its label, the verdict, how both cards say it."""
    one, other = people
    return [
        (LABELS[each.field], each.verdict, _said(one, each.field), _said(other, each.field))
        for each in likenesses
    ]


def _said(person: Person, field: str) -> str:
    """How a field of a card reads; of a СНИЛС only the last digits."""
    if field == "snils_index":
        return mask_snils(load_keys(unit().settings.keys).decrypt_snils(person.snils)) if person.snils else NO
    value = getattr(person, field)
    if value in (None, ""):
        return NO
    return value if isinstance(value, str) else short_date(value)
