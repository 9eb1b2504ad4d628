"""Accounts: who may sign in and with which roles."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.registry.errors import UnknownAccount, WrongInvitation
from services.registry.models import Account
from services.registry.queries.reach import in_municipality
from services.registry.rules import code_digest, is_open, sign_in_name
from shared.permissions import Scope


def accounts(*, scope: Scope) -> Select[Account]:
    """List the accounts within reach."""
    return select(Account).where(in_municipality(scope, Account.municipality_id))


def find_account(session: Session, *, scope: Scope, account_id: UUID) -> Account:
    """Find an account within reach, locked for a change; raises UnknownAccount."""
    query = accounts(scope=scope).where(Account.id == account_id)
    found = session.scalar(query.with_for_update())
    if found is None:
        raise UnknownAccount
    return found


def own_account(session: Session, *, account_id: UUID, lock: bool = False) -> Account:
    """Find the account somebody acts by; raises UnknownAccount for the operator, who has none."""
    query = select(Account).where(Account.id == account_id)
    found = session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise UnknownAccount("У оператора установки нет учётной записи. Войдите под своей.")
    return found


def account_by_login(session: Session, *, login: str, lock: bool = False) -> Account | None:
    """Find an account by its e-mail or made name, whatever its state; locked for a change if asked."""
    query = select(Account).where(Account.login == sign_in_name(login))
    return session.scalar(query.with_for_update() if lock else query)


def account_by_invitation(session: Session, *, code: str, now: datetime, lock: bool = False) -> Account:
    """Find whom an invitation is for; raises WrongInvitation when it is unknown, used or too old."""
    query = select(Account).where(Account.invitation_hash == code_digest(code))
    found = session.scalar(query.with_for_update() if lock else query)
    if found is None or not is_open(found.invited_at, now):
        raise WrongInvitation
    return found


def has_accounts(session: Session) -> bool:
    """Whether anybody could sign in."""
    return session.scalar(select(Account.id).limit(1)) is not None
