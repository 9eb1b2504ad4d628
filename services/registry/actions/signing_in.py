"""Signing in: throttled by e-mail, with the same timing and the same words for an unknown e-mail."""

import hashlib
import secrets
from datetime import datetime, timedelta
from functools import cache

from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from services.registry.actions.accounts import HASHER, accept_invitation
from services.registry.errors import TooManyTries, WrongCredentials
from services.registry.models import Account, SignInAttempts
from services.registry.queries import account_by_email
from shared.db import Database
from shared.inbox import upsert
from shared.keys import Keys

MOST_TRIES = 10
WINDOW = timedelta(minutes=15)


@cache
def _nobodys_hash() -> str:
    """Give a hash that no password fits, to spend the same time on an unknown e-mail."""
    return HASHER.hash(secrets.token_urlsafe(32))


def email_index(keys: Keys, email: str) -> str:
    """Give the keyed fingerprint by which tries are counted."""
    return hashlib.blake2b(email.strip().lower().encode(), key=keys.session, digest_size=32).hexdigest()


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


def check_password(session: Session, *, email: str, password: str) -> Account:
    """Find who signs in; raises WrongCredentials, not saying what was wrong."""
    account = account_by_email(session, email=email)
    stored = account.password_hash if account else None
    fits = _fits(stored or _nobodys_hash(), password)
    if account is None or stored is None or account.state != "active" or not fits:
        raise WrongCredentials
    return account


def sign_in(
    database: Database, *, keys: Keys, now: datetime, email: str, password: str, invitation: str | None = None
) -> Account:
    """Sign in, or accept an invitation by setting the password.

    Three transactions of its own, as an exception: a refused try must leave its count behind.
    Raises TooManyTries, WrongCredentials, WrongInvitation, WeakPassword.
    """
    index = email_index(keys, email)
    with database.write() as session:
        count_try(session, index=index, now=now)
    if invitation:
        with database.write() as session:
            account = accept_invitation(session, email=email, code=invitation, password=password, now=now)
    else:
        with database.read() as session:
            account = check_password(session, email=email, password=password)
    with database.write() as session:
        forget_tries(session, index=index, now=now)
    return account


def _fits(stored: str, password: str) -> bool:
    try:
        return HASHER.verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False
