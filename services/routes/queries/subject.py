"""Everything routes holds of a person, for the person: results, deficits, routes, certificates."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import (
    Achievement,
    Certificate,
    Deficit,
    Diagnostic,
    Evidence,
    Practice,
    PracticeMark,
    Route,
    RouteTemplate,
    StoredFile,
    TrainingRequest,
)
from services.routes.queries.subject_cooperation import cooperation_of
from services.routes.rules.demand import STUDY_FORMS
from services.routes.rules.states import NAMES
from services.routes.rules.wording import CERTIFICATE_KINDS
from shared.keys import Keys
from shared.labelling import all_labelled, labelled
from shared.settings import Settings
from shared.uploads import Store

WORDS = NAMES | STUDY_FORMS | CERTIFICATE_KINDS | {"high": "высокая", "medium": "средняя"}
DIAGNOSTIC = {
    "state": "Состояние",
    "assigned_on": "Назначена",
    "due_on": "Срок",
    "conducted_on": "Проведена",
    "answers": "Ответы",
    "findings": "Результат",
    "comment": "Ваш комментарий",
    "unfinished": "Начатые ответы",
    "annulled_reason": "Почему аннулирована",
}
DEFICIT = {
    "area": "Область",
    "topic": "Тема",
    "severity": "Выраженность",
    "state": "Состояние",
    "evidence": "Основание",
    "evidence_text": "Пояснение",
    "detected_on": "Выявлен",
    "confirmed_on": "Подтверждён",
    "closed_on": "Закрыт",
    "contested_text": "Ваше возражение",
    "contest_answer": "Ответ тьютора",
    "dismissed_reason": "Почему отклонён",
}
ACHIEVEMENT = {"area": "Область", "topic": "Тема", "achieved_on": "Дата"}
ROUTE = {
    "goal": "Цель",
    "request": "Запрос",
    "state": "Состояние",
    "starts_on": "Начало",
    "planned_until": "Окончание",
    "agreed_on": "Согласован",
    "approved_on": "Утверждён",
    "closed_on": "Завершён",
    "cancelled_on": "Отменён",
    "comment": "Замечание",
    "conclusion": "Заключение",
}
STEP = {
    "kind": "Вид",
    "title": "Название",
    "programme": "Программа",
    "organization": "Организация",
    "hours": "Часы",
    "expected_result": "Предъявляемый результат",
    "due_on": "Срок",
    "state": "Состояние",
    "evidence": "Отчёт",
    "comment": "Замечание",
    "not_implemented": "Почему без внедрения",
}
EVIDENCE = {"reported_on": "Отправлено", "text": "Что сделано", "link": "Ссылка"}
WISH = {
    "year": "На год",
    "area": "Область",
    "topic": "Тема",
    "theme": "Чему учиться",
    "hours": "Часы",
    "form": "Форма",
    "period": "Когда в году",
    "asked_on": "Когда попросили",
    "withdrawn_on": "Когда отозвали",
}
CERTIFICATE = {
    "programme": "Программа",
    "kind": "Вид",
    "hours": "Часы",
    "issued_on": "Дата выдачи",
    "number": "Номер",
}

PRACTICE = {
    "title": "Название",
    "summary": "Что это",
    "parts": "Как применить",
    "audience": "Для кого",
    "subject": "Предмет",
    "links": "Ссылки",
    "state": "Состояние",
    "published_on": "Опубликована",
    "named_on": "Имя и школа показаны всем с",
    "comment": "Замечание",
}
MARK = {"marks": "Оценки", "words": "Слова", "recommends": "Рекомендует", "marked_on": "Дата"}
TEMPLATE = {"title": "Название", "note": "Когда подходит", "made_on": "Создан", "archived_on": "В архиве с"}


def subject(session: Session, person_ids: frozenset[UUID], keys: Keys) -> dict[str, Any]:
    """Collect what routes holds under the ids of one person."""
    del keys  # nothing here is encrypted
    diagnostics = _of(session, Diagnostic, Diagnostic.person_id, person_ids)
    return {
        "Диагностики": [
            {"Инструмент": one.instrument.title} | labelled(one, DIAGNOSTIC, words=WORDS)
            for one in diagnostics
        ],
        "Дефициты": all_labelled(_of(session, Deficit, Deficit.person_id, person_ids), DEFICIT, words=WORDS),
        "Достижения": all_labelled(
            _of(session, Achievement, Achievement.person_id, person_ids), ACHIEVEMENT, words=WORDS
        ),
        "Просьбы об обучении": all_labelled(
            _of(session, TrainingRequest, TrainingRequest.person_id, person_ids), WISH, words=WORDS
        ),
        "Практики": all_labelled(
            _of(session, Practice, Practice.author_id, person_ids), PRACTICE, words=WORDS
        ),
        "Оценки практик": all_labelled(
            _of(session, PracticeMark, PracticeMark.expert_id, person_ids), MARK, words=WORDS
        ),
        "Маршруты": _routes(session, person_ids),
        "Подтверждения шагов": [
            labelled(one, EVIDENCE) | _names(one.files)
            for one in _of(session, Evidence, Evidence.person_id, person_ids)
        ],
        "Удостоверения": [
            labelled(one, CERTIFICATE, words=WORDS) | _names(one.files)
            for one in _of(session, Certificate, Certificate.person_id, person_ids)
        ],
        "Шаблоны маршрутов": all_labelled(
            _of(session, RouteTemplate, RouteTemplate.owner_id, person_ids), TEMPLATE, words=WORDS
        ),
        **cooperation_of(session, person_ids),
    }


def _routes(session: Session, person_ids: frozenset[UUID]) -> list[dict[str, Any]]:
    return [
        labelled(one, ROUTE, words=WORDS) | {"Шаги": all_labelled(one.steps, STEP, words=WORDS)}
        for one in _of(session, Route, Route.teacher_id, person_ids)
    ]


def _names(files: Sequence[StoredFile]) -> dict[str, Any]:
    return {"Файлы": [one.name for one in files]} if files else {}


def files_of(
    session: Session, person_ids: frozenset[UUID], settings: Settings
) -> Iterator[tuple[str, bytes]]:
    """Every file kept of a person, by a name of its own: two may be called alike."""
    store = Store(settings.home, "routes", limits=settings.uploads)
    for number, one in enumerate(_of(session, StoredFile, StoredFile.person_id, person_ids), start=1):
        yield f"{number:03d} {one.name}", store.get(one.id, key=one.key)


def _of(session: Session, model: Any, column: Any, person_ids: frozenset[UUID]) -> Sequence[Any]:
    return session.scalars(select(model).where(column.in_(person_ids)).order_by(model.id)).all()
