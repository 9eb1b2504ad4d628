"""The personalised programme: the mentor drafts, both agree, the principal approves; then only revisions."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.mentorship import queries
from services.mentorship.actions.telling import tell
from services.mentorship.errors import NotYours, WrongDate, WrongState
from services.mentorship.models import Pair, Programme, ProgrammeItem
from shared.errors import Invalid, NotFound
from shared.permissions import Actor

TEXTS = ("goal", "tasks", "expected")
ITEM = ("deficit_ids", "activity", "format", "due_on", "responsible", "result")


def pair_to_plan(session: Session, *, actor: Actor, pair_id: UUID) -> Pair:
    """Find the pair whose programme the actor writes: the mentor, or the office for one from outside."""
    scope = queries.reach(session, actor=actor, permission="programme.write")
    pair = queries.get_pair(session, pair_id=pair_id, scope=scope, lock=True)
    by_office = pair.mentor_id is None and queries.manages(session, pair=pair, scope=scope)
    if not by_office and queries.role_in(session, pair=pair, actor=actor) != "mentor":
        raise NotYours("Программу составляет наставник.")
    return pair


def write_programme(
    session: Session,
    *,
    actor: Actor,
    pair_id: UUID,
    items: list[dict[str, Any]] | None = None,
    **texts: str,
) -> Programme:
    """Write the texts, and the whole plan if it is given; of an approved programme begins a new version."""
    pair = pair_to_plan(session, actor=actor, pair_id=pair_id)
    row, is_new = _draft(session, pair)
    for name, value in texts.items():
        setattr(row, name, value)
    if items is not None:
        row.items = [_item(pair, number, one) for number, one in enumerate(items, start=1)]
    return _changed(session, row, pair, is_new=is_new)


def write_item(
    session: Session, *, actor: Actor, pair_id: UUID, number: int | None = None, **given: Any
) -> Programme:
    """Add an activity to the plan, or change one."""
    pair = pair_to_plan(session, actor=actor, pair_id=pair_id)
    row, is_new = _draft(session, pair)
    if number is None:
        row.items.append(_item(pair, len(row.items) + 1, given))
    else:
        found = _numbered(row, number)
        for name, value in _plain(pair, given).items():
            setattr(found, name, value)
    return _changed(session, row, pair, is_new=is_new)


def drop_item(session: Session, *, actor: Actor, pair_id: UUID, number: int) -> Programme:
    """Take an activity out of a draft; the rest is numbered anew."""
    pair = pair_to_plan(session, actor=actor, pair_id=pair_id)
    row, is_new = _draft(session, pair)
    row.items.remove(_numbered(row, number))
    for place, one in enumerate(row.items, start=1):
        one.number = place
    return _changed(session, row, pair, is_new=is_new)


def _draft(session: Session, pair: Pair) -> tuple[Programme, bool]:
    """The draft to write in: the newest, or a copy of the approved one as the next version."""
    newest = queries.newest_programme(session, pair_id=pair.id)
    if newest is not None and newest.state == "draft":
        return queries.get_programme(session, pair_id=pair.id, lock=True), False
    row = Programme(
        municipality_id=pair.municipality_id,
        pair_id=pair.id,
        number=newest.number + 1 if newest else 1,
        state="draft",
        version=1,
        **{name: getattr(newest, name) if newest else "" for name in TEXTS},
    )
    row.items = [
        ProgrammeItem(number=one.number, done_on=one.done_on, **{name: getattr(one, name) for name in ITEM})
        for one in (newest.items if newest else ())
    ]
    if newest is None:
        row.goal = pair.goal
    session.add(row)
    session.flush()
    return row, True


def _item(pair: Pair, number: int, given: dict[str, Any]) -> ProgrammeItem:
    return ProgrammeItem(number=number, **_plain(pair, given))


def _plain(pair: Pair, given: dict[str, Any]) -> dict[str, Any]:
    due, last = given["due_on"], queries.last_day(pair)
    if due < pair.starts_on or (last is not None and due > last):
        raise WrongDate(fields={"due_on": ["Срок вне срока пары."]})
    return given | {"deficit_ids": [str(one) for one in given.get("deficit_ids", ())]}


def _numbered(row: Programme, number: int) -> ProgrammeItem:
    found = next((one for one in row.items if one.number == number), None)
    if found is None:
        raise NotFound("Такого мероприятия в программе нет.")
    return found


def _changed(session: Session, row: Programme, pair: Pair, *, is_new: bool) -> Programme:
    """What both agreed to was another text: they agree anew."""
    row.mentor_agreed_on = row.mentee_agreed_on = None
    tell(session, row, pair=pair, is_new=is_new)
    return row


def agree_programme(session: Session, *, actor: Actor, today: date, pair_id: UUID) -> Programme:
    """One of the two agrees; by agreeing the mentee lets the office see the topics in it."""
    scope = actor.scope("programme.agree")
    pair = queries.get_pair(session, pair_id=pair_id, scope=scope, lock=True)
    party = queries.role_in(session, pair=pair, actor=actor)
    if party is None:
        raise NotYours("С программой соглашаются наставник и наставляемый.")
    row = queries.get_programme(session, pair_id=pair.id, lock=True)
    if row.state != "draft":
        raise WrongState("Программа уже утверждена.")
    if not row.items:
        raise WrongState("В программе нет ни одного мероприятия.")
    setattr(row, f"{party}_agreed_on", today)
    tell(session, row, pair=pair)
    return row


def approve_programme(session: Session, *, actor: Actor, today: date, pair_id: UUID) -> Programme:
    """The principal approves what both agreed to; the version before it becomes revised."""
    scope = queries.reach(session, actor=actor, permission="programme.approve")
    pair = queries.get_pair(session, pair_id=pair_id, scope=scope, lock=True)
    if queries.role_in(session, pair=pair, actor=actor):
        raise NotYours("Свою программу не утверждают.")
    row = queries.get_programme(session, pair_id=pair.id, lock=True)
    if row.state != "draft":
        raise WrongState("Программа уже утверждена.")
    waiting = [
        party
        for party, on in (("mentor", row.mentor_agreed_on), ("mentee", row.mentee_agreed_on))
        if on is None and getattr(pair, f"{party}_id") is not None
    ]
    if waiting or not row.items:
        raise WrongState("Утвердить можно программу, с которой согласились оба.")
    for old in queries.programmes_of(session, pair_id=pair.id):
        if old.state == "approved":
            old.state = "revised"
            tell(session, old, pair=pair)
    row.state, row.approved_on = "approved", today
    tell(session, row, pair=pair)
    return row


def mark_item(
    session: Session,
    *,
    actor: Actor,
    today: date,
    pair_id: UUID,
    number: int,
    done_on: date | None,
    result: str | None = None,
) -> Programme:
    """Mark an activity of the approved programme as done, or take the mark back."""
    pair = pair_to_plan(session, actor=actor, pair_id=pair_id)
    row = queries.get_programme(session, pair_id=pair.id, lock=True)
    if row.state != "approved":
        raise WrongState("Отмечают выполнение утверждённой программы.")
    if done_on is not None and done_on > today:
        raise Invalid(fields={"done_on": ["Дата в будущем."]})
    item = _numbered(row, number)
    item.done_on = done_on
    item.result = item.result if result is None else result
    tell(session, row, pair=pair)
    return row
