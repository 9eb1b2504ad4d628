"""Pages of sessions: the whole form, the day of the next one, one session, and the mentee's answer."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.mentorship import actions, queries
from services.mentorship.errors import NotYours
from services.mentorship.models import PairSession
from services.mentorship.pages.acting import HOME, SESSIONS, acting, seen, to_log
from services.mentorship.pages.session_forms import plan_form, session_form
from services.mentorship.queries import SessionView
from services.mentorship.schemas import DisputeIn
from shared.web import looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import press, show, submit

blueprint = Blueprint("session_pages", __name__)
DISPUTE = (
    Input(
        name="comment",
        label="Что было не так",
        kind="textarea",
        hint="Увидит только наставник. Он исправит запись, и вы подтвердите её заново.",
    ),
)
LOGGED = "Встреча записана. Теперь её подтвердит наставляемый."


def _view(row: PairSession) -> SessionView:
    [view] = queries.session_views(unit().session, sessions=[row], actor=unit().actor)
    return view


def _found(session_id: UUID) -> PairSession:
    scope = queries.reach(unit().session, actor=unit().actor, permission="session.read")
    return queries.get_session(unit().session, session_id=session_id, scope=scope)


@blueprint.route("/pairs/<uuid:pair_id>/sessions/new", methods=["GET", "POST"])
@requires("session.log")
@looks("pair")
def log_session(pair_id: UUID) -> Any:
    """Записать встречу подробно, и прошедшим днём; исправить подтверждённую."""
    one, corrects_id = to_log(pair_id), request.args.get("corrects", type=UUID)
    form = session_form(one, of=_view(_found(corrects_id)) if corrects_id else None)
    if corrects_id:
        act = partial(actions.log_session, unit().session, corrects_id=corrects_id)
    else:
        act = partial(actions.meet, unit().session)
    if form.sent() and (
        reply := submit(form, partial(act, pair_id=pair_id, **acting()), to=HOME, told=LOGGED)
    ):
        return reply
    title = "Исправить встречу" if corrects_id else "Записать встречу"
    return show("mentorship/session_form.html", form=form, one=one, title=title)


@blueprint.route("/pairs/<uuid:pair_id>/sessions/plan", methods=["GET", "POST"])
@requires("session.log")
@looks("pair")
def plan_session(pair_id: UUID) -> Any:
    """Назначить следующую встречу или перенести её."""
    one = to_log(pair_id)
    form = plan_form(one)
    act = partial(actions.plan_session, unit().session, pair_id=pair_id, **acting())
    if form.sent() and (reply := submit(form, act, to=HOME, told="День встречи записан.")):
        return reply
    return show("mentorship/plan.html", form=form, one=one)


@blueprint.route("/sessions/<uuid:session_id>")
@requires("session.read")
@looks("pair")
def show_session(session_id: UUID) -> Any:
    """Встреча: двоим целиком, остальным — что она была."""
    row = _found(session_id)
    corrected_by = queries.correction_of(unit().session, session_id=session_id)
    return show(
        "mentorship/session.html", one=_view(row), pair=seen(row.pair).pair, corrected_by=corrected_by
    )


@blueprint.route("/sessions/<uuid:session_id>/edit", methods=["GET", "POST"])
@requires("session.log")
@looks("pair")
def edit_session(session_id: UUID) -> Any:
    """Изменить встречу, пока на неё нет ответа."""
    row = actions.get_session_to_change(unit().session, actor=unit().actor, session_id=session_id)
    one, view = seen(row.pair), _view(row)
    if not view.is_own:
        raise NotYours("Содержание встречи видят только двое из пары.")
    form, href = session_form(one, of=view), f"{SESSIONS}/{session_id}"
    act = partial(actions.change_session, unit().session, session_id=session_id, **acting())
    if form.sent() and (reply := submit(form, act, to=href, told="Запись изменена.")):
        return reply
    return show("mentorship/session_form.html", form=form, one=one, title="Изменить запись")


@blueprint.route("/sessions/<uuid:session_id>/cancellation", methods=["POST"])
@requires("session.log")
def cancel_session(session_id: UUID) -> Any:
    """Отменить встречу или ошибочную запись о ней."""
    act = partial(actions.change_session, unit().session, session_id=session_id, state="cancelled")
    return press(partial(act, **acting()), to=HOME, told="Запись отменена.")


@blueprint.route("/sessions/<uuid:session_id>/confirmation", methods=["POST"])
@requires("session.answer")
def confirm_session(session_id: UUID) -> Any:
    """«Да, подтверждаю»."""
    act = partial(actions.confirm_session, unit().session, session_id=session_id, **acting())
    return press(act, to=HOME, told="Встреча подтверждена.")


@blueprint.route("/sessions/<uuid:session_id>/dispute", methods=["GET", "POST"])
@requires("session.answer")
@looks("pair")
def dispute_session(session_id: UUID) -> Any:
    """«Было не так»."""
    row = actions.get_session_to_answer(
        unit().session, actor=unit().actor, session_id=session_id, wanted="disputed"
    )
    form, view, pair = Form(DisputeIn(), DISPUTE), _view(row), seen(row.pair).pair
    act = partial(actions.dispute_session, unit().session, session_id=session_id, **acting())
    if form.sent() and (reply := submit(form, act, to=HOME, told="Наставник узнает, что запись неверна.")):
        return reply
    return show("mentorship/dispute.html", form=form, one=view, pair=pair)
