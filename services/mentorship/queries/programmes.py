"""A pair's programme in its versions, and the deficits its mentee released to the mentor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.errors import NoProgramme
from services.mentorship.models import Pair, PairSession, Programme, ProgrammeItem, ReleasedDeficit
from services.mentorship.queries.people import identities
from services.mentorship.rules.documents import Plan, PlanLine
from shared.topics import AREAS, topic_title


@dataclass(frozen=True, kw_only=True)
class ProgrammeView:
    """A version as the reader may see it: by office without topics until the mentee agreed to it."""

    programme: Programme
    plan: Plan
    versions: Sequence[Programme]
    sessions: Mapping[str, int]
    topics_hidden: bool


def released_deficits(session: Session, *, pair: Pair) -> dict[str, str]:
    """Topics the mentee lets the mentor know, by the deficit's id."""
    if pair.mentee_id is None:
        return {}
    mine = identities(session, municipality_id=pair.municipality_id).all_of(pair.mentee_id)
    query = select(ReleasedDeficit).where(ReleasedDeficit.person_id.in_(mine)).order_by(ReleasedDeficit.id)
    return {str(one.id): _title(one) for one in session.scalars(query)}


def released_of(session: Session, *, pair_id: UUID) -> dict[str, str]:
    """The same by the pair's id."""
    return released_deficits(session, pair=session.get_one(Pair, pair_id))


def free_deficits(session: Session, *, pair: Pair) -> dict[str, str]:
    """Released topics without an activity in the newest version."""
    programme = newest_programme(session, pair_id=pair.id)
    taken = {one for item in programme.items for one in item.deficit_ids} if programme else set()
    return {one: title for one, title in released_deficits(session, pair=pair).items() if one not in taken}


def _title(one: ReleasedDeficit) -> str:
    return topic_title(one.topic) if one.topic else AREAS.get(one.area, one.area)


def programmes_of(session: Session, *, pair_id: UUID) -> Sequence[Programme]:
    """All versions, the newest first."""
    query = select(Programme).where(Programme.pair_id == pair_id)
    return session.scalars(query.order_by(Programme.number.desc())).all()


def newest_programme(session: Session, *, pair_id: UUID) -> Programme | None:
    """The version that is worked on, or the one in force."""
    return next(iter(programmes_of(session, pair_id=pair_id)), None)


def get_programme(session: Session, *, pair_id: UUID, lock: bool = False) -> Programme:
    """The newest version; locked for a change if wanted."""
    query = select(Programme).where(Programme.pair_id == pair_id).order_by(Programme.number.desc()).limit(1)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    found = session.scalar(query)
    if found is None:
        raise NoProgramme
    return found


def programme_view(session: Session, *, pair: Pair, is_own: bool) -> ProgrammeView | None:
    """The newest version in words; null while there is none, or only a draft that is not yet agreed."""
    versions = programmes_of(session, pair_id=pair.id)
    shown = [one for one in versions if is_own or one.state != "draft" or one.mentor_agreed_on]
    if not shown:
        return None
    newest = shown[0]
    hidden = not is_own and newest.mentee_agreed_on is None
    titles = {} if hidden else released_deficits(session, pair=pair)
    return ProgrammeView(
        programme=newest,
        plan=plan_of(newest, titles),
        versions=shown,
        sessions=_sessions(session, pair) if is_own else {},
        topics_hidden=hidden,
    )


def plan_of(programme: Programme, titles: Mapping[str, str]) -> Plan:
    """A version in words; a topic that was taken back is not named."""
    named = [one for item in programme.items for one in item.deficit_ids]
    return Plan(
        number=programme.number,
        topics=list(dict.fromkeys(titles[one] for one in named if one in titles)),
        goal=programme.goal,
        tasks=programme.tasks,
        expected=programme.expected,
        lines=[_line(item, titles) for item in programme.items],
        approved_on=programme.approved_on,
    )


def _line(item: ProgrammeItem, titles: Mapping[str, str]) -> PlanLine:
    return PlanLine(
        number=item.number,
        topics="; ".join(titles[one] for one in item.deficit_ids if one in titles),
        activity=item.activity,
        format=rules.FORMAT_NAMES[item.format],
        due_on=item.due_on,
        responsible=item.responsible,
        result=item.result,
        done_on=item.done_on,
    )


def _sessions(session: Session, pair: Pair) -> dict[str, int]:
    """How many confirmed sessions named each deficit."""
    query = select(PairSession.deficit_ids).where(
        PairSession.pair_id == pair.id, PairSession.state == "confirmed"
    )
    counted: dict[str, int] = {}
    for ids in session.scalars(query):
        for one in ids:
            counted[one] = counted.get(one, 0) + 1
    return counted


def last_day(pair: Pair) -> date | None:
    """The last day of the pair's term."""
    return pair.ended_on or pair.planned_until
