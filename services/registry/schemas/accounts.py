"""Accounts, invitations and tokens at the edge; passwords go in and never come out."""

from marshmallow import Schema, fields, validate

from services.registry.rules import LONGEST_DAYS, ROLE_SCOPES
from services.registry.schemas.pieces import MailAddress, one_of, text
from shared.permissions import PERMISSIONS

LONGEST_PASSWORD = 200


class GrantField(Schema):
    """A role; the scope follows from it."""

    role = one_of(*ROLE_SCOPES, required=True)
    scope = fields.String(dump_only=True)
    organization_id = fields.UUID(load_default=None, allow_none=True)


class RolesIn(Schema):
    """All roles an account is to have."""

    grants = fields.List(fields.Nested(GrantField), required=True, validate=validate.Length(max=50))


class InvitationIn(RolesIn):
    """Whom to invite."""

    email = MailAddress(load_default=None, allow_none=True)
    person_id = fields.UUID(load_default=None, allow_none=True)
    municipality_id = fields.UUID(load_default=None)


class AccountIn(InvitationIn):
    """A new account with its password; somebody without an e-mail gets a name made of theirs."""

    password = text(LONGEST_PASSWORD, required=True, load_only=True)


class AccountOut(RolesIn):
    """An account."""

    id = fields.UUID()
    municipality_id = fields.UUID()
    person_id = fields.UUID(allow_none=True)
    login = fields.String()
    email = fields.String(allow_none=True)
    signed_in_at = fields.AwareDateTime(allow_none=True)
    state = fields.String()
    version = fields.Integer()


class InvitationOut(Schema):
    """An invited account and its code, shown once."""

    account = fields.Nested(AccountOut)
    invitation = fields.String()


class TokenIn(Schema):
    """Who signs in: `email` or the name given instead; with `invitation` the password is the new one."""

    login = fields.String(required=True, data_key="email", validate=validate.Length(max=254))
    password = fields.String(required=True, load_only=True, validate=validate.Length(max=LONGEST_PASSWORD))
    invitation = fields.String(load_default=None, load_only=True, validate=validate.Length(max=100))
    otp = fields.String(load_default=None, load_only=True, validate=validate.Length(max=60))


class TokenOut(Schema):
    """A token for `Authorization: Bearer`."""

    token = fields.String()
    token_type = fields.String()
    expires_at = fields.AwareDateTime()


class IssuedTokenOut(Schema):
    """A session or a program's token, never the token itself."""

    id = fields.UUID()
    kind = fields.String()
    name = fields.String()
    permissions = fields.List(fields.String(), allow_none=True)
    browser = fields.String()
    address = fields.String()
    created_at = fields.AwareDateTime()
    seen_at = fields.AwareDateTime()
    expires_at = fields.AwareDateTime()


class ProgramTokenIn(Schema):
    """A token for a program: what it may, and for how many days."""

    name = text(100, required=True)
    permissions = fields.List(
        one_of(*PERMISSIONS), required=True, validate=validate.Length(min=1, error="Выберите хотя бы одно.")
    )
    days = fields.Integer(
        required=True,
        validate=validate.Range(1, LONGEST_DAYS, error=f"От 1 до {LONGEST_DAYS} дней."),
    )


class ProgramTokenOut(IssuedTokenOut):
    """A token for a program, shown this once."""

    token = fields.String()


class SignInForm(Schema):
    """The form of signing in."""

    email = text(254, required=True)
    password = fields.String(required=True, validate=validate.Length(min=1, max=LONGEST_PASSWORD))
