"""A practice's page for whoever reads it, and the lines of the bank."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Practice, StateChange
from services.routes.queries import judging
from services.routes.queries import practice_views as views
from services.routes.queries import practices as reading
from services.routes.queries.cards import names
from services.routes.queries.councils import is_expert
from services.routes.rules import practices as rules
from services.routes.rules import wording
from shared.permissions import Actor

KINDS = ("practice", "practice_name")
PAST = {name: words for name, (_, words) in rules.STATES.items()} | {
    "named": "автор согласился, чтобы его назвали",
    "unnamed": "автор отозвал согласие быть названным",
}
FIELDS = {
    "title": "Название",
    "area": "Область",
    "topics": "Темы",
    "audience": "Для кого",
    "subject": "Предмет",
    "summary": "Что это",
    "parts": "Как применить",
    "hours": "Часов",
    "links": "Ссылки",
}


@dataclass(frozen=True, kw_only=True)
class Past:
    """A line of a practice's history."""

    words: str
    since: date
    by: str
    comment: str


@dataclass(frozen=True, kw_only=True)
class PracticePage:
    """Everything the page shows; `fields` hold what the reader may read."""

    fields: Mapping[str, Any]
    colour: str
    words: str
    may: frozenset[str]
    wrote: bool
    keeps: bool
    version: int
    marks: Sequence[Mapping[str, Any]]
    experts: Mapping[UUID, str]
    awaited: int
    offered: Sequence[tuple[str, str]]
    history: Sequence[Past]
    warnings: Sequence[str]


def practice_page(session: Session, *, actor: Actor | None, today: date, practice: Practice) -> PracticePage:
    """Show one practice already narrowed to the reader's reach."""
    who = views.reader(session, actor=actor)
    [fields] = views.practice_views(session, [practice], actor=actor)
    wrote = who.wrote(practice)
    colour, words = rules.STATES[practice.state]
    given: Sequence[Mapping[str, Any]] = ()
    if who.actor:
        given = judging.mark_views(session, actor=who.actor, today=today, practice_id=practice.id)
    return PracticePage(
        fields=fields,
        colour=colour,
        words=words,
        may=_may(session, practice, who, today),
        wrote=wrote,
        keeps=who.keeps,
        version=practice.version,
        marks=given,
        experts=names(session, {one.get("expert_id") for one in given}),
        awaited=len(practice.asked) if who.keeps or wrote else 0,
        offered=_offered(practice, fields) if who.keeps or wrote else (),
        history=_history(session, practice) if who.keeps or wrote else (),
        warnings=_warnings(session, practice, who, today),
    )


def _may(session: Session, practice: Practice, who: views.Reader, today: date) -> frozenset[str]:
    if who.actor is None:
        return frozenset()
    return rules.may(
        practice.state,
        revised=practice.revision is not None,
        wrote=who.wrote(practice),
        keeps=who.keeps,
        is_expert=is_expert(session, actor=who.actor, as_of=today),
        tutors=who.tutors,
    )


def _warnings(session: Session, practice: Practice, who: views.Reader, today: date) -> list[str]:
    if who.actor is None or not (who.keeps or who.wrote(practice)):
        return []
    return views.warnings(session, practice=practice, actor=who.actor, today=today)


def _offered(practice: Practice, fields: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What its author would change in the published text, field by field."""
    revision = practice.revision or {}
    return [
        (words, _said(name, revision[name]))
        for name, words in FIELDS.items()
        if name in revision and revision[name] != fields[name]
    ]


def _said(name: str, value: Any) -> str:
    if name == "area":
        return wording.area_title(value)
    if isinstance(value, list):
        return "; ".join(value) or "убрано"
    return str(value) if value not in (None, "") else "убрано"


def _history(session: Session, practice: Practice) -> list[Past]:
    query = (
        select(StateChange)
        .where(StateChange.subject_id == practice.id, StateChange.kind.in_(KINDS))
        .order_by(StateChange.id.desc())
    )
    rows = list(session.scalars(query))
    called = names(session, {row.by_person for row in rows})
    return [
        Past(
            words=PAST[row.state],
            since=row.since,
            by=called.get(row.by_person, "") if row.by_person else "",
            comment=row.comment,
        )
        for row in rows
    ]


@dataclass(frozen=True, kw_only=True)
class PracticeRow:
    """A practice as a line of the bank."""

    id: UUID
    title: str
    area: str
    topics: Sequence[str]
    audience: str
    subject: str
    author: str
    school: str
    municipality: str
    hours: float | None
    average: float | None
    marks: int
    resolved: str
    state: str
    colour: str
    words: str
    published_on: date | None
    asks: str


def practice_rows(session: Session, *, actor: Actor | None, today: date) -> list[PracticeRow]:
    """The bank within reach: what asks something of the reader, then what is known to help, the best marked.

    `asks` says what a line asks; the order goes by what the reader is shown, never by what is hidden.
    """
    query = reading.practices(session, actor=actor, today=today).order_by(Practice.id.desc())
    rows = list(session.scalars(query))
    who = views.reader(session, actor=actor)
    shown = views.practice_views(session, rows, actor=actor)
    found = [_row(one, view, who) for one, view in zip(rows, shown, strict=True)]
    return sorted(found, key=lambda one: (not one.asks, not one.resolved, -(one.average or 0)))


def _row(one: Practice, view: Mapping[str, Any], who: views.Reader) -> PracticeRow:
    colour, words = rules.STATES[one.state]
    return PracticeRow(
        id=one.id,
        title=one.title or "без названия",
        area=view["area_title"],
        topics=view["topic_titles"],
        audience=one.audience,
        subject=one.subject,
        author=view["author"],
        school=view["school"],
        municipality=view["municipality"],
        hours=one.hours,
        average=view["experts"]["average"],
        marks=view["experts"]["count"],
        resolved=view["resolved"][0]["words"] if view["resolved"] else "",
        state=one.state,
        colour=colour,
        words=words,
        published_on=one.published_on,
        asks=_asks(one, who),
    )


def _asks(one: Practice, who: views.Reader) -> str:
    if {str(each) for each in who.own} & set(one.asked):
        return "mark"
    if who.keeps and (one.state == "submitted" or one.revision):
        return "decide"
    return "write" if who.wrote(one) and one.state in rules.WRITABLE else ""
