"""Reviews recorded with their protocols, decisions taken and brought to an end (ust-koksa п.21)."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.monitoring.actions.announcing import announce_decision, announce_period
from services.monitoring.errors import PeriodIsOpen, WritingIsSigned
from services.monitoring.models import Decision, DecisionWord, Protocol, Review
from services.monitoring.queries import period
from services.monitoring.queries.reviews import decision, hold, person_named, review, reviews_of, words_of
from shared.errors import Invalid
from shared.permissions import Actor
from shared.russian import long_date


def record_review(
    session: Session, *, actor: Actor, period_id: UUID, today: date, held_on: date, **fields: Any
) -> Review:
    """Record that a meeting considered a frozen period; the same protocol twice is once."""
    one = period(session, scope=actor.scope("review.write"), period_id=period_id, lock=True)
    if one.state == "open":
        raise PeriodIsOpen("Сначала зафиксируйте показатели: рассматривают снимок.")
    if held_on > today:
        raise Invalid(fields={"held_on": ["Заседание ещё не прошло."]})
    if held_on < one.as_of:
        raise Invalid(fields={"held_on": ["Заседание не раньше отчётной даты: до неё рассматривать нечего."]})
    key = (fields["body_name"], held_on, fields["protocol_number"])
    for known in reviews_of(session, period_id=one.id):
        if (known.body_name, known.held_on, known.protocol_number) == key:
            return known
    made = Review(municipality_id=one.municipality_id, period_id=one.id, held_on=held_on, **fields)
    session.add(made)
    session.flush()
    if one.state == "frozen":
        one.state = "reviewed"
        announce_period(session, one)
    return made


def decide(
    session: Session, *, actor: Actor, review_id: UUID, text: str, owner_name: str, due_on: date
) -> Decision:
    """Record a decision of a meeting; an owner named as one person of the register is told of it."""
    of = review(session, scope=actor.scope("review.write"), review_id=review_id)
    hold(session, of)
    written = session.get(Protocol, of.id)
    if written is not None and written.signed_on is not None:
        raise WritingIsSigned("Протокол подписан: новых решений в нём не будет.")
    if due_on < of.held_on:
        raise Invalid(fields={"due_on": ["Срок раньше заседания."]})
    made = Decision(
        municipality_id=of.municipality_id,
        review_id=of.id,
        text=text,
        owner_id=person_named(session, municipality_id=of.municipality_id, name=owner_name),
        owner_name=owner_name,
        due_on=due_on,
    )
    session.add(made)
    session.flush()
    announce_decision(session, made, of)
    return made


def report_decision(
    session: Session,
    *,
    actor: Actor,
    decision_id: UUID,
    state: str,
    outcome: str,
    on: date | None,
    today: date,
) -> Decision:
    """Say what became of a decision and since which day; it may be opened again.

    The same word twice is once; the same word of another day mends the day.
    """
    one = decision(session, actor=actor, decision_id=decision_id)
    if state != "open" and not outcome.strip():
        raise Invalid(fields={"outcome": ["Напишите, что сделано или почему снято."]})
    of, said = session.get_one(Review, one.review_id), words_of(session, decision_id=one.id)
    is_same = (one.state, one.outcome) == (state, outcome)
    if is_same and (not said or on in {None, said[-1].said_on}):
        return one
    word = said.pop() if is_same else _word(one, state, outcome)
    word.said_on = _day(on or today, after=[of.held_on, *(each.said_on for each in said)], today=today)
    session.add(word)
    one.state, one.outcome = state, outcome
    one.closed_on = None if state == "open" else word.said_on
    announce_decision(session, one, of)
    return one


def _word(one: Decision, state: str, outcome: str) -> DecisionWord:
    return DecisionWord(municipality_id=one.municipality_id, decision_id=one.id, state=state, outcome=outcome)


def _day(on: date, *, after: Sequence[date], today: date) -> date:
    """The day it became so: not before the meeting nor what was said before, and not ahead."""
    if on > today:
        raise Invalid(fields={"on": ["Этот день ещё не наступил."]})
    if on < max(after):
        raise Invalid(fields={"on": [f"Не раньше заседания и прежней записи: {long_date(max(after))}."]})
    return on
