"""Everything mentorship holds of a person, for the person: pairs, sessions with their notes, events."""

from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.models import (
    Attendance,
    ClosingReport,
    Pair,
    PairSession,
    Programme,
    Questionnaire,
    SupportEvent,
)
from services.mentorship.queries.legal import documents_of
from services.mentorship.rules.documents import DOCUMENTS
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
PROGRAMME = {"number": "Редакция", "goal": "Цель", "tasks": "Задачи", "expected": "Ожидаемые результаты"}
ITEM = {"activity": "Мероприятие", "due_on": "Срок", "result": "Результат", "done_on": "Выполнено"}
REPORT = {
    "before": "Что было",
    "after": "Что стало",
    "difficulties": "Трудности",
    "unfinished": "Почему выполнено не всё",
    "advice": "Рекомендации",
    "mentor_assessment": "Оценка наставника",
    "mentee_assessment": "Оценка наставляемого",
}
DOCUMENT = {"kind": "Документ", "number": "Номер", "issued_on": "Дата"}
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
        "Пары": [_pair(session, one, person_ids) for one in pairs],
        "Мероприятия": [
            labelled(event, EVENT, words=rules.SUPPORT_KIND_NAMES | rules.SUPPORT_STATES)
            | {"Участие": rules.PARTICIPATION[one.state]}
            for one, event in rows
        ],
    }


def _pair(session: Session, one: Pair, person_ids: frozenset[UUID]) -> dict[str, Any]:
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
            "Программы": _programmes(session, one),
            "Отчёт": all_labelled(_of(session, ClosingReport, one), REPORT),
            "Ответы на вопросы анкеты": _answers(session, one, person_ids),
            "Документы": all_labelled(documents_of(session, pair_id=one.id), DOCUMENT, words=DOCUMENTS),
        }
    )


def _of(session: Session, model: Any, pair: Pair) -> list[Any]:
    return list(session.scalars(select(model).where(model.pair_id == pair.id)))


def _programmes(session: Session, pair: Pair) -> list[dict[str, Any]]:
    return [
        labelled(one, PROGRAMME) | {"План": all_labelled(one.items, ITEM)}
        for one in _of(session, Programme, pair)
    ]


def _answers(session: Session, pair: Pair, person_ids: frozenset[UUID]) -> list[list[int]]:
    """Only what the person answered themselves."""
    own = {party for party in rules.PARTIES if getattr(pair, f"{party}_id") in person_ids}
    return [one.answers for one in _of(session, Questionnaire, pair) if one.party in own]
