"""What was done of a plan: said by its people with evidence, or seen from facts as they come."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from services.monitoring.actions.plans.announcing import announce_items
from services.monitoring.models import Plan, PlanItem, PlanMark
from services.monitoring.queries import plans as read
from services.monitoring.queries.plans import Reader
from shared import roster
from shared.errors import Invalid


def mark_item(
    session: Session,
    *,
    reader: Reader,
    item_id: UUID,
    state: str,
    done_on: date | None,
    note: str,
    now: datetime,
    today: date,
) -> PlanItem:
    """Say that an item is done and what shows it, or that it is not and why; the same twice is once."""
    plan, item = read.item_to_mark(session, reader=reader, item_id=item_id)
    said = _said(plan, state=state, done_on=done_on, note=note, today=today)
    known = read.newest_marks(session, item_ids=[item.id]).get(item.id)
    before = (known.state, known.done_on, known.note) if known else ("open", None, "")
    if before == (state, *said):
        return item
    session.add(_word(item, reader, state, *said, now=now))
    session.flush()
    announce_items(session, plan, today=today)
    return item


def _word(
    item: PlanItem, reader: Reader, state: str, done_on: date | None, note: str, *, now: datetime
) -> PlanMark:
    return PlanMark(
        municipality_id=item.municipality_id,
        item_id=item.id,
        state=state,
        done_on=done_on,
        note=note,
        marked_at=now,
        account_id=reader.actor.account_id,
        person_id=reader.actor.person_id,
    )


def _said(plan: Plan, *, state: str, done_on: date | None, note: str, today: date) -> tuple[date | None, str]:
    """The day and the words of a mark, checked."""
    if state == "open":
        return None, note
    wrong = {}
    if not note.strip():
        wrong["note"] = ["Напишите, чем подтверждается: протокол, ссылка, сколько участвовало."]
    day = done_on or today
    if not plan.starts_on <= day <= today:
        wrong["done_on"] = ["День — в году плана и не позже сегодняшнего."]
    if wrong:
        raise Invalid(fields=wrong)
    return day, note


def tell_done_by_facts(session: Session, *, now: datetime) -> None:
    """Tell of the items that facts have brought to an end since; running it again tells nothing."""
    for plan, lines in read.waiting_for_facts(session):
        today = now.astimezone(ZoneInfo(_timezone(session, plan))).date()
        if plan.starts_on <= today <= plan.ends_on and read.any_done(
            session, plan=plan, lines=lines, today=today
        ):
            announce_items(session, plan, today=today)


def _timezone(session: Session, plan: Plan) -> str:
    return session.get_one(roster.Municipality, plan.municipality_id).timezone
