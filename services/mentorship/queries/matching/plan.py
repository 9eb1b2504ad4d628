"""A proposal for all young teachers who have nobody at once: it respects the load and creates nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.queries.matching.known import Matched, matched
from services.mentorship.queries.matching.suggesting import Suggestion
from services.mentorship.queries.proposing import Candidate, colleagues, mentee_candidates
from services.mentorship.queries.reach import reach
from shared.permissions import Actor

CHOICES = 5


@dataclass(frozen=True, kw_only=True)
class PlanLine:
    """A young teacher without a mentor, who is proposed (`mentor_id`) and who else might be chosen.

    What speaks for whom is said when it is asked for: a page shows few of many lines.
    """

    mentee: Candidate
    mentor_id: UUID | None
    is_kept: bool
    known: Matched
    people: Mapping[UUID, Candidate]

    @cached_property
    def chosen(self) -> Suggestion | None:
        """The proposed one."""
        return self._suggestion(self.mentor_id) if self.mentor_id else None

    @cached_property
    def others(self) -> Sequence[Suggestion]:
        """Those who fit best besides the proposed one."""
        best = self.known.best(self.mentee.person_id, CHOICES)
        return [self._suggestion(one) for one in best if one != self.mentor_id]

    @property
    def options(self) -> Sequence[Suggestion]:
        """Whom to choose from, the proposed first."""
        return [*([self.chosen] if self.chosen else []), *self.others]

    def _suggestion(self, mentor_id: UUID) -> Suggestion:
        fit = self.known.fit(mentor_id=mentor_id, mentee_id=self.mentee.person_id)
        return Suggestion(mentor=self.people[mentor_id], fit=fit)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The lines by school and name; `overloaded`: mentors who would have too many by what was chosen."""

    lines: Sequence[PlanLine]
    overloaded: Sequence[str]

    @property
    def proposed(self) -> int:
        """How many would get a mentor."""
        return sum(line.mentor_id is not None for line in self.lines)


def matching_plan(
    session: Session, *, actor: Actor, today: date, kept: Mapping[UUID, UUID | None] | None = None
) -> Plan:
    """Propose a mentor for each young teacher within reach who has nobody and is not away.

    `kept`: what a person has chosen already, mentee → mentor or nobody; the rest is arranged around it.
    """
    kept = kept or {}
    staff = colleagues(session, actor=actor, today=today)
    found = mentee_candidates(session, staff=staff, actor=actor, today=today)
    mentees = [one for one in found if _awaits(one)]
    scope = reach(session, actor=actor, permission="pair.propose")
    known = matched(session, staff=staff, mentees=mentees, scope=scope, today=today)
    chosen = rules.assign(
        [known.mentees[one.person_id] for one in mentees if kept.get(one.person_id, one) is not None],
        list(known.mentors.values()),
        kept={
            mentee: mentor
            for mentee, mentor in kept.items()
            if mentee in known.mentees and mentor and mentor in known.mentors
        },
        kilometres=known.ways,
    )
    people = {one.person_id: one for one in staff}
    lines = [
        PlanLine(
            mentee=one,
            mentor_id=chosen.get(one.person_id),
            is_kept=one.person_id in kept,
            known=known,
            people=people,
        )
        for one in mentees
    ]
    return Plan(lines=lines, overloaded=_overloaded(lines, known, people))


def _awaits(one: Candidate) -> bool:
    """Whether a mentor should be found now: whoever is on leave needs one after the return."""
    return one.standing is not None and one.standing.state == "uncovered" and not one.standing.is_away


def _overloaded(lines: Sequence[PlanLine], known: Matched, people: Mapping[UUID, Candidate]) -> list[str]:
    taken = Counter(line.mentor_id for line in lines if line.mentor_id)
    return sorted(
        people[one].name for one, more in taken.items() if known.mentors[one].load + more > rules.MAX_LOAD
    )
