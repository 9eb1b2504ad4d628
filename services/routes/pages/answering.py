"""What is written in a consultation: given to somebody, answered, asked back, rated, published."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.routes import actions
from services.routes.models import Consultation, PublishedAnswer
from services.routes.pages import addresses
from services.routes.pages.acting import who
from services.routes.pages.consulting import ANSWER, PUBLICATION, QUESTION, RATING, REPLY, expert_input
from services.routes.pages.filters import by_words
from services.routes.queries import consultations as reading
from services.routes.queries.consultation_page import ConsultationPage, consultation_page, experts
from services.routes.rules import wording
from services.routes.schemas.consultations import AnswerIn, PublicationIn, RatingIn, RoutingIn, WordIn
from shared.errors import Forbidden
from shared.web import about, looks, requires, unit
from shared.web.forms import Form
from shared.web.pages import press, show, submit
from shared.web.tables import Column, Table

blueprint = Blueprint("answering_pages", __name__)


@blueprint.route("/consultations/<uuid:consultation_id>/routing", methods=["GET", "POST"])
@requires("consultation.route")
@looks("card")
def routing(consultation_id: UUID) -> Any:
    """Направить: предложенному одним нажатием или кому угодно из совета."""
    one = _found(consultation_id)
    people = experts(unit().session, one, today=unit().today)
    form = Form(RoutingIn(), expert_input(people), values={"expert_id": one.answerer_id})
    return _asked(one, "routes", form, actions.route_consultation, title="Кто ответит", button="Направить")


@blueprint.route("/consultations/<uuid:consultation_id>/answer", methods=["GET", "POST"])
@requires("consultation.answer")
@looks("card")
def answer(consultation_id: UUID) -> Any:
    """Ответить."""
    one = _found(consultation_id)
    form = Form(AnswerIn(), ANSWER)
    return _asked(one, "answers", form, actions.answer_consultation, title="Ответ", button="Ответить")


@blueprint.route("/consultations/<uuid:consultation_id>/question", methods=["GET", "POST"])
@requires("consultation.answer")
@looks("card")
def question(consultation_id: UUID) -> Any:
    """Уточнить."""
    one = _found(consultation_id)
    return _asked(
        one, "answers", Form(WordIn(), QUESTION), actions.ask_back, title="Уточнить", button="Спросить"
    )


@blueprint.route("/consultations/<uuid:consultation_id>/reply", methods=["GET", "POST"])
@requires("consultation.ask")
@looks("card")
def reply(consultation_id: UUID) -> Any:
    """Дополнить или спросить дальше."""
    one = _found(consultation_id)
    return _asked(
        one, "asks", Form(WordIn(), REPLY), actions.reply, title="Добавить к вопросу", button="Отправить"
    )


@blueprint.route("/consultations/<uuid:consultation_id>/rating", methods=["GET", "POST"])
@requires("consultation.ask")
@looks("card")
def rating(consultation_id: UUID) -> Any:
    """Оценить."""
    one = _found(consultation_id)
    said = {"title": "Оценить ответ", "button": "Оценить", "told": "Оценка записана."}
    return _asked(one, "asks", Form(RatingIn(), RATING), actions.rate, **said)


@blueprint.route("/consultations/<uuid:consultation_id>/publication", methods=["GET", "POST"])
@requires("published_answer.write")
@looks("card")
def publication(consultation_id: UUID) -> Any:
    """Опубликовать без имён."""
    one = _found(consultation_id)
    page = consultation_page(unit().session, one, **who())
    said = next((each for each in reversed(page.words) if each.answers), None)
    values = {"question": page.text, "answer": said.text if said else "", "link": said.link if said else ""}
    form = Form(PublicationIn(), PUBLICATION, values=values)
    act = partial(actions.publish_answer, unit().session, **who(), consultation_id=one.id)
    going = submit(form, act, to=addresses.ANSWERS, told="Ответ опубликован.") if form.sent() else None
    return going or _shown(one, page, form, title="Опубликовать ответ", button="Опубликовать")


@blueprint.route("/answers", methods=["GET"])
@requires("published_answer.read")
def answers() -> Any:
    """Ответы, которые может прочитать каждый."""
    query = reading.answers(actor=unit().actor).order_by(
        PublishedAnswer.published_on.desc(), PublishedAnswer.id
    )
    table = _table(list(unit().session.scalars(query)))
    asks = unit().actor.may("consultation.ask")
    home = addresses.OWN_CONSULTATIONS if asks else addresses.CONSULTATIONS
    told: dict[str, Any] = {
        "table": table,
        "home": home,
        "may_withdraw": unit().actor.may("published_answer.write"),
    }
    return table.exported() or show("routes/answers.html", **told)


@blueprint.route("/answers/<uuid:answer_id>/withdrawal", methods=["POST"])
@requires("published_answer.write")
def withdrawal(answer_id: UUID) -> Any:
    """Снять с публикации."""
    act = partial(actions.withdraw_answer, unit().session, actor=unit().actor, answer_id=answer_id)
    return press(act, to=addresses.ANSWERS, told="Ответ снят с публикации.")


def _found(consultation_id: UUID) -> Consultation:
    lock = request.method == "POST"
    one = reading.consultation(unit().session, **who(), consultation_id=consultation_id, lock=lock)
    about(one.asker_id)
    return one


def _asked(
    one: Consultation,
    right: str,
    form: Form,
    act: Callable[..., Any],
    *,
    title: str,
    button: str,
    told: str = "Отправлено.",
) -> Any:
    """Act on the form, or show it to whose turn it is."""
    acted = partial(act, unit().session, **who(), consultation_id=one.id)
    going = submit(form, acted, to=addresses.consultation(one.id), told=told) if form.sent() else None
    if going:
        return going
    page = consultation_page(unit().session, one, **who())
    if not getattr(page.row.part, right):
        raise Forbidden
    return _shown(one, page, form, title=title, button=button)


def _shown(one: Consultation, page: ConsultationPage, form: Form, *, title: str, button: str) -> Any:
    crumbs = (("Консультации", addresses.CONSULTATIONS), (page.row.title, addresses.consultation(one.id)))
    return show("routes/asking.html", form=form, title=title, under=page.text, button=button, crumbs=crumbs)


def _table(rows: list[PublishedAnswer]) -> Table[PublishedAnswer]:
    area = wording.area_title
    return Table(
        name="otvety",
        columns=(
            Column(key="question", title="Вопрос", value=lambda row: row.question),
            Column(key="answer", title="Ответ", value=lambda row: row.answer),
            Column(key="area", title="Область", value=lambda row: area(row.area)),
            Column(key="on", title="Опубликован", value=lambda row: row.published_on),
        ),
        rows=rows,
        filters=[*by_words("area", "Область", rows, lambda row: area(row.area))],
        empty="Опубликованных ответов пока нет",
        empty_text="Методист публикует ответы, которые пригодятся многим, без имён.",
        empty_href=f"{addresses.OWN_CONSULTATIONS}/new" if unit().actor.may("consultation.ask") else "",
        empty_action="Спросить",
    )
