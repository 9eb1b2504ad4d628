"""The home of a mentor and of a mentee: the next thing of each pair, one tap away."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.mentorship import actions, queries
from services.mentorship.models import PairSession
from services.mentorship.pages.acting import HOME, PAIRS, SESSIONS, acting, to_log
from services.mentorship.pages.session_forms import meeting_form
from shared.web import navigation, requires, unit
from shared.web.pages import Undo, go, press, show, submit

blueprint = Blueprint("home_pages", __name__)
MET = "Встреча записана. Теперь её подтвердит наставляемый."


def _mistake(row: PairSession) -> Undo:
    """A wrong tap is taken back."""
    return Undo(href=f"{SESSIONS}/{row.id}/cancellation")


@blueprint.route("/")
@requires("pair.read")
def home() -> Any:
    """Наставничество: что дальше."""
    if unit().actor.person_id is None:
        return go(PAIRS)
    desk = queries.desk(unit().session, **acting())
    forms = {one.pair.id: meeting_form(one) for one in desk.mentoring}
    shown: dict[str, Any] = {"events": queries.own_events(unit().session, **acting()), "curates": _curates()}
    return show("mentorship/home.html", desk=desk, forms=forms, today=unit().today, **shown)


def _curates() -> bool:
    """Whether the person keeps the papers of a school's pairs, by an account role or as its curator."""
    return queries.holds_office(unit().session, actor=unit().actor, permission="pair.order")


@blueprint.route("/home")
@requires("pair.read")
def begin() -> Any:
    """Откуда начинает человек без служебной роли."""
    if queries.is_mentoring(unit().session, **acting()):
        return go(HOME)
    return go(PAIRS if _curates() else navigation.INBOX)


@blueprint.route("/pairs/<uuid:pair_id>/sessions", methods=["POST"])
@requires("session.log")
def meet(pair_id: UUID) -> Any:
    """«Встреча состоялась»."""
    one = to_log(pair_id)
    form = meeting_form(one)
    act = partial(actions.meet, unit().session, pair_id=pair_id, **acting())
    reply = submit(form, act, to=HOME, told=MET, undo=_mistake)
    return reply or show("mentorship/session_form.html", form=form, one=one, title="Встреча не записана")


@blueprint.route("/pairs/<uuid:pair_id>/sessions/no-show", methods=["POST"])
@requires("session.log")
def miss(pair_id: UUID) -> Any:
    """«Не состоялась»."""
    act = partial(actions.miss, unit().session, pair_id=pair_id, **acting())
    return press(act, to=HOME, told="Записано: встреча не состоялась.", undo=_mistake)
