"""Items written into the version that is a draft: added, changed, moved, cancelled with a reason."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.monitoring.errors import CorrectionIsOpen, ForeignPlan, PlanIsDraft
from services.monitoring.models import Plan, PlanItem, PlanLine, PlanVersion
from services.monitoring.queries import plans as read
from services.monitoring.queries.plans import Reader
from services.monitoring.queries.reviews import person_named
from services.monitoring.rules.plans import PART_KINDS, Span, part_on
from shared import roster
from shared.errors import Invalid
from shared.russian import short_date


def add_item(session: Session, *, reader: Reader, plan_id: UUID, **fields: Any) -> PlanItem:
    """Add an item to the draft; the same title on the same day twice is once."""
    plan = read.own_plan(session, reader=reader, plan_id=plan_id)
    draft = read.draft_of(session, plan=plan)
    values = _values(session, plan, draft, fields)
    _refuse_elsewhere(draft, values["due_on"])
    same = {"version_id": draft.id, "title": fields["title"], "due_on": fields["due_on"]}
    known = session.scalar(select(PlanLine).filter_by(**same))
    if known is not None:
        return session.get_one(PlanItem, known.item_id)
    made = PlanItem(municipality_id=plan.municipality_id, plan_id=plan.id, added_in=draft.number)
    session.add(made)
    session.flush()
    session.add(
        PlanLine(version_id=draft.id, item_id=made.id, municipality_id=plan.municipality_id, **values)
    )
    plan.version += 1
    session.flush()
    return made


def change_item(session: Session, *, reader: Reader, item_id: UUID, **fields: Any) -> PlanItem:
    """Write an item of the draft anew; in a correction that says why, else the correction's reason stands."""
    plan, item, draft, line = _drafted(session, reader, item_id)
    values = _values(session, plan, draft, fields)
    _refuse_elsewhere(draft, line.due_on, values["due_on"])
    if any(getattr(line, name) != value for name, value in values.items() if name != "reason"):
        for name, value in values.items():
            setattr(line, name, value)
        _touched(plan, item)
    return item


def cancel_item(session: Session, *, reader: Reader, item_id: UUID, reason: str) -> PlanItem:
    """Cancel an item by a correction, with the reason; one that was never approved is just taken out."""
    plan, item, draft, line = _drafted(session, reader, item_id)
    if item.added_in == draft.number:
        session.delete(line)
        session.flush()
        session.delete(item)
        plan.version += 1
        return item
    if not reason.strip():
        raise Invalid(fields={"reason": ["Напишите, почему мероприятие отменено."]})
    _refuse_elsewhere(draft, line.due_on, line.due_on)
    if (line.is_cancelled, line.reason) != (True, reason):
        line.is_cancelled, line.reason = True, reason
        _touched(plan, item)
    return item


def start_correction(
    session: Session, *, reader: Reader, plan_id: UUID, kind: str, on: date, reason: str
) -> PlanVersion:
    """Begin a correction of a half-year, a quarter or a month (sosnovy-bor 3.3); the same twice is once."""
    plan = read.own_plan(session, reader=reader, plan_id=plan_id)
    if plan.state != "approved":
        raise PlanIsDraft("План ещё не утверждён: правьте его сам, без корректировки.")
    part = part_on(plan.year_kind, read.span_of(plan), of=kind, on=on)
    if part is None or kind not in PART_KINDS:
        raise Invalid(fields={"on": ["Этот срок не из года плана."]})
    known = read.open_draft(session, plan=plan)
    if known is not None:
        if (known.kind, known.since, known.reason) == (kind, part.span.since, reason):
            return known
        raise CorrectionIsOpen
    return _begun(session, plan, kind, part.span, reason)


def _begun(session: Session, plan: Plan, kind: str, span: Span, reason: str) -> PlanVersion:
    """A new draft with the lines of the version in force."""
    former = read.present(session, plan=plan)
    draft = PlanVersion(
        municipality_id=plan.municipality_id,
        plan_id=plan.id,
        number=plan.number + 1,
        kind=kind,
        since=span.since,
        until=span.until,
        reason=reason,
    )
    session.add(draft)
    session.flush()
    names = [column.name for column in PlanLine.__table__.columns if column.name != "version_id"]
    for one in read.lines_in(session, version=former):
        kept = {name: getattr(one.line, name) for name in names}
        session.add(PlanLine(version_id=draft.id, **kept))
    plan.version += 1
    session.flush()
    return draft


def _drafted(session: Session, reader: Reader, item_id: UUID) -> tuple[Plan, PlanItem, PlanVersion, PlanLine]:
    plan, item = read.item(session, reader=reader, item_id=item_id)
    if not reader.may_write(plan):
        raise ForeignPlan
    draft = read.draft_of(session, plan=plan)
    return plan, item, draft, read.line_in(session, version=draft, item_id=item.id)


def _touched(plan: Plan, item: PlanItem) -> None:
    plan.version += 1
    item.version += 1


def _values(session: Session, plan: Plan, draft: PlanVersion, fields: dict[str, Any]) -> dict[str, Any]:
    """What is written of an item, checked against the year and the part that is corrected."""
    _check_days(plan, fields)
    _check_facts(session, plan, fields)
    owner_id = _owner(session, plan, fields)
    return fields | {
        "owner_id": owner_id,
        "owner_name": "" if owner_id else fields["owner_name"],
        "reason": fields["reason"] or draft.reason,
        "is_cancelled": False,
    }


def _owner(session: Session, plan: Plan, fields: dict[str, Any]) -> UUID | None:
    """The person of the register who answers for an item; null where only words name the owner."""
    owner_id, name = fields.get("owner_id"), fields["owner_name"]
    if owner_id is not None:
        person = session.get(roster.Person, owner_id)
        if person is None or person.municipality_id != plan.municipality_id:
            raise Invalid(fields={"owner_id": ["Такого человека в реестре нет."]})
        return person.id
    if not name.strip():
        raise Invalid(fields={"owner_name": ["Напишите, кто отвечает."]})
    return person_named(session, municipality_id=plan.municipality_id, name=name)


def _check_days(plan: Plan, fields: dict[str, Any]) -> None:
    span, wrong = read.span_of(plan), {}
    if fields["due_on"] not in span:
        wrong["due_on"] = [f"Срок — в году плана: с {short_date(span.since)} по {short_date(span.until)}."]
    since = fields.get("starts_on")
    if since and (since not in span or since > fields["due_on"]):
        wrong["starts_on"] = ["Начало — в году плана и не позже срока."]
    if wrong:
        raise Invalid(fields=wrong)


def _check_facts(session: Session, plan: Plan, fields: dict[str, Any]) -> None:
    """Facts are named whole: which kind, and how many of them or which event."""
    kind, event_id = fields["fact_kind"], fields["fact_id"]
    if kind != "support_event":
        fields["fact_id"] = None
    if not kind:
        fields["fact_count"] = 0
    elif kind == "support_event":
        fields["fact_count"] = 1
        known = read.events_between(session, municipality_id=plan.municipality_id, year=read.span_of(plan))
        if event_id not in {one.id for one in known}:
            raise Invalid(fields={"fact_id": ["Выберите мероприятие этого года."]})
    elif fields["fact_count"] < 1:
        raise Invalid(fields={"fact_count": ["Сколько нужно: число от 1."]})
    elif kind == "diagnostic_conducted":
        fewest = roster.diagnostics_rule(session, municipality_id=plan.municipality_id).smallest_cell
        if fields["fact_count"] < fewest:
            raise Invalid(fields={"fact_count": [f"Диагностик — не меньше {fewest}: меньше не показывают."]})


def _refuse_elsewhere(draft: PlanVersion, *days: date) -> None:
    """A correction concerns its own part of the year: what was due in it, or comes into it."""
    if draft.number > 1 and not any(draft.since <= day <= draft.until for day in days):
        raise Invalid(fields={"due_on": ["Мероприятие не из того срока, на который корректируют план."]})
