"""The terms of the supplementary agreement: who keeps the papers fills them in once."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.mentorship import actions, queries
from services.mentorship.pages.acting import PAIRS, acting, seen
from services.mentorship.schemas import AgreementIn
from shared.web import looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import show, submit

blueprint = Blueprint("agreement_pages", __name__)
TERMS = (
    Input(
        name="in_job_function",
        label="Наставничество уже в трудовом договоре: соглашение не нужно",
        kind="checkbox",
    ),
    Input(
        name="content",
        label="Содержание работы",
        kind="textarea",
        hint="Например: консультации, разбор уроков.",
    ),
    Input(name="form_of_work", label="Форма работы", hint="Например: очно, не реже двух раз в месяц."),
    Input(name="since", label="С какого дня", kind="date"),
    Input(name="until", label="По какой день", kind="date"),
    Input(name="number", label="Номер подписанного соглашения"),
    Input(name="signed_on", label="Когда подписано", kind="date"),
    Input(
        name="outside_agreement",
        label="Договор двух организаций",
        hint="Если наставник работает не у вас. Например: договор № 3 от 01.09.2026.",
    ),
)


@blueprint.route("/pairs/<uuid:pair_id>/agreement", methods=["GET", "POST"])
@requires("document.issue")
@looks("pair")
def keep_agreement(pair_id: UUID) -> Any:
    """Условия дополнительного соглашения (ст. 351.8 ТК РФ)."""
    work = unit()
    scope = queries.reach(work.session, actor=work.actor, permission="document.issue")
    row = queries.get_pair(work.session, pair_id=pair_id, scope=scope)
    found = queries.agreement_of(work.session, pair=row, actor=work.actor)
    values = {name: getattr(found, name) for name in AgreementIn().fields}
    values |= {"since": found.since or row.starts_on, "until": found.until or row.planned_until}
    form = Form(AgreementIn(), TERMS, values=values, version=found.version)
    act = partial(actions.keep_agreement, work.session, pair_id=pair_id, **acting())
    reply = form.sent() and submit(form, act, to=f"{PAIRS}/{pair_id}#documents", told="Условия записаны.")
    return reply or show("mentorship/agreement.html", form=form, pair=seen(row).pair)
