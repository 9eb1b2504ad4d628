"""Loading the dated facts of people and pairs in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.models import Pair, PairSession
from services.mentorship.queries.people import Identities, identities
from shared import roster

Sessions = Mapping[UUID, tuple[rules.SessionFacts, ...]]
Absences = Mapping[UUID, tuple[rules.Away, ...]]
SESSION_FIELDS = ("id", "state", "session_date", "logged_on", "answered_on", "corrects_id")
LONG_AGO = date.min


def cohort(session: Session, *, municipality: roster.Municipality, since: date = LONG_AGO) -> rules.Cohort:
    """Load everything that coverage of a municipality needs, for any date from a day on.

    Most who were ever young have not been for years: what ended before the day is left where it is.
    """
    known = identities(session, municipality_id=municipality.id)
    away = absences(session, municipality_id=municipality.id, known=known)
    query = select(Pair).where(
        Pair.municipality_id == municipality.id, _ever_counted(municipality.id, Pair.mentee_id, since)
    )
    pairs = pair_facts(session, municipality=municipality, query=query, known=known, away=away)
    return rules.Cohort(
        settings=stall_settings(municipality),
        unknown=frozenset(roster.unknown_young(session, municipality_id=municipality.id)),
        young=_young(session, municipality_id=municipality.id, known=known, since=since),
        jobs=_jobs(session, municipality_id=municipality.id, known=known, since=since),
        absences=away,
        pairs=_by_mentee(pairs, known),
    )


def stall_settings(municipality: roster.Municipality) -> rules.StallSettings:
    """When a pair of the municipality stalls [P]."""
    return rules.StallSettings(go_live_on=municipality.go_live_on, **municipality.stall)


def _young(
    session: Session, *, municipality_id: UUID, known: Identities, since: date
) -> dict[UUID, list[rules.Period]]:
    young = roster.Young
    query = select(young.person_id, young.since, young.until).where(
        young.municipality_id == municipality_id, _lasts(young.until, since), roster.dates_hold()
    )
    found: dict[UUID, list[rules.Period]] = defaultdict(list)
    for person_id, begun, until in session.execute(query):
        found[known.survivor(person_id)].append(rules.Period(since=begun or LONG_AGO, until=until))
    return found


def _lasts(until: Any, since: date) -> ColumnElement[bool]:
    """Whether a period reaches a day or beyond; null is open."""
    return or_(until.is_(None), until >= since)


def _ever_counted(municipality_id: UUID, person_id: Any, since: date) -> ColumnElement[bool]:
    """Whether it is of somebody who from a day on is or may be young: a fraction of all."""
    person, young = roster.Person, roster.Young
    here = person.municipality_id == municipality_id
    sources = (
        select(young.person_id).where(young.municipality_id == municipality_id, _lasts(young.until, since)),
        select(person.id).where(here, person.young_unknown),
        select(person.id).where(here, person.merged_into.is_not(None)),
        select(person.merged_into).where(here, person.merged_into.is_not(None)),
    )
    return or_(*(person_id.in_(one) for one in sources))


def _jobs(
    session: Session, *, municipality_id: UUID, known: Identities, since: date
) -> dict[UUID, list[rules.Job]]:
    job = roster.Employment
    columns = (job.person_id, job.organization_id, job.staff_category, job.subjects, job.since, job.until)
    query = (
        select(*columns)
        .where(job.municipality_id == municipality_id, job.occupation == "main", _lasts(job.until, since))
        .where(_ever_counted(municipality_id, job.person_id, since))
        .order_by(job.since.nulls_first(), job.id)
    )
    found: dict[UUID, list[rules.Job]] = defaultdict(list)
    for row in session.execute(query):
        found[known.survivor(row.person_id)].append(
            rules.Job(
                since=row.since or LONG_AGO,
                until=row.until,
                organization_id=row.organization_id,
                staff_category=row.staff_category,
                subjects=tuple(row.subjects),
                is_dated=row.since is not None,
            )
        )
    return found


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


def session_facts(session: Session, *, pair_ids: Any) -> Sessions:
    """Sessions of pairs as far as rhythm is concerned; `pair_ids` is a list or a query of ids."""
    columns = [getattr(PairSession, name) for name in ("pair_id", *SESSION_FIELDS)]
    found: dict[UUID, list[rules.SessionFacts]] = defaultdict(list)
    for row in session.execute(select(*columns).where(PairSession.pair_id.in_(pair_ids))):
        plain = {name: value for name, value in row._mapping.items() if name != "pair_id"}  # noqa: SLF001 the public name of a row's mapping
        found[row.pair_id].append(rules.SessionFacts(**plain))
    return {pair_id: tuple(rows) for pair_id, rows in found.items()}


def pair_facts(
    session: Session,
    *,
    municipality: roster.Municipality,
    query: Select[Pair],
    known: Identities,
    away: Absences,
) -> list[tuple[Pair, rules.PairFacts]]:
    """The pairs of a query with their facts: the one place where rows become facts."""
    rows = session.scalars(query).all()
    sessions = session_facts(session, pair_ids=query.with_only_columns(Pair.id).order_by(None))
    people = roster.people(session, {known.survivor(row.mentor_id) for row in rows if row.mentor_id})
    names = {person_id: person.full_name for person_id, person in people.items()}
    required = municipality.mentee_consent_required
    return [
        (row, _facts(row, _sides(row, names, away, known), sessions.get(row.id, ()), required))
        for row in rows
    ]


def _by_mentee(
    pairs: Iterable[tuple[Pair, rules.PairFacts]], known: Identities
) -> dict[UUID, tuple[rules.PairFacts, ...]]:
    found: dict[UUID, list[rules.PairFacts]] = defaultdict(list)
    for row, facts in pairs:
        if row.mentee_id:
            found[known.survivor(row.mentee_id)].append(facts)
    return {mentee_id: tuple(rows) for mentee_id, rows in found.items()}


def _sides(row: Pair, names: Mapping[UUID, str], away: Absences, known: Identities) -> dict[str, rules.Party]:
    consents = {consent.party: consent.given_on for consent in row.consents}
    found = {}
    for party in rules.PARTIES:
        person_id: UUID | None = getattr(row, f"{party}_id")
        survivor = known.survivor(person_id) if person_id else None
        found[party] = rules.Party(
            name=names.get(survivor, "") if survivor else getattr(row, f"{party}_name"),
            is_external=person_id is None,
            consent_on=consents.get(party),
            absences=away.get(survivor, ()) if survivor else (),
        )
    return found


def _facts(
    row: Pair,
    sides: Mapping[str, rules.Party],
    sessions: tuple[rules.SessionFacts, ...],
    mentee_consent_required: bool,
) -> rules.PairFacts:
    return rules.PairFacts(
        id=row.id,
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
