"""Which consultations an actor may read, and what of each: the text only to whoever asks or answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from services.routes.models import Consultation, PublishedAnswer
from services.routes.queries import access
from services.routes.queries.access import Viewer
from services.routes.rules import consulting
from services.routes.rules.suggestions import folded
from shared import roster
from shared.errors import NotFound
from shared.permissions import Actor

NO_CONSULTATION = "Такой консультации нет."


def consultations(session: Session, *, actor: Actor, today: date) -> Select[Consultation]:
    """One's own, those to answer, a methodist's municipality's, those a teacher lets their tutor know of."""
    seen = access.viewer(session, actor=actor, today=today)
    query = select(Consultation).where(Consultation.municipality_id == actor.municipality_id)
    if "methodist" in seen.roles:
        return query
    people = access.tutored(seen, as_of=today)
    accompanied = or_(Consultation.asker_id.in_(seen.accompanied), Consultation.asker_id.in_(people))
    told = and_(Consultation.shown_on.is_not(None), accompanied)
    own = or_(Consultation.asker_id.in_(seen.own), Consultation.answerer_id.in_(seen.own))
    return query.where(or_(own, told))


def consultation(
    session: Session, *, actor: Actor, today: date, consultation_id: UUID, lock: bool = True
) -> Consultation:
    """One of them, locked for the change that follows; raises NotFound."""
    query = consultations(session, actor=actor, today=today).where(Consultation.id == consultation_id)
    found = session.scalar(query.with_for_update(of=Consultation) if lock else query)
    if found is None:
        raise NotFound(NO_CONSULTATION)
    return found


@dataclass(frozen=True, kw_only=True)
class Part:
    """What an actor is to a consultation."""

    asks: bool
    answers: bool
    routes: bool
    tutors: bool
    reads: bool


def part(session: Session, one: Consultation, *, actor: Actor, today: date) -> Part:
    """Tell what the actor is to one consultation."""
    seen = access.viewer(session, actor=actor, today=today)
    places = access.main_places(session, [one.asker_id], as_of=today)
    return part_of(one, seen, places.get(one.asker_id))


def part_of(one: Consultation, seen: Viewer, place: UUID | None) -> Part:
    """The same where the viewer and the asker's place are known; a private text is only for who answers."""
    is_methodist = "methodist" in seen.roles
    asks = one.asker_id in seen.own
    by_name = one.answerer == "expert" and one.answerer_id in seen.own
    answers = not asks and (by_name or (one.answerer == "methodist" and is_methodist))
    relations = seen.relations(person_id=one.asker_id, organization_id=place)
    return Part(
        asks=asks,
        answers=answers,
        routes=is_methodist and not asks,
        tutors="tutor" in relations and one.shown_on is not None,
        reads=asks or answers or (is_methodist and not one.private),
    )


def queue(session: Session, rows: Sequence[Consultation], *, today: date) -> list[tuple[Consultation, str]]:
    """In the order to be answered, each with the mark of its school that puts it first (zeya 1.3)."""
    places = roster.organizations(session, {one.organization_id for one in rows if one.organization_id})
    marks = {key: consulting.mark_of(place.flags, today=today) for key, place in places.items()}
    marked = [(one, marks.get(one.organization_id, "") if one.organization_id else "") for one in rows]
    return sorted(
        marked,
        key=lambda pair: (
            *consulting.turn(marked=bool(pair[1]), urgent=pair[0].urgent, requested_on=pair[0].requested_on),
            pair[0].id,
        ),
    )


def answers(*, actor: Actor, q: str = "", area: str = "") -> Select[PublishedAnswer]:
    """Published answers of the municipality that have every word searched for."""
    query = select(PublishedAnswer).where(PublishedAnswer.municipality_id == actor.municipality_id)
    if area:
        query = query.where(PublishedAnswer.area == area)
    for word in folded(q).split():
        query = query.where(PublishedAnswer.searched.contains(word, autoescape=True))
    return query


def answer(session: Session, *, actor: Actor, answer_id: UUID) -> PublishedAnswer:
    """One published answer; raises NotFound."""
    found = session.scalar(answers(actor=actor).where(PublishedAnswer.id == answer_id))
    if found is None:
        raise NotFound("Такого ответа нет.")
    return found
