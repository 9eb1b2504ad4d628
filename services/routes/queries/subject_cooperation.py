"""What groups and consultations hold of a person, for the person."""

from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from services.routes.models import Consultation, Group, GroupMember
from services.routes.queries.group_page import member_minutes
from services.routes.rules.states import NAMES, OF_KIND
from shared.labelling import all_labelled, labelled

MEMBER = {"state": "Состояние", "invited_on": "Приглашение", "answered_on": "Ответ", "left_on": "Выход"}
MEMBER |= {"reason": "Причина выхода"}
LED = {"title": "Тема", "created_on": "Создана", "closed_on": "Закрыта", "conclusion": "Итог"}
CONSULTATION = {
    "area": "Область",
    "topic": "Тема",
    "text": "Вопрос",
    "state": "Состояние",
    "requested_on": "Спрошено",
    "answered_on": "Отвечено",
    "rating": "Оценка",
    "rating_words": "Слова к оценке",
}
MESSAGE = {"said_on": "Дата", "text": "Текст", "link": "Ссылка"}
WORDS = NAMES | {state: words for (_, state), words in OF_KIND.items() if state not in NAMES}


def cooperation_of(session: Session, person_ids: frozenset[UUID]) -> dict[str, Any]:
    """Collect memberships, groups led, questions asked and answered."""
    members = session.scalars(select(GroupMember).where(GroupMember.person_id.in_(person_ids)))
    led = session.scalars(select(Group).where(Group.leader_id.in_(person_ids)).order_by(Group.id)).all()
    theirs = or_(Consultation.asker_id.in_(person_ids), Consultation.answerer_id.in_(person_ids))
    asked = session.scalars(select(Consultation).where(theirs).order_by(Consultation.id))
    return {
        "Группы": [_membership(session, one) for one in members],
        "Группы, которые вы вели": all_labelled(led, LED, words=WORDS),
        "Консультации": [_consultation(one, person_ids) for one in asked],
    }


def _membership(session: Session, one: GroupMember) -> dict[str, Any]:
    group = session.get_one(Group, one.group_id)
    minutes = {"Минут встреч": member_minutes(group).get(one.id, 0)}
    return {"Тема": group.title} | labelled(one, MEMBER, words=WORDS) | minutes


def _consultation(one: Consultation, person_ids: frozenset[UUID]) -> dict[str, Any]:
    """The asker's in full; of one they answered only their own words."""
    is_asker = one.asker_id in person_ids
    said = [each for each in one.messages if is_asker or each.author_id in person_ids]
    fields = CONSULTATION if is_asker else {name: CONSULTATION[name] for name in ("area", "topic", "state")}
    return labelled(one, fields, words=WORDS) | {"Переписка": all_labelled(said, MESSAGE, words=WORDS)}
