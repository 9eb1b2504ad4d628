"""What became of the two of a pair since its papers were written, as the register knows it today."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.models import Pair
from services.mentorship.queries.people import Identities, identities
from shared import roster

Jobs = Sequence[roster.Employment]


@dataclass(frozen=True, kw_only=True)
class _Known:
    """The main works of the people asked about, in order of time, and the schools of these works."""

    identities: Identities
    jobs: Mapping[UUID, Jobs]
    schools: Mapping[UUID, roster.Organization]
    today: date

    def party(self, pair: Pair, party: str) -> rules.PartyNow:
        """Where one of the two stands."""
        person_id: UUID | None = getattr(pair, f"{party}_id")
        if person_id is None:
            return rules.PartyNow()
        jobs = self.jobs.get(self.identities.survivor(person_id), ())
        now, then = _on(jobs, self.today), _on(jobs, pair.starts_on)
        recorded: UUID | None = getattr(pair, f"{party}_organization_id")
        school = self.schools.get(now.organization_id) if now else None
        return rules.PartyNow(
            person_id=person_id,
            recorded_id=recorded or (then.organization_id if then else None),
            place_id=now.organization_id if now else None,
            school=school.name if school else "",
            since=now.since if now else None,
            left_on=_left_on(jobs, self.today),
            closed_on=_closed_on(school, self.today),
            became_leader=_leads(now) and then is not None and not _leads(then),
        )


def tasks_of(session: Session, *, pairs: Iterable[Pair], today: date) -> dict[UUID, tuple[rules.Task, ...]]:
    """What is to be decided about each of these pairs; all are of one municipality."""
    rows = list(pairs)
    parties = parties_of(session, pairs=rows, today=today)
    return {pair.id: tasks_among(pair, parties[pair.id], today=today) for pair in rows}


def tasks_among(pair: Pair, parties: Mapping[str, rules.PartyNow], *, today: date) -> tuple[rules.Task, ...]:
    """What is to be decided about a pair whose two stand so."""
    return rules.tasks(state=rules.state_on(pair, pair.states, today), form=pair.form, parties=parties)


def parties_of(
    session: Session, *, pairs: Sequence[Pair], today: date
) -> dict[UUID, dict[str, rules.PartyNow]]:
    """Where the two of each of these pairs stand; all are of one municipality."""
    if not pairs:
        return {}
    known = _known(session, pairs, today)
    return {pair.id: {party: known.party(pair, party) for party in rules.PARTIES} for pair in pairs}


def moved_parties(session: Session, *, pair: Pair, today: date) -> dict[str, rules.PartyNow]:
    """Who of the two works at another school than the pair's papers say."""
    found = parties_of(session, pairs=[pair], today=today)[pair.id]
    return {party: one for party, one in found.items() if one.has_moved}


def _known(session: Session, rows: Sequence[Pair], today: date) -> _Known:
    known = identities(session, municipality_id=rows[0].municipality_id)
    people = {one for row in rows for one in (row.mentor_id, row.mentee_id) if one}
    job = roster.Employment
    query = (
        select(job)
        .where(job.occupation == "main", job.person_id.in_({x for one in people for x in known.all_of(one)}))
        .order_by(job.since.nulls_first(), job.id)
    )
    jobs: dict[UUID, list[roster.Employment]] = defaultdict(list)
    for one in session.scalars(query):
        jobs[known.survivor(one.person_id)].append(one)
    places = {one.organization_id for works in jobs.values() for one in works}
    return _Known(identities=known, jobs=jobs, schools=roster.organizations(session, places), today=today)


def _on(jobs: Jobs, day: date) -> roster.Employment | None:
    """The main work on a day, of several the later."""
    present = [
        one
        for one in jobs
        if (one.since is None or one.since <= day) and (one.until is None or day <= one.until)
    ]
    return present[-1] if present else None


def _left_on(jobs: Jobs, today: date) -> date | None:
    last = max((one.until or date.max for one in jobs), default=date.max)
    return last if last < today else None


def _closed_on(school: roster.Organization | None, today: date) -> date | None:
    until = school.active_until if school else None
    return until if until is not None and until < today else None


def _leads(job: roster.Employment | None) -> bool:
    return job is not None and job.staff_category in rules.LEADING
