"""Sessions and tokens of programs: signed with an id of their own, so that one alone can be ended."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from services.registry.actions import publishing
from services.registry.actions.accounts import actor_of, refuse_above
from services.registry.errors import NotDelegable
from services.registry.models import Account, IssuedToken
from services.registry.queries import live_tokens
from services.registry.rules import Device, delegable
from shared import tokens
from shared.db import new_id
from shared.keys import Keys
from shared.outbox import emit
from shared.tokens import DEFAULT_TTL, keep_ended_token

SESSION = "session"
PROGRAM = "program"
NOTED_EVERY = timedelta(hours=1)


def open_session(
    session: Session,
    *,
    account: Account,
    keys: Keys,
    device: Device,
    now: datetime,
    only: frozenset[str] | None = None,
) -> str:
    """Sign somebody in: the token of a new session; `only` narrows what it opens."""
    session.execute(update(Account).where(Account.id == account.id).values(signed_in_at=now))
    values = {"kind": SESSION, "browser": device.browser, "address": device.address}
    _, token = _issue(session, account=account, keys=keys, now=now, ttl=DEFAULT_TTL, values=values, only=only)
    return token


def issue_program_token(
    session: Session,
    *,
    account: Account,
    keys: Keys,
    name: str,
    permissions: Collection[str],
    days: int,
    now: datetime,
) -> tuple[IssuedToken, str]:
    """Give a program a token that opens less than its owner may; raises NotDelegable."""
    if foreign := set(permissions) - set(delegable(actor_of(account).roles())):
        said = f"Токену нельзя дать: {', '.join(sorted(foreign))}."
        raise NotDelegable(said, fields={"permissions": [said]})
    return _issue(
        session,
        account=account,
        keys=keys,
        now=now,
        ttl=timedelta(days=days),
        values={"kind": PROGRAM, "name": name},
        only=frozenset(permissions),
    )


def issue_for_command(
    session: Session, *, account: Account, keys: Keys, now: datetime, ttl: timedelta
) -> str:
    """Give the token that `mms token` prints: all that the account may, seen and ended as any other."""
    values = {"kind": PROGRAM, "name": "mms token"}
    _, token = _issue(session, account=account, keys=keys, now=now, ttl=ttl, values=values, only=None)
    return token


def _issue(
    session: Session,
    *,
    account: Account,
    keys: Keys,
    now: datetime,
    ttl: timedelta,
    values: dict[str, str],
    only: frozenset[str] | None,
) -> tuple[IssuedToken, str]:
    made = IssuedToken(
        id=new_id(),
        account_id=account.id,
        municipality_id=account.municipality_id,
        permissions=None if only is None else sorted(only),
        created_at=now,
        seen_at=now,
        expires_at=now + ttl,
        **values,
    )
    session.add(made)
    return made, tokens.issue(keys, actor_of(account, token_id=made.id, only=only), now=now, ttl=ttl)


def end_token(session: Session, *, token: IssuedToken, now: datetime) -> None:
    """End one token everywhere; ending it again changes nothing."""
    if token.ended_at is not None:
        return
    token.ended_at = now
    event = publishing.token_ended(token)
    emit(session, event)
    keep_ended_token(session, event)


def sign_out(session: Session, *, token_id: UUID, now: datetime) -> None:
    """End the session somebody leaves, if it is one that is kept here."""
    token = session.get(IssuedToken, token_id)
    if token is not None:
        end_token(session, token=token, now=now)


def end_sessions(session: Session, *, account_id: UUID, now: datetime, but: UUID | None = None) -> int:
    """End the sessions of an account, but the one named; returns how many were ended."""
    return _end(session, _live(session, account_id, now, SESSION), but=but, now=now)


def end_tokens(session: Session, *, account_id: UUID, now: datetime) -> int:
    """End the sessions and the programs' tokens of an account; returns how many were ended."""
    return _end(session, _live(session, account_id, now), but=None, now=now)


def end_everything(session: Session, *, account: Account, giver: frozenset[str], now: datetime) -> None:
    """End all of an account for its good; raises WrongGrant if it stands above whoever asks."""
    refuse_above(account, giver)
    end_tokens(session, account_id=account.id, now=now)


def _live(session: Session, account_id: UUID, now: datetime, kind: str = "") -> Sequence[IssuedToken]:
    return session.scalars(live_tokens(account_id=account_id, now=now, kind=kind)).all()


def _end(session: Session, found: Sequence[IssuedToken], *, but: UUID | None, now: datetime) -> int:
    ended = [one for one in found if one.id != but]
    for one in ended:
        end_token(session, token=one, now=now)
    return len(ended)


def is_due_to_note(session: Session, *, token_id: UUID, now: datetime) -> bool:
    """Whether the use of a token was last noted more than an hour ago."""
    seen_at = session.scalar(select(IssuedToken.seen_at).where(IssuedToken.id == token_id))
    return seen_at is not None and now - seen_at >= NOTED_EVERY


def note_use(session: Session, *, token_id: UUID, now: datetime) -> None:
    """Note that a token is in use."""
    session.execute(update(IssuedToken).where(IssuedToken.id == token_id).values(seen_at=now))


def forget_expired_tokens(session: Session, *, now: datetime) -> None:
    """Drop the tokens whose time is over; nobody can use them and nobody needs to end them."""
    session.execute(delete(IssuedToken).where(IssuedToken.expires_at < now - tokens.CLOCK_LEEWAY))
