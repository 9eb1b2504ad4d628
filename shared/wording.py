"""What the validation library says, said in Russian; installed before any service's schema exists."""

from typing import Any

from marshmallow import Schema, fields, validate

FIELDS: dict[type[fields.Field[Any]], dict[str, str]] = {
    fields.Field: {
        "required": "Это поле нужно заполнить.",
        "null": "Это поле не может быть пустым.",
        "validator_failed": "Неверное значение.",
    },
    fields.Boolean: {"invalid": "Нужно true или false."},
    fields.Date: {"invalid": "Нужна дата вида 2025-12-31.", "format": "«{input}» — не дата."},
    fields.DateTime: {
        "invalid": "Нужны дата и время вида 2025-12-31T10:00:00+03:00.",
        "invalid_awareness": "Нужно время с часовым поясом.",
        "format": "«{input}» — не дата и время.",
    },
    fields.Decimal: {"special": "Нужно обычное число."},
    fields.Float: {"special": "Нужно обычное число."},
    fields.Email: {"invalid": "Это не адрес электронной почты."},
    fields.Integer: {"invalid": "Нужно целое число."},
    fields.List: {"invalid": "Нужен список."},
    fields.Mapping: {"invalid": "Нужен объект."},
    fields.Nested: {"type": "Нужен объект."},
    fields.Number: {"invalid": "Нужно число.", "too_large": "Слишком большое число."},
    fields.String: {"invalid": "Нужна строка.", "invalid_utf8": "Строка не в UTF-8."},
    fields.UUID: {"invalid_uuid": "Нужен идентификатор вида 019ab000-0000-7000-8000-000000000000."},
}


def speak_russian() -> None:
    """Replace the English defaults in place: every schema made later says these."""
    for cls, messages in FIELDS.items():
        own = dict(cls.__dict__.get("default_error_messages", {}))
        cls.default_error_messages = own | messages
    Schema._default_error_messages = {  # noqa: SLF001 the library names no public place for them
        "type": "Нужен объект.",
        "unknown": "Такого поля нет.",
    }
    validate.Length.message_min = "Не короче {min}."
    validate.Length.message_max = "Не длиннее {max}."
    validate.Length.message_all = "Длина от {min} до {max}."
    validate.Length.message_equal = "Длина ровно {equal}."
    validate.OneOf.default_message = "Такого в списке нет: выберите из предложенного."
    validate.Regexp.default_message = "Неверный вид."
    validate.Email.default_message = "Это не адрес электронной почты."
    validate.Range.message_min = "Значение {min_op} {{min}}."
    validate.Range.message_max = "Значение {max_op} {{max}}."
    validate.Range.message_all = "Значение {min_op} {{min}} и {max_op} {{max}}."
    validate.Range.message_gte = "не меньше"
    validate.Range.message_gt = "больше"
    validate.Range.message_lte = "не больше"
    validate.Range.message_lt = "меньше"
