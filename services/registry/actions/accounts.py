"""Accounts: added, invited, given roles, disabled; every change is told, so that other services obey it."""

from collections.abc import Sequence
from datetime import datetime
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.actions import publishing
from services.registry.actions.passwords import hash_password
from services.registry.actions.publish import advance, publish
from services.registry.errors import (
    EmailMissing,
    EmailTaken,
    NobodyVouchedFor,
    UnknownOrganization,
    UnknownPerson,
    WrongAccountState,
    WrongGrant,
    WrongInvitation,
)
from services.registry.models import Account, AccountGrant, Organization, Person
from services.registry.queries import account_by_invitation, account_by_login
from services.registry.rules import (
    ROLE_SCOPES,
    code_digest,
    may_grant,
    new_code,
    proposed_login,
    sign_in_name,
)
from shared.permissions import Actor
from shared.tokens import keep_account_state


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
    email: str | None,
    person_id: UUID | None,
    grants: Sequence[dict[str, Any]],
    now: datetime,
) -> Account:
    person = session.get(Person, person_id) if person_id else None
    if person_id and (person is None or person.municipality_id != municipality_id):
        raise UnknownPerson(fields={"person_id": [UnknownPerson.default]})
    login = _login(session, email=email, person=person)
    account = Account(
        municipality_id=municipality_id,
        person_id=person_id,
        login=login,
        email=login if email else None,
        tokens_valid_from=now,
        version=1,
    )
    account.grants = _grants(session, giver=giver, municipality_id=municipality_id, grants=grants)
    session.add(account)
    return account


def _login(session: Session, *, email: str | None, person: Person | None) -> str:
    """Give the name to sign in by: the e-mail, else the first made name that nobody has."""
    if email:
        if account_by_login(session, login=email) is not None:
            raise EmailTaken(fields={"email": [EmailTaken.default]})
        return sign_in_name(email)
    if person is None:
        raise EmailMissing(fields={"email": [EmailMissing.default]})
    names = {name: getattr(person, name) for name in ("last_name", "first_name", "middle_name")}
    proposals = (proposed_login(**names, number=number) for number in count(1))
    return next(one for one in proposals if account_by_login(session, login=one) is None)


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
    account = _make(session, **values)
    account.password_hash = hash_password(password, about=words_about(account))
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
    code = new_code()
    account.invitation_hash = code_digest(code)
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


def accept_invitation(
    session: Session, *, code: str, password: str, now: datetime, login: str | None = None
) -> Account:
    """Set the password of an invited account and make it active; raises WrongInvitation, WeakPassword.

    A `login`, if given, must be the account's own.
    """
    account = account_by_invitation(session, code=code, now=now, lock=True)
    if login is not None and sign_in_name(login) != account.login:
        raise WrongInvitation
    account.password_hash = hash_password(password, about=words_about(account))
    account.invitation_hash = None
    account.state = "active"
    account.tokens_valid_from = now
    _tell(session, account)
    return account


def accept_vouched(session: Session, *, email: str, now: datetime) -> Account:
    """Find whose e-mail a provider vouches for: never a new account, an invited one comes in by it.

    Raises NobodyVouchedFor.
    """
    account = account_by_login(session, login=email, lock=True)
    if account is None or account.email is None or account.state == "disabled":
        raise NobodyVouchedFor
    if account.state == "invited":
        account.invitation_hash = None
        account.state = "active"
        account.tokens_valid_from = now
        _tell(session, account)
    return account


def words_about(account: Account) -> list[str]:
    """Give the words that must not make up the password."""
    return [account.login, *account.login.split("@")]


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
