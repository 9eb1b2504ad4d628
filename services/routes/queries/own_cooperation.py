"""What groups and consultations wait for from a person: an answer to an invitation, to a question."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from services.routes.models import Consultation
from services.routes.queries.access import identities
from services.routes.queries.consultation_page import rows_of
from services.routes.queries.own_groups import own_groups
from services.routes.rules import errands
from services.routes.rules.errands import Errand
from shared.permissions import Actor


def cooperation_errands(session: Session, *, actor: Actor, today: date) -> Iterator[Errand]:
    """Invitations first, then questions whose turn is the person's."""
    for one in own_groups(session, actor=actor):
        if one.state == "invited" and one.is_open:
            yield errands.invitation(one.group_id, title=one.title, leader=one.leader)
    own = identities(session, actor=actor)
    asks = Consultation.asker_id.in_(own) & (Consultation.awaits == "asker")
    answers = Consultation.answerer_id.in_(own) & (Consultation.awaits == "answerer")
    found = session.scalars(select(Consultation).where(or_(asks, answers)).order_by(Consultation.id))
    rows = rows_of(session, [(one, "") for one in found], actor=actor, today=today)
    for row in rows:
        yield errands.question(row.id, title=row.title, words=row.words, mine=row.part.asks)
