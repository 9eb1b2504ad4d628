"""What a domain may refuse. The doors turn these into replies; nobody below knows a status code.

DomainError
├── NotFound      there is no such thing, or it is not yours to know
├── Conflict      the state of the thing forbids it
├── Forbidden     you may not
├── Invalid       what was sent is wrong; `fields` says where
└── Stale         somebody changed it since you read it
"""

from typing import ClassVar


class DomainError(Exception):
    """A refusal with a stable `type` for programs and a Russian sentence for people."""

    type: ClassVar[str] = "refused"
    default: ClassVar[str] = "Действие отклонено."

    def __init__(self, message: str | None = None, *, fields: dict[str, list[str]] | None = None) -> None:
        self.message = message or self.default
        self.fields = fields or {}
        super().__init__(self.message)


class NotFound(DomainError):
    """There is no such thing, or the person may not know of it."""

    type = "not-found"
    default = "Не найдено."


class Conflict(DomainError):
    """The present state forbids the action."""

    type = "conflict"
    default = "Сейчас это действие невозможно."


class Forbidden(DomainError):
    """The person has no right to it."""

    type = "forbidden"
    default = "Недостаточно прав для этого действия."


class Invalid(DomainError):
    """What was sent does not hold; `fields` maps a field to its messages."""

    type = "invalid"
    default = "Данные заполнены неверно."


class Stale(DomainError):
    """Somebody else changed the thing since it was read."""

    type = "stale"
    default = "Запись уже изменил другой человек. Обновите страницу и повторите."
