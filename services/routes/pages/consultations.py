"""Consultations: one page for whoever asks, answers, routes, or accompanies the asker."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.routes import actions
from services.routes.models import Consultation
from services.routes.pages import addresses
from services.routes.pages.acting import seen, who
from services.routes.pages.consulting import ANSWER, ask_inputs, consultation_table, tiles
from services.routes.queries import consultations as reading
from services.routes.queries.cards import topic_areas
from services.routes.queries.consultation_page import ConsultationRow, consultation_page, consultation_rows
from services.routes.queries.consultation_views import statistics
from services.routes.schemas.consultations import AnswerIn, ConsultationForm
from shared.web import about, looks, requires, unit
from shared.web.forms import Form
from shared.web.pages import press, show, submit

blueprint = Blueprint("consultation_pages", __name__)
SENT = "Вопрос отправлен. Ответ придёт сюда и в сообщения."


@blueprint.route("/consultations", methods=["GET"])
@requires("consultation.read")
@looks("card")
def list_page() -> Any:
    """Очередь методиста, вопросы эксперту, вопросы своих педагогов, мои вопросы."""
    rows = consultation_rows(unit().session, **who())
    is_methodist = unit().actor.may("consultation.route")
    table = consultation_table(rows) if is_methodist else None
    about(*(row.asker_id for row in (seen(table) if table else rows)))
    figures = statistics(unit().session, municipality_id=unit().actor.municipality_id) if table else None
    context = {"table": table, "tiles": tiles(figures) if figures else (), **_shared(rows)}
    return (table and table.exported()) or show("routes/consultations.html", **context)


@blueprint.route("/mine/consultations", methods=["GET"])
@requires("consultation.ask")
@looks("card")
def own_page() -> Any:
    """Мои вопросы и те, на которые отвечаю я."""
    rows = consultation_rows(unit().session, **who())
    about(*(row.asker_id for row in rows if row.part.answers))
    return show("routes/consultations.html", table=None, tiles=(), **_shared(rows, told=False))


@blueprint.route("/mine/consultations/new", methods=["GET", "POST"])
@requires("consultation.ask")
def new() -> Any:
    """Спросить."""
    topics = topic_areas(unit().session, municipality_id=unit().actor.municipality_id)
    form = Form(ConsultationForm(), ask_inputs(topics, school=unit().actor.has_role("principal")))
    act = partial(actions.ask, unit().session, **who())
    going = submit(form, act, to=_address, told=SENT) if form.sent() else None
    return going or show("routes/ask.html", form=form)


@blueprint.route("/consultations/<uuid:consultation_id>", methods=["GET"])
@requires("consultation.read")
@looks("card")
def show_consultation(consultation_id: UUID) -> Any:
    """Вопрос, переписка и следующее действие."""
    one = reading.consultation(unit().session, **who(), consultation_id=consultation_id, lock=False)
    about(one.asker_id)
    page = consultation_page(unit().session, one, **who())
    form = Form(AnswerIn(), ANSWER) if page.row.part.answers and one.state == "routed" else None
    return show("routes/consultation.html", form=form, page=page)


@blueprint.route("/consultations/<uuid:consultation_id>/cancellation", methods=["POST"])
@requires("consultation.ask")
def cancellation(consultation_id: UUID) -> Any:
    """Отозвать вопрос."""
    act = partial(actions.cancel_consultation, unit().session, **who(), consultation_id=consultation_id)
    return press(act, to=addresses.OWN_CONSULTATIONS, told="Вопрос отозван.")


@blueprint.route("/consultations/<uuid:consultation_id>/proposal", methods=["POST"])
@requires("consultation.ask")
def proposal(consultation_id: UUID) -> Any:
    """Предложить тьютору."""
    act = partial(actions.show_tutor, unit().session, **who(), consultation_id=consultation_id)
    told = "Тьютор увидит тему вопроса и сможет добавить её в маршрут. Слов он не увидит."
    return press(act, to=addresses.consultation(consultation_id), told=told)


@blueprint.route("/consultations/<uuid:consultation_id>/step", methods=["POST"])
@requires("consultation.plan")
def step(consultation_id: UUID) -> Any:
    """Добавить в маршрут одним нажатием."""
    act = partial(actions.put_into_route, unit().session, **who(), consultation_id=consultation_id)
    return press(act, to=addresses.consultation(consultation_id), told="Консультация стала шагом маршрута.")


def _address(one: Consultation) -> str:
    return addresses.consultation(one.id)


def _shared(rows: list[ConsultationRow], *, told: bool = True) -> dict[str, Any]:
    """What everybody has, each section only where there is something in it."""
    experts = not unit().actor.may("consultation.route")
    return {
        "to_answer": [one for one in rows if experts and one.part.answers and one.state == "routed"],
        "answered": [one for one in rows if experts and one.part.answers and one.state != "routed"],
        "told": [one for one in rows if told and one.part.tutors and not one.part.answers],
        "mine": [one for one in rows if one.part.asks],
        "may_ask": unit().actor.may("consultation.ask"),
    }
