"""Tokens: registry signs them (ES256), every service verifies them with the public key."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import jwt
from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from shared.contracts.registry import AccountChanged, Grant, TokenEnded
from shared.errors import DomainError
from shared.inbox import Consumers, upsert
from shared.keys import Keys
from shared.permissions import Actor
from shared.tables import account_state, ended_token

ALGORITHM = "ES256"
ISSUER = "mms"
CLOCK_LEEWAY = timedelta(seconds=60)  # machines' clocks differ a little
DEFAULT_TTL = timedelta(hours=12)


class CannotIssue(DomainError):
    """The private key is registry's: elsewhere tokens are only verified."""

    type = "cannot-issue"
    default = "Здесь нет закрытого ключа (token.pem): токены выдаёт только реестр."


class Unauthenticated(DomainError):
    """Nobody known is asking."""

    type = "unauthenticated"
    default = "Войдите, чтобы продолжить."


def issue(keys: Keys, actor: Actor, *, now: datetime, ttl: timedelta = DEFAULT_TTL) -> str:
    """Sign a token for an actor; `ttl` is how long it is good.

    One with a `token_id` can be ended alone; `only` travels with it and every service obeys it.
    """
    if not keys.token_private:
        raise CannotIssue
    claims: dict[str, object] = {
        "iss": ISSUER,
        "sub": str(actor.account_id),
        "per": str(actor.person_id) if actor.person_id else None,
        "mun": str(actor.municipality_id) if actor.municipality_id else None,
        "gra": [
            [grant.role, grant.scope, str(grant.organization_id) if grant.organization_id else None]
            for grant in actor.grants
        ],
        "iat": now.timestamp(),
        "exp": (now + ttl).timestamp(),
    }
    if actor.token_id:
        claims["jti"] = str(actor.token_id)
    if actor.only is not None:
        claims["prm"] = sorted(actor.only)
    return jwt.encode(claims, keys.token_private, algorithm=ALGORITHM)


def verify(keys: Keys, token: str) -> tuple[Actor, datetime]:
    """Read a token: the actor and when it was issued; raises Unauthenticated."""
    try:
        claims = jwt.decode(
            token,
            keys.token_public,
            algorithms=[ALGORITHM],
            issuer=ISSUER,
            leeway=CLOCK_LEEWAY,
            options={"require": ["exp", "iat", "sub"]},
        )
        return _actor(claims), datetime.fromtimestamp(claims["iat"], UTC)
    except (jwt.PyJWTError, KeyError, ValueError, TypeError) as error:
        raise Unauthenticated("Вход устарел или недействителен. Войдите снова.") from error


def _actor(claims: dict[str, object]) -> Actor:
    def identifier(value: object) -> UUID | None:
        return UUID(str(value)) if value else None

    grants, only = claims["gra"], claims.get("prm")
    if not isinstance(grants, list) or not isinstance(only, list | None):
        raise TypeError
    return Actor(
        account_id=UUID(str(claims["sub"])),
        person_id=identifier(claims["per"]),
        municipality_id=identifier(claims["mun"]),
        grants=tuple(
            Grant(role=role, scope=scope, organization_id=identifier(organization))
            for role, scope, organization in grants
        ),
        token_id=identifier(claims.get("jti")),
        only=None if only is None else frozenset(only),
    )


def subscribe(consumers: Consumers) -> None:
    """Let a service remember which accounts were disabled or signed out everywhere, and ended tokens."""
    consumers.on(AccountChanged)(keep_account_state)
    consumers.on(TokenEnded)(keep_ended_token)


def keep_account_state(session: Session, event: AccountChanged) -> None:
    """Remember an account's state; registry calls it too, in its own transaction."""
    values = {
        "active": event.state == "active",
        "tokens_valid_from": datetime.fromtimestamp(event.tokens_valid_from, UTC),
    }
    statement = upsert(session, account_state).values(account_id=event.id, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["account_id"], set_=values))


def keep_ended_token(session: Session, event: TokenEnded) -> None:
    """Remember that a token was ended; registry calls it too, in its own transaction."""
    expires_at = datetime.fromtimestamp(event.expires_at, UTC)
    statement = upsert(session, ended_token).values(token_id=event.id, expires_at=expires_at)
    session.execute(statement.on_conflict_do_nothing())


def forget_expired(session: Session, now: datetime) -> None:
    """Drop the ended tokens that nobody could use any longer; the clock of every service does."""
    session.execute(delete(ended_token).where(ended_token.c.expires_at < now - CLOCK_LEEWAY))


def refuse_revoked(session: Session, actor: Actor, issued_at: datetime) -> None:
    """Raise Unauthenticated if this service knows the account disabled, the token too old or ended."""
    of_account = account_state.c.account_id == actor.account_id
    is_ended = exists().where(ended_token.c.token_id == actor.token_id)
    query = select(
        select(account_state.c.active).where(of_account).scalar_subquery(),
        select(account_state.c.tokens_valid_from).where(of_account).scalar_subquery(),
        is_ended,
    )
    active, valid_from, ended = session.execute(query).one()
    if active is False or ended or (valid_from is not None and issued_at < valid_from):
        raise Unauthenticated("Доступ закрыт. Войдите снова или обратитесь к методисту.")
