"""Accounts as lists show them, and the people who have none yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from services.registry.models import Account, Employment, Organization, Person
from services.registry.queries.accounts import accounts
from services.registry.queries.people import people
from services.registry.rules import is_open
from shared.permissions import Scope


@dataclass(frozen=True, kw_only=True)
class GrantLine:
    """A role with the organization it reaches, empty for the whole municipality."""

    id: UUID
    role: str
    organization: str


@dataclass(frozen=True, kw_only=True)
class AccountLine:
    """An account; `state` is invited, lapsed (the invitation is over), active or disabled."""

    id: UUID
    person_id: UUID | None
    name: str
    login: str
    grants: tuple[GrantLine, ...]
    state: str
    invited_at: datetime | None
    signed_in_at: datetime | None

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles, each once."""
        return tuple(dict.fromkeys(grant.role for grant in self.grants))


@dataclass(frozen=True, kw_only=True)
class Uninvited:
    """Somebody at work who cannot sign in yet, or was invited on paper and has not come."""

    id: UUID
    name: str
    organization: str
    email: str
    invited_at: datetime | None


def account_lines(session: Session, *, scope: Scope, now: datetime) -> list[AccountLine]:
    """List the accounts within reach by name."""
    query = accounts(scope=scope).add_columns(Person).outerjoin(Person, Person.id == Account.person_id)
    rows = session.execute(query).all()
    titles = _titles(session, [account for account, _ in rows])
    found = [_line(account, person, titles, now) for account, person in rows]
    return sorted(found, key=lambda one: one.name.casefold())


def account_line(session: Session, *, account: Account, now: datetime) -> AccountLine:
    """Tell one account."""
    person = session.get(Person, account.person_id) if account.person_id else None
    return _line(account, person, _titles(session, [account]), now)


def _titles(session: Session, found: Sequence[Account]) -> dict[UUID, str]:
    """Name the organizations of the roles."""
    ids = {grant.organization_id for account in found for grant in account.grants}
    query = select(Organization.id, Organization.name).where(Organization.id.in_(ids - {None}))
    return {row.id: row.name for row in session.execute(query)}


def _line(account: Account, person: Person | None, titles: Mapping[UUID, str], now: datetime) -> AccountLine:
    lapsed = account.state == "invited" and not is_open(account.invited_at, now)
    return AccountLine(
        id=account.id,
        person_id=account.person_id,
        name=person.full_name if person else account.login,
        login=account.login,
        grants=tuple(
            GrantLine(
                id=grant.id,
                role=grant.role,
                organization=titles.get(grant.organization_id, "") if grant.organization_id else "",
            )
            for grant in account.grants
        ),
        state="lapsed" if lapsed else account.state,
        invited_at=account.invited_at,
        signed_in_at=account.signed_in_at,
    )


def uninvited(session: Session, *, scope: Scope, today: date) -> list[Uninvited]:
    """List who works today and has not come in yet: without an account, or only invited."""
    at_work = or_(Employment.until.is_(None), Employment.until >= today)
    query = (
        people(scope=scope, today=today)
        .join(Employment, (Employment.person_id == Person.id) & at_work)
        .join(Organization, Organization.id == Employment.organization_id)
        .outerjoin(Account, Account.person_id == Person.id)
        .where(or_(Account.id.is_(None), Account.state == "invited"), Person.merged_into.is_(None))
        .add_columns(Organization.name, Account.invited_at)
        .order_by(Person.last_name, Person.first_name, Person.id, Employment.occupation != "main")
    )
    found: dict[UUID, Uninvited] = {}
    for person, organization, invited_at in session.execute(query):
        line = Uninvited(
            id=person.id,
            name=person.full_name,
            organization=organization,
            email=person.email or "",
            invited_at=invited_at,
        )
        found.setdefault(person.id, line)
    return list(found.values())


def account_of_person(session: Session, *, person_id: UUID) -> Account | None:
    """Find the account of a person, locked for a change."""
    return session.scalar(select(Account).where(Account.person_id == person_id).with_for_update())
