"""Practices judged: marked by experts, published or returned by a methodist (ust-koksa 7.6, 13)."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.practising import let_out
from services.routes.actions.states import enter, remember
from services.routes.models import Practice, PracticeMark
from services.routes.queries import access
from services.routes.queries import practices as reading
from services.routes.queries.councils import is_expert
from services.routes.rules import practices as rules
from shared.errors import Conflict, Forbidden
from shared.permissions import Actor


def publish_practice(session: Session, *, actor: Actor, today: date, practice: Practice) -> Practice:
    """Let everybody read it, or its revised text."""
    given = [(one.marks, one.recommends) for one in reading.marks(session, practice_id=practice.id)]
    is_author = practice.author_id in access.identities(session, actor=actor)
    rules.check_publisher(is_author=is_author, recommend=rules.standing(given).recommend)
    if practice.state == reading.PUBLISHED and not practice.revision:
        return practice
    if practice.state == reading.PUBLISHED:
        let_out(session, practice, actor=actor, today=today)
        remember(session, practice, on=today, by=actor.person_id, comment=f"редакция {practice.edition}")
    else:
        enter(session, practice, "published", on=today, by=actor.person_id)
        practice.published_on = practice.published_on or today
        practice.asked, practice.comment = [], ""
    announce(session, practice)
    return practice


def return_practice(
    session: Session, *, actor: Actor, today: date, practice: Practice, comment: str
) -> Practice:
    """Send back with words; of a published practice only the revised text is refused."""
    if practice.state == reading.PUBLISHED and practice.revision:
        practice.revision = None
        remember(session, practice, on=today, by=actor.person_id, comment=comment)
    else:
        enter(session, practice, "returned", on=today, by=actor.person_id, comment=comment)
        practice.asked = []
    practice.comment = comment
    announce(session, practice)
    return practice


def restore_practice(session: Session, *, actor: Actor, today: date, practice: Practice) -> Practice:
    """Take out of the archive, to be looked at anew."""
    if practice.state == "submitted":
        return practice
    if practice.state != "archived":
        raise Conflict("Практика не в архиве.")
    rules.check_complete(summary=practice.summary, parts=practice.parts)
    enter(session, practice, "submitted", on=today, by=actor.person_id)
    practice.submitted_on = today
    announce(session, practice)
    return practice


def mark_practice(
    session: Session,
    *,
    actor: Actor,
    today: date,
    practice: Practice,
    marks: Mapping[str, int],
    words: str,
    recommends: bool,
) -> PracticeMark:
    """An expert marks by every criterion, in place of an earlier mark of theirs."""
    if not is_expert(session, actor=actor, as_of=today):
        raise Forbidden("Практику оценивают участники экспертного совета.")
    if reading.is_own(session, actor=actor, practice=practice):
        raise Forbidden("Свою практику не оценивают.")
    if practice.state not in rules.MARKABLE:
        raise Conflict("Оценивают практику, которая на рассмотрении или опубликована.")
    own = access.identities(session, actor=actor)
    given = reading.marks(session, practice_id=practice.id)
    mark = next((one for one in given if one.expert_id in own), None) or PracticeMark(
        municipality_id=practice.municipality_id, practice_id=practice.id, expert_id=actor.person_id
    )
    mark.marks, mark.words, mark.recommends = dict(marks), words, recommends
    mark.edition, mark.marked_on = practice.edition, today
    session.add(mark)
    session.flush()
    left = [one for one in practice.asked if one not in {str(each) for each in own}]
    if left != practice.asked:
        practice.asked = left
        announce(session, practice)
    return mark
