"""Tokens: registry signs them (ES256), every service verifies them with the public key."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import jwt
from sqlalchemy import select
from sqlalchemy.orm import Session

from shared.contracts.registry import AccountChanged, Grant
from shared.errors import DomainError
from shared.inbox import Consumers, upsert
from shared.keys import Keys
from shared.permissions import Actor
from shared.tables import account_state

ALGORITHM = "ES256"
ISSUER = "mms"
CLOCK_LEEWAY = timedelta(seconds=60)  # machines' clocks differ a little
DEFAULT_TTL = timedelta(hours=12)


class Unauthenticated(DomainError):
    """Nobody known is asking."""

    type = "unauthenticated"
    default = "Войдите, чтобы продолжить."


def issue(keys: Keys, actor: Actor, *, now: datetime, ttl: timedelta = DEFAULT_TTL) -> str:
    """Sign a token for an actor; `ttl` is how long it is good."""
    claims = {
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

    grants = claims["gra"]
    if not isinstance(grants, list):
        raise TypeError
    return Actor(
        account_id=UUID(str(claims["sub"])),
        person_id=identifier(claims["per"]),
        municipality_id=identifier(claims["mun"]),
        grants=tuple(
            Grant(role=role, scope=scope, organization_id=identifier(organization))
            for role, scope, organization in grants
        ),
    )


def subscribe(consumers: Consumers) -> None:
    """Let a service remember which accounts were disabled or signed out everywhere."""
    consumers.on(AccountChanged)(keep_account_state)


def keep_account_state(session: Session, event: AccountChanged) -> None:
    """Remember an account's state; registry calls it too, in its own transaction."""
    values = {
        "active": event.state == "active",
        "tokens_valid_from": datetime.fromtimestamp(event.tokens_valid_from, UTC),
    }
    statement = upsert(session, account_state).values(account_id=event.id, **values)
    session.execute(statement.on_conflict_do_update(index_elements=["account_id"], set_=values))


def refuse_revoked(session: Session, actor: Actor, issued_at: datetime) -> None:
    """Raise Unauthenticated if this service knows the account disabled or the token too old."""
    query = select(account_state).where(account_state.c.account_id == actor.account_id)
    state = session.execute(query).one_or_none()
    if state and (not state.active or issued_at < state.tokens_valid_from):
        raise Unauthenticated("Доступ закрыт. Войдите снова или обратитесь к методисту.")
