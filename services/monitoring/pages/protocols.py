"""The protocol of a review on pages: who was there, who spoke, how they voted; signed and printed."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, Response

from services.monitoring import actions, queries
from services.monitoring.pages.asking import HOME
from services.monitoring.schemas import ProtocolIn
from shared.documents import as_pictures
from shared.web import requires, unit
from shared.web.files import as_file
from shared.web.forms import Form, Input
from shared.web.pages import show, submit

blueprint = Blueprint("protocol_pages", __name__)
PROTOCOL = "/reviews/<uuid:review_id>/protocol"
EACH = "По одному на строке."
NAMED = "Фамилия, имя и отчество, как в реестре."
INPUTS = (
    Input(name="chair", label="Председатель", hint=NAMED),
    Input(name="secretary", label="Секретарь", hint=NAMED),
    Input(name="members", label="Сколько человек в составе", kind="number"),
    Input(name="present", label="Сколько из них пришли", kind="number"),
    Input(name="attending", label="Кто пришёл и кого пригласили", kind="textarea", hint=EACH),
    Input(name="agenda", label="Что слушали", kind="textarea"),
    Input(name="speaker", label="Кого слушали", hint=f"{NAMED} Падеж поставим сами."),
    Input(name="said", label="Кто выступил и что сказал", kind="textarea", hint=EACH),
    Input(name="votes_for", label="За", kind="number"),
    Input(name="votes_against", label="Против", kind="number"),
    Input(name="abstained", label="Воздержались", kind="number"),
    Input(name="is_signed", label="Подписать: после этого протокол не меняется", kind="checkbox"),
)


@blueprint.route(PROTOCOL, methods=["GET", "POST"])
@requires("review.read")
def show_protocol(review_id: UUID) -> Any:
    """Протокол рассмотрения: слова, картинка, файлы."""
    work, found = unit(), _found(review_id)
    of = found.protocol
    form = Form(ProtocolIn(), INPUTS, values=_written(found), version=of.version)
    act = partial(
        actions.write_protocol, work.session, actor=work.actor, review_id=review_id, today=work.today
    )
    to = f"{HOME}reviews/{review_id}/protocol"
    going = submit(form, act, to=to, told="Записано.") if form.sent() else None
    if going:
        return going
    may_write = work.actor.may("review.write") and found.is_draft
    told: dict[str, Any] = {"found": found, "here": to, "may_write": may_write}
    told["pictures"] = as_pictures(queries.protocol_paper(work.session, found))
    return show("monitoring/protocol.html", form=form, **told)


@blueprint.route(f"{PROTOCOL}/<any(pdf, docx):name>")
@requires("review.read")
def take_protocol(review_id: UUID, name: str) -> Response:
    """Протокол файлом."""
    found = _found(review_id)
    content = queries.protocol_file(unit().session, found, name=name)
    return as_file(content, name=f"Протокол {found.review.held_on}.{name}")


def _written(found: queries.Protocolled) -> dict[str, Any]:
    names = [one.name for one in INPUTS[:-1] if one.name != "agenda"]
    return {"agenda": found.review.agenda, **{name: getattr(found.protocol, name) for name in names}}


def _found(review_id: UUID) -> queries.Protocolled:
    work = unit()
    return queries.protocolled(work.session, scope=work.actor.scope("review.read"), review_id=review_id)
