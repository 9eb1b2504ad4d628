"""Texts as people type them: without the spaces around them, never of spaces alone, no control characters."""

import unicodedata
from typing import Any

from marshmallow import ValidationError, fields

LAYOUT = "\n\r\t"


class Text(fields.String):
    """A text; one that is asked for must say something."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = str(super()._deserialize(value, attr, data, **kwargs)).strip()
        if any(unicodedata.category(one) == "Cc" and one not in LAYOUT for one in text):
            raise ValidationError(["В тексте есть невидимые управляющие знаки: наберите его заново."])
        if self.required and not text:
            raise ValidationError(["Это поле нужно заполнить."])
        return text
