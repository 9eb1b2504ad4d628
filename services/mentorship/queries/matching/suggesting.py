"""Ranked mentors for one mentee."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.queries.matching.known import Matched, matched
from services.mentorship.queries.proposing import Candidate, candidate, colleagues
from services.mentorship.queries.reach import reach
from shared.permissions import Actor


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A mentor who may be chosen: who, in what kind of pair, what speaks for and against."""

    mentor: Candidate
    fit: rules.Fit

    @property
    def person_id(self) -> UUID:
        """The mentor's id."""
        return self.mentor.person_id

    @property
    def said(self) -> tuple[str, ...]:
        """Everything to know of the choice, what speaks for it first."""
        return (*self.fit.reasons, *self.fit.doubts)


def suggest_mentors(session: Session, *, actor: Actor, today: date, mentee_id: UUID) -> list[Suggestion]:
    """Everyone within reach who may accompany the mentee, the likeliest first; raises UnknownPerson."""
    staff = colleagues(session, actor=actor, today=today)
    mentee = candidate(staff, mentee_id)
    scope = reach(session, actor=actor, permission="pair.propose")
    known = matched(session, staff=staff, mentees=[mentee], scope=scope, today=today)
    return ranked(known, staff, mentee)


def mentor_candidates(
    session: Session, *, staff: Iterable[Candidate], mentee: Candidate | None, actor: Actor, today: date
) -> list[Candidate]:
    """Who of the staff may accompany the mentee, the likeliest first, each with what to know of the choice.

    Somebody who is not of the register is no mentee anything is known of.
    """
    staff = list(staff)
    scope = reach(session, actor=actor, permission="pair.propose")
    mentees = [mentee] if mentee else []
    known = matched(session, staff=staff, mentees=mentees, scope=scope, today=today)
    return [replace(one.mentor, reasons=one.said) for one in ranked(known, staff, mentee)]


def ranked(known: Matched, staff: Iterable[Candidate], mentee: Candidate | None) -> list[Suggestion]:
    """Order the staff by how well each fits; equals go by name."""
    whom = mentee.person_id if mentee else None
    found = [
        Suggestion(mentor=one, fit=known.fit(mentor_id=one.person_id, mentee_id=whom))
        for one in staff
        if one.person_id != whom
    ]
    return sorted(found, key=lambda one: (-one.fit.points, one.mentor.name, one.person_id))
