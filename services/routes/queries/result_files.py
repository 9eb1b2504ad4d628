"""What one file of results brought, within the viewer's reach, and what keeps one from being annulled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Diagnostic, ImportedResult, Route
from services.routes.queries import access, reading
from services.routes.queries.lists import DiagnosticRow, diagnostic_rows
from shared.errors import NotFound
from shared.permissions import Actor

NOTHING = "Результатов этого файла у вас нет."
CLOSES = "по этому результату завершён маршрут"
NOT_YOURS = "аннулировать его может тьютор этого человека или методист, но не он сам"


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A result that stays, and why."""

    diagnostic_id: UUID
    person_id: UUID
    why: str


@dataclass(frozen=True, kw_only=True)
class ResultFile:
    """What a file brought: its lines, how many are annulled already, which would stay."""

    lines: Sequence[DiagnosticRow]
    annulled: int
    kept: Sequence[Kept]

    @property
    def why(self) -> Mapping[UUID, str]:
        """Why a result stays, by its id."""
        return {one.diagnostic_id: one.why for one in self.kept}

    @property
    def results(self) -> int:
        """How many results there are."""
        return len(self.lines)

    @property
    def to_annul(self) -> int:
        """How many one press would annul."""
        return self.results - self.annulled - len(self.kept)


def results_of_file(
    session: Session, *, actor: Actor, today: date, file_hash: str, lock: bool = False
) -> Sequence[Diagnostic]:
    """The results within reach; raises NotFound where there is none."""
    query = reading.diagnostics(session, actor=actor, today=today)
    query = query.join(ImportedResult, ImportedResult.diagnostic_id == Diagnostic.id)
    query = query.where(
        ImportedResult.municipality_id == actor.municipality_id, ImportedResult.file_hash == file_hash
    )
    query = query.order_by(Diagnostic.id)
    found = session.scalars(query.with_for_update(of=Diagnostic) if lock else query).all()
    if not found:
        raise NotFound(NOTHING)
    return found


def staying(
    session: Session, rows: Sequence[Diagnostic], *, actor: Actor, today: date, file_hash: str
) -> dict[UUID, str]:
    """Why a result stays when the file is annulled; those that may go are not named."""
    closing = _closing(session, municipality_id=actor.municipality_id, file_hash=file_hash)
    seen = access.viewer(session, actor=actor, today=today)
    places = access.main_places(session, {one.person_id for one in rows}, as_of=today)
    found = {}
    for one in rows:
        relations = seen.relations(person_id=one.person_id, organization_id=places.get(one.person_id))
        if not may_annul(relations):
            found[one.id] = NOT_YOURS
        elif one.id in closing:
            found[one.id] = CLOSES
    return found


def may_annul(relations: set[str]) -> bool:
    """Whether whoever is this to the person may annul a result of theirs."""
    return "teacher" not in relations and bool(relations & {"tutor", "methodist"})


def _closing(session: Session, *, municipality_id: UUID | None, file_hash: str) -> set[UUID]:
    """Results of a file by which a route was closed: those are annulled one by one."""
    query = (
        select(ImportedResult.diagnostic_id)
        .join(Route, Route.rediagnosis_id == ImportedResult.diagnostic_id)
        .where(ImportedResult.municipality_id == municipality_id, ImportedResult.file_hash == file_hash)
        .where(Route.state == "closed")
    )
    return set(session.scalars(query))


def result_file(session: Session, *, actor: Actor, today: date, file_hash: str) -> ResultFile:
    """What the page of a file shows before anybody presses."""
    rows = results_of_file(session, actor=actor, today=today, file_hash=file_hash)
    stays = staying(session, rows, actor=actor, today=today, file_hash=file_hash)
    return ResultFile(
        lines=diagnostic_rows(session, rows, actor=actor, today=today),
        annulled=sum(one.state == "annulled" for one in rows),
        kept=[
            Kept(diagnostic_id=one.id, person_id=one.person_id, why=stays[one.id])
            for one in rows
            if one.id in stays and one.state != "annulled"
        ],
    )
