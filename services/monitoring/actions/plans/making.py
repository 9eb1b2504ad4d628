"""Plans begun, empty or from a former year's, and given up while they are drafts (aleysk 3.4, zeya 5.3)."""

from datetime import date
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from services.monitoring.errors import ForeignPlan, PlanIsApproved
from services.monitoring.models import Plan, PlanItem, PlanLine, PlanVersion
from services.monitoring.queries import plans as read
from services.monitoring.queries.plans import Reader
from services.monitoring.rules.plans import in_year, year_span
from shared import roster
from shared.errors import Invalid

COPIED = ("section", "title", "audience", "owner_id", "owner_name", "result", "fact_kind", "fact_count")
YEARS_AROUND = 10


def make_plan(
    session: Session,
    *,
    reader: Reader,
    year: int,
    body_id: UUID | None,
    copied_from: UUID | None,
    today: date,
) -> Plan:
    """Begin a plan of a year, for the service or for a body; the same year again is the same plan."""
    municipality = _municipality(session, reader)
    if abs(year - today.year) > YEARS_AROUND:
        raise Invalid(fields={"year": ["Год — не дальше десяти лет от нынешнего."]})
    span = year_span(municipality.plan_year, year)
    owner_id = body_id or municipality.id
    _check_owner(session, reader, body_id, today)
    known = session.scalar(select(Plan).filter_by(owner_id=owner_id, starts_on=span.since))
    if known is not None:
        return known
    made = Plan(
        municipality_id=municipality.id,
        owner_id=owner_id,
        body_id=body_id,
        year_kind=municipality.plan_year,
        starts_on=span.since,
        ends_on=span.until,
    )
    return _begun(session, reader, made, copied_from)


def _begun(session: Session, reader: Reader, made: Plan, copied_from: UUID | None) -> Plan:
    """The new plan with its first version, empty or copied."""
    session.add(made)
    session.flush()
    draft = _first_version(session, made)
    if copied_from is not None:
        _copy(session, draft, made, read.plan(session, reader=reader, plan_id=copied_from))
    return made


def _municipality(session: Session, reader: Reader) -> roster.Municipality:
    municipality_id = reader.actor.scope("plan.write").municipality_id
    found = session.get(roster.Municipality, municipality_id) if municipality_id else None
    if found is None:
        raise ForeignPlan
    return found


def _check_owner(session: Session, reader: Reader, body_id: UUID | None, today: date) -> None:
    """Refuse a plan that is not the reader's to write."""
    if body_id is None:
        if reader.actor.scope("plan.write").level == "own":
            raise ForeignPlan
    elif body_id not in {one.id for one in read.bodies_to_plan(session, reader=reader, today=today)}:
        raise ForeignPlan("Плана этого объединения вам не составить: оно не действует или не ваше.")


def _first_version(session: Session, made: Plan) -> PlanVersion:
    draft = PlanVersion(
        municipality_id=made.municipality_id,
        plan_id=made.id,
        number=1,
        kind="year",
        since=made.starts_on,
        until=made.ends_on,
    )
    session.add(draft)
    session.flush()
    return draft


def _copy(session: Session, draft: PlanVersion, made: Plan, former: Plan) -> None:
    """Take over what was not cancelled, on the same days of the new year; a named event stays in its own."""
    if former.municipality_id != made.municipality_id:
        raise ForeignPlan
    span = read.span_of(made)
    for one in read.lines_in(session, version=read.present(session, plan=former)):
        if one.is_cancelled:
            continue
        item = PlanItem(municipality_id=made.municipality_id, plan_id=made.id, added_in=1)
        session.add(item)
        session.flush()
        due = in_year(one.due_on, span)
        since = in_year(one.starts_on, span) if one.starts_on else None
        line = PlanLine(
            version_id=draft.id,
            item_id=item.id,
            municipality_id=made.municipality_id,
            starts_on=since if since and since <= due else None,
            due_on=due,
            **{name: getattr(one.line, name) for name in COPIED},
        )
        if line.fact_kind == "support_event":
            line.fact_kind, line.fact_count = "", 0
        session.add(line)


def drop_plan(session: Session, *, reader: Reader, plan_id: UUID) -> None:
    """Give up a plan that was never approved."""
    found = read.own_plan(session, reader=reader, plan_id=plan_id)
    if found.state != "draft":
        raise PlanIsApproved
    erase_draft(session, read.draft_of(session, plan=found))
    session.delete(found)


def erase_draft(session: Session, draft: PlanVersion) -> None:
    """Remove a version nobody approved, with the items that only it has."""
    session.execute(delete(PlanLine).where(PlanLine.version_id == draft.id))
    only = PlanItem.plan_id == draft.plan_id, PlanItem.added_in == draft.number
    session.execute(delete(PlanItem).where(*only))
    session.delete(draft)
    session.flush()
