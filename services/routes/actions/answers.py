"""What a consultation is good for beyond itself: a step of a route, an answer for everybody."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.consulting import bring_evidence
from services.routes.actions.drafting import add_step
from services.routes.models import Consultation, PublishedAnswer, Route, Step, Topic
from services.routes.queries import access
from services.routes.queries import consultations as reading
from services.routes.rules import consulting, signing, suggestions, wording
from services.routes.rules.suggestions.standard import USUAL_RESULTS
from shared import roster
from shared.errors import Conflict, Forbidden
from shared.permissions import Actor

NOT_NOW = "Маршрут педагога сейчас не меняют: он на утверждении или уже выполнен. Добавьте шаг позже."
NO_ROUTE = "Открытого маршрута у педагога нет: постройте маршрут, и консультация войдёт в него шагом."


def put_into_route(
    session: Session, *, actor: Actor, today: date, consultation_id: UUID
) -> tuple[Consultation, Route]:
    """The tutor makes a consultation a step of the teacher's open route, once."""
    one = reading.consultation(session, actor=actor, today=today, consultation_id=consultation_id)
    if not reading.part(session, one, actor=actor, today=today).tutors:
        raise Forbidden
    present = session.get(Step, one.step_id) if one.step_id else None
    if present is not None:
        return one, session.get_one(Route, present.route_id)
    route = _open_route(session, one.asker_id)
    due = suggestions.due_for(
        "consultation", today=today, starts_on=route.starts_on, planned_until=route.planned_until
    )
    step = {"kind": "consultation", "title": _title(session, one), "due_on": due, "required": False}
    step["expected_result"] = USUAL_RESULTS["consultation"]
    served = consulting.served(
        [(each.id, each.area, each.topic) for each in route.deficits], one.area, one.topic
    )
    add_step(session, actor=actor, today=today, route=route, deficit_ids=served, **step)
    one.step_id = route.steps[-1].id
    bring_evidence(session, one, by=actor.person_id, today=today)
    announce(session, one)
    return one, route


def _open_route(session: Session, teacher_id: UUID) -> Route:
    query = (
        select(Route)
        .where(
            Route.teacher_id.in_(access.same_person(session, person_id=teacher_id)),
            Route.state.in_(signing.OPEN),
        )
        .order_by(Route.id.desc())
    )
    found = session.scalars(query.with_for_update(of=Route)).all()
    editable = next((one for one in found if one.state in signing.EDITABLE), None)
    if editable is None:
        raise Conflict(NOT_NOW if found else NO_ROUTE)
    return editable


def _title(session: Session, one: Consultation) -> str:
    query = select(Topic.title).where(Topic.municipality_id == one.municipality_id, Topic.code == one.topic)
    about = session.scalar(query) or wording.area_title(one.area).lower()
    return f"Консультация: {about}"


def publish_answer(
    session: Session,
    *,
    actor: Actor,
    today: date,
    consultation_id: UUID,
    question: str,
    answer: str,
    link: str = "",
) -> PublishedAnswer:
    """The methodist lets everybody find an answer, in their own words and without a name in them."""
    one = reading.consultation(session, actor=actor, today=today, consultation_id=consultation_id)
    if not reading.part(session, one, actor=actor, today=today).routes:
        raise Forbidden
    consulting.check_publishable(one.state, private=one.private)
    names = _names(session, one)
    consulting.check_nameless({"question": question, "answer": answer}, names=names)
    found = session.scalar(select(PublishedAnswer).where(PublishedAnswer.consultation_id == one.id))
    published = found or PublishedAnswer(municipality_id=one.municipality_id, consultation_id=one.id)
    published.area, published.topic = one.area, one.topic
    published.question, published.answer, published.link = question, answer, link
    published.searched = suggestions.folded(f"{question} {answer}")
    published.published_on = today
    session.add(published)
    session.flush()
    return published


def withdraw_answer(session: Session, *, actor: Actor, answer_id: UUID) -> None:
    """Take a published answer back."""
    session.delete(reading.answer(session, actor=actor, answer_id=answer_id))


def _names(session: Session, one: Consultation) -> set[str]:
    """The last names and the school of the consultation."""
    people = roster.people(session, {each for each in (one.asker_id, one.answerer_id) if each})
    places = roster.organizations(session, {one.organization_id} if one.organization_id else ())
    return {each.last_name for each in people.values()} | {each.name for each in places.values()}
