"""Everything registry holds of a person, for the person: СНИЛС whole, and who looked."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.registry.models import (
    AccessEntry,
    Account,
    Body,
    IssuedToken,
    Membership,
    Organization,
    Person,
    ProcessingConsent,
)
from services.registry.queries.access import looks
from shared.keys import Keys
from shared.labelling import all_labelled, labelled

WORDS = {
    "main": "основная",
    "internal_part_time": "внутреннее совместительство",
    "external_part_time": "внешнее совместительство",
    "pedagogical": "педагог",
    "managerial": "руководитель",
    "both": "педагог и руководитель",
    "parental": "отпуск по уходу за ребёнком",
    "military": "военная служба",
    "sick": "болезнь",
    "other": "иное",
    "transfer": "передача данных",
    "diagnostics": "диагностика",
    "active": "действует",
    "invited": "приглашение отправлено",
    "disabled": "закрыта",
    "session": "сеанс",
    "program": "токен для программы",
    "card": "просмотр карточки",
    "route": "просмотр маршрута",
    "pair": "просмотр пары",
    "export": "выгрузка в файл",
    "change": "изменение данных",
    "registry": "реестр",
    "mentorship": "наставничество",
    "routes": "маршруты",
    "notifications": "сообщения",
    "monitoring": "показатели",
}
CARD = {
    "id": "Номер карточки",
    "last_name": "Фамилия",
    "first_name": "Имя",
    "middle_name": "Отчество",
    "birth_date": "Дата рождения",
    "experience_from": "Начало педагогического стажа",
    "email": "Электронная почта",
}
WORK = {
    "position": "Должность",
    "subjects": "Предметы",
    "staff_category": "Категория работника",
    "occupation": "Занятость",
    "rate": "Ставка",
    "since": "Работает с",
    "until": "Работает по",
}
ABSENCE = {"kind": "Вид", "since": "С", "until": "По"}
MEMBERSHIP = {
    "role": "Роль",
    "since": "С",
    "until": "По",
    "order_number": "Номер приказа",
    "order_date": "Дата приказа",
}
CONSENT = {
    "purpose": "Цель",
    "operator": "Оператор",
    "text_version": "Редакция текста",
    "given_on": "Дано",
    "withdrawn_on": "Отозвано",
}
ACCOUNT = {
    "login": "Имя для входа",
    "email": "Почта",
    "state": "Состояние",
    "invited_at": "Приглашена",
    "signed_in_at": "Последний вход",
}
TOKEN = {
    "kind": "Вид",
    "name": "Для чего",
    "browser": "Браузер",
    "address": "Адрес",
    "created_at": "Вход",
    "seen_at": "Последний раз",
    "expires_at": "Действует до",
}
LOOKED = WORDS | {"diagnostics": "просмотр диагностики"}
LOOK = {"at": "Когда", "who": "Кто", "kind": "Что", "service": "Где"}


def subject(session: Session, person_ids: frozenset[UUID], keys: Keys) -> dict[str, Any]:
    """Collect what registry holds under the ids of one person."""
    people = session.scalars(select(Person).where(Person.id.in_(person_ids)).order_by(Person.id)).all()
    entries = _of(session, AccessEntry, person_ids, order=AccessEntry.sequence)
    return {
        "Карточки": [_card(session, one, keys) for one in people],
        "Объединения": [_membership(session, one) for one in _of(session, Membership, person_ids)],
        "Согласия": all_labelled(_of(session, ProcessingConsent, person_ids), CONSENT, words=WORDS),
        "Учётные записи": [_account(session, one) for one in _of(session, Account, person_ids)],
        "Кто смотрел и менял": all_labelled(looks(session, entries), LOOK, words=LOOKED),
    }


def _of(session: Session, model: Any, person_ids: frozenset[UUID], *, order: Any = None) -> Sequence[Any]:
    query = select(model).where(model.person_id.in_(person_ids))
    return session.scalars(query.order_by(model.id if order is None else order)).all()


def _card(session: Session, one: Person, keys: Keys) -> dict[str, Any]:
    places = {work.id: session.get_one(Organization, work.organization_id).name for work in one.employments}
    snils = {"СНИЛС": keys.decrypt_snils(one.snils) if one.snils else None}
    works = [{"Организация": places[work.id]} | labelled(work, WORK, words=WORDS) for work in one.employments]
    absences = all_labelled(one.absences, ABSENCE, words=WORDS)
    return labelled(one, CARD) | snils | {"Работа": works, "Отсутствия": absences}


def _membership(session: Session, one: Membership) -> dict[str, Any]:
    return {"Объединение": session.get_one(Body, one.body_id).name} | labelled(one, MEMBERSHIP)


def _account(session: Session, one: Account) -> dict[str, Any]:
    issued = select(IssuedToken).where(IssuedToken.account_id == one.id).order_by(IssuedToken.id)
    tokens = all_labelled(session.scalars(issued).all(), TOKEN, words=WORDS)
    roles = [grant.role for grant in one.grants]
    return labelled(one, ACCOUNT, words=WORDS) | {"Роли": roles, "Сеансы и токены": tokens}
