"""Organizations and facts about them."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from services.registry.errors import UnknownOrganization
from services.registry.models import Organization, OrganizationFact
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
