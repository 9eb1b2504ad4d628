"""Deficits: recorded by hand, contested, confirmed, dismissed (152-ФЗ ст. 16; ust-koksa п.13)."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.states import check, enter, remember
from services.routes.errors import Unread
from services.routes.models import Deficit, Topic
from services.routes.queries import access, hearing, reading
from services.routes.rules.deficits import OPEN
from shared.errors import Conflict, Forbidden, Invalid
from shared.permissions import Actor
from shared.russian import short_date


def record_deficit(
    session: Session, *, actor: Actor, today: date, person_id: UUID, area: str, topic: str, **fields: Any
) -> Deficit:
    """Record a deficit seen at a lesson, or told by the teacher; it is detected, not confirmed."""
    municipality_id = access.require_person(session, actor=actor, person_id=person_id)
    relations = access.relations_to(session, actor=actor, person_id=person_id, as_of=today)
    if "tutor" not in relations and not ("teacher" in relations and fields["evidence"] == "self_report"):
        raise Forbidden
    access.require_consent(session, person_id=person_id, as_of=today)
    check_topic(session, municipality_id=municipality_id, area=area, topic=topic)
    key = {"person_id": person_id, "area": area, "topic": topic}
    _check_new(session, key)
    deficit = Deficit(municipality_id=municipality_id, state="detected", detected_on=today, **key, **fields)
    session.add(deficit)
    session.flush()
    remember(session, deficit, on=today, by=actor.person_id)
    announce(session, deficit)
    return deficit


def check_topic(session: Session, *, municipality_id: UUID, area: str, topic: str) -> None:
    """Raise Invalid unless no topic is named or the municipality's catalogue has it in the area."""
    query = select(Topic.area).where(Topic.municipality_id == municipality_id, Topic.code == topic)
    if topic and session.scalar(query) != area:
        raise Invalid(fields={"topic": ["В этой области такой темы нет."]})


def _check_new(session: Session, key: dict[str, Any]) -> None:
    query = select(Deficit.id).filter_by(**key).where(Deficit.state.in_(OPEN))
    if session.scalar(query.limit(1)):
        raise Conflict("Такой дефицит у человека уже есть и ещё не закрыт.")


def confirm_deficit(
    session: Session,
    *,
    actor: Actor,
    today: date,
    deficit_id: UUID,
    answer: str = "",
    confirmed_on: date | None = None,
) -> Deficit:
    """The tutor confirms what a score proposed and the teacher has read; an objection needs an answer.

    A consent must hold. A decision taken on paper earlier may be brought with its own day.
    """
    deficit = _decided_by_tutor(session, actor=actor, today=today, deficit_id=deficit_id)
    if deficit.state == "confirmed" and answer in {"", deficit.contest_answer}:
        return deficit
    check(deficit, "confirmed")
    access.require_consent(session, person_id=deficit.person_id, as_of=today)
    if deficit.contested_text and not answer.strip():
        raise Invalid(fields={"answer": ["Педагог возразил: ответьте на возражение."]})
    _check_read(session, [deficit], today=today)
    day = confirmed_on or today
    if not deficit.detected_on <= day <= today:
        raise Invalid(fields={"confirmed_on": ["Не раньше, чем дефицит выявлен, и не позже сегодня."]})
    enter(session, deficit, "confirmed", on=day, by=actor.person_id, comment=answer)
    deficit.confirmed_on = day
    deficit.contest_answer = answer
    announce(session, deficit)
    return deficit


def confirm_deficits(
    session: Session,
    *,
    actor: Actor,
    today: date,
    deficit_ids: Collection[UUID],
    confirmed_on: date | None = None,
) -> list[Deficit]:
    """Confirm several at once: all of them or, with the reason, none; those that are confirmed stay so."""
    wanted = list(dict.fromkeys(deficit_ids))
    every = [reading.deficit(session, actor=actor, today=today, deficit_id=one) for one in wanted]
    found = [one for one in every if one.state != "confirmed"]
    if any(one.state != "detected" for one in found):
        raise Conflict("Среди отмеченных есть уже решённые. Отметьте только те, что ждут решения.")
    if contested := sum(bool(one.contested_text) for one in found):
        raise Invalid(
            "Среди отмеченных есть с возражением педагога: на возражение нужно ответить отдельно.",
            fields={"deficit_ids": [f"С возражением: {contested}."]},
        )
    _check_read(session, found, today=today)
    day: dict[str, Any] = {"today": today, "confirmed_on": confirmed_on}
    return [confirm_deficit(session, actor=actor, deficit_id=one, **day) for one in wanted]


def _check_read(session: Session, rows: Collection[Deficit], *, today: date) -> None:
    """Raise Unread while a teacher has neither read the result nor been silent for the term."""
    waits = hearing.unread(session, rows, today=today)
    if not waits:
        return
    day = short_date(max(waits.values()))
    if len(rows) > 1:
        raise Unread(
            f"Среди отмеченных есть такие, где педагог ещё не прочитал результат: {len(waits)}. "
            f"Снимите с них отметку: их можно подтвердить, когда педагог прочитает результат, или с {day}."
        )
    raise Unread(
        "Педагог ещё не прочитал результат и не мог возразить. Подтвердить можно, когда прочитает, "
        f"или с {day}."
    )


def dismiss_deficit(session: Session, *, actor: Actor, today: date, deficit_id: UUID, reason: str) -> Deficit:
    """The tutor drops a deficit, with a reason."""
    deficit = _decided_by_tutor(session, actor=actor, today=today, deficit_id=deficit_id)
    enter(session, deficit, "dismissed", on=today, by=actor.person_id, comment=reason)
    deficit.closed_on = today
    deficit.dismissed_reason = reason
    announce(session, deficit)
    return deficit


def _decided_by_tutor(session: Session, *, actor: Actor, today: date, deficit_id: UUID) -> Deficit:
    deficit = reading.deficit(session, actor=actor, today=today, deficit_id=deficit_id)
    access.require_relation(session, actor=actor, person_id=deficit.person_id, as_of=today, one_of={"tutor"})
    return deficit


def release_deficit(
    session: Session, *, actor: Actor, today: date, deficit_id: UUID, released: bool = True
) -> Deficit:
    """The teacher lets the mentor know the topic, or takes it back; scores and texts never go there."""
    deficit = reading.deficit(session, actor=actor, today=today, deficit_id=deficit_id)
    access.require_relation(
        session, actor=actor, person_id=deficit.person_id, as_of=today, one_of={"teacher"}
    )
    if released and deficit.state not in OPEN:
        raise Conflict("Этот дефицит уже закрыт: наставнику его открывать незачем.")
    if released != (deficit.released_on is not None):
        deficit.released_on = today if released else None
        announce(session, deficit)
    return deficit


def contest_deficit(session: Session, *, actor: Actor, today: date, deficit_id: UUID, text: str) -> Deficit:
    """The teacher objects before the deficit is confirmed (152-ФЗ ст. 16)."""
    deficit = reading.deficit(session, actor=actor, today=today, deficit_id=deficit_id)
    access.require_relation(
        session, actor=actor, person_id=deficit.person_id, as_of=today, one_of={"teacher"}
    )
    if deficit.state != "detected":
        raise Conflict("Возразить можно, пока дефицит не подтверждён.")
    deficit.contested_text = text
    remember(session, deficit, on=today, by=actor.person_id, comment=text)
    announce(session, deficit)
    return deficit
