"""Consultations as people read them: lines of a list in the order to be answered, and one with its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Consultation, PublishedAnswer
from services.routes.queries import access, advising, councils
from services.routes.queries import consultations as reading
from services.routes.queries.cards import NOBODY, Card, cards, names, topics
from services.routes.queries.consultations import Part, part_of
from services.routes.rules import consulting, wording
from services.routes.rules.states import name_of
from shared import roster
from shared.permissions import Actor

METHODIST = "методист"


@dataclass(frozen=True, kw_only=True)
class ConsultationRow:
    """A consultation as a line; `mark` is why its school goes first.

    `title`: what was asked, or for whoever may not read it what it is about.
    """

    id: UUID
    title: str
    about: str
    area: str
    asker_id: UUID
    asker: str
    place: str
    mark: str
    urgent: bool
    private: bool
    state: str
    colour: str
    words: str
    awaits: str
    answerer: str
    requested_on: date
    answered_on: date | None
    waits: str
    step_id: UUID | None
    part: Part


@dataclass(frozen=True, kw_only=True)
class Word:
    """Something said, by whom and when."""

    who: str
    said_on: date
    text: str
    link: str
    answers: bool


@dataclass(frozen=True, kw_only=True)
class ConsultationPage:
    """One consultation in full: the words are empty for whoever may not read them."""

    row: ConsultationRow
    version: int
    text: str
    words: Sequence[Word]
    shown_on: date | None
    for_school: bool
    rating: int | None
    rating_words: str
    advised_id: UUID | None
    advised: str
    advice: str
    published_id: UUID | None


def consultation_rows(session: Session, *, actor: Actor, today: date) -> list[ConsultationRow]:
    """Everything within reach: what waits in the order of the queue, then the rest, the newest first."""
    query = reading.consultations(session, actor=actor, today=today).order_by(Consultation.id.desc())
    found = list(session.scalars(query))
    waiting = [one for one in found if one.state in consulting.WAITING]
    rest = [(one, "") for one in found if one.state not in consulting.WAITING]
    return rows_of(session, [*reading.queue(session, waiting, today=today), *rest], actor=actor, today=today)


def rows_of(
    session: Session, marked: Sequence[tuple[Consultation, str]], *, actor: Actor, today: date
) -> list[ConsultationRow]:
    """Lines of consultations already narrowed to the actor's reach."""
    seen = access.viewer(session, actor=actor, today=today)
    people = cards(session, {one.asker_id for one, _ in marked}, today=today)
    places = roster.organizations(session, {one.organization_id for one, _ in marked if one.organization_id})
    told: dict[str, Mapping[Any, str]] = {
        "titles": topics(session, municipality_id=actor.municipality_id),
        "answerers": names(session, {one.answerer_id for one, _ in marked}),
        "places": {key: place.name for key, place in places.items()},
    }
    return [
        _row(one, mark, part_of(one, seen, _place(people, one)), told, people=people, today=today)
        for one, mark in marked
    ]


def _place(people: Mapping[UUID, Card], one: Consultation) -> UUID | None:
    found = people.get(one.asker_id)
    return found.place_id if found else None


def _row(
    one: Consultation,
    mark: str,
    part: Part,
    told: Mapping[str, Mapping[Any, str]],
    *,
    people: Mapping[UUID, Card],
    today: date,
) -> ConsultationRow:
    card = people.get(one.asker_id)
    by_name = told["answerers"].get(one.answerer_id, NOBODY) if one.answerer_id else METHODIST
    waits = one.state in consulting.WAITING
    about = wording.deficit_title(one.area, told["titles"].get(one.topic, one.topic))
    return ConsultationRow(
        id=one.id,
        title=consulting.heading(one.text) if part.reads else about,
        about=about,
        area=wording.AREAS.get(one.area, one.area),
        asker_id=one.asker_id,
        asker=card.short_name if card else NOBODY,
        place=told["places"].get(one.organization_id, "") if one.organization_id else "",
        mark=consulting.MARKS.get(mark, ""),
        urgent=one.urgent,
        private=one.private,
        state=one.state,
        colour="stalled" if waits and one.awaits == "asker" else consulting.COLOURS[one.state],
        words=consulting.words(one.state, one.awaits, asks=part.asks) or name_of("consultation", one.state),
        awaits=one.awaits or "",
        answerer=by_name if one.answerer else "",
        requested_on=one.requested_on,
        answered_on=one.answered_on,
        waits=wording.days_since(one.requested_on, today=today) if waits else "",
        step_id=one.step_id,
        part=part,
    )


def consultation_page(session: Session, one: Consultation, *, actor: Actor, today: date) -> ConsultationPage:
    """One consultation as the actor may see it; for a methodist with whom the rule suggests."""
    [row] = rows_of(session, reading.queue(session, [one], today=today), actor=actor, today=today)
    own = row.part.asks or row.part.answers
    advice = (
        advising.advice(session, one, today=today) if row.part.routes and one.state == "requested" else None
    )
    advised_id = advice.person_id if advice else None
    published = select(PublishedAnswer.id).where(PublishedAnswer.consultation_id == one.id)
    return ConsultationPage(
        row=row,
        version=one.version,
        text=one.text if row.part.reads else "",
        words=_words(session, one) if row.part.reads else (),
        shown_on=one.shown_on,
        for_school=one.for_school,
        rating=one.rating if own else None,
        rating_words=one.rating_words if own else "",
        advised_id=advised_id,
        advised=names(session, [advised_id]).get(advised_id, NOBODY) if advised_id else METHODIST,
        advice=advice.reason if advice else "",
        published_id=session.scalar(published),
    )


def _words(session: Session, one: Consultation) -> list[Word]:
    people = names(session, {each.author_id for each in one.messages})
    return [
        Word(
            who=people.get(each.author_id, NOBODY) if each.author_id else METHODIST.capitalize(),
            said_on=each.said_on,
            text=each.text,
            link=each.link,
            answers=each.kind == "answer",
        )
        for each in one.messages
    ]


def experts(session: Session, one: Consultation, *, today: date) -> list[Card]:
    """Whom a methodist may give it to by hand."""
    ids = councils.experts(session, municipality_id=one.municipality_id, as_of=today)
    found = cards(session, [each for each in ids if each != one.asker_id], today=today)
    return sorted(found.values(), key=lambda each: (each.name, str(each.id)))
