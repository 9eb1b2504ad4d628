"""What routes knows of an erased person: results and texts go; states, dates and areas stay for figures."""

from datetime import date
from uuid import UUID

from sqlalchemy import String, cast, delete, select, update
from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.forgetting import forget_practices
from services.routes.actions.parting import forget_cooperation
from services.routes.actions.states import Subject, enter
from services.routes.models import (
    Achievement,
    Certificate,
    Deficit,
    Diagnostic,
    Evidence,
    Route,
    RoutePlan,
    RouteTemplate,
    StateChange,
    Step,
    StoredFile,
    TrainingDemand,
    TrainingRequest,
)
from services.routes.rules.states import MACHINES

TEXTS_OF_DEFICIT = ("evidence_text", "contested_text", "contest_answer", "dismissed_reason", "severity")
TEXTS_OF_ROUTE = ("goal", "request", "tutor_text", "comment", "conclusion")
ERASED_ROW = {"person_id": None, "subject": "", "last_course_on": None, "deficit": "", "theme": ""}
TEXTS_OF_STEP = (
    "title",
    "programme",
    "organization",
    "expected_result",
    "evidence",
    "comment",
    "not_implemented",
)


def erase_person(session: Session, *, person_id: UUID, on: date) -> None:
    """Forget a person's results and words; what was still open of theirs is ended. Safe to run again."""
    routes = list(session.scalars(select(Route).where(Route.teacher_id == person_id)))
    for route in routes:
        _end(session, route, on=on)
        _blank(route, TEXTS_OF_ROUTE)
        route.imported_row = None
        for step in route.steps:
            _blank(step, TEXTS_OF_STEP)
    deficits = list(session.scalars(select(Deficit).where(Deficit.person_id == person_id)))
    for deficit in deficits:
        _blank(deficit, TEXTS_OF_DEFICIT)
        deficit.released_on = None
    diagnostics = list(session.scalars(select(Diagnostic).where(Diagnostic.person_id == person_id)))
    for diagnostic in diagnostics:
        _end(session, diagnostic, on=on)
        diagnostic.answers, diagnostic.findings, diagnostic.unfinished = None, None, None
        diagnostic.comment = diagnostic.annulled_reason = ""
    steps = [step for route in routes for step in route.steps]
    subjects: list[Subject] = [*routes, *deficits, *diagnostics, *steps]
    subjects += forget_cooperation(session, person_id=person_id, on=on)
    _forget_history(session, {one.id for one in subjects})
    session.execute(delete(Achievement).where(Achievement.person_id == person_id))
    session.execute(delete(RouteTemplate).where(RouteTemplate.owner_id == person_id))
    session.execute(delete(RoutePlan).where(RoutePlan.route_id.in_([one.id for one in routes])))
    _forget_files(session, person_id=person_id)
    _forget_wishes(session, person_id)
    for certificate in session.scalars(select(Certificate).where(Certificate.person_id == person_id)):
        certificate.programme, certificate.number = "", str(certificate.id)
    forget_practices(session, person_id=person_id)


def _forget_files(session: Session, *, person_id: UUID) -> None:
    """With the rows go the keys: no copy of the files can be read any more, the clock removes them."""
    session.execute(delete(StoredFile).where(StoredFile.person_id == person_id))
    session.execute(delete(Evidence).where(Evidence.person_id == person_id))


def _forget_wishes(session: Session, person_id: UUID) -> None:
    """What they asked goes; what was sent keeps its row without them."""
    session.execute(delete(TrainingRequest).where(TrainingRequest.person_id == person_id))
    mine = cast(TrainingDemand.rows, String).contains(str(person_id))
    for sent in session.scalars(select(TrainingDemand).where(mine)):
        sent.rows = [row | ERASED_ROW if row.get("person_id") == str(person_id) else row for row in sent.rows]


def _end(session: Session, one: Route | Diagnostic, *, on: date) -> None:
    """End what is still open; what is over keeps its state."""
    last = "cancelled" if isinstance(one, Route) else "annulled"
    if isinstance(one, Diagnostic) and one.state in {"scored", "acknowledged"}:
        return
    if last not in MACHINES[one.__tablename__][one.state]:
        return
    enter(session, one, last, on=on)
    if isinstance(one, Route):
        one.cancelled_on, one.awaits = on, None
    announce(session, one)


def _blank(one: Route | Step | Deficit, names: tuple[str, ...]) -> None:
    for name in names:
        setattr(one, name, "")


def _forget_history(session: Session, subject_ids: set[UUID]) -> None:
    """The history of states keeps its days and loses its words."""
    session.execute(update(StateChange).where(StateChange.subject_id.in_(subject_ids)).values(comment=""))
