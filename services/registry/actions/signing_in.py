"""Signing in: throttled by name, with the same timing and the same words for an unknown one."""

import hashlib
import secrets
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from services.registry.actions.accounts import accept_invitation
from services.registry.actions.passwords import HASHER, fits, rehashed
from services.registry.actions.two_factor import check_code
from services.registry.errors import CodeNeeded, TooManyTries, WrongCredentials
from services.registry.models import Account, SignInAttempts
from services.registry.queries import account_by_login, has_two_factor, own_account
from services.registry.rules import sign_in_name
from shared.db import Database
from shared.inbox import upsert
from shared.keys import Keys

MOST_TRIES = 10
WINDOW = timedelta(minutes=15)


@cache
def _nobodys_hash() -> str:
    """Give a hash that no password fits, to spend the same time on an unknown name."""
    return HASHER.hash(secrets.token_urlsafe(32))


def login_index(keys: Keys, login: str) -> str:
    """Give the keyed fingerprint by which tries are counted."""
    return hashlib.blake2b(sign_in_name(login).encode(), key=keys.session, digest_size=32).hexdigest()


def count_try(session: Session, *, index: str, now: datetime) -> None:
    """Count a try before it is made; raises TooManyTries after ten failed ones in the window."""
    statement = upsert(session, SignInAttempts).values(email_index=index, since=now, count=0)
    session.execute(statement.on_conflict_do_nothing(index_elements=["email_index"]))
    tries = session.scalars(
        select(SignInAttempts).where(SignInAttempts.email_index == index).with_for_update()
    ).one()
    if now - tries.since >= WINDOW:
        tries.since, tries.count = now, 0
    if tries.count >= MOST_TRIES:
        raise TooManyTries(retry_after=int((tries.since + WINDOW - now).total_seconds()) + 1)
    tries.count += 1


def forget_tries(session: Session, *, index: str, now: datetime) -> None:
    """Forget the failed tries of who signed in, and of everyone whose window is over."""
    session.execute(
        delete(SignInAttempts).where(
            (SignInAttempts.email_index == index) | (SignInAttempts.since < now - WINDOW)
        )
    )


def check_password(session: Session, *, login: str, password: str) -> Account:
    """Find who signs in; raises WrongCredentials, not saying what was wrong."""
    nobodys = _nobodys_hash()  # made beforehand, else the first unknown name would take twice as long
    account = account_by_login(session, login=login)
    stored = account.password_hash if account else None
    is_right = fits(stored or nobodys, password)
    if account is None or stored is None or account.state != "active" or not is_right:
        raise WrongCredentials
    return account


def prove_password(
    database: Database, *, keys: Keys, now: datetime, login: str, password: str, invitation: str | None = None
) -> tuple[Account, bool]:
    """Check a password, or set it by an invitation; tells whether a code is asked besides.

    Transactions of its own, as an exception: a refused try must leave its count behind, and the count
    stays until the last step, so that a known password gives no more tries at the code.
    Raises TooManyTries, WrongCredentials, WrongInvitation, WeakPassword.
    """
    index = login_index(keys, login)
    with database.write() as session:
        count_try(session, index=index, now=now)
    if invitation:
        with database.write() as session:
            account = accept_invitation(session, login=login, code=invitation, password=password, now=now)
    else:
        with database.read() as session:
            account = check_password(session, login=login, password=password)
    with database.write() as session:
        _keep_hash_fresh(session, account=account, password=password)
        needs_code = has_two_factor(session, account_id=account.id)
        if not needs_code:
            forget_tries(session, index=index, now=now)
    return account, needs_code


def prove_code(database: Database, *, keys: Keys, now: datetime, account_id: UUID, code: str) -> Account:
    """Check the one-time code of somebody whose password was right; raises TooManyTries, WrongCode."""
    with database.write() as session:
        index = login_index(keys, own_account(session, account_id=account_id).login)
        count_try(session, index=index, now=now)
    with database.write() as session:
        account = own_account(session, account_id=account_id, lock=True)
        if account.state != "active":
            raise WrongCredentials
        check_code(session, account=account, keys=keys, code=code, now=now)
        forget_tries(session, index=index, now=now)
    return account


def sign_in(
    database: Database, *, keys: Keys, now: datetime, otp: str | None = None, **proof: Any
) -> Account:
    """Sign a program in at once: by a password, and a code where one is asked; raises CodeNeeded too."""
    account, needs_code = prove_password(database, keys=keys, now=now, **proof)
    if not needs_code:
        return account
    if not otp:
        raise CodeNeeded
    return prove_code(database, keys=keys, now=now, account_id=account.id, code=otp)


def _keep_hash_fresh(session: Session, *, account: Account, password: str) -> None:
    """Store the password's hash anew, if argon2's parameters have grown since."""
    if renewed := rehashed(account.password_hash or "", password):
        same = (Account.id == account.id) & (Account.password_hash == account.password_hash)
        session.execute(update(Account).where(same).values(password_hash=renewed))
