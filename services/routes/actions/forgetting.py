"""What the bank knows of an erased person: their names go, published methods stay without an author."""

from uuid import UUID

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.models import BodyMember, Practice, PracticeMark, StateChange, StepOutcome


def forget_practices(session: Session, *, person_id: UUID) -> None:
    """Unname the author, drop what nobody ever read, keep marks without their words. Safe to run again."""
    written = or_(Practice.author_id == person_id, Practice.proposed_by == person_id)
    for one in session.scalars(select(Practice).where(written)).all():
        _forget(session, one, person_id)
    asked = select(Practice).where(Practice.state == "submitted")
    for one in session.scalars(asked).all():
        if str(person_id) in one.asked:
            one.asked = [each for each in one.asked if each != str(person_id)]
            announce(session, one)
    mine = PracticeMark.expert_id == person_id
    session.execute(update(PracticeMark).where(mine).values(expert_id=None, words=""))
    session.execute(delete(BodyMember).where(BodyMember.person_id == person_id))
    titled = update(StepOutcome).where(StepOutcome.person_id == person_id)
    session.execute(titled.values(title="", folded=""))


def _forget(session: Session, one: Practice, person_id: UUID) -> None:
    if one.author_id == person_id:
        one.author_id, one.named_on, one.organization_id, one.revision = None, None, None, None
        if one.published_on is None:
            one.state, one.asked = "archived", []
            _blank(one)
    one.proposed_by = None if one.proposed_by == person_id else one.proposed_by
    session.execute(update(StateChange).where(StateChange.subject_id == one.id).values(comment=""))
    announce(session, one)


def _blank(one: Practice) -> None:
    one.title = one.folded = one.audience = one.subject = one.summary = one.comment = ""
    one.parts, one.links, one.topics = [], [], []
