"""Signing in: throttled by name, with the same timing and the same words for an unknown one."""

import hashlib
import secrets
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from services.registry.actions.accounts import accept_invitation
from services.registry.actions.passwords import HASHER, fits, rehashed
from services.registry.errors import TooManyTries, WrongCredentials
from services.registry.models import Account, SignInAttempts
from services.registry.queries import account_by_login
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
    account = account_by_login(session, login=login)
    stored = account.password_hash if account else None
    is_right = fits(stored or _nobodys_hash(), password)
    if account is None or stored is None or account.state != "active" or not is_right:
        raise WrongCredentials
    return account


def sign_in(
    database: Database, *, keys: Keys, now: datetime, login: str, password: str, invitation: str | None = None
) -> Account:
    """Sign in, or accept an invitation by setting the password.

    Three transactions of its own, as an exception: a refused try must leave its count behind.
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
        forget_tries(session, index=index, now=now)
        _keep_hash_fresh(session, account=account, password=password)
    return account


def _keep_hash_fresh(session: Session, *, account: Account, password: str) -> None:
    """Store the password's hash anew, if argon2's parameters have grown since."""
    if renewed := rehashed(account.password_hash or "", password):
        same = (Account.id == account.id) & (Account.password_hash == account.password_hash)
        session.execute(update(Account).where(same).values(password_hash=renewed))
