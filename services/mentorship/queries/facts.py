"""Loading the dated facts of many pairs in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.models import Pair, PairSession
from services.mentorship.queries.people import Identities
from shared import roster


def mentee_pairs(session: Session, *, municipality_id: UUID, as_of: date) -> list[Pair]:
    """Pairs of known mentees that had begun, as proposals at least, by a date."""
    query = select(Pair).where(Pair.municipality_id == municipality_id, Pair.mentee_id.is_not(None))
    rows = session.scalars(query).all()
    return [row for row in rows if any(mark.since <= as_of for mark in row.states)]


def absences(
    session: Session, *, municipality_id: UUID, known: Identities
) -> dict[UUID, tuple[rules.Away, ...]]:
    """Absences of everyone by person."""
    found: dict[UUID, list[rules.Away]] = defaultdict(list)
    query = select(roster.Absence).where(roster.Absence.municipality_id == municipality_id)
    for row in session.scalars(query):
        away = rules.Away(kind=row.kind, since=row.since, until=row.until)
        found[known.survivor(row.person_id)].append(away)
    return {person_id: tuple(rows) for person_id, rows in found.items()}


def works_since(
    session: Session, *, municipality_id: UUID, as_of: date, known: Identities
) -> dict[UUID, date]:
    """Since when each person works at the main place of a date."""
    job = roster.Employment
    query = select(job.person_id, job.since, job.until).where(
        job.municipality_id == municipality_id, job.occupation == "main", job.since <= as_of
    )
    found: dict[UUID, date] = {}
    for person_id, since, until in session.execute(query):
        if since is not None and (until is None or until >= as_of):
            survivor = known.survivor(person_id)
            found[survivor] = max(since, found.get(survivor, since))
    return found


def _sessions(
    session: Session, pair_ids: Iterable[UUID], as_of: date
) -> dict[UUID, tuple[rules.SessionFacts, ...]]:
    columns = (
        PairSession.pair_id,
        PairSession.id,
        PairSession.state,
        PairSession.session_date,
        PairSession.logged_on,
        PairSession.answered_on,
        PairSession.corrects_id,
    )
    query = select(*columns).where(PairSession.pair_id.in_(list(pair_ids)), PairSession.session_date <= as_of)
    found: dict[UUID, list[rules.SessionFacts]] = defaultdict(list)
    for row in session.execute(query):
        found[row.pair_id].append(
            rules.SessionFacts(
                id=row.id,
                state=row.state,
                session_date=row.session_date,
                logged_on=row.logged_on,
                answered_on=row.answered_on,
                corrects_id=row.corrects_id,
            )
        )
    return {pair_id: tuple(rows) for pair_id, rows in found.items()}


def _party(
    row: Pair, party: str, names: dict[UUID, str], away: dict[UUID, tuple[rules.Away, ...]], known: Identities
) -> rules.Party:
    person_id: UUID | None = getattr(row, f"{party}_id")
    consents = {consent.party: consent.given_on for consent in row.consents}
    survivor = known.survivor(person_id) if person_id else None
    return rules.Party(
        name=names.get(survivor, "") if survivor else getattr(row, f"{party}_name"),
        consent_on=consents.get(party),
        absences=away.get(survivor, ()) if survivor else (),
    )


def facts_by_mentee(  # the one place where rows become facts
    session: Session,
    *,
    municipality: roster.Municipality,
    as_of: date,
    known: Identities,
    away: dict[UUID, tuple[rules.Away, ...]],
) -> dict[UUID, tuple[rules.PairFacts, ...]]:
    """Facts of all pairs by mentee."""
    rows = mentee_pairs(session, municipality_id=municipality.id, as_of=as_of)
    sessions = _sessions(session, [row.id for row in rows], as_of)
    people = roster.people(session, {known.survivor(row.mentor_id) for row in rows if row.mentor_id})
    names = {person_id: person.full_name for person_id, person in people.items()}
    found: dict[UUID, list[rules.PairFacts]] = defaultdict(list)
    for row in rows:
        if row.mentee_id:
            sides = {party: _party(row, party, names, away, known) for party in rules.PARTIES}
            facts = _facts(row, sides, sessions.get(row.id, ()), municipality.mentee_consent_required)
            found[known.survivor(row.mentee_id)].append(facts)
    return {mentee_id: tuple(pairs) for mentee_id, pairs in found.items()}


def _facts(
    row: Pair,
    sides: dict[str, rules.Party],
    sessions: tuple[rules.SessionFacts, ...],
    mentee_consent_required: bool,
) -> rules.PairFacts:
    return rules.PairFacts(
        kind=row.kind,
        starts_on=row.starts_on,
        states=tuple(rules.StateMark(state=mark.state, since=mark.since) for mark in row.states),
        order_number=row.order_number,
        order_date=row.order_date,
        planned_until=row.planned_until,
        ended_on=row.ended_on,
        ended_by=row.ended_by,
        imported_on=row.imported_on,
        mentor=sides["mentor"],
        mentee=sides["mentee"],
        mentee_consent_required=mentee_consent_required,
        pauses=tuple(rules.Period(since=pause.since, until=pause.until) for pause in row.pauses),
        sessions=sessions,
    )
