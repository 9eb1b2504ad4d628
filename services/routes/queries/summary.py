"""Aggregates of deficits as somebody may see them: people by school, subject, area, topic and so on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.queries.cards import topic_areas
from services.routes.queries.tallies import ANY_AREA, By, Cells, Span, Whose, people_by, subjects_taught
from services.routes.queries.telling import Teller, Told, span_of, teller, whose_deficits
from services.routes.rules import wording
from shared import roster
from shared.permissions import Actor
from shared.russian import capital, sort_key

Titles = Mapping[str, tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One school, subject or whatever the summary goes by; `cells` by area."""

    key: str
    title: str
    note: str
    cells: Mapping[str, Told]


@dataclass(frozen=True, kw_only=True)
class Summary:
    """People with unresolved deficits on a date or in a period; area «» is any area."""

    by: By
    span: Span
    exact: bool
    areas: Sequence[str]
    lines: Sequence[Line]
    places: Titles
    place: UUID | None


def summary(
    session: Session,
    *,
    actor: Actor,
    today: date,
    secret: bytes,
    by: By = "school",
    as_of: date | None = None,
    since: date | None = None,
    organization_id: UUID | None = None,
) -> Summary:
    """People with unresolved deficits within the actor's reach."""
    who, exact = whose_deficits(session, actor=actor, today=today)
    whose, _ = whose_deficits(session, actor=actor, today=today, organization_id=organization_id)
    span = span_of(today=today, exact=exact, as_of=as_of, since=since)
    tells = teller(session, secret=secret, whose=whose, span=span, exact=exact)
    return Summary(
        by=by,
        span=span,
        exact=exact,
        areas=_areas(by),
        lines=lines_by(session, tells, by),
        places=_schools(session, who, until=span.until),
        place=organization_id,
    )


def _areas(by: By) -> list[str]:
    return [ANY_AREA] if by in {"area", "topic"} else [*wording.AREAS, ANY_AREA]


def lines_by(session: Session, teller: Teller, by: By) -> list[Line]:
    """Every line of one breakdown, told."""
    counts = people_by(session, whose=teller.whose, span=teller.span, by=by)
    titles = _titles(session, teller.whose, by, until=teller.span.until)
    return [
        Line(
            key=key,
            title=title,
            note=note,
            cells=_cells(teller, counts, by=by, key=key),
        )
        for key, (title, note) in titles.items()
    ]


def _cells(teller: Teller, counts: Cells, *, by: By, key: str) -> dict[str, Told]:
    """A line's cells by area: whoever has a deficit of one area has one of any, so the whole is no less.

    The greater is taken of what is told anyway: it tells nothing more.
    """
    cells = {
        area: teller.tell(_count(counts, by, key, area), by=by, key=key, area=area) for area in _areas(by)
    }
    return cells | {ANY_AREA: max(cells.values(), key=lambda cell: cell.people or 0)}


def _count(counts: Cells, by: By, key: str, area: str) -> int:
    if by == "topic":  # a topic has one area; what has no topic is the whole area's
        return sum(number for (topic, within), number in counts.items() if (topic or within) == key)
    return counts.get((key, area), 0)


def _titles(session: Session, whose: Whose, by: By, *, until: date) -> Titles:
    """Title and note by key, in the order people expect; all there are, so that absence tells nothing."""
    if by == "school":
        return _schools(session, whose, until=until)
    if by == "topic":
        known = topic_areas(session, municipality_id=whose.municipality_id)
        whole = {area: (wording.area_title(area), "вся область") for area in wording.AREAS}
        return whole | {
            one.code: (capital(one.title), wording.area_note(one.area, one.code)) for one in known
        }
    if by == "subject":
        taught = sorted(subjects_taught(session, whose=whose, as_of=until), key=sort_key)
        return {one: (capital(one) or "Без предмета", "") for one in taught}
    return {key: (said, "") for key, said in WORDS[by].items()}


WORDS: dict[By, dict[str, str]] = {
    "area": {area: wording.area_title(area) for area in wording.AREAS},
    "severity": {key: capital(said) for key, said in wording.SEVERITIES.items()},
    "state": wording.AGGREGATE_STATES,
}


def _schools(session: Session, whose: Whose, *, until: date) -> Titles:
    found = roster.organizations_on(session, municipality_id=whose.municipality_id, as_of=until)
    within = [one for one in found if whose.organization_ids is None or one.id in whose.organization_ids]
    return {str(one.id): (one.name, "") for one in sorted(within, key=lambda one: sort_key(one.name))}
