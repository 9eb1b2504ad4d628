"""Pages of a pair's papers: consents, the order, rest, the end; each asks once and says the rule."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, abort

from services.mentorship import actions, queries, rules
from services.mentorship.models import Pair
from services.mentorship.pages.acting import PAIRS, acting, seen
from services.mentorship.queries import PairView
from services.mentorship.schemas import ConsentForm, EndingIn, OrderIn, PauseIn, ResumeIn
from shared.web import looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import show, submit

blueprint = Blueprint("paper_pages", __name__)
CONSENT = (
    Input(name="given_on", label="Дата согласия", kind="date"),
    Input(name="document", label="Документ", hint="Например: заявление № 14. Сам документ хранит школа."),
)
ORDER = (
    Input(name="order_number", label="Номер приказа"),
    Input(name="order_date", label="Дата приказа", kind="date"),
    Input(name="starts_on", label="Пара работает с", kind="date", hint="Не раньше даты приказа."),
)
PAUSE = (
    Input(name="since", label="С какого дня", kind="date"),
    Input(name="reason", label="Почему", kind="textarea"),
)
RESUME = (Input(name="since", label="С какого дня", kind="date"),)
REASON = Input(name="reason", label="Почему", kind="textarea")


def _within(pair_id: UUID, permission: str) -> Pair:
    """The pair on which the reader may act so."""
    scope = queries.reach(unit().session, actor=unit().actor, permission=permission)
    return queries.get_pair(unit().session, pair_id=pair_id, scope=scope)


def _act(action: Any, pair_id: UUID, **given: Any) -> Any:
    work = unit()
    return partial(action, work.session, pair_id=pair_id, now=work.now, **acting(), **given)


def _done(form: Form, act: Any, pair: PairView, told: str) -> Any:
    return form.sent() and submit(form, act, to=f"{PAIRS}/{pair.id}", told=told)


@blueprint.route("/pairs/<uuid:pair_id>/consents/<any(mentor, mentee):party>", methods=["GET", "POST"])
@requires("pair.consent")
@looks("pair")
def give_consent(pair_id: UUID, party: str) -> Any:
    """Своё согласие, или бумага участника, которую вносит директор или методист."""
    found = actions.consenting(unit().session, actor=unit().actor, pair_id=pair_id, party=party)
    pair = seen(found).pair
    form = Form(ConsentForm(), CONSENT, values={"given_on": unit().today})
    act = _act(actions.give_consent, pair_id, party=party)
    title = f"Согласие {rules.PARTY_GENITIVE[party]}"
    return _done(form, act, pair, "Согласие внесено.") or show(
        "mentorship/consent.html", form=form, pair=pair, party=party, title=title
    )


@blueprint.route("/pairs/<uuid:pair_id>/order", methods=["GET", "POST"])
@requires("pair.order")
@looks("pair")
def order_pair(pair_id: UUID) -> Any:
    """Внести приказ: пара начинает работу."""
    pair, today = seen(_within(pair_id, "pair.order")).pair, unit().today
    values = {"order_date": today, "starts_on": max(pair.starts_on, today)}
    form = Form(OrderIn(), ORDER, values=values)
    act = _act(actions.order_pair, pair_id)
    return _done(form, act, pair, "Приказ внесён.") or show("mentorship/order.html", form=form, pair=pair)


@blueprint.route("/pairs/<uuid:pair_id>/pause", methods=["GET", "POST"])
@requires("pair.pause")
@looks("pair")
def pause_pair(pair_id: UUID) -> Any:
    """Приостановить пару."""
    pair = seen(_within(pair_id, "pair.pause")).pair
    form = Form(PauseIn(), PAUSE, values={"since": unit().today})
    act = _act(actions.pause_pair, pair_id)
    return _done(form, act, pair, "Пара на паузе.") or show("mentorship/pause.html", form=form, pair=pair)


@blueprint.route("/pairs/<uuid:pair_id>/resume", methods=["GET", "POST"])
@requires("pair.pause")
@looks("pair")
def resume_pair(pair_id: UUID) -> Any:
    """Возобновить пару."""
    pair = seen(_within(pair_id, "pair.pause")).pair
    form = Form(ResumeIn(), RESUME, values={"since": unit().today})
    act = _act(actions.resume_pair, pair_id)
    return _done(form, act, pair, "Пара снова работает.") or show(
        "mentorship/resume.html", form=form, pair=pair
    )


@blueprint.route("/pairs/<uuid:pair_id>/ending", methods=["GET", "POST"])
@requires("pair.end")
@looks("pair")
def end_pair(pair_id: UUID) -> Any:
    """Отклонить, завершить или прекратить пару досрочно."""
    found = _within(pair_id, "pair.end")
    by_office = queries.keeps_papers(unit().session, pair=found, actor=unit().actor)
    outcomes = rules.possible_outcomes(found.state, by_office=by_office)
    if not outcomes:
        abort(404)
    pair, form = seen(found).pair, _ending_form(outcomes, by_office=by_office)
    return _done(form, _act(actions.end_pair, pair_id), pair, "Записано.") or show(
        "mentorship/ending.html", form=form, pair=pair, by_office=by_office, outcomes=outcomes
    )


def _ending_form(outcomes: list[str], *, by_office: bool) -> Form:
    """Only what the possible ends need; whose will it is matters to those who end for the employer."""
    options = [(one, rules.OUTCOME_NAMES[one]) for one in outcomes]
    inputs = [Input(name="outcome", label="Что происходит с парой", kind="radio", options=options)]
    if "ended_early" in outcomes and by_office:
        whose = tuple(rules.INITIATOR_NAMES.items())
        inputs += [
            Input(name="initiator", label="Если досрочно: кто прекращает", kind="radio", options=whose),
            Input(
                name="notice_on",
                label="Если прекращает работодатель: когда предупредили",
                kind="date",
                hint="Не менее чем за три рабочих дня (ст. 351.8 ТК РФ).",
            ),
        ]
    if outcomes != ["rejected"]:
        inputs.append(
            Input(name="ended_on", label="Последний день пары", kind="date", hint="Пусто — сегодня.")
        )
    values = {"outcome": outcomes[0], "initiator": "employer"}
    return Form(EndingIn(), (*inputs, REASON), values=values)
