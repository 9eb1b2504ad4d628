"""Whoever acts, and how far each permission reaches for them."""

from dataclasses import dataclass
from uuid import UUID

from shared.contracts.registry import Grant
from shared.errors import Forbidden
from shared.permissions.table import LEVELS, PERMISSIONS, Level

# a session that may do nothing but set up the second step of signing in
ENROLLING = frozenset({"two_factor.own"})


@dataclass(frozen=True, kw_only=True)
class Scope:
    """How far a permission reaches for one actor; queries filter by it."""

    level: Level
    person_id: UUID | None
    organization_ids: frozenset[UUID]
    municipality_id: UUID | None

    def covers_municipality(self, municipality_id: UUID) -> bool:
        """Whether the whole municipality is within reach."""
        return self.level in {"region", "all"} or (
            self.level == "municipality" and self.municipality_id == municipality_id
        )

    def covers(
        self,
        *,
        municipality_id: UUID,
        organization_id: UUID | None = None,
        person_id: UUID | None = None,
    ) -> bool:
        """Whether something of this municipality, organization and person is within reach."""
        if self.covers_municipality(municipality_id):
            return True
        if self.municipality_id != municipality_id:
            return False
        if self.level == "organization" and organization_id in self.organization_ids:
            return True
        return person_id is not None and person_id == self.person_id


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Whoever acts: an account, the person behind it, and its grants.

    `token_id` names the token they came with. `only` narrows what the roles allow to these
    permissions; null narrows nothing.
    """

    account_id: UUID
    person_id: UUID | None
    municipality_id: UUID | None
    grants: tuple[Grant, ...]
    token_id: UUID | None = None
    only: frozenset[str] | None = None

    def roles(self) -> frozenset[str]:
        """Name the roles, `person` included for everyone who is one."""
        own = {"person"} if self.person_id else set()
        return frozenset({grant.role for grant in self.grants} | own)

    def has_role(self, role: str, *, organization_id: UUID | None = None) -> bool:
        """Whether the actor holds the role, in the organization if one is given."""
        return any(
            grant.role == role and (organization_id is None or grant.organization_id == organization_id)
            for grant in self.grants
        )

    def refuse_narrowed(self, permission: str) -> None:
        """Raise Forbidden if the token was narrowed to other permissions."""
        if self.only is not None and permission not in self.only:
            if self.only == ENROLLING:
                raise Forbidden("Сначала включите код при входе.")
            raise Forbidden("Этому токену такое действие не разрешено.")

    def may(self, permission: str) -> bool:
        """Whether any role gives the permission, however far it reaches: what a page offers depends on it."""
        held = bool(self.roles() & PERMISSIONS[permission].keys())
        return held and (self.only is None or permission in self.only)

    def scope(self, permission: str) -> Scope:
        """Return the widest reach of a permission; raises Forbidden if there is none."""
        self.refuse_narrowed(permission)
        table = PERMISSIONS[permission]
        levels = [table[role] for role in self.roles() if role in table]
        if not levels:
            raise Forbidden
        organizations = {
            grant.organization_id
            for grant in self.grants
            if grant.organization_id and table.get(grant.role) == "organization"
        }
        return Scope(
            level=max(levels, key=LEVELS.index),
            person_id=self.person_id if "person" in table else None,
            organization_ids=frozenset(organizations),
            municipality_id=self.municipality_id,
        )
