"""A new password for who knows the present one."""

from datetime import datetime

from services.registry.actions.accounts import words_about
from services.registry.actions.entering import end_sessions
from services.registry.actions.passwords import fits, hash_password
from services.registry.actions.signing_in import count_try, forget_tries, login_index
from services.registry.errors import WrongPresentPassword
from services.registry.queries import own_account
from shared.db import Database
from shared.keys import Keys
from shared.permissions import Actor


def change_password(
    database: Database, *, keys: Keys, now: datetime, actor: Actor, present: str, password: str
) -> None:
    """Change the password and end the other sessions; raises WrongPresentPassword, WeakPassword.

    Transactions of its own: tries at the present password are counted with those of signing in.
    """
    with database.write() as session:
        account = own_account(session, account_id=actor.account_id)
        index = login_index(keys, account.login)
        count_try(session, index=index, now=now)
    with database.write() as session:
        account = own_account(session, account_id=actor.account_id, lock=True)
        if account.password_hash is None or not fits(account.password_hash, present):
            raise WrongPresentPassword(fields={"present": [WrongPresentPassword.default]})
        account.password_hash = hash_password(password, about=words_about(account))
        end_sessions(session, account_id=account.id, now=now, but=actor.token_id)
        forget_tries(session, index=index, now=now)
