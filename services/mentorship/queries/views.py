"""Pairs and sessions as people read them: names, schools, words of states, what only the two may see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.models import Pair, PairSession
from services.mentorship.queries.changes import tasks_of
from services.mentorship.queries.coverage import municipality_of
from services.mentorship.queries.facts import absences, pair_facts, stall_settings
from services.mentorship.queries.people import Identities, identities
from services.mentorship.queries.sessions import described_sessions
from shared import roster
from shared.permissions import Actor
from shared.russian import short_date
from shared.topics import topic_title

ERASED = "удалено"


@dataclass(frozen=True, kw_only=True)
class Side:
    """One of the two: full and short name, how to address, where from."""

    person_id: UUID | None
    name: str
    short_name: str
    address: str
    organization_id: UUID | None
    organization: str


@dataclass(frozen=True, kw_only=True)
class PairView:
    """A pair on a date; `role` is the reader's own part in it, `stall` says why it stands still."""

    id: UUID
    mentor: Side
    mentee: Side
    role: str | None
    form: str
    kind_code: str
    kind: str
    goal: str
    subject: str
    group_id: UUID | None
    tasks: tuple[rules.Task, ...]
    state: str
    colour: str
    words: str
    stall: rules.Stall | None
    starts_on: date
    until: date | None
    facts: rules.PairFacts

    @property
    def school(self) -> str:
        """The school the pair belongs to: the mentee's."""
        return self.mentee.organization or self.mentor.organization

    @property
    def missed(self) -> int:
        """How many sessions did not take place."""
        return sum(one.state == "no_show" for one in self.facts.sessions)

    @property
    def shown_state(self) -> str:
        """The state by which lists are narrowed: a pair that stands still is apart from those that work."""
        return "stalled" if self.stall else self.state


@dataclass(frozen=True, kw_only=True)
class SessionView:
    """A session; without `is_own` everything that was said in it is empty."""

    id: UUID
    pair_id: UUID
    day: date
    state: str
    colour: str
    words: str
    minutes: int | None
    format: str
    format_words: str
    before_order: bool
    logged_on: date | None
    answered_on: date | None
    is_own: bool
    topics: tuple[str, ...] = ()
    deficit_ids: tuple[str, ...] = ()
    outcome: str = ""
    next_step: str = ""
    note: str = ""
    dispute_comment: str = ""
    corrects_id: UUID | None = None

    @property
    def topic_words(self) -> list[str]:
        """The topics in words."""
        return [topic_title(one) for one in self.topics]


def pair_views(session: Session, *, query: Select[Pair], actor: Actor, as_of: date) -> list[PairView]:
    """The pairs of a query in its order; all are of the reader's municipality."""
    if actor.municipality_id is None:
        return []
    municipality = municipality_of(session, municipality_id=actor.municipality_id)
    known = identities(session, municipality_id=municipality.id)
    away = absences(session, municipality_id=municipality.id, known=known)
    found = pair_facts(session, municipality=municipality, query=query, known=known, away=away)
    people, places = _names(session, [row for row, _ in found], known, as_of)
    settings = stall_settings(municipality)
    tasks = tasks_of(session, pairs=[row for row, _ in found], today=as_of)
    return [
        _pair_view(
            row,
            facts,
            sides={party: _side(row, party, people, places, known) for party in rules.PARTIES},
            role=_role(row, actor, known),
            stall=_stall(row, facts, settings, as_of),
            tasks=tasks.get(row.id, ()),
            as_of=as_of,
        )
        for row, facts in found
    ]


def views_of(session: Session, *, pairs: Iterable[Pair], actor: Actor, as_of: date) -> list[PairView]:
    """These pairs by the names of the mentees."""
    query = select(Pair).where(Pair.id.in_([one.id for one in pairs]))
    found = pair_views(session, query=query, actor=actor, as_of=as_of)
    return sorted(found, key=lambda view: view.mentee.name)


def _names(
    session: Session, rows: Sequence[Pair], known: Identities, as_of: date
) -> tuple[dict[UUID, roster.Person], dict[Any, roster.Organization]]:
    """People by id; schools by id, and by the person's where the pair itself names none."""
    ids = {known.survivor(one) for row in rows for one in (row.mentor_id, row.mentee_id) if one}
    named = {one for row in rows for one in (row.mentor_organization_id, row.mentee_organization_id) if one}
    work = roster.main_organizations_on(session, person_ids=ids, as_of=as_of)
    schools = roster.organizations(session, {*named, *work.values()})
    by_person = {person: schools[place] for person, place in work.items() if place in schools}
    return roster.people(session, ids), {**schools, **by_person}


def _side(
    row: Pair,
    party: str,
    people: Mapping[UUID, roster.Person],
    places: Mapping[Any, roster.Organization],
    known: Identities,
) -> Side:
    found: UUID | None = getattr(row, f"{party}_id")
    person_id = known.survivor(found) if found else None
    place = places.get(getattr(row, f"{party}_organization_id") or person_id)
    text: str = getattr(row, f"{party}_name") if person_id is None else ERASED
    person = people.get(person_id) if person_id else None
    return Side(
        person_id=person_id,
        name=person.full_name if person else text,
        short_name=person.short_name if person else text,
        address=person.address if person else text,
        organization_id=place.id if place else None,
        organization=place.name if place else getattr(row, f"{party}_organization_text"),
    )


def _role(row: Pair, actor: Actor, known: Identities) -> str | None:
    sides = (("mentor", row.mentor_id), ("mentee", row.mentee_id))
    return next((party for party, person_id in sides if known.same(actor.person_id, person_id)), None)


def _stall(
    row: Pair, facts: rules.PairFacts, settings: rules.StallSettings, as_of: date
) -> rules.Stall | None:
    working = rules.state_on(row, row.states, as_of) == "active" and rules.has_order(row)
    return rules.stall_on(facts, settings=settings, as_of=as_of) if working else None


def _pair_view(
    row: Pair,
    facts: rules.PairFacts,
    *,
    sides: Mapping[str, Side],
    role: str | None,
    stall: rules.Stall | None,
    tasks: tuple[rules.Task, ...],
    as_of: date,
) -> PairView:
    state = rules.state_on(row, row.states, as_of) or row.state
    words = rules.PAIR_STATES[state]
    if stall:
        words = rules.COVERAGE_NAMES["stalled"]
    elif state in rules.OPEN and row.state == "active":
        words = f"начнёт {short_date(row.starts_on)}"
    return PairView(
        id=row.id,
        role=role,
        form=rules.FORM_NAMES[row.form],
        kind_code=row.kind,
        kind=rules.KIND_NAMES[row.kind],
        goal=row.goal,
        subject=row.subject,
        group_id=row.group_id,
        tasks=tasks,
        state=state,
        colour="stalled" if stall else rules.PAIR_COLOURS[state],
        words=words,
        stall=stall,
        starts_on=row.starts_on,
        until=rules.in_force_end(row),
        facts=facts,
        **sides,
    )


def session_views(session: Session, *, sessions: Iterable[PairSession], actor: Actor) -> list[SessionView]:
    """Sessions with what the reader may see of them."""
    return [_session_view(one) for one in described_sessions(session, sessions=sessions, actor=actor)]


def _session_view(shown: Mapping[str, Any]) -> SessionView:
    is_own = "note" in shown
    kept = ("outcome", "next_step", "note", "dispute_comment", "corrects_id")
    private = {name: shown[name] for name in kept} if is_own else {}
    if is_own:
        private |= {name: tuple(shown[name]) for name in ("topics", "deficit_ids")}
    open_ = ("id", "pair_id", "state", "minutes", "format", "before_order", "logged_on", "answered_on")
    is_history = shown["state"] == "held" and shown["logged_on"] is None
    return SessionView(
        **{name: shown[name] for name in open_},
        day=shown["session_date"],
        colour=rules.SESSION_COLOURS["confirmed" if is_history else shown["state"]],
        words=rules.FROM_FILE if is_history else rules.SESSION_WORDS[shown["state"]],
        format_words=rules.FORMAT_NAMES[shown["format"]],
        is_own=is_own,
        **private,
    )
