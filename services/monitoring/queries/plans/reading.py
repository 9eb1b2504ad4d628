"""Plans with their versions and lines, whose they are, and the words said on items."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.monitoring.errors import (
    ForeignPlan,
    PlanIsApproved,
    PlanIsDraft,
    PlanItemNotFound,
    PlanNotFound,
)
from services.monitoring.models import BodyFact, Plan, PlanItem, PlanLine, PlanMark, PlanVersion
from services.monitoring.queries.plans.reach import Reader, plans, shown
from services.monitoring.rules.plans import Span, year_title
from shared import roster
from shared.russian import capital


@dataclass(frozen=True, kw_only=True)
class NamedLine:
    """A line of a version with the name of its owner joined at reading: what versions are compared by."""

    line: PlanLine
    owner: str

    @property
    def item_id(self) -> UUID:
        """The item through all versions."""
        return self.line.item_id

    @property
    def title(self) -> str:
        """What is planned."""
        return self.line.title

    @property
    def section(self) -> str:
        """The section of the plan."""
        return self.line.section

    @property
    def audience(self) -> str:
        """For whom it is."""
        return self.line.audience

    @property
    def result(self) -> str:
        """What is expected of it."""
        return self.line.result

    @property
    def starts_on(self) -> date | None:
        """Its first day, if it has several."""
        return self.line.starts_on

    @property
    def due_on(self) -> date:
        """Its last day."""
        return self.line.due_on

    @property
    def is_cancelled(self) -> bool:
        """Whether the version cancels it."""
        return self.line.is_cancelled

    @property
    def reason(self) -> str:
        """Why it changed last."""
        return self.line.reason


def span_of(plan: Plan) -> Span:
    """The days of a plan's year."""
    return Span(since=plan.starts_on, until=plan.ends_on)


def title_of(plan: Plan) -> str:
    """«2026/2027 учебный год»."""
    return year_title(plan.year_kind, plan.starts_on)


def owner_titles(session: Session, *, found: Iterable[Plan]) -> dict[UUID, str]:
    """Whose each plan is: the body's name, or the service's in the municipality's own words.

    Among plans of several municipalities also which.
    """
    known = list(found)
    bodies = select(BodyFact).where(BodyFact.id.in_({one.body_id for one in known if one.body_id}))
    names = {one.id: one.name for one in session.scalars(bodies)}
    ids = {one.municipality_id for one in known}
    query = select(roster.Municipality).where(roster.Municipality.id.in_(ids))
    places = {one.id: one for one in session.scalars(query)}

    def title(one: Plan) -> str:
        place = places[one.municipality_id]
        owner = names.get(one.body_id, "Объединение") if one.body_id else service_title(place)
        return f"{owner}, {place.name}" if len(ids) > 1 else owner

    return {one.id: title(one) for one in known}


def service_title(municipality: roster.Municipality) -> str:
    """What the methodical service of a municipality is called."""
    return capital(municipality.names.get("service", "Муниципальная методическая служба"))


def versions(session: Session, *, plan: Plan) -> list[PlanVersion]:
    """All versions, the first first; the last may be a draft."""
    query = select(PlanVersion).where(PlanVersion.plan_id == plan.id).order_by(PlanVersion.number)
    return list(session.scalars(query))


def version_of(session: Session, *, plan: Plan, number: int, drafts: bool) -> PlanVersion:
    """One version by its number; raises PlanNotFound, also of a draft that is not shown."""
    found = next((one for one in versions(session, plan=plan) if one.number == number), None)
    if found is None or (found.state == "draft" and not drafts):
        raise PlanNotFound("Такой редакции плана нет.")
    return found


def present(session: Session, *, plan: Plan) -> PlanVersion:
    """The version in force; of a plan not yet approved, its draft."""
    return version_of(session, plan=plan, number=max(plan.number, 1), drafts=True)


def open_draft(session: Session, *, plan: Plan) -> PlanVersion | None:
    """The version being written, if there is one."""
    return session.scalar(select(PlanVersion).filter_by(plan_id=plan.id, state="draft"))


def draft_of(session: Session, *, plan: Plan) -> PlanVersion:
    """The version being written; raises PlanIsApproved when none is."""
    found = open_draft(session, plan=plan)
    if found is None:
        raise PlanIsApproved
    return found


def lines_in(session: Session, *, version: PlanVersion) -> list[NamedLine]:
    """The lines of a version by date, cancelled ones too."""
    return named_lines(session, version_ids=[version.id])


def named_lines(session: Session, *, version_ids: Iterable[UUID]) -> list[NamedLine]:
    """The lines of some versions by date, with the names of their owners."""
    query = select(PlanLine).where(PlanLine.version_id.in_(list(version_ids)))
    found = session.scalars(query.order_by(PlanLine.due_on, PlanLine.title, PlanLine.item_id)).all()
    names = names_of(session, ids=(one.owner_id for one in found))
    return [NamedLine(line=one, owner=names.get(one.owner_id, one.owner_name)) for one in found]


def names_of(session: Session, *, ids: Iterable[UUID | None]) -> dict[UUID | None, str]:
    """Names of owners as they are today; an erased person shows as «удалено»."""
    wanted = {one for one in ids if one}
    return {one: person.short_name for one, person in roster.people(session, wanted).items()}


def item(session: Session, *, reader: Reader, item_id: UUID) -> tuple[Plan, PlanItem]:
    """Find an item of a plan the reader sees; raises PlanItemNotFound."""
    query = select(Plan, PlanItem).join(PlanItem, PlanItem.plan_id == Plan.id).where(*shown(reader=reader))
    found = session.execute(query.where(PlanItem.id == item_id)).one_or_none()
    if found is None:
        raise PlanItemNotFound
    plan, known = found
    if known.added_in > plan.number and not reader.sees_draft(plan):
        raise PlanItemNotFound
    return plan, known


def item_to_mark(session: Session, *, reader: Reader, item_id: UUID) -> tuple[Plan, PlanItem]:
    """Find an item in force that the reader may mark; raises PlanIsDraft, ForeignPlan."""
    found, known = item(session, reader=reader, item_id=item_id)
    if found.state != "approved" or known.added_in > found.number:
        raise PlanIsDraft("План ещё не утверждён: отмечать нечего.")
    line = line_in(session, version=present(session, plan=found), item_id=known.id)
    if not reader.may_mark(found, owner_id=line.owner_id):
        raise ForeignPlan("Выполнение отмечают ответственный, методисты и руководитель объединения.")
    return found, known


def line_in(session: Session, *, version: PlanVersion, item_id: UUID) -> PlanLine:
    """An item's line in a version; raises PlanItemNotFound."""
    found = session.get(PlanLine, (version.id, item_id))
    if found is None:
        raise PlanItemNotFound
    return found


def newest_marks(session: Session, *, item_ids: Sequence[UUID]) -> dict[UUID, PlanMark]:
    """The newest word on each item."""
    query = select(PlanMark).where(PlanMark.item_id.in_(item_ids)).order_by(PlanMark.marked_at, PlanMark.id)
    return {one.item_id: one for one in session.scalars(query)}


def marks(session: Session, *, item_id: UUID) -> list[PlanMark]:
    """Every word on an item, the newest first."""
    query = select(PlanMark).where(PlanMark.item_id == item_id)
    return list(session.scalars(query.order_by(PlanMark.marked_at.desc(), PlanMark.id.desc())))


def full_owner(session: Session, *, line: PlanLine) -> str:
    """The owner of a line as a form takes it: the full name of a person of the register."""
    person = session.get(roster.Person, line.owner_id) if line.owner_id else None
    return person.full_name if person else line.owner_name


def former_plan(session: Session, *, reader: Reader, year: int, body_id: UUID | None) -> Plan | None:
    """The newest plan of the same owner from before a year."""
    scope = reader.actor.scope("plan.write")
    own = Plan.body_id == body_id, Plan.municipality_id == scope.municipality_id
    found = session.scalars(plans(reader=reader).where(*own).order_by(Plan.starts_on.desc()))
    return next((one for one in found if one.starts_on.year < year), None)
