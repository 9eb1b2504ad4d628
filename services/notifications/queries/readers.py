"""Who reads an item: persons and accounts, resolved as the inbox does when they look (queries/mine.py)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.notifications.models import Account, InboxItem
from services.notifications.queries.answering import zone_of
from services.notifications.queries.mine import OF_MUNICIPALITY
from shared import roster


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Somebody who can sign in: a person with all their accounts, or an account that is nobody's."""

    id: UUID
    municipality_id: UUID
    account_ids: frozenset[UUID]


class _Circle:
    """What one municipality's items are resolved by: who is behind which account and holds which role."""

    def __init__(
        self, municipality_id: UUID, aliases: Mapping[UUID, UUID], accounts: Iterable[Account]
    ) -> None:
        self.municipality_id = municipality_id
        self.aliases = aliases
        self.workplaces: Mapping[UUID, UUID] = {}
        self.curators: Mapping[UUID, UUID | None] = {}
        self.of_person: dict[UUID, list[Account]] = defaultdict(list)
        self.holding: dict[tuple[str, str | None], list[Account]] = defaultdict(list)
        for one in accounts:
            if one.person_id is not None:
                self.of_person[self.newest(one.person_id)].append(one)
            for grant in one.grants:
                self.holding[grant["role"], grant["organization_id"]].append(one)

    def newest(self, person_id: UUID) -> UUID:
        """The id a person goes by now."""
        return self.aliases.get(person_id, person_id)

    def accounts_of(self, item: InboxItem) -> list[Account]:
        """Find the accounts an item is addressed to."""
        if item.role is None:
            return self._of(item.person_id)
        if item.role in OF_MUNICIPALITY:
            return [one for (role, _), held in self.holding.items() if role == item.role for one in held]
        school = item.organization_id
        if school is None and item.of_person_id is not None:
            school = self.workplaces.get(item.of_person_id)
        if item.role == "tutor":
            return self.holding.get(("tutor", str(school)), [])
        curating = self._of(self.curators.get(school)) if school and item.role == "curator" else []
        return curating or (self.holding.get(("principal", str(school)), []) if school else [])

    def reader(self, account: Account) -> UUID:
        """Under which id somebody's wishes and deliveries stand."""
        return self.newest(account.person_id) if account.person_id else account.id

    def _of(self, person_id: UUID | None) -> list[Account]:
        return self.of_person.get(self.newest(person_id), []) if person_id else []


def readers(session: Session, items: Iterable[InboxItem], *, now: datetime) -> dict[UUID, list[Reader]]:
    """Tell who reads each item on the local day.

    Whoever cannot sign in is no reader: the links would lead nowhere.
    """
    found: dict[UUID, list[Reader]] = {}
    by_municipality: dict[UUID, list[InboxItem]] = {}
    for item in items:
        by_municipality.setdefault(item.municipality_id, []).append(item)
    for municipality_id, mine in by_municipality.items():
        today = now.astimezone(zone_of(session, municipality_id=municipality_id)).date()
        circle = _circle(session, municipality_id, mine, today)
        for item in mine:
            found[item.id] = _gathered(circle, circle.accounts_of(item))
    return found


def _gathered(circle: _Circle, accounts: Sequence[Account]) -> list[Reader]:
    gathered: dict[UUID, set[UUID]] = {}
    for account in accounts:
        gathered.setdefault(circle.reader(account), set()).add(account.id)
    return [
        Reader(id=reader_id, municipality_id=circle.municipality_id, account_ids=frozenset(account_ids))
        for reader_id, account_ids in gathered.items()
    ]


def _circle(session: Session, municipality_id: UUID, items: list[InboxItem], today: date) -> _Circle:
    query = select(Account).where(Account.municipality_id == municipality_id, Account.state == "active")
    aliases = roster.aliases(session, municipality_id=municipality_id)
    if all(one.role is None for one in items):
        query = query.where(Account.person_id.in_(_with_former({one.person_id for one in items}, aliases)))
    circle = _Circle(municipality_id, aliases, session.scalars(query))
    if of_people := {one.of_person_id for one in items if one.of_person_id}:
        circle.workplaces = roster.main_organizations_on(session, person_ids=of_people, as_of=today)
    schools = {one.organization_id for one in items if one.organization_id} | set(circle.workplaces.values())
    found = roster.organizations(session, schools) if schools else {}
    circle.curators = {one.id: one.curator_id for one in found.values()}
    return circle


def _with_former(people: set[UUID | None], aliases: dict[UUID, UUID]) -> set[UUID]:
    """Add to people everybody they were merged from or into: an account may stand under any of them."""
    newest = {aliases.get(one, one) for one in people if one}
    return newest | {former for former, survivor in aliases.items() if survivor in newest}
