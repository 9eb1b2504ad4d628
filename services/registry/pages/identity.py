"""Who may be one person: the queue, two cards side by side, a methodist's decision and taking it back."""

from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.registry import actions, queries
from services.registry.models import IdentityQuestion
from services.registry.pages.comparing import compared
from services.registry.schemas import DecisionIn
from shared.web import about, looks, requires, unit
from shared.web.forms import Form
from shared.web.pages import Undo, press, show
from shared.web.tables import Column, Table

blueprint = Blueprint("identity_pages", __name__)
Line = queries.QueuedQuestion
STATES = {"open": "ждёт решения", "later": "отложено", "same": "один человек", "different": "разные люди"}
TOLD = {
    "same": "Карточки объединены: теперь это один человек с общей историей.",
    "different": "Записано: это разные люди. Больше о них не спросят.",
    "later": "Вопрос отложен и остаётся в списке.",
}


@blueprint.route("/identity", methods=["GET"])
@requires("identity.read")
def queue_page() -> Any:
    """Возможно, это один человек: кто ждёт решения."""
    scope, decided = unit().actor.scope("identity.read"), "decided" in request.args
    counts = [queries.count_questions(unit().session, scope=scope, decided=one) for one in (False, True)]
    table = Table(
        name="identity",
        columns=COLUMNS,
        rows=queries.queued_questions(unit().session, scope=scope, decided=decided),
        empty="Решённых вопросов пока нет" if decided else "Вопросов нет",
        empty_text="Они появляются, когда в файле есть однофамилец того, кто уже в реестре.",
    )
    return table.exported() or show("registry/identity.html", table=table, decided=decided, counts=counts)


@blueprint.route("/identity/<uuid:question_id>", methods=["GET"])
@requires("identity.read")
@looks("card")
def question_page(question_id: UUID) -> Any:
    """Две карточки рядом: что совпадает, что различается."""
    question = _question(question_id, "identity.read")
    about(question.person_id, question.candidate_id)
    found = queries.side_by_side(unit().session, question=question)
    rows = compared(found.likenesses, (found.sides[0].person, found.sides[1].person))
    return show("registry/identity_question.html", of=found, rows=rows, state=STATES[question.state])


@blueprint.route("/identity/<uuid:question_id>/decision", methods=["POST"])
@requires("identity.decide")
def decision_page(question_id: UUID) -> Any:
    """Решить: один человек, разные или позже."""
    work, question = unit(), _question(question_id, "identity.decide", lock=True)
    given = Form(DecisionIn(), ()).read() or {"decision": "later", "keep_id": None}
    who: dict[str, Any] = {"account_id": work.actor.account_id, "now": work.now}
    undo = Undo(href=f"/registry/identity/{question_id}/reopen") if given["decision"] != "later" else None

    def act() -> None:
        actions.decide_identity(work.session, question=question, **given, **who)

    return press(act, to="/registry/identity", told=TOLD[given["decision"]], undo=undo)


@blueprint.route("/identity/<uuid:question_id>/reopen", methods=["POST"])
@requires("identity.decide")
def reopen_page(question_id: UUID) -> Any:
    """Взять решение назад: карточки снова две, вопрос снова ждёт."""
    work, question = unit(), _question(question_id, "identity.decide", lock=True)
    who: dict[str, Any] = {"account_id": work.actor.account_id, "now": work.now}

    def act() -> None:
        actions.reopen_identity(work.session, question=question, **who)

    return press(act, to=f"/registry/identity/{question_id}", told="Решение отменено, вопрос снова в списке.")


def _question(question_id: UUID, permission: str, *, lock: bool = False) -> IdentityQuestion:
    scope = unit().actor.scope(permission)
    return queries.find_question(unit().session, scope=scope, question_id=question_id, lock=lock)


COLUMNS = (
    Column[Line](key="name", title="Карточка", value=lambda one: one.name),
    Column[Line](key="other", title="Возможно, тот же человек", value=lambda one: one.other),
    Column[Line](key="asked_at", title="Замечено", value=lambda one: one.asked_at),
    Column[Line](key="state", title="Решение", value=lambda one: STATES[one.state]),
)
