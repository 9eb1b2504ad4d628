"""A teacher's own page on a phone: a few things to do, the rest can wait."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.routes import actions
from services.routes.pages import addresses
from services.routes.pages.acting import me, who
from services.routes.pages.inputs import record_inputs
from services.routes.queries.cards import topic_areas
from services.routes.queries.own import own_page
from services.routes.rules.wording import affairs
from services.routes.schemas.forms import OwnRecordForm
from shared.web import about, looks, requires, unit
from shared.web.forms import Form
from shared.web.pages import press, show, submit

blueprint = Blueprint("own", __name__)
OFFERED = "Теперь вас могут предложить в наставники по этой теме."
WITHDRAWN = "По этой теме вас больше не предложат."
TOLD = "Записано. Тьютор увидит и предложит, что с этим сделать."


@blueprint.route("/mine", methods=["GET"])
@requires("route.agree")
@looks("diagnostics")
def mine() -> Any:
    """Моё развитие: что ждёт меня, шаги, дефициты, удостоверения."""
    notice = unit().settings.certificate_notice_months
    page = own_page(unit().session, **who(), notice=notice)
    about(*(one.person.id for one in page.mentees))
    return show("routes/mine.html", page=page, affairs=affairs(len(page.errands)))


@blueprint.route("/achievements/<uuid:achievement_id>/release", methods=["POST"])
@requires("achievement.release")
def offer(achievement_id: UUID) -> Any:
    """Предложить свою сильную сторону коллегам одним нажатием или перестать."""
    is_open = request.form.get("released") == "yes"
    one: dict[str, Any] = {"achievement_id": achievement_id, "released": is_open}
    act = partial(actions.release_achievement, unit().session, **who(), **one)
    return press(act, to=addresses.MINE, told=OFFERED if is_open else WITHDRAWN)


@blueprint.route("/mine/deficits", methods=["GET", "POST"])
@requires("deficit.contest")
def tell() -> Any:
    """Сказать о своём затруднении."""
    topics = topic_areas(unit().session, municipality_id=unit().actor.municipality_id)
    form = Form(OwnRecordForm(), record_inputs(topics, own=True))
    act = partial(actions.record_deficit, unit().session, **who(), person_id=me())
    going = submit(form, act, to=addresses.MINE, told=TOLD) if form.sent() else None
    return going or show("routes/tell.html", form=form)
