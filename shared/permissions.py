"""Who may do what, in one table: permission → account role → how far it reaches.

Account roles are granted in registry and travel in the token. `person` is everyone who signed in
as a person: relations (mentor of this pair, teacher of this route) are decided by the service that
owns the thing, from `Actor.person_id`.
"""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from shared.contracts.registry import Grant
from shared.errors import Forbidden

Level = Literal["own", "organization", "municipality", "region", "all"]
LEVELS: tuple[Level, ...] = ("own", "organization", "municipality", "region", "all")

OWN: Level = "own"
ORG: Level = "organization"
MUN: Level = "municipality"
REG: Level = "region"
ALL: Level = "all"

PERMISSIONS: dict[str, dict[str, Level]] = {
    # registry
    "municipality.read": {
        "person": MUN,
        "principal": MUN,
        "tutor": MUN,
        "methodist": MUN,
        "approver": MUN,
        "analyst": REG,
        "admin": ALL,
    },
    "municipality.write": {"admin": ALL},
    "import.apply": {"methodist": MUN, "admin": ALL},
    "import.undo": {"methodist": MUN, "admin": ALL},
    "import.read": {"methodist": MUN, "admin": ALL},
    "organization.read": {
        "principal": ORG,
        "tutor": ORG,
        "methodist": MUN,
        "approver": MUN,
        "analyst": REG,
        "admin": ALL,
    },
    "organization.write": {"methodist": MUN, "admin": ALL},
    "fact.read": {"principal": ORG, "methodist": MUN, "approver": MUN, "admin": ALL},
    "fact.write": {"principal": ORG, "methodist": MUN, "admin": ALL},
    "staffing_need.read": {"principal": ORG, "methodist": MUN, "approver": MUN, "admin": ALL},
    "staffing_need.write": {"principal": ORG, "methodist": MUN, "admin": ALL},
    "person.read": {"person": OWN, "principal": ORG, "tutor": ORG, "methodist": MUN, "admin": ALL},
    "person.write": {"methodist": MUN, "admin": ALL},
    "identity.read": {"methodist": MUN, "admin": ALL},
    "identity.decide": {"methodist": MUN, "admin": ALL},
    "person.erase": {"admin": ALL},
    "consent.read": {"person": OWN, "methodist": MUN},
    "consent.write": {"person": OWN, "methodist": MUN},
    "access.read": {"person": OWN, "admin": ALL},
    "body.read": {
        "person": MUN,
        "principal": MUN,
        "tutor": MUN,
        "methodist": MUN,
        "approver": MUN,
        "analyst": REG,
        "admin": ALL,
    },
    "body.write": {"methodist": MUN, "admin": ALL},
    "account.read": {"methodist": MUN, "admin": ALL},
    "account.write": {"methodist": MUN, "admin": ALL},
    "account.own": {
        "person": OWN,
        "methodist": OWN,
        "principal": OWN,
        "tutor": OWN,
        "approver": OWN,
        "analyst": OWN,
        "admin": OWN,
    },
    "two_factor.own": {
        "person": OWN,
        "methodist": OWN,
        "principal": OWN,
        "tutor": OWN,
        "approver": OWN,
        "analyst": OWN,
        "admin": OWN,
    },
    "token.read": {
        "person": OWN,
        "principal": OWN,
        "tutor": OWN,
        "approver": OWN,
        "analyst": OWN,
        "methodist": MUN,
        "admin": ALL,
    },
    "token.end": {
        "person": OWN,
        "principal": OWN,
        "tutor": OWN,
        "approver": OWN,
        "analyst": OWN,
        "methodist": MUN,
        "admin": ALL,
    },
    # mentorship
    "pair.read": {"person": OWN, "principal": ORG, "tutor": MUN, "methodist": MUN},
    # in pairs OWN is also the school whose curator the person is
    "pair.propose": {"person": OWN, "principal": ORG, "methodist": MUN},
    "pair.consent": {"person": OWN, "principal": ORG, "methodist": MUN},
    "pair.order": {"person": OWN, "principal": ORG, "methodist": MUN},
    "pair.pause": {"person": OWN, "principal": ORG, "methodist": MUN},
    "pair.end": {"person": OWN, "principal": ORG, "methodist": MUN},
    "document.read": {"person": OWN, "principal": ORG, "methodist": MUN},
    "document.issue": {"person": OWN, "principal": ORG, "methodist": MUN},
    "signer.read": {"person": OWN, "principal": ORG, "methodist": MUN},
    "signer.write": {"person": OWN, "principal": ORG, "methodist": MUN},
    "programme.read": {"person": OWN, "principal": ORG, "methodist": MUN},
    "programme.write": {"person": OWN, "principal": ORG, "methodist": MUN},
    "programme.agree": {"person": OWN},
    "programme.approve": {"person": OWN, "principal": ORG, "methodist": MUN},
    "report.read": {"person": OWN, "principal": ORG, "methodist": MUN},
    "report.write": {"person": OWN, "principal": ORG, "methodist": MUN},
    "report.conclude": {"person": OWN, "principal": ORG, "methodist": MUN},
    "questionnaire.answer": {"person": OWN},
    "questionnaire.sums": {"person": OWN, "principal": ORG, "methodist": MUN},
    "session.read": {"person": OWN, "principal": ORG, "tutor": MUN, "methodist": MUN},
    "session.log": {"person": OWN, "methodist": MUN},
    "session.answer": {"person": OWN},
    "support_event.read": {"person": MUN, "principal": MUN, "tutor": MUN, "methodist": MUN},
    "support_event.write": {"methodist": MUN},
    "attendance.read": {"person": OWN, "principal": ORG, "tutor": ORG, "methodist": MUN},
    "attendance.write": {"principal": ORG, "tutor": ORG, "methodist": MUN},
    "attendance.answer": {"person": OWN},
    # of coverage OWN is only the school whose curator the person is
    "coverage.read": {
        "person": OWN,
        "principal": ORG,
        "methodist": MUN,
        "approver": MUN,
        "analyst": REG,
        "admin": ALL,
    },
    "coverage.people": {"person": OWN, "principal": ORG, "methodist": MUN, "admin": ALL},
    # routes
    "instrument.read": {"person": MUN, "tutor": MUN, "methodist": MUN},
    "instrument.write": {"methodist": MUN},
    "diagnostic.read": {"person": OWN, "tutor": ORG, "methodist": MUN},
    "diagnostic.assign": {"tutor": ORG, "methodist": MUN},
    "diagnostic.enter": {"person": OWN, "tutor": ORG},
    "diagnostic.acknowledge": {"person": OWN},
    "deficit.read": {"person": OWN, "tutor": ORG},
    "deficit.record": {"person": OWN, "tutor": ORG},
    "deficit.decide": {"tutor": ORG},
    "deficit.contest": {"person": OWN},
    "deficit.release": {"person": OWN},
    "achievement.read": {"person": OWN},
    "achievement.release": {"person": OWN},
    "route.read": {"person": OWN, "tutor": ORG, "principal": ORG, "methodist": MUN, "approver": MUN},
    "route.write": {"tutor": ORG},
    "route.agree": {"person": OWN},
    "route.approve": {"principal": ORG, "methodist": MUN, "approver": MUN},
    "route.return": {"person": OWN, "principal": ORG, "methodist": MUN, "approver": MUN},
    "step.report": {"person": OWN, "tutor": ORG},
    "step.decide": {"tutor": ORG},
    "certificate.read": {"person": OWN, "tutor": ORG, "principal": ORG, "methodist": MUN},
    "certificate.write": {"person": OWN, "tutor": ORG, "principal": ORG, "methodist": MUN},
    # notifications
    "inbox.read": {"person": OWN, "methodist": OWN, "principal": OWN, "tutor": OWN, "approver": OWN},
    # monitoring
    "indicator.read": {
        "methodist": MUN,
        "principal": MUN,
        "tutor": MUN,
        "approver": MUN,
        "analyst": REG,
        "admin": ALL,
    },
    "indicator.people.read": {"methodist": MUN, "principal": ORG},
    # of periods OWN is only the school whose curator the person is
    "period.read": {
        "person": OWN,
        "principal": ORG,
        "methodist": MUN,
        "approver": MUN,
        "analyst": REG,
        "admin": ALL,
    },
    "period.confirm": {"person": OWN, "principal": ORG},
    "period.open": {"methodist": MUN},
    "period.freeze": {"methodist": MUN},
    "review.read": {
        "principal": MUN,
        "methodist": MUN,
        "approver": MUN,
        "analyst": REG,
        "admin": ALL,
    },
    "review.write": {"methodist": MUN},
    "criterion.read": {
        "person": MUN,
        "principal": MUN,
        "methodist": MUN,
        "approver": MUN,
        "analyst": REG,
        "admin": ALL,
    },
    "criterion.write": {"methodist": MUN},
    # OWN: who is in an expert council
    "criterion.rate": {"person": OWN, "methodist": MUN},
    "decision.report": {"person": OWN, "methodist": MUN},
}


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
