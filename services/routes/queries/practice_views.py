"""A practice as its reader may see it: an unnamed author stays unnamed, an unpublished text stays at home."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Practice, Topic
from services.routes.queries import access, resolving
from services.routes.queries import practices as reading
from services.routes.queries.suggesting import standings
from services.routes.rules import practices as rules
from services.routes.rules import wording
from services.routes.rules.resolving import Tally, exact_words, open_words
from shared import roster
from shared.contracts.registry import DiagnosticsRule
from shared.permissions import Actor

UNNAMED = "автор не назван"
TEXT = (*rules.TEXT, "id", "edition", "published_on")
OWN = ("named_on", "submitted_on", "comment", "revision", "author_id")


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Who reads: a stranger, a colleague, the author, the methodist, a tutor."""

    actor: Actor | None
    own: frozenset[UUID]
    keeps: bool
    tutors: bool

    def wrote(self, one: Practice) -> bool:
        """Whether it is theirs."""
        return bool(self.own & {one.author_id, one.proposed_by})


def reader(session: Session, *, actor: Actor | None) -> Reader:
    """Tell who reads; a token narrowed to other things reads as a stranger does."""
    if actor is None or not actor.may("practice.read"):
        return Reader(actor=None, own=frozenset(), keeps=False, tutors=False)
    return Reader(
        actor=actor,
        own=access.identities(session, actor=actor),
        keeps="methodist" in actor.roles(),
        tutors="tutor" in actor.roles(),
    )


def practice_views(
    session: Session, rows: Sequence[Practice], *, actor: Actor | None
) -> list[dict[str, Any]]:
    """Show practices already narrowed to the reader's reach."""
    who = reader(session, actor=actor)
    about = _about(session, rows)
    return [_view(one, who, about) for one in rows]


@dataclass(frozen=True, kw_only=True)
class _About:
    """What practices are shown with."""

    places: Mapping[UUID, roster.Municipality]
    schools: Mapping[UUID, roster.Organization]
    people: Mapping[UUID, roster.Person]
    topics: Mapping[tuple[UUID, str], str]
    standings: Mapping[UUID, rules.Standing]
    resolved: resolving.Resolved


def _about(session: Session, rows: Sequence[Practice]) -> _About:
    places = {one.municipality_id for one in rows}
    survivors = {
        old: new for place in places for old, new in roster.aliases(session, municipality_id=place).items()
    }
    ids = {one.id for one in rows}
    municipalities = session.scalars(select(roster.Municipality).where(roster.Municipality.id.in_(places)))
    topics = session.scalars(select(Topic).where(Topic.municipality_id.in_(places)))
    return _About(
        places={one.id: one for one in municipalities},
        schools=roster.organizations(session, {one.organization_id for one in rows if one.organization_id}),
        people=roster.people(session, {one.author_id for one in rows if one.author_id}),
        topics={(one.municipality_id, one.code): one.title for one in topics},
        standings=standings(session, ids),
        resolved=resolving.resolved_by(session, ids, survivors=survivors),
    )


def _view(one: Practice, who: Reader, about: _About) -> dict[str, Any]:
    view = {name: getattr(one, name) for name in TEXT}
    named = {topic: about.topics.get((one.municipality_id, topic), topic) for topic in one.topics}
    place = about.places.get(one.municipality_id)
    view |= {
        "municipality": place.name if place else "",
        "area_title": wording.area_title(one.area),
        "topic_titles": list(named.values()),
        "experts": _experts(about.standings[one.id]),
        "resolved": _resolved(one, who, about),
        "author": _author(one, who, about),
        "school": _school(one, who, about),
    }
    if who.actor is not None:
        view |= {"version": one.version, "state": one.state, "organization_id": one.organization_id}
    if who.keeps or who.wrote(one):
        view |= {name: getattr(one, name) for name in OWN}
    return view


def _experts(found: rules.Standing) -> dict[str, Any]:
    """One mark alone is not spoken of: it would say what that one expert thinks."""
    told = found.average is not None
    return {
        "count": found.count,
        "average": found.average,
        "recommend": found.recommend if told else None,
    }


def _author(one: Practice, who: Reader, about: _About) -> str:
    """The name the author lets everybody read; before, the methodist and the author know it."""
    if one.named_on is None and not who.keeps and not who.wrote(one):
        return UNNAMED
    person = about.people.get(one.author_id) if one.author_id else None
    return (person.full_name if person else one.author_text) or UNNAMED


def _school(one: Practice, who: Reader, about: _About) -> str:
    """Colleagues know the school; in a small one it would tell a stranger who the author is."""
    if who.actor is None and one.named_on is None:
        return ""
    place = about.schools.get(one.organization_id) if one.organization_id else None
    return place.name if place else ""


def _resolved(one: Practice, who: Reader, about: _About) -> list[dict[str, Any]]:
    """What it did to deficits of each topic; the exact figures are for tutors, who choose by them."""
    place = about.places.get(one.municipality_id)
    smallest = (place.diagnostics_rule if place else DiagnosticsRule()).smallest_cell
    found = []
    for (area, topic), counted in sorted(about.resolved.get(one.id, {}).items(), key=_most):
        words = exact_words(counted) if who.tutors else open_words(counted, smallest=smallest)
        title = wording.deficit_title(area, about.topics.get((one.municipality_id, topic), topic))
        if words:
            found.append({"area": area, "topic": topic, "title": title, "words": words})
    return found


def _most(item: tuple[tuple[str, str], Tally]) -> tuple[int, tuple[str, str]]:
    return -item[1].of, item[0]


def warnings(session: Session, *, practice: Practice, actor: Actor, today: date) -> list[str]:
    """What the program warns of and does not forbid: the same title."""
    same = reading.namesakes(session, practice=practice, actor=actor, today=today)
    return [f"В банке уже есть практика с таким названием: «{one.title}»." for one in same[:3]]
