"""A meeting's review of a period on pages: its protocol, its decisions, what became of them."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.monitoring import actions, queries
from services.monitoring.models import Decision
from services.monitoring.pages.asking import HOME, PERIODS
from services.monitoring.schemas import DecisionForm, OutcomeIn, ReviewForm
from shared.web import requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import show, submit

blueprint = Blueprint("review_pages", __name__)
REVIEWS = f"{HOME}reviews"
REVIEW = (
    Input(
        name="body_name",
        label="Где рассматривали",
        hint="Например: методический совет, совещание директоров.",
    ),
    Input(name="held_on", label="Дата заседания", kind="date"),
    Input(name="protocol_number", label="Номер протокола"),
    Input(name="agenda", label="Что слушали", kind="textarea"),
)
DECISION = (
    Input(name="text", label="Что решили", kind="textarea"),
    Input(
        name="owner_name",
        label="Кто отвечает",
        hint="ФИО полностью, если человек есть в реестре: тогда он увидит решение в сообщениях.",
    ),
    Input(name="due_on", label="К какому дню", kind="date"),
)
OUTCOME = (
    Input(
        name="state",
        label="Что с решением",
        kind="radio",
        options=(("done", "выполнено"), ("open", "в работе"), ("cancelled", "снято")),
    ),
    Input(name="outcome", label="Что сделано или почему снято", kind="textarea"),
    Input(
        name="on",
        label="С какого дня это так",
        kind="date",
        hint="Отчёт на дату судит о решении по тому, что случилось до неё.",
    ),
)


@blueprint.route("/periods/<uuid:period_id>/reviews/new", methods=["GET", "POST"])
@requires("review.write")
def record_review(period_id: UUID) -> Any:
    """Записать рассмотрение показателей."""
    work = unit()
    period = queries.period(work.session, scope=work.actor.scope("review.write"), period_id=period_id)
    form = Form(ReviewForm(), REVIEW, values={"held_on": work.today})
    act = partial(
        actions.record_review, work.session, actor=work.actor, period_id=period_id, today=work.today
    )
    going = submit(form, act, to=lambda made: f"{REVIEWS}/{made.id}") if form.sent() else None
    return going or show("monitoring/review_new.html", form=form, period=period)


@blueprint.route("/reviews/<uuid:review_id>")
@requires("review.read")
def show_review(review_id: UUID) -> Any:
    """Рассмотрение и его решения."""
    work = unit()
    found = queries.review(work.session, scope=work.actor.scope("review.read"), review_id=review_id)
    lines = queries.lines_of(work.session, review_ids=[found.id], on=work.today)
    may: dict[str, Any] = {"may_write": work.actor.may("review.write"), "periods": PERIODS}
    return show("monitoring/review.html", review=found, lines=lines, **may)


@blueprint.route("/reviews/<uuid:review_id>/decisions/new", methods=["GET", "POST"])
@requires("review.write")
def decide(review_id: UUID) -> Any:
    """Записать решение."""
    work = unit()
    found = queries.review(work.session, scope=work.actor.scope("review.write"), review_id=review_id)
    form = Form(DecisionForm(), DECISION)
    act = partial(actions.decide, work.session, actor=work.actor, review_id=review_id)
    to = f"{REVIEWS}/{review_id}"
    going = submit(form, act, to=to, told="Решение записано.") if form.sent() else None
    return going or show("monitoring/decision_new.html", form=form, review=found, back=to)


@blueprint.route("/decisions/<uuid:decision_id>", methods=["GET", "POST"])
@requires("decision.report")
def report_decision(decision_id: UUID) -> Any:
    """Решение: его текст и что с ним стало."""
    work = unit()
    found = queries.decision(work.session, actor=work.actor, decision_id=decision_id)
    values = {"state": found.state, "outcome": found.outcome, "on": work.today}
    form = Form(OutcomeIn(), OUTCOME, values=values)
    of: dict[str, Any] = {"decision_id": decision_id, "today": work.today}
    act = partial(actions.report_decision, work.session, actor=work.actor, **of)
    to = f"{HOME}decisions/{decision_id}"
    going = submit(form, act, to=to, told="Записано.") if form.sent() else None
    said = queries.said_of(work.session, decision_id=found.id)
    told: dict[str, Any] = {"said": said, "decision": found, "crumbs": _where(found)}
    return going or show("monitoring/decision.html", form=form, **told)


def _where(one: Decision) -> list[tuple[str, str]]:
    """The way back to the meeting, for whoever reads meetings: an owner may be anybody."""
    return [("Рассмотрение", f"{REVIEWS}/{one.review_id}")] if unit().actor.may("review.read") else []
