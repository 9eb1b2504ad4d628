"""What people asked to be taught: one's own wishes, and the rows of a school's application."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from services.routes.models import Certificate, Deficit, TrainingRequest
from services.routes.queries.access import identities, people_at, tutored, viewer
from services.routes.queries.cards import NOBODY, Card, cards, topics
from services.routes.rules import demand, wording
from shared.errors import NotFound
from shared.permissions import Actor
from shared.russian import sort_key


@dataclass(frozen=True, kw_only=True)
class Wish:
    """A wish as a row of the application; `deficit` is there only if the person let it be named."""

    id: UUID
    person_id: UUID
    name: str
    subject: str
    place_id: UUID | None
    last_course_on: date | None
    is_recent: bool
    deficit: str
    area: str
    topic: str
    theme: str
    hours: int | None
    form: str
    period: str
    year: int
    priority: str
    asked_on: date


def wishes_query(
    session: Session, *, actor: Actor, today: date, year: int | None = None
) -> Select[TrainingRequest]:
    """One's own wishes, those of the principal's school and of the tutor's people; not withdrawn ones."""
    seen = viewer(session, actor=actor, today=today)
    query = select(TrainingRequest).where(
        TrainingRequest.municipality_id == actor.municipality_id,
        TrainingRequest.withdrawn_on.is_(None),
        or_(
            TrainingRequest.person_id.in_(seen.own),
            TrainingRequest.person_id.in_(people_at(seen.principal_at, as_of=today)),
            TrainingRequest.person_id.in_(tutored(seen, as_of=today)),
        ),
    )
    return query.where(TrainingRequest.year == year) if year else query


def wishes(session: Session, *, actor: Actor, today: date, year: int | None = None) -> list[Wish]:
    """All of them, as rows of an application."""
    query = wishes_query(session, actor=actor, today=today, year=year)
    return wish_rows(session, session.scalars(query).all(), today=today)


def own_wishes(session: Session, *, actor: Actor, today: date) -> list[Wish]:
    """What the actor asked for."""
    own = identities(session, actor=actor)
    query = wishes_query(session, actor=actor, today=today).where(TrainingRequest.person_id.in_(own))
    return wish_rows(session, session.scalars(query).all(), today=today)


def own_wish(session: Session, *, actor: Actor, wish_id: UUID) -> TrainingRequest:
    """One's own wish, locked for the change that follows; raises NotFound."""
    query = select(TrainingRequest).where(
        TrainingRequest.id == wish_id,
        TrainingRequest.person_id.in_(identities(session, actor=actor)),
    )
    found = session.scalar(query.with_for_update())
    if found is None:
        raise NotFound("Такой просьбы нет.")
    return found


def wish_rows(session: Session, rows: Sequence[TrainingRequest], *, today: date) -> list[Wish]:
    """Rows of an application, by name."""
    people = cards(session, {one.person_id for one in rows}, today=today)
    named = topics(session, municipality_id=next((one.municipality_id for one in rows), None))
    courses = last_courses(session, {one.person_id for one in rows})
    shown = _deficits(session, rows, named)
    found = [
        _wish(
            one,
            people.get(one.person_id),
            title=wording.deficit_title(one.area, named.get(one.topic, one.topic)),
            deficit=shown.get(one.deficit_id, "") if one.deficit_id else "",
            last_course_on=courses.get(one.person_id),
            today=today,
        )
        for one in rows
    ]
    return sorted(found, key=lambda one: (sort_key(one.name), one.asked_on, one.id))


def last_courses(session: Session, person_ids: Iterable[UUID]) -> dict[UUID, date]:
    """When each of these was last taught, by the certificates."""
    query = (
        select(Certificate.person_id, func.max(Certificate.issued_on))
        .where(Certificate.person_id.in_(set(person_ids)))
        .group_by(Certificate.person_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _deficits(session: Session, rows: Sequence[TrainingRequest], named: Mapping[str, str]) -> dict[UUID, str]:
    """Titles of the deficits that people let be named."""
    wanted = {one.deficit_id for one in rows if one.deficit_id}
    query = select(Deficit.id, Deficit.area, Deficit.topic).where(Deficit.id.in_(wanted))
    return {
        row.id: wording.deficit_title(row.area, named.get(row.topic, row.topic))
        for row in session.execute(query)
    }


def _wish(
    one: TrainingRequest,
    person: Card | None,
    *,
    title: str,
    deficit: str,
    last_course_on: date | None,
    today: date,
) -> Wish:
    return Wish(
        id=one.id,
        person_id=one.person_id,
        name=person.name if person else NOBODY,
        subject=person.occupation if person else "",
        place_id=person.place_id if person else None,
        last_course_on=last_course_on,
        is_recent=demand.is_recent(last_course_on, today=today),
        deficit=deficit,
        area=one.area,
        topic=one.topic,
        theme=one.theme or title,
        hours=one.hours,
        form=one.form,
        period=one.period,
        year=one.year,
        priority=demand.priority(last_course_on, today=today),
        asked_on=one.asked_on,
    )
