"""Whether signing in to an account takes a second step, and whether it should."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.registry.models import Account, RecoveryCode, TwoFactor
from services.registry.rules import MANDATORY_ROLES


def find_two_factor(session: Session, *, account_id: UUID, lock: bool = False) -> TwoFactor | None:
    """Find the second step of an account, begun or in force; locked for a change if asked."""
    query = select(TwoFactor).where(TwoFactor.account_id == account_id)
    return session.scalar(query.with_for_update() if lock else query)


def has_two_factor(session: Session, *, account_id: UUID) -> bool:
    """Whether a code is asked after the password."""
    found = find_two_factor(session, account_id=account_id)
    return found is not None and found.confirmed_at is not None


def must_enrol(session: Session, *, account: Account, required: bool) -> bool:
    """Whether the person must set up the second step before anything else."""
    has_to = required and any(grant.role in MANDATORY_ROLES for grant in account.grants)
    return has_to and not has_two_factor(session, account_id=account.id)


def recovery_codes_left(session: Session, *, account_id: UUID) -> int:
    """Count the recovery codes that were not used."""
    query = select(func.count()).where(RecoveryCode.account_id == account_id)
    return session.scalar(query) or 0
