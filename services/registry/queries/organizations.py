"""Organizations, facts about them, whom they lack."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from services.registry.errors import UnknownFact, UnknownNeed, UnknownOrganization
from services.registry.models import Organization, OrganizationFact, StaffingNeed
from services.registry.queries.reach import in_municipality, like
from shared.importing.names import comparable_title
from shared.permissions import Scope


def _reach(scope: Scope, organization_id: Any, municipality_id: Any) -> ColumnElement[bool]:
    return or_(in_municipality(scope, municipality_id), organization_id.in_(scope.organization_ids))


def organizations(*, scope: Scope, q: str = "", organization_id: UUID | None = None) -> Select[Organization]:
    """List the organizations within reach whose code, name or former name has `q` in it."""
    query = select(Organization).where(_reach(scope, Organization.id, Organization.municipality_id))
    if q:
        query = query.where(Organization.search_key.like(like(comparable_title(q)), escape="\\"))
    if organization_id:
        query = query.where(Organization.id == organization_id)
    return query


def organizations_by_name(session: Session, *, scope: Scope) -> Sequence[Organization]:
    """List the organizations within reach as Russians order names."""
    query = organizations(scope=scope)
    return session.scalars(query.order_by(Organization.name_key, Organization.code)).all()


def find_organization(
    session: Session, *, scope: Scope, organization_id: UUID, lock: bool = False
) -> Organization:
    """Find an organization within reach; raises UnknownOrganization."""
    query = organizations(scope=scope, organization_id=organization_id)
    found = session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise UnknownOrganization
    return found


def facts(*, scope: Scope, organization_id: UUID) -> Select[OrganizationFact]:
    """List the facts about an organization (ust-koksa п.19, 20)."""
    reach = _reach(scope, OrganizationFact.organization_id, OrganizationFact.municipality_id)
    return select(OrganizationFact).where(reach, OrganizationFact.organization_id == organization_id)


def find_fact(session: Session, *, scope: Scope, organization_id: UUID, fact_id: UUID) -> OrganizationFact:
    """Find a fact about an organization within reach, to change it; raises UnknownFact."""
    query = facts(scope=scope, organization_id=organization_id).where(OrganizationFact.id == fact_id)
    found = session.scalar(query.with_for_update())
    if found is None:
        raise UnknownFact
    return found


def needs(*, scope: Scope, organization_id: UUID | None = None) -> Select[StaffingNeed]:
    """List whom organizations within reach lack, all or one of them."""
    query = select(StaffingNeed).where(
        _reach(scope, StaffingNeed.organization_id, StaffingNeed.municipality_id)
    )
    return query.where(StaffingNeed.organization_id == organization_id) if organization_id else query


def find_need(session: Session, *, scope: Scope, need_id: UUID) -> StaffingNeed:
    """Find a staffing need within reach, to change it; raises UnknownNeed."""
    found = session.scalar(needs(scope=scope).where(StaffingNeed.id == need_id).with_for_update())
    if found is None:
        raise UnknownNeed
    return found
