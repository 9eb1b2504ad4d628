"""One teacher as the viewer may see them: in full for the tutor, that things exist for the others."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.models import Certificate, Diagnostic, Route
from services.routes.queries import access, lists, reading
from services.routes.queries.cards import Card, card, consented, mentors, names
from services.routes.queries.deficit_views import (
    AchievementView,
    DeficitView,
    achievements_of,
    deficits_of,
)
from services.routes.queries.released import released_titles
from services.routes.rules import signing
from services.routes.rules.visibility import Sight, sight
from shared.errors import NotFound
from shared.permissions import Actor

PASSED = "пройдена"


@dataclass(frozen=True, kw_only=True)
class PersonView:
    """A teacher's page. What the viewer may not see is empty."""

    person: Card
    relations: frozenset[str]
    sight: Sight
    has_consent: bool
    mentors: Sequence[str]
    released: Sequence[str]
    deficits: Sequence[DeficitView]
    achievements: Sequence[AchievementView]
    diagnostics: Sequence[lists.DiagnosticRow]
    routes: Sequence[lists.RouteRow]
    certificates: Sequence[Certificate]

    @property
    def accompanies(self) -> bool:
        """Whether the viewer is the teacher's tutor."""
        return "tutor" in self.relations

    @property
    def may_certify(self) -> bool:
        """Whether the viewer keeps the teacher's certificates."""
        return bool(self.relations & {"tutor", "principal", "methodist"})

    @property
    def open_route(self) -> lists.RouteRow | None:
        """The route that goes on, if there is one."""
        return next((one for one in self.routes if one.state in signing.OPEN), None)

    @property
    def free(self) -> list[DeficitView]:
        """The deficits a new route may answer."""
        return [one for one in self.deficits if one.free]

    @property
    def passed(self) -> tuple[str, str]:
        """Whether the teacher was diagnosed at all, for whoever may know no more: colour and words."""
        if any(one.words == PASSED for one in self.diagnostics):
            return "covered", PASSED
        return ("in_progress", "назначена, ещё не пройдена") if self.diagnostics else ("unknown", "не было")

    def of_state(self, *states: str) -> list[DeficitView]:
        """The deficits in one of these states."""
        return [one for one in self.deficits if one.state in states]


def person_view(session: Session, *, actor: Actor, today: date, person_id: UUID) -> PersonView:
    """Show a teacher to the tutor, the principal, the methodist or the mentor; NotFound to all others."""
    access.require_person(session, actor=actor, person_id=person_id)
    relations = access.relations_to(session, actor=actor, person_id=person_id, as_of=today)
    if not relations & access.ONLOOKERS:
        raise NotFound("Такого человека нет.")
    shown = sight(relations)
    who: dict[str, Any] = {"actor": actor, "today": today}
    own = access.same_person(session, person_id=person_id)
    return PersonView(
        person=card(session, person_id, today=today),
        relations=frozenset(relations),
        sight=shown,
        has_consent=person_id in consented(session, [person_id], as_of=today) if shown.detail else False,
        mentors=_mentors(session, person_id),
        released=released_titles(session, person_id=person_id, **who) if shown.topics == "released" else (),
        deficits=deficits_of(session, person_id=person_id, **who) if shown.detail else (),
        achievements=achievements_of(session, person_id=person_id) if shown.detail else (),
        diagnostics=_diagnostics(session, own, **who) if shown.exists else (),
        routes=_routes(session, own, **who),
        certificates=_certificates(session, own, **who),
    )


def _mentors(session: Session, person_id: UUID) -> list[str]:
    found = mentors(session, person_id=person_id)
    return sorted(names(session, found).values())


def _diagnostics(
    session: Session, own: Collection[UUID], *, actor: Actor, today: date
) -> list[lists.DiagnosticRow]:
    query = reading.diagnostics(session, actor=actor, today=today)
    rows = session.scalars(query.where(Diagnostic.person_id.in_(own)).order_by(Diagnostic.id.desc()))
    return lists.diagnostic_rows(session, list(rows), actor=actor, today=today)


def _routes(session: Session, own: Collection[UUID], *, actor: Actor, today: date) -> list[lists.RouteRow]:
    query = reading.routes(session, actor=actor, today=today)
    rows = session.scalars(query.where(Route.teacher_id.in_(own)).order_by(Route.id.desc()))
    return lists.route_rows(session, list(rows), actor=actor, today=today)


def _certificates(session: Session, own: Collection[UUID], *, actor: Actor, today: date) -> list[Certificate]:
    query = reading.certificates(session, actor=actor, today=today)
    found = query.where(Certificate.person_id.in_(own)).order_by(Certificate.issued_on.desc())
    return list(session.scalars(found))
