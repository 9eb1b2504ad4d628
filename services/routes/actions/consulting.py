"""Consultations: asked, routed, answered, rated or cancelled (ust-koksa 7.4, 13; zeya 1.3, 4.4)."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.actions.advancing import advance
from services.routes.actions.announcing import announce
from services.routes.actions.deficits import check_topic
from services.routes.actions.states import enter, remember
from services.routes.models import Consultation, ConsultationMessage
from services.routes.queries import consultations as reading
from services.routes.queries import councils
from services.routes.rules import consulting
from shared import roster
from shared.errors import Conflict, Forbidden, Invalid
from shared.permissions import Actor
from shared.russian import long_date

NOT_AN_EXPERT = "Этот человек не в экспертном совете."
NOT_ANSWERED = "Отвечать пока не на что."


def ask(
    session: Session,
    *,
    actor: Actor,
    today: date,
    area: str,
    topic: str,
    text: str,
    urgent: bool = False,
    private: bool = False,
    for_school: bool = False,
    show_tutor: bool = False,
) -> Consultation:
    """A teacher asks for themself, a principal for their school as well."""
    if actor.person_id is None or actor.municipality_id is None:
        raise Forbidden
    check_topic(session, municipality_id=actor.municipality_id, area=area, topic=topic)
    consultation = Consultation(
        municipality_id=actor.municipality_id,
        asker_id=actor.person_id,
        organization_id=_organization(session, actor, for_school=for_school, today=today),
        for_school=for_school,
        area=area,
        topic=topic,
        text=text,
        private=private,
        urgent=urgent,
        state="requested",
        awaits="methodist",
        requested_on=today,
        shown_on=today if show_tutor and not for_school else None,
    )
    session.add(consultation)
    session.flush()
    remember(session, consultation, on=today, by=actor.person_id)
    announce(session, consultation)
    return consultation


def _organization(session: Session, actor: Actor, *, for_school: bool, today: date) -> UUID | None:
    if not for_school:
        return (
            roster.main_organization_on(session, person_id=actor.person_id, as_of=today)
            if actor.person_id
            else None
        )
    schools = [one.organization_id for one in actor.grants if one.role == "principal" and one.organization_id]
    if not schools:
        raise Forbidden("От школы спрашивает её директор.")
    return schools[0]


def route_consultation(
    session: Session, *, actor: Actor, today: date, consultation_id: UUID, expert_id: UUID | None = None
) -> Consultation:
    """The methodist gives a request to an expert, or keeps it for the methodists; later to another."""
    one = _mine(session, actor=actor, today=today, consultation_id=consultation_id, right="routes")
    experts = councils.experts(session, municipality_id=one.municipality_id, as_of=today)
    if expert_id and (expert_id not in experts or expert_id == one.asker_id):
        raise Invalid(NOT_AN_EXPERT, fields={"expert_id": [NOT_AN_EXPERT]})
    given: tuple[str, UUID | None] = ("expert", expert_id) if expert_id else ("methodist", None)
    if one.state == "routed" and (one.answerer, one.answerer_id) == given:
        return one
    if one.state == "requested":
        enter(session, one, "routed", on=today, by=actor.person_id)
    elif one.state != "routed":
        raise Conflict("Направить другому можно, пока ответа нет.")
    one.answerer, one.answerer_id = given
    one.routed_on, one.awaits = today, "answerer"
    announce(session, one)
    return one


def answer_consultation(
    session: Session, *, actor: Actor, today: date, consultation_id: UUID, text: str, link: str = ""
) -> Consultation:
    """Answer; a step of a route that waited for it goes to the tutor."""
    one = _answering(session, actor=actor, today=today, consultation_id=consultation_id)
    enter(session, one, "answered", on=today, by=actor.person_id)
    one.answered_on, one.awaits = today, "asker"
    _say(session, one, actor=actor, today=today, kind="answer", text=text, link=link)
    bring_evidence(session, one, by=actor.person_id, today=today)
    return one


def ask_back(
    session: Session, *, actor: Actor, today: date, consultation_id: UUID, text: str
) -> Consultation:
    """Whoever answers asks for more before they answer."""
    one = _answering(session, actor=actor, today=today, consultation_id=consultation_id)
    if one.state != "routed":
        raise Conflict(NOT_ANSWERED)
    one.awaits = "asker"
    _say(session, one, actor=actor, today=today, kind="ask", text=text)
    return one


def reply(session: Session, *, actor: Actor, today: date, consultation_id: UUID, text: str) -> Consultation:
    """The asker tells what was asked back, or asks further after an answer."""
    one = _mine(session, actor=actor, today=today, consultation_id=consultation_id, right="asks")
    if one.state == "answered":
        enter(session, one, "routed", on=today, by=actor.person_id)
    elif one.state != "routed":
        raise Conflict("Добавить к вопросу можно, когда на него отвечают.")
    one.awaits = "answerer"
    _say(session, one, actor=actor, today=today, kind="reply", text=text)
    return one


def rate(
    session: Session, *, actor: Actor, today: date, consultation_id: UUID, rating: int, words: str = ""
) -> Consultation:
    """The asker says how useful the answer was, from 1 to 5, and why."""
    one = _mine(session, actor=actor, today=today, consultation_id=consultation_id, right="asks")
    enter(session, one, "rated", on=today, by=actor.person_id)
    one.rating, one.rating_words, one.rated_on, one.awaits = rating, words, today, None
    announce(session, one)
    return one


def cancel_consultation(
    session: Session, *, actor: Actor, today: date, consultation_id: UUID
) -> Consultation:
    """The asker needs no answer any more."""
    one = _mine(session, actor=actor, today=today, consultation_id=consultation_id, right="asks")
    if one.state != "cancelled":
        enter(session, one, "cancelled", on=today, by=actor.person_id)
        one.cancelled_on, one.awaits = today, None
        announce(session, one)
    return one


def show_tutor(session: Session, *, actor: Actor, today: date, consultation_id: UUID) -> Consultation:
    """The teacher proposes it as a step: their tutor sees that it exists and of what it is, not the words."""
    one = _mine(session, actor=actor, today=today, consultation_id=consultation_id, right="asks")
    if one.for_school:
        raise Conflict("Это вопрос школы: в маршрут педагога он не входит.")
    if one.shown_on is None:
        one.shown_on = today
        announce(session, one)
    return one


def bring_evidence(session: Session, one: Consultation, *, by: UUID | None, today: date) -> None:
    """An answered consultation is the evidence of its step; its words stay where they are."""
    if one.step_id and one.answered_on:
        text = f"Консультация получена {long_date(one.answered_on)}."
        advance(session, step_id=one.step_id, on=today, by=by, evidence=text, done=True)


def _answering(session: Session, *, actor: Actor, today: date, consultation_id: UUID) -> Consultation:
    one = reading.consultation(session, actor=actor, today=today, consultation_id=consultation_id)
    if not reading.part(session, one, actor=actor, today=today).answers:
        consulting.refuse_answer(one.answerer)
    return one


def _mine(session: Session, *, actor: Actor, today: date, consultation_id: UUID, right: str) -> Consultation:
    one = reading.consultation(session, actor=actor, today=today, consultation_id=consultation_id)
    if not getattr(reading.part(session, one, actor=actor, today=today), right):
        raise Forbidden
    return one


def _say(
    session: Session,
    one: Consultation,
    *,
    actor: Actor,
    today: date,
    kind: str,
    text: str,
    link: str = "",
) -> None:
    one.messages.append(
        ConsultationMessage(
            municipality_id=one.municipality_id,
            consultation_id=one.id,
            author_id=actor.person_id,
            kind=kind,
            text=text,
            link=link,
            said_on=today,
        )
    )
    announce(session, one)
