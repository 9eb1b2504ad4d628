"""Accounts: added, invited, given roles, disabled; every change is told, so that other services obey it."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from argon2 import PasswordHasher
from sqlalchemy.orm import Session

from services.registry.actions import publishing
from services.registry.actions.publish import advance, publish
from services.registry.errors import (
    EmailTaken,
    UnknownOrganization,
    UnknownPerson,
    WeakPassword,
    WrongAccountState,
    WrongGrant,
    WrongInvitation,
)
from services.registry.models import Account, AccountGrant, Organization, Person
from services.registry.queries import account_by_email
from services.registry.rules import ROLE_SCOPES, may_grant
from shared.permissions import Actor
from shared.tokens import keep_account_state

HASHER = PasswordHasher()
SHORTEST_PASSWORD = 12
INVITATION_LIFE = timedelta(days=14)


def hash_password(password: str) -> str:
    """Hash a password; raises WeakPassword."""
    if len(password) < SHORTEST_PASSWORD:
        raise WeakPassword(fields={"password": [WeakPassword.default]})
    return HASHER.hash(password)


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def _tell(session: Session, account: Account) -> None:
    """Tell the others, and remember the state here in the same transaction."""
    if account in session.new:
        session.flush()
        publish(session, account)
    else:
        advance(session, account)
    keep_account_state(session, publishing.account_changed(account))


def _make(
    session: Session,
    *,
    giver: frozenset[str],
    municipality_id: UUID,
    email: str,
    person_id: UUID | None,
    grants: Sequence[dict[str, Any]],
    now: datetime,
) -> Account:
    if account_by_email(session, email=email) is not None:
        raise EmailTaken(fields={"email": [EmailTaken.default]})
    person = session.get(Person, person_id) if person_id else None
    if person_id and (person is None or person.municipality_id != municipality_id):
        raise UnknownPerson(fields={"person_id": [UnknownPerson.default]})
    account = Account(
        municipality_id=municipality_id,
        person_id=person_id,
        email=email.strip().lower(),
        tokens_valid_from=now,
        version=1,
    )
    account.grants = _grants(session, giver=giver, municipality_id=municipality_id, grants=grants)
    session.add(account)
    return account


def _grants(
    session: Session, *, giver: frozenset[str], municipality_id: UUID, grants: Sequence[dict[str, Any]]
) -> list[AccountGrant]:
    made = []
    for grant in grants:
        role, organization_id = grant["role"], grant.get("organization_id")
        scope = ROLE_SCOPES[role]
        if not may_grant(giver, role):
            raise WrongGrant(f"Роль {role} выдаёт администратор.", fields={"grants": [WrongGrant.default]})
        if (scope == "organization") != (organization_id is not None):
            needed = "нужна организация" if scope == "organization" else "организация не нужна"
            raise WrongGrant(f"Для роли {role} {needed}.", fields={"grants": [f"{role}: {needed}."]})
        organization = session.get(Organization, organization_id) if organization_id else None
        if organization_id and (organization is None or organization.municipality_id != municipality_id):
            raise UnknownOrganization(fields={"grants": [UnknownOrganization.default]})
        made.append(AccountGrant(role=role, scope=scope, organization_id=organization_id))
    return made


def add_account(session: Session, *, password: str, **values: Any) -> Account:
    """Create an active account with a password; raises EmailTaken, WrongGrant, WeakPassword."""
    hashed = hash_password(password)
    account = _make(session, **values)
    account.password_hash = hashed
    account.state = "active"
    _tell(session, account)
    return account


def invite_account(session: Session, **values: Any) -> tuple[Account, str]:
    """Create an invited account; gives the invitation's code, which is stored only as a hash."""
    account = _make(session, **values)
    account.state = "invited"
    code = _invite(account, values["now"])
    _tell(session, account)
    return account, code


def _invite(account: Account, now: datetime) -> str:
    code = secrets.token_urlsafe(24)
    account.invitation_hash = _digest(code)
    account.invited_at = now
    return code


def refuse_above(account: Account, giver: frozenset[str]) -> None:
    """Raise WrongGrant if the account has a role that the giver could not give."""
    if not all(may_grant(giver, grant.role) for grant in account.grants):
        raise WrongGrant("Этой учётной записью распоряжается администратор.")


def invite_again(session: Session, *, account: Account, giver: frozenset[str], now: datetime) -> str:
    """Send a new invitation to an account, whatever its state: it sets a new password."""
    refuse_above(account, giver)
    code = _invite(account, now)
    if account.state == "disabled":
        account.state = "invited"
        account.password_hash = None
    _tell(session, account)
    return code


def accept_invitation(session: Session, *, email: str, code: str, password: str, now: datetime) -> Account:
    """Set the password of an invited account and make it active; raises WrongInvitation, WeakPassword."""
    account = account_by_email(session, email=email, lock=True)
    stored = (account.invitation_hash if account else None) or _digest(secrets.token_urlsafe(24))
    if not secrets.compare_digest(stored, _digest(code)) or account is None:
        raise WrongInvitation
    if account.invited_at is None or now - account.invited_at > INVITATION_LIFE:
        raise WrongInvitation
    account.password_hash = hash_password(password)
    account.invitation_hash = None
    account.state = "active"
    account.tokens_valid_from = now
    _tell(session, account)
    return account


def disable_account(session: Session, *, account: Account, giver: frozenset[str], now: datetime) -> None:
    """Close an account and every token of it; raises WrongAccountState when it is closed already."""
    refuse_above(account, giver)
    if account.state == "disabled":
        raise WrongAccountState
    account.state = "disabled"
    account.invitation_hash = None
    account.tokens_valid_from = now
    _tell(session, account)


def set_roles(
    session: Session,
    *,
    account: Account,
    grants: Sequence[dict[str, Any]],
    giver: frozenset[str],
    now: datetime,
) -> None:
    """Replace an account's roles; tokens with the former ones end."""
    refuse_above(account, giver)
    account.grants = _grants(session, giver=giver, municipality_id=account.municipality_id, grants=grants)
    account.tokens_valid_from = now
    _tell(session, account)


def actor_of(account: Account, *, token_id: UUID | None = None, only: frozenset[str] | None = None) -> Actor:
    """Give who an account acts as, for its token."""
    return Actor(
        account_id=account.id,
        person_id=account.person_id,
        municipality_id=account.municipality_id,
        grants=tuple(publishing.grants_of(account)),
        token_id=token_id,
        only=only,
    )
