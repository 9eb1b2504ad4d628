"""Entering a state: checked by the machine, written into the history."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.models import (
    Consultation,
    Deficit,
    Diagnostic,
    Group,
    GroupMeeting,
    GroupMember,
    Practice,
    Route,
    StateChange,
    Step,
)
from services.routes.rules import states

Subject = Diagnostic | Deficit | Route | Step | Group | GroupMember | GroupMeeting | Consultation | Practice


def check(subject: Subject, following: str) -> None:
    """Raise WrongState before anything else is asked: the first reason said is where the subject stands."""
    states.check(subject.__tablename__, present=subject.state, following=following)


def enter(
    session: Session,
    subject: Subject,
    *following: str,
    on: date,
    by: UUID | None = None,
    comment: str = "",
) -> None:
    """Take a subject through one state or several; raises WrongState at the first that is not allowed."""
    for state in following:
        states.check(subject.__tablename__, present=subject.state, following=state)
        subject.state = state
        remember(session, subject, on=on, by=by, comment=comment)


def take_back(
    session: Session, subject: Subject, *, to: str, on: date, by: UUID | None, comment: str
) -> None:
    """Put a subject back where it was before a move that never had a ground; the machine has no such move."""
    subject.state = to
    remember(session, subject, on=on, by=by, comment=comment)


def remember(
    session: Session, subject: Subject, *, on: date, by: UUID | None = None, comment: str = ""
) -> None:
    """Write the subject's present state into the history."""
    session.add(
        StateChange(
            municipality_id=subject.municipality_id,
            kind=subject.__tablename__,
            subject_id=subject.id,
            state=subject.state,
            since=on,
            by_person=by,
            comment=comment,
        )
    )
