"""Which unread items lead to a page: whoever opens it has read them, whichever way they came."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.notifications import rules
from services.notifications.models import InboxItem
from services.notifications.queries.mine import inbox
from shared.permissions import Actor


def leading_to(session: Session, *, actor: Actor, today: date, path: str) -> list[UUID]:
    """Find the actor's open items that they have not read and whose link is this page."""
    names = rules.pointing_at(path)
    if not names:
        return []
    mine = inbox(session, actor=actor, today=today, state="open", read=False)
    waiting = mine.where(InboxItem.rule.in_(names), InboxItem.accepted_at.is_(None))
    found = session.scalars(waiting.order_by(InboxItem.id))
    return [one.id for one in found if path in {_link(one), rules.passed_page(one.id)}]


def _link(item: InboxItem) -> str:
    return rules.link_of(item.rule, object_id=item.object_id, parameters=item.parameters)
