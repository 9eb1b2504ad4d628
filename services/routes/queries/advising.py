"""Whom the rule suggests to answer, and what is known of the experts (ust-koksa 13; aleysk 2(4))."""

from collections import Counter, defaultdict
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from services.routes.models import Achievement, Consultation
from services.routes.queries.councils import experts
from services.routes.rules import consulting
from services.routes.rules.consulting import Advice, Expert


def advice(session: Session, one: Consultation, *, today: date) -> Advice:
    """Whom the rule suggests for a request, with the reason."""
    ids = sorted(experts(session, municipality_id=one.municipality_id, as_of=today), key=str)
    return consulting.advise(
        area=one.area, topic=one.topic, experts=_experts(session, ids), asker_id=one.asker_id
    )


def _experts(session: Session, ids: list[UUID]) -> list[Expert]:
    """What is known of each: strengths they offered themselves, what they answered, what waits with them."""
    strengths: dict[UUID, set[tuple[str, str]]] = defaultdict(set)
    offered = select(Achievement).where(Achievement.person_id.in_(ids), Achievement.released_on.is_not(None))
    for row in session.scalars(offered):
        strengths[row.person_id].add((row.area, row.topic))
    answered: dict[UUID, set[str]] = defaultdict(set)
    waiting: Counter[UUID] = Counter()
    theirs = select(Consultation.answerer_id, Consultation.area, Consultation.state).where(
        Consultation.answerer_id.in_(ids),
        or_(Consultation.state == "routed", Consultation.answered_on.is_not(None)),
    )
    for who, area, state in session.execute(theirs):
        if who and state == "routed":
            waiting[who] += 1
        elif who:
            answered[who].add(area)
    return [
        Expert(
            person_id=one,
            strengths=frozenset(strengths[one]),
            answered_areas=frozenset(answered[one]),
            waiting=waiting[one],
        )
        for one in ids
    ]
