"""The queue of those who may be one person: side by side, decided, and taken back."""

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.registry import actions, queries
from services.registry.api.cards import card, find_person
from services.registry.models import IdentityQuestion
from services.registry.rules import compare, contradict
from services.registry.schemas import (
    ComparisonOut,
    DecisionIn,
    PersonOut,
    QuestionFilter,
    QuestionIn,
    QuestionOut,
)
from shared.web import looks, page, requires, unit

blueprint = Blueprint("identity", __name__, description="Кто есть кто")


def _described(questions: list[IdentityQuestion]) -> list[dict[str, Any]]:
    people = queries.people_of_questions(unit().session, questions)
    return [
        {column.key: getattr(one, column.key) for column in IdentityQuestion.__table__.columns}
        | {
            "person_name": people[one.person_id].full_name,
            "candidate_name": people[one.candidate_id].full_name,
        }
        for one in questions
    ]


@blueprint.route("/identity-questions", methods=["GET"])
@requires("identity.read")
@blueprint.arguments(QuestionFilter, location="query")
@blueprint.response(200, QuestionOut(many=True))
def list_questions(query: dict[str, Any]) -> list[dict[str, Any]]:
    """Кто, возможно, один человек; без state — ждущие решения."""
    scope = unit().actor.scope("identity.read")
    chosen = {"states": (query["state"],)} if query["state"] else {}
    statement = queries.identity_questions(scope=scope, **chosen)
    return _described(page(statement, key=IdentityQuestion.id))


@blueprint.route("/identity-questions", methods=["POST"])
@requires("identity.decide")
@blueprint.arguments(QuestionIn)
@blueprint.response(200, QuestionOut)
def ask(data: dict[str, Any]) -> dict[str, Any]:
    """Поставить в очередь две карточки, замеченные человеком."""
    person, candidate = (find_person("identity.decide", data[name]) for name in ("person_id", "candidate_id"))
    question = actions.ask_identity(unit().session, person=person, candidate=candidate, now=unit().now)
    return _described([question])[0]


@blueprint.route("/identity-questions/<uuid:question_id>", methods=["GET"])
@requires("identity.read")
@looks("card")
@blueprint.response(200, ComparisonOut)
def get_question(question_id: UUID) -> dict[str, Any]:
    """Две карточки рядом: что совпадает, что противоречит, чего нет."""
    work = unit()
    question = queries.find_question(
        work.session, scope=work.actor.scope("identity.read"), question_id=question_id
    )
    people = queries.people_of_questions(work.session, [question])
    person, candidate = people[question.person_id], people[question.candidate_id]
    likenesses = compare(person, candidate)
    sides = {"person": card(person), "candidate": card(candidate)}
    found = {"fields_compared": likenesses, "contradict": contradict(likenesses)}
    return _described([question])[0] | sides | found


@blueprint.route("/identity-questions/<uuid:question_id>/decision", methods=["POST"])
@requires("identity.decide")
@blueprint.arguments(DecisionIn)
@blueprint.response(200, QuestionOut)
def decide(data: dict[str, Any], question_id: UUID) -> dict[str, Any]:
    """Решить: один человек (карточки объединятся), разные или позже."""
    work = unit()
    scope = work.actor.scope("identity.decide")
    question = queries.find_question(work.session, scope=scope, question_id=question_id, lock=True)
    actions.decide_identity(
        work.session, question=question, account_id=work.actor.account_id, now=work.now, **data
    )
    return _described([question])[0]


@blueprint.route("/people/<uuid:person_id>/unmerge", methods=["POST"])
@requires("identity.decide")
@blueprint.response(200, PersonOut)
def unmerge(person_id: UUID) -> dict[str, Any]:
    """Разъединить: карточка снова сама по себе, вопрос возвращается в очередь."""
    person = find_person("identity.decide", person_id, lock=True)
    account_id = unit().actor.account_id
    actions.unmerge(unit().session, person=person, account_id=account_id, now=unit().now)
    return card(person)
