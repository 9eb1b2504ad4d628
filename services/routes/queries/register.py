"""The register of deficits for whoever may see the detail: the teacher's own, the tutor's people's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Deficit, StateChange
from services.routes.queries import access, reading
from services.routes.queries.cards import NOBODY, Card, card, cards, names
from services.routes.queries.deficit_views import DeficitView, deficit_views
from services.routes.rules import wording
from shared.permissions import Actor
from shared.russian import sort_key


@dataclass(frozen=True, kw_only=True)
class RegisterRow:
    """A deficit as a line; `stage` tells an objection from a mere proposal."""

    id: UUID
    person_id: UUID
    name: str
    place: str
    view: DeficitView
    area: str
    stage: str
    colour: str
    words: str

    @property
    def evidence(self) -> str:
        """What stands behind it, in words."""
        return ": ".join(part for part in (self.view.evidence, self.view.evidence_text) if part)


@dataclass(frozen=True, kw_only=True)
class Change:
    """A state a deficit entered: when, by whom, with which words."""

    state: str
    words: str
    colour: str
    since: date
    by: str
    comment: str


@dataclass(frozen=True, kw_only=True)
class DeficitPage:
    """One deficit with its history; the viewer is the teacher or the tutor."""

    person: Card
    row: RegisterRow
    history: Sequence[Change]
    decides: bool
    is_own: bool


def register(session: Session, *, actor: Actor, today: date) -> list[RegisterRow]:
    """Every deficit within reach: whose turn it is first, then by name."""
    rows = list(session.scalars(reading.deficits(session, actor=actor, today=today)))
    found = register_rows(session, rows, today=today)
    return sorted(found, key=lambda one: (wording.STAGE_ORDER.index(one.stage), sort_key(one.name), one.id))


def register_rows(session: Session, rows: Sequence[Deficit], *, today: date) -> list[RegisterRow]:
    """Lines of deficits already narrowed to the actor's reach."""
    people = cards(session, {row.person_id for row in rows}, today=today)
    views = {one.id: one for one in deficit_views(session, rows, today=today)}
    return [_row(one, people.get(one.person_id), views[one.id]) for one in rows]


def _row(one: Deficit, person: Card | None, view: DeficitView) -> RegisterRow:
    stage = wording.stage(one.state, contested=bool(one.contested_text))
    colour, words = wording.STAGES[stage]
    return RegisterRow(
        id=one.id,
        person_id=one.person_id,
        name=person.name if person else NOBODY,
        place=person.place if person else "",
        view=view,
        area=wording.AREAS.get(one.area, one.area),
        stage=stage,
        colour=colour,
        words=words,
    )


def deficit_page(session: Session, *, actor: Actor, today: date, deficit: Deficit) -> DeficitPage:
    """Show a deficit within reach with everything that happened to it."""
    relations = access.relations_to(session, actor=actor, person_id=deficit.person_id, as_of=today)
    [row] = register_rows(session, [deficit], today=today)
    return DeficitPage(
        person=card(session, deficit.person_id, today=today),
        row=row,
        history=history(session, deficit),
        decides="tutor" in relations and deficit.state == "detected",
        is_own="teacher" in relations,
    )


def history(session: Session, deficit: Deficit) -> list[Change]:
    """The states of a deficit, the oldest first."""
    query = (
        select(StateChange)
        .where(StateChange.kind == "deficit", StateChange.subject_id == deficit.id)
        .order_by(StateChange.id)
    )
    changes = session.scalars(query).all()
    named = names(session, {one.by_person for one in changes})
    return list(_changes(changes, named))


def _changes(changes: Iterable[StateChange], named: Mapping[UUID, str]) -> Iterable[Change]:
    """A detected deficit remembered again is the teacher's objection."""
    seen = False
    for one in changes:
        stage = wording.stage(one.state, contested=one.state == "detected" and seen)
        colour, words = wording.STAGES[stage]
        yield Change(
            state=stage,
            words=words,
            colour=colour,
            since=one.since,
            by=named.get(one.by_person, "") if one.by_person else "",
            comment=one.comment,
        )
        seen = True
