"""A school's office: how it names itself, who signs and until when, how its journals number."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, abort

from services.mentorship import actions, queries
from services.mentorship.rules.documents import JOURNALS
from services.mentorship.schemas import JournalForm, LetterheadIn, SignerForm, SignerIn
from shared import roster
from shared.documents import decline_organization
from shared.web import requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import show, submit

blueprint = Blueprint("office_pages", __name__)
OFFICE = "/mentorship/office"
HEAD = (
    Input(name="full_name", label="Полное наименование"),
    Input(name="genitive", label="Наименование в родительном падеже", hint="После слов «Директору …»."),
    Input(name="place", label="Место составления", hint="Например: с. Усть-Кокса."),
    Input(
        name="regulation",
        label="Положение о наставничестве",
        hint="В творительном падеже. Например: Положением о наставничестве, утверждённым приказом от … № ….",
    ),
)
DATES = (
    Input(name="position", label="Должность", hint="В именительном падеже, без «И.о.»: директор."),
    Input(name="acting", label="Исполняет обязанности (И.о.)", kind="checkbox"),
    Input(
        name="authority", label="На основании чего подписывает", hint="Например: Устава; приказа от … № …."
    ),
    Input(name="since", label="Полномочия с", kind="date"),
    Input(name="until", label="Полномочия по", kind="date", hint="Пусто — бессрочно."),
)
PATTERN = (
    Input(
        name="pattern",
        label="Образец номера",
        hint="Место номера — {n}. Например: {n}-ОД. Пусто — без номера.",
    ),
)


def _school(organization_id: UUID, permission: str = "signer.read") -> roster.Organization:
    scope = queries.reach(unit().session, actor=unit().actor, permission=permission)
    return queries.get_school(unit().session, organization_id=organization_id, scope=scope)


def _saved(form: Form, act: Any, school: roster.Organization, told: str) -> Any:
    act = partial(act, unit().session, actor=unit().actor, organization_id=school.id)
    return form.sent() and submit(form, act, to=f"{OFFICE}/{school.id}", told=told)


@blueprint.route("/office/<uuid:organization_id>")
@requires("signer.read")
def show_office(organization_id: UUID) -> Any:
    """Чем организация подписывает и нумерует документы."""
    school, session = _school(organization_id), unit().session
    signers = queries.signers_of(session, organization_id=school.id)
    return show(
        "mentorship/office.html",
        school=school,
        head=queries.letterhead_of(session, school=school),
        signers=signers,
        names=roster.people(session, [one.person_id for one in signers]),
        patterns=queries.patterns_of(session, organization_id=school.id),
        journals=JOURNALS,
    )


@blueprint.route("/office/<uuid:organization_id>/letterhead", methods=["GET", "POST"])
@requires("signer.write")
def keep_letterhead(organization_id: UUID) -> Any:
    """Наименование, место, положение о наставничестве."""
    school = _school(organization_id, "signer.write")
    found = queries.letterhead_of(unit().session, school=school)
    values = {name: getattr(found, name) for name in LetterheadIn().fields}
    values["genitive"] = found.genitive or decline_organization(found.full_name).genitive
    form = Form(LetterheadIn(), HEAD, values=values, version=found.version)
    reply = _saved(form, actions.keep_letterhead, school, "Записано.")
    return reply or show("mentorship/office_form.html", form=form, school=school, title="Бланк организации")


@blueprint.route("/office/<uuid:organization_id>/signers/new", methods=["GET", "POST"])
@requires("signer.write")
def add_signer(organization_id: UUID) -> Any:
    """Указать, кто подписывает."""
    school, today = _school(organization_id, "signer.write"), unit().today
    staff = queries.staff_of(unit().session, organization_id=school.id, on=today)
    options = [(str(one.id), one.full_name) for one in staff]
    person = Input(name="person_id", label="Кто", kind="select", options=options)
    form = Form(SignerIn(), (person, *DATES), values={"position": "директор", "since": today})
    reply = _saved(form, partial(actions.add_signer, today=today), school, "Подписант указан.")
    return reply or show("mentorship/office_form.html", form=form, school=school, title="Кто подписывает")


@blueprint.route("/office/<uuid:organization_id>/signers/<uuid:signer_id>", methods=["GET", "POST"])
@requires("signer.write")
def change_signer(organization_id: UUID, signer_id: UUID) -> Any:
    """Исправить даты полномочий."""
    school = _school(organization_id, "signer.write")
    found = queries.get_signer(unit().session, signer_id=signer_id, organization_id=school.id)
    values = {name: getattr(found, name) for name in SignerForm().fields}
    form = Form(SignerForm(), DATES, values=values, version=found.version)
    act = partial(actions.change_signer, today=unit().today, signer_id=signer_id)
    reply = _saved(form, act, school, "Записано.")
    return reply or show("mentorship/office_form.html", form=form, school=school, title="Кто подписывает")


@blueprint.route("/office/<uuid:organization_id>/journals/<journal>", methods=["GET", "POST"])
@requires("signer.write")
def set_pattern(organization_id: UUID, journal: str) -> Any:
    """Как журнал нумерует документы."""
    school = _school(organization_id, "signer.write")
    if journal not in JOURNALS:
        abort(404)
    patterns = queries.patterns_of(unit().session, organization_id=school.id)
    form = Form(JournalForm(), PATTERN, values={"pattern": patterns[journal]})
    reply = _saved(form, partial(actions.set_pattern, journal=journal), school, "Образец записан.")
    return reply or show("mentorship/office_form.html", form=form, school=school, title=JOURNALS[journal])
