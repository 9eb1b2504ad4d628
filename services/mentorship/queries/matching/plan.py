"""A proposal for all young teachers who have nobody at once: it respects the load and creates nothing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
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
    """A young teacher without a mentor, who is proposed and who else might be chosen."""

    mentee: Candidate
    chosen: Suggestion | None
    others: Sequence[Suggestion]
    is_kept: bool = False

    @property
    def options(self) -> Sequence[Suggestion]:
        """Whom to choose from, the proposed first."""
        return [*([self.chosen] if self.chosen else []), *self.others]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The lines by school and name; `overloaded`: mentors who would have too many by what was chosen."""

    lines: Sequence[PlanLine]
    overloaded: Sequence[str]

    @property
    def proposed(self) -> int:
        """How many would get a mentor."""
        return sum(line.chosen is not None for line in self.lines)


def matching_plan(
    session: Session, *, actor: Actor, today: date, kept: Mapping[UUID, UUID | None] | None = None
) -> Plan:
    """Propose a mentor for each young teacher within reach who has nobody and is not away.

    `kept`: what a person has chosen already, mentee → mentor or nobody; the rest is arranged around it.
    """
    kept = kept or {}
    staff = colleagues(session, actor=actor, today=today)
    mentees = [one for one in mentee_candidates(session, actor=actor, today=today) if _awaits(one)]
    scope = reach(session, actor=actor, permission="pair.propose")
    known = matched(session, staff=staff, mentees=mentees, scope=scope, today=today)
    pinned = {mentee: mentor for mentee, mentor in kept.items() if mentor in known.mentors}
    arranged = [one for one in mentees if kept.get(one.person_id, one) is not None]
    chosen = rules.assign(
        [known.mentees[one.person_id] for one in arranged],
        list(known.mentors.values()),
        kept={mentee: mentor for mentee, mentor in pinned.items() if mentor is not None},
        kilometres=known.ways,
    )
    people = {one.person_id: one for one in staff}
    lines = [_line(one, chosen.get(one.person_id), known, people, one.person_id in kept) for one in mentees]
    return Plan(lines=lines, overloaded=_overloaded(lines, known))


def _awaits(one: Candidate) -> bool:
    """Whether a mentor should be found now: whoever is on leave needs one after the return."""
    return one.standing is not None and one.standing.state == "uncovered" and not one.standing.is_away


def _line(
    mentee: Candidate,
    mentor_id: UUID | None,
    known: Matched,
    people: Mapping[UUID, Candidate],
    is_kept: bool,
) -> PlanLine:
    best = known.best(mentee.person_id, CHOICES)
    chosen = mentor_id and _suggestion(known, people, mentor_id, mentee)
    others = [_suggestion(known, people, one, mentee) for one in best if one != mentor_id]
    return PlanLine(mentee=mentee, chosen=chosen or None, others=others, is_kept=is_kept)


def _suggestion(
    known: Matched, people: Mapping[UUID, Candidate], mentor_id: UUID, mentee: Candidate
) -> Suggestion:
    fit = known.fit(mentor_id=mentor_id, mentee_id=mentee.person_id)
    return Suggestion(mentor=people[mentor_id], fit=fit)


def _overloaded(lines: Sequence[PlanLine], known: Matched) -> list[str]:
    taken = Counter(line.chosen.person_id for line in lines if line.chosen)
    names = {line.chosen.person_id: line.chosen.mentor.name for line in lines if line.chosen}
    return sorted(
        names[one] for one, more in taken.items() if known.mentors[one].load + more > rules.MAX_LOAD
    )
