"""The sessions and tokens of an account that still open something."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.registry.errors import UnknownToken
from services.registry.models import Account, IssuedToken


def live_tokens(*, account_id: UUID, now: datetime, kind: str = "") -> Select[IssuedToken]:
    """List the tokens of an account that are not over, newest first; those before a change of roles are."""
    query = (
        select(IssuedToken)
        .join(Account, Account.id == IssuedToken.account_id)
        .where(
            IssuedToken.account_id == account_id,
            IssuedToken.ended_at.is_(None),
            IssuedToken.expires_at > now,
            IssuedToken.created_at >= Account.tokens_valid_from,
            Account.state == "active",
        )
        .order_by(IssuedToken.id.desc())
    )
    return query.where(IssuedToken.kind == kind) if kind else query


def find_token(session: Session, *, account_id: UUID, token_id: UUID, now: datetime) -> IssuedToken:
    """Find a live token of an account, locked for a change; raises UnknownToken."""
    query = live_tokens(account_id=account_id, now=now).where(IssuedToken.id == token_id)
    found = session.scalar(query.with_for_update(of=IssuedToken))
    if found is None:
        raise UnknownToken
    return found
