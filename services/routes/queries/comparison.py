"""The former result of a person beside the present one; only for whoever may see the detail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Diagnostic
from services.routes.queries.access import same_person
from services.routes.queries.cards import topics
from services.routes.queries.views import PASSED, diagnostic_views
from services.routes.rules import wording
from services.routes.rules.comparing import Finding, compare, former_of, measured
from services.routes.rules.measures import measure
from shared.errors import NotFound
from shared.permissions import Actor

COLOURS = {"resolved": "covered", "persists": "stalled", "new": "uncovered", "none": "unknown"}


@dataclass(frozen=True, kw_only=True)
class Compared:
    """An area or a topic: then, now and what it means."""

    area: str
    topic: str
    title: str
    former_level: str
    former: str
    present_level: str
    present: str
    outcome: str
    colour: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What both results measured, and which the former one is."""

    former_id: UUID
    former_title: str
    former_on: date | None
    rows: Sequence[Compared]

    @property
    def changed(self) -> list[Compared]:
        """Where there was or is a difficulty."""
        return [one for one in self.rows if one.outcome != "none"]

    @property
    def unchanged(self) -> list[str]:
        """Titles of what was no trouble and is none."""
        return [one.title for one in self.rows if one.outcome == "none"]


def comparison(session: Session, diagnostic: Diagnostic) -> Comparison | None:
    """Compare a result with the former of its kind; null when there is none, or nothing in common."""
    if diagnostic.state not in PASSED:
        return None
    query = select(Diagnostic).where(
        Diagnostic.person_id.in_(same_person(session, person_id=diagnostic.person_id)),
        Diagnostic.state.in_(PASSED),
    )
    former = former_of(diagnostic, session.scalars(query))
    rows = _rows(session, former, diagnostic) if former else []
    if former is None or not rows:
        return None
    return Comparison(
        former_id=former.id,
        former_title=former.instrument.title or former.instrument.name,
        former_on=former.conducted_on,
        rows=rows,
    )


def compared(session: Session, diagnostic: Diagnostic, *, actor: Actor, today: date) -> Comparison:
    """The comparison for one viewer; raises NotFound where there is none or it is not theirs to see."""
    [fields] = diagnostic_views(session, [diagnostic], actor=actor, today=today)
    found = comparison(session, diagnostic) if "findings" in fields else None
    if found is None:
        raise NotFound("Сравнивать не с чем: прежнего результата такого вида нет.")
    return found


def findings_of(diagnostic: Diagnostic) -> list[Finding]:
    """Everything a result measured, difficulties and what is none."""
    items = (diagnostic.answers or {}).get("items") or {}
    return measured(diagnostic.findings or [], diagnostic.instrument.blocks, items)


def _rows(session: Session, former: Diagnostic, present: Diagnostic) -> list[Compared]:
    titles = topics(session, municipality_id=present.municipality_id)
    scales = (former.instrument.scale, present.instrument.scale)
    rows = []
    for one in compare(findings_of(former), findings_of(present)):
        if one.outcome == "none" and one.topic:
            continue  # a topic that was no trouble and is none says nothing new
        then, now = (
            measure(scale, value=finding["value"], topic=one.topic)
            for scale, finding in zip(scales, (one.former, one.present), strict=True)
        )
        rows.append(
            Compared(
                area=one.area,
                topic=one.topic,
                title=wording.deficit_title(one.area, titles.get(one.topic, one.topic)),
                former_level=wording.LEVELS[one.former["level"]],
                former=then.words,
                present_level=wording.LEVELS[one.present["level"]],
                present=now.words,
                outcome=one.outcome,
                colour=COLOURS[one.outcome],
                words=one.words,
            )
        )
    return rows
