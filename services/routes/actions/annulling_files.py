"""A wrong file of results: all it brought is annulled with one reason, but for what a closing rests on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from services.routes.actions.annulling import annul, may_annul
from services.routes.models import Diagnostic
from services.routes.queries.access import main_places, viewer
from services.routes.queries.result_files import CLOSES, Kept, closing_by_file, results_of_file
from shared.permissions import Actor

NOT_YOURS = "аннулировать его может тьютор этого человека или методист, но не он сам"


@dataclass(kw_only=True)
class AnnulledFile:
    """How many went now, how many had gone before, which stay and why."""

    annulled: int = 0
    already: int = 0
    kept: list[Kept] = field(default_factory=list)


def annul_file(session: Session, *, actor: Actor, today: date, file_hash: str, reason: str) -> AnnulledFile:
    """Annul what a file brought within the actor's reach. Safe to run again: what is annulled stays so."""
    rows = results_of_file(session, actor=actor, today=today, file_hash=file_hash, lock=True)
    staying, outcome = _staying(session, rows, actor=actor, today=today, file_hash=file_hash), AnnulledFile()
    for one in rows:
        if one.state == "annulled":
            outcome.already += 1
        elif why := staying(one):
            outcome.kept.append(Kept(diagnostic_id=one.id, person_id=one.person_id, why=why))
        else:
            annul(session, one, on=today, by=actor.person_id, reason=reason)
            outcome.annulled += 1
    return outcome


def _staying(
    session: Session, rows: Sequence[Diagnostic], *, actor: Actor, today: date, file_hash: str
) -> Callable[[Diagnostic], str]:
    """Why a result stays, empty where it may go; asked of the database once for all of them."""
    closing = closing_by_file(session, municipality_id=actor.municipality_id, file_hash=file_hash)
    seen = viewer(session, actor=actor, today=today)
    places = main_places(session, {one.person_id for one in rows}, as_of=today)

    def why(one: Diagnostic) -> str:
        relations = seen.relations(person_id=one.person_id, organization_id=places.get(one.person_id))
        if not may_annul(relations):
            return NOT_YOURS
        return CLOSES if one.id in closing else ""

    return why
