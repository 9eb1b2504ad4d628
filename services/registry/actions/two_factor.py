"""The second step of signing in: set up, checked once per code, switched off."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from services.registry.actions.accounts import refuse_above
from services.registry.actions.entering import end_sessions
from services.registry.errors import TwoFactorState, WrongCode
from services.registry.models import Account, RecoveryCode, TwoFactor
from services.registry.queries import find_two_factor
from services.registry.rules import accepted_step, code_digest, is_code, new_code, new_secret
from shared.keys import Keys

RECOVERY_CODES = 8


def begin_two_factor(session: Session, *, account: Account, keys: Keys) -> None:
    """Make the secret to show; begun already, the same one stays. Raises TwoFactorState when it is on."""
    found = find_two_factor(session, account_id=account.id, lock=True)
    if found is None:
        session.add(TwoFactor(account_id=account.id, secret=keys.encrypt(new_secret().encode())))
    elif found.confirmed_at is not None:
        raise TwoFactorState


def confirm_two_factor(
    session: Session, *, account: Account, keys: Keys, code: str, now: datetime
) -> list[str]:
    """Switch it on by a first code; gives the recovery codes, stored as hashes. Raises WrongCode."""
    found = find_two_factor(session, account_id=account.id, lock=True)
    if found is None or found.confirmed_at is not None:
        raise TwoFactorState
    _take_code(found, keys=keys, code=code, now=now)
    found.confirmed_at = now
    codes = [new_code() for _ in range(RECOVERY_CODES)]
    session.add_all(RecoveryCode(account_id=account.id, code_hash=code_digest(one)) for one in codes)
    return codes


def check_code(session: Session, *, account: Account, keys: Keys, code: str, now: datetime) -> None:
    """Accept a code of the phone or a recovery code, once; raises WrongCode."""
    found = find_two_factor(session, account_id=account.id, lock=True)
    if found is None or found.confirmed_at is None:
        raise WrongCode(fields={"code": [WrongCode.default]})
    if is_code(code):
        _take_code(found, keys=keys, code=code, now=now)
        return
    used = session.get(RecoveryCode, (account.id, code_digest(code)))
    if used is None:
        raise WrongCode(fields={"code": [WrongCode.default]})
    session.delete(used)


def switch_off_two_factor(session: Session, *, account: Account) -> None:
    """Forget the second step of an account; it may be set up again."""
    for table in (RecoveryCode, TwoFactor):
        session.execute(delete(table).where(table.account_id == account.id))


def reset_two_factor(session: Session, *, account: Account, giver: frozenset[str], now: datetime) -> None:
    """Help somebody who lost the phone and the codes: sessions on it end too; raises WrongGrant."""
    refuse_above(account, giver)
    end_sessions(session, account_id=account.id, now=now)
    switch_off_two_factor(session, account=account)


def _take_code(found: TwoFactor, *, keys: Keys, code: str, now: datetime) -> None:
    secret = keys.decrypt(found.secret).decode()
    is_sent = is_code(code)
    step = accepted_step(secret, code, now=now, last_step=found.last_step) if is_sent else None
    if step is None:
        raise WrongCode(fields={"code": [WrongCode.default]})
    found.last_step = step
