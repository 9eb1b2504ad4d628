"""Inviting on paper, and roles given and taken one at a time."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.actions.accounts import invite_account, invite_again, set_roles
from services.registry.models import Account, AccountGrant, Person
from services.registry.queries import account_by_login, account_of_person


def invite_on_paper(
    session: Session, *, people: Iterable[Person], giver: frozenset[str], now: datetime
) -> list[tuple[Person, Account, str]]:
    """Invite people by codes to print; who has come in already is left out.

    Whose e-mail is somebody else's account signs in by a made name.
    """
    invited = []
    for person in people:
        account = account_of_person(session, person_id=person.id)
        if account is None:
            account, code = invite_account(
                session,
                giver=giver,
                municipality_id=person.municipality_id,
                email=_free_email(session, person),
                person_id=person.id,
                grants=(),
                now=now,
            )
            invited.append((person, account, code))
        elif account.state == "invited":
            code = invite_again(session, account=account, giver=giver, now=now)
            invited.append((person, account, code))
    return invited


def _free_email(session: Session, person: Person) -> str | None:
    taken = person.email and account_by_login(session, login=person.email)
    return None if taken else person.email


def give_role(
    session: Session,
    *,
    account: Account,
    role: str,
    organization_id: UUID | None,
    giver: frozenset[str],
    now: datetime,
) -> None:
    """Add a role; one that is held already changes nothing."""
    given = {"role": role, "organization_id": organization_id}
    held = [_as_given(grant) for grant in account.grants]
    if given not in held:
        set_roles(session, account=account, grants=[*held, given], giver=giver, now=now)


def take_role(
    session: Session, *, account: Account, grant_id: UUID, giver: frozenset[str], now: datetime
) -> None:
    """Take a role away; one that is gone already changes nothing."""
    kept = [_as_given(grant) for grant in account.grants if grant.id != grant_id]
    if len(kept) < len(account.grants):
        set_roles(session, account=account, grants=kept, giver=giver, now=now)


def _as_given(grant: AccountGrant) -> dict[str, Any]:
    return {"role": grant.role, "organization_id": grant.organization_id}
