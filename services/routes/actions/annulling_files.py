"""A wrong file of results: all it brought is annulled with one reason, but for what a closing rests on."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from services.routes.actions.annulling import annul
from services.routes.queries.result_files import Kept, results_of_file, staying
from shared.permissions import Actor

PORTION = 500  # results that go in one transaction: other people are waiting to write


@dataclass(kw_only=True)
class AnnulledFile:
    """How many went now and had gone before, how many wait for another press, which stay and why."""

    annulled: int = 0
    already: int = 0
    left: int = 0
    kept: list[Kept] = field(default_factory=list)


def annul_file(session: Session, *, actor: Actor, today: date, file_hash: str, reason: str) -> AnnulledFile:
    """Annul what a file brought within the actor's reach, of a large one a portion at a time.

    Safe to run again: what is annulled stays so.
    """
    rows = results_of_file(session, actor=actor, today=today, file_hash=file_hash, lock=True)
    stays = staying(session, rows, actor=actor, today=today, file_hash=file_hash)
    outcome = AnnulledFile()
    for one in rows:
        if one.state == "annulled":
            outcome.already += 1
        elif why := stays.get(one.id):
            outcome.kept.append(Kept(diagnostic_id=one.id, person_id=one.person_id, why=why))
        elif outcome.annulled == PORTION:
            outcome.left += 1
        else:
            annul(session, one, on=today, by=actor.person_id, reason=reason)
            outcome.annulled += 1
    return outcome
