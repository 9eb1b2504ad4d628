"""Pages of the closing report and of the questionnaire."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.mentorship import actions, queries
from services.mentorship.models import Pair
from services.mentorship.pages.acting import PAIRS, acting, seen
from services.mentorship.rules.closing import HIGHEST, LOWEST, QUESTIONS, SHOWN_FROM
from services.mentorship.rules.documents import RECOMMENDATIONS
from services.mentorship.schemas import ReportIn, questionnaire_form
from shared.errors import Forbidden
from shared.web import looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import press, show, submit

blueprint = Blueprint("report_pages", __name__)
WORDS = (
    Input(name="before", label="Что было в начале", kind="textarea"),
    Input(name="after", label="Что стало", kind="textarea"),
    Input(name="difficulties", label="Что мешало", kind="textarea"),
    Input(
        name="unfinished",
        label="Почему выполнено не всё",
        kind="textarea",
        hint="Если выполнено всё, оставьте пустым.",
    ),
    Input(name="recommendation", label="Вывод", kind="radio", options=tuple(RECOMMENDATIONS.items())),
    Input(name="advice", label="Рекомендации", kind="textarea"),
)
OWN = {
    "mentor": Input(name="mentor_assessment", label="Ваша оценка работы пары", kind="textarea"),
    "mentee": Input(name="mentee_assessment", label="Ваша оценка работы пары", kind="textarea"),
}
MARKS = [(str(one), str(one)) for one in range(LOWEST, HIGHEST + 1)]


def _to(pair_id: UUID) -> str:
    return f"{PAIRS}/{pair_id}/report"


def _pair(pair_id: UUID, permission: str) -> Pair:
    scope = queries.reach(unit().session, actor=unit().actor, permission=permission)
    return queries.get_pair(unit().session, pair_id=pair_id, scope=scope)


@blueprint.route("/pairs/<uuid:pair_id>/report")
@requires("report.read")
@looks("pair")
def show_report(pair_id: UUID) -> Any:
    """Отчёт о работе пары: посчитанное по записям и слова обоих."""
    work, row = unit(), _pair(pair_id, "report.read")
    manages = queries.keeps_papers(work.session, pair=row, actor=work.actor)
    found = queries.report_view(work.session, pair=row)
    context: dict[str, Any] = {"view": found, "manages": manages, "recommendations": RECOMMENDATIONS}
    context["sums"] = queries.holds_office(work.session, actor=work.actor, permission="questionnaire.sums")
    return show("mentorship/report.html", pair=seen(row).pair, **context)


@blueprint.route("/pairs/<uuid:pair_id>/report/edit", methods=["GET", "POST"])
@requires("report.write")
@looks("pair")
def write_report(pair_id: UUID) -> Any:
    """Дополнить отчёт."""
    row = actions.pair_to_report(unit().session, actor=unit().actor, pair_id=pair_id)
    pair = seen(row).pair
    found = queries.report_view(unit().session, pair=row).report
    inputs = _inputs(pair.role)
    names = [one.name for one in inputs]
    values = {name: getattr(found, name) for name in names} if found else {}
    form = Form(ReportIn(only=names), inputs, values=values, version=found.version if found else None)
    act = partial(actions.write_report, unit().session, actor=unit().actor, pair_id=pair_id)
    reply = form.sent() and submit(form, act, to=_to(pair_id), told="Записано.")
    return reply or show("mentorship/report_form.html", form=form, pair=pair, title="Отчёт о работе пары")


def _inputs(role: str | None) -> tuple[Input, ...]:
    """The mentee writes only their own assessment; nobody writes another's."""
    if role == "mentee":
        return (OWN["mentee"],)
    return (*WORDS, OWN["mentor"]) if role == "mentor" else WORDS


@blueprint.route("/pairs/<uuid:pair_id>/report/conclusion", methods=["POST"])
@requires("report.conclude")
def conclude_report(pair_id: UUID) -> Any:
    """Закрыть отчёт выводом."""
    act = partial(actions.conclude_report, unit().session, pair_id=pair_id, **acting())
    return press(act, to=_to(pair_id), told="Отчёт закрыт.")


@blueprint.route("/pairs/<uuid:pair_id>/questionnaire", methods=["GET", "POST"])
@requires("questionnaire.answer")
@looks("pair")
def answer(pair_id: UUID) -> Any:
    """Анкета: восемь вопросов, от 1 до 5."""
    row = _pair(pair_id, "questionnaire.answer")
    pair = seen(row).pair
    if pair.role is None:
        raise Forbidden
    form = _questions(row, pair.role)
    reply = form.sent() and submit(
        form, partial(_answered, pair_id), to=_to(pair_id), told="Спасибо за ответы."
    )
    return reply or show("mentorship/report_form.html", form=form, pair=pair, title="Анкета")


@blueprint.route("/pairs/questionnaires")
@requires("questionnaire.sums")
def show_sums() -> Any:
    """Средние ответы анкет: только когда ответили не меньше пяти человек."""
    scope = queries.reach(unit().session, actor=unit().actor, permission="questionnaire.sums")
    sums = queries.answer_sums(unit().session, scope=scope)
    titles = {"mentor": "Что ответили наставники", "mentee": "Что ответили наставляемые"}
    return show("mentorship/questionnaires.html", sums=sums, titles=titles, shown_from=SHOWN_FROM)


def _questions(row: Pair, party: str) -> Form:
    inputs = [
        Input(name=f"q{number}", label=question, kind="radio", options=MARKS)
        for number, question in enumerate(QUESTIONS[party], start=1)
    ]
    kept = queries.own_answers(unit().session, pair_id=row.id, party=party)
    values = {f"q{number}": mark for number, mark in enumerate(kept.answers if kept else (), start=1)}
    return Form(questionnaire_form(party), inputs, values=values)


def _answered(pair_id: UUID, **marks: int) -> Any:
    answers = [marks[name] for name in sorted(marks, key=lambda one: int(one[1:]))]
    return actions.answer_questionnaire(unit().session, pair_id=pair_id, answers=answers, **acting())
