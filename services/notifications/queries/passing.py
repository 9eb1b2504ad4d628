"""A request passed on to somebody who may not open the thing itself: they see who owes the answer."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.errors import ItemNotFound
from services.notifications.models import InboxItem
from services.notifications.queries.clocked import recipient_of
from services.notifications.queries.mine import item, roles_of
from services.notifications.queries.reach import addressees
from services.notifications.queries.telling import Told, told
from shared.permissions import Actor

EVERYWHERE = frozenset({"methodist", "approver"})
AT_SCHOOL = frozenset({"principal", "tutor"})


@dataclass(frozen=True, kw_only=True)
class Passed:
    """A request passed on; `asked` owes the answer since `asked_at`; `opens` is where its reader may look."""

    told: Told
    asked: str
    asked_at: datetime | None
    opens: str


def passed(session: Session, *, actor: Actor, today: date, item_id: UUID) -> Passed:
    """Show one's own escalation; raises ItemNotFound."""
    found = item(session, actor=actor, today=today, item_id=item_id)
    if found.rule != rules.ESCALATION:
        raise ItemNotFound
    request = session.get(InboxItem, found.object_id)
    owing = recipient_of(request) if request else None
    link = rules.link_of(found.rule, object_id=found.object_id, parameters=found.parameters)
    return Passed(
        told=told(session, actor=actor, today=today, items=[found])[0],
        asked=addressees(session, [owing], today=today)[owing.key] if owing else "",
        asked_at=request.created_at if request else None,
        opens=link if _may_open(session, actor, found) else "",
    )


def _may_open(session: Session, actor: Actor, found: InboxItem) -> bool:
    """Whether a role leads there: of curators the service of development knows nothing."""
    here = found.organization_id
    return any(
        role in EVERYWHERE or (role in AT_SCHOOL and here in {None, school})
        for role, school in roles_of(session, actor)
    )
