"""Forms of the pages about accounts: invitations, roles, passwords."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from services.registry.rules import ROLE_SCOPES
from services.registry.schemas.accounts import LONGEST_PASSWORD
from services.registry.schemas.pieces import MailAddress, one_of, text

MOST_CARDS = 100


def secret() -> fields.String:
    """Declare a password as it was typed, spaces too."""
    length = validate.Length(1, LONGEST_PASSWORD, error=f"Не длиннее {LONGEST_PASSWORD} знаков.")
    return fields.String(required=True, load_only=True, validate=length)


class RoleForm(Schema):
    """A role to give."""

    role = one_of(*ROLE_SCOPES, required=True)
    organization_id = fields.UUID(load_default=None)


class InviteForm(Schema):
    """Whom to invite and as what; without a role it is a teacher of the register."""

    email = MailAddress(load_default=None)
    role = one_of(*ROLE_SCOPES, load_default=None)
    organization_id = fields.UUID(load_default=None)


class CardsForm(Schema):
    """Whose cards to print."""

    person = fields.List(
        fields.UUID(),
        required=True,
        validate=validate.Length(1, MOST_CARDS, error=f"Отметьте от 1 до {MOST_CARDS} человек."),
    )


class CodeForm(Schema):
    """A code typed from paper."""

    code = text(60, required=True)


class OneTimeForm(Schema):
    """A one-time code."""

    code = text(60, required=True)


class NewPasswordForm(Schema):
    """A new password, typed twice."""

    password = secret()
    again = secret()

    @validates_schema
    def same(self, data: dict[str, Any], **_options: Any) -> None:
        """Refuse two that differ."""
        if data.get("password") != data.get("again"):
            raise ValidationError("Пароли не совпали. Введите оба ещё раз.", "again")


class ChangePasswordForm(NewPasswordForm):
    """A new password, with the present one."""

    present = secret()
