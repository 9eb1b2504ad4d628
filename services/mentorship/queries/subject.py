"""Everything mentorship holds of a person, for the person: pairs, sessions with their notes, events."""

from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.models import Attendance, Pair, PairSession, SupportEvent
from shared import roster
from shared.keys import Keys
from shared.labelling import all_labelled, labelled

WORDS = rules.PAIR_STATES | rules.SESSION_STATES
PAIR = {
    "form": "Форма",
    "kind": "Вид",
    "state": "Состояние",
    "goal": "Цель",
    "subject": "Предмет",
    "order_number": "Номер приказа",
    "order_date": "Дата приказа",
    "starts_on": "Начало",
    "planned_until": "Окончание",
    "ended_on": "Закончена",
    "ended_reason": "Причина окончания",
}
CONSENT = {"party": "Чьё", "given_on": "Дано", "document": "Документ"}
SESSION = {
    "session_date": "Дата",
    "state": "Состояние",
    "minutes": "Минуты",
    "format": "Формат",
    "topics": "Темы",
    "outcome": "Итог",
    "next_step": "Следующий шаг",
    "note": "Заметка двоих",
    "dispute_comment": "Возражение",
}
EVENT = {
    "title": "Мероприятие",
    "kind": "Вид",
    "state": "Состояние",
    "event_date": "Дата",
    "hours": "Часы",
}


def subject(session: Session, person_ids: frozenset[UUID], keys: Keys) -> dict[str, Any]:
    """Collect what mentorship holds under the ids of one person."""
    del keys  # nothing here is encrypted
    mine = or_(Pair.mentor_id.in_(person_ids), Pair.mentee_id.in_(person_ids))
    pairs = session.scalars(select(Pair).where(mine).order_by(Pair.starts_on, Pair.id)).all()
    attended = select(Attendance, SupportEvent).join(
        SupportEvent, SupportEvent.id == Attendance.support_event_id
    )
    rows = session.execute(attended.where(Attendance.person_id.in_(person_ids)))
    return {
        "Пары": [_pair(session, one) for one in pairs],
        "Мероприятия": [
            labelled(event, EVENT, words=rules.SUPPORT_KIND_NAMES | rules.SUPPORT_STATES)
            | {"Участие": rules.PARTICIPATION[one.state]}
            for one, event in rows
        ],
    }


def _pair(session: Session, one: Pair) -> dict[str, Any]:
    people = roster.people(session, [party for party in (one.mentor_id, one.mentee_id) if party])
    names = {party: person.full_name for party, person in people.items()}
    sessions = session.scalars(
        select(PairSession).where(PairSession.pair_id == one.id).order_by(PairSession.session_date)
    )
    who = {
        "Наставник": names.get(one.mentor_id, one.mentor_name) if one.mentor_id else one.mentor_name,
        "Наставляемый": names.get(one.mentee_id, one.mentee_name) if one.mentee_id else one.mentee_name,
    }
    return (
        who
        | labelled(one, PAIR, words=WORDS)
        | {
            "Согласия": all_labelled(one.consents, CONSENT),
            "Встречи": all_labelled(sessions, SESSION, words=WORDS),
        }
    )
