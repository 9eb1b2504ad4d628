"""What is known of the people who may be matched: their work, strengths, load and former pairs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from heapq import nsmallest
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.models import Consent, KnownTopic, Pair, ReleasedDeficit, Strength
from services.mentorship.queries.people import Identities, identities
from services.mentorship.queries.proposing import Candidate
from services.mentorship.rules.matching import Mentee, Mentor, Need
from shared import roster
from shared.importing.coordinates import kilometres
from shared.permissions import Scope

OUTSIDER = Mentee(person_id=UUID(int=0))
Topics = Mapping[UUID, frozenset[Need]]


@dataclass
class Past:
    """What a person's pairs as a mentor were like."""

    mentees: set[str] = field(default_factory=set)
    schools: set[UUID] = field(default_factory=set)
    finished: int = 0
    broken: int = 0
    parted_from: set[UUID] = field(default_factory=set)
    consented_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Matched:
    """Mentors and mentees as the rules of matching know them, the ways between their schools and how their
    subjects are spelt.
    """

    mentors: Mapping[UUID, Mentor]
    mentees: Mapping[UUID, Mentee]
    ways: Mapping[tuple[UUID, UUID], float]
    subjects: dict[str, str]

    def fit(self, *, mentor_id: UUID, mentee_id: UUID | None) -> rules.Fit:
        """How well one fits the other, in words."""
        mentor = self.mentors[mentor_id]
        mentee = self.mentees[mentee_id] if mentee_id else OUTSIDER
        km = self.way(mentor, mentee)
        return rules.fit(mentor, mentee, km=km, subjects=self.subjects)

    def way(self, mentor: Mentor, mentee: Mentee) -> float | None:
        """Kilometres between their schools."""
        if mentee.organization_id is None:
            return None
        return self.ways.get((mentor.organization_id, mentee.organization_id))

    def best(self, mentee_id: UUID, number: int) -> list[UUID]:
        """Those who fit a mentee best, whom the program may propose."""
        mentee = self.mentees[mentee_id]
        found = [
            (-rules.points(one, mentee, km=self.way(one, mentee)), who)
            for who, one in self.mentors.items()
            if rules.eligible(one, mentee)
        ]
        return [who for _, who in nsmallest(number, found)]


def matched(
    session: Session, *, staff: Iterable[Candidate], mentees: Iterable[Candidate], scope: Scope, today: date
) -> Matched:
    """Gather everything in a fixed number of queries.

    Strengths and needs are read for those who answer for the whole municipality: what a teacher released
    to mentors and methodists a principal does not see (domain: who sees what of diagnostics).
    """
    staff, mentees = list(staff), list(mentees)
    known = identities(session, municipality_id=scope.municipality_id)
    past = _past(session, scope=scope, today=today, known=known)
    may_know = scope.level == "municipality"
    strengths = _topics(session, Strength, scope=scope, known=known) if may_know else {}
    needs = _topics(session, ReleasedDeficit, scope=scope, known=known) if may_know else {}
    return Matched(
        mentors={one.person_id: _mentor(one, past[one.person_id], strengths) for one in staff},
        mentees={one.person_id: _mentee(one, needs) for one in mentees},
        ways=_ways(session, {one.organization_id for one in (*staff, *mentees)}),
        subjects={rules.normalise(name): name for one in (*staff, *mentees) for name in one.subjects},
    )


def _mentor(one: Candidate, past: Past, strengths: Topics) -> Mentor:
    return Mentor(
        person_id=one.person_id,
        organization_id=one.organization_id,
        subjects=frozenset(rules.normalise(name) for name in one.subjects),
        year=one.experience,
        teaches=one.teaches,
        is_away=one.is_away,
        load=len(past.mentees),
        schools=frozenset(past.schools),
        strengths=strengths.get(one.person_id, frozenset()),
        finished=past.finished,
        broken=past.broken,
        consented_on=past.consented_on,
        parted_from=frozenset(past.parted_from),
    )


def _mentee(one: Candidate, needs: Topics) -> Mentee:
    return Mentee(
        person_id=one.person_id,
        organization_id=one.organization_id,
        subjects=frozenset(rules.normalise(name) for name in one.subjects),
        year=one.experience,
        needs=needs.get(one.person_id, frozenset()),
    )


def _past(session: Session, *, scope: Scope, today: date, known: Identities) -> dict[UUID, Past]:
    """Every mentor's pairs, present and former. A proposal on its way takes a place as an order does."""
    found: dict[UUID, Past] = defaultdict(Past)
    query = select(Pair).where(Pair.municipality_id == scope.municipality_id, Pair.mentor_id.is_not(None))
    for pair in session.scalars(query):
        if pair.mentor_id is None:
            continue
        one = found[known.survivor(pair.mentor_id)]
        state = rules.state_on(pair, pair.states, today)
        if state in (*rules.OPEN, *rules.LIVE):
            one.mentees.add(pair.mentee_key)
            if pair.mentee_organization_id:
                one.schools.add(pair.mentee_organization_id)
        elif state == "completed":
            one.finished += 1
        elif state in ("ended_early", "rejected"):
            one.broken += state == "ended_early"
            if pair.mentee_id:
                one.parted_from.add(known.survivor(pair.mentee_id))
    for mentor_id, given_on in session.execute(_consents(scope)):
        one = found[known.survivor(mentor_id)] if mentor_id else Past()
        one.consented_on = max(given_on, one.consented_on or given_on)
    return found


def _consents(scope: Scope) -> Select[UUID | None, date]:
    return (
        select(Pair.mentor_id, Consent.given_on)
        .join(Consent, Consent.pair_id == Pair.id)
        .where(
            Pair.municipality_id == scope.municipality_id,
            Pair.mentor_id.is_not(None),
            Consent.party == "mentor",
        )
    )


def _topics(session: Session, table: type[KnownTopic], *, scope: Scope, known: Identities) -> Topics:
    """What the people of the municipality offer, or let their mentors know."""
    found: dict[UUID, set[Need]] = defaultdict(set)
    columns = (table.person_id, table.area, table.topic)
    query = select(*columns).where(table.municipality_id == scope.municipality_id)
    for row in session.execute(query):
        found[known.survivor(row.person_id)].add(Need(area=row.area, topic=row.topic))
    return {person_id: frozenset(topics) for person_id, topics in found.items()}


def _ways(session: Session, organization_ids: set[UUID]) -> dict[tuple[UUID, UUID], float]:
    """How far the schools whose places are known are from each other."""
    schools = roster.organizations(session, organization_ids)
    places = {one.id: one.coordinates for one in schools.values() if one.coordinates}
    ways = (
        ((one, other), kilometres(places[one], places[other]))
        for one in places
        for other in places
        if one != other
    )
    return {key: km for key, km in ways if km is not None}
