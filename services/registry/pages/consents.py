"""Consents to processing: a person gives or withdraws each for themself, a methodist records a paper one."""

from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.registry import actions, queries
from services.registry.errors import UnknownConsent, UnknownPerson
from services.registry.models import Person
from services.registry.rules.consents import EDITION, TEXTS, in_force
from services.registry.schemas import AgreementForm, PaperForm
from shared.web import about, looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import press, show, submit

blueprint = Blueprint("consents", __name__)
OWN = "/registry/me/consents"
TITLES = {one.purpose: one.title for one in TEXTS}
AGREED = (Input(name="agreed", label="Текст прочитан, я даю это согласие", kind="checkbox"),)


@blueprint.route("/me/consents", methods=["GET"])
@requires("consent.write")
def own_page() -> Any:
    """Мои согласия: тексты, что дано и что отозвано."""
    return _shown(_person(_own_id()), own=True)


@blueprint.route("/me/consents/<purpose>", methods=["POST"])
@requires("consent.write")
def agree_page(purpose: str) -> Any:
    """Согласиться с одной целью."""
    person, form = _person(_own_id()), Form(AgreementForm(), AGREED)

    def agree(*, agreed: bool) -> None:
        del agreed  # the schema asks for it
        _agree(person, purpose, given_on=unit().today)

    told = "Согласие записано. Отозвать его можно в любой день."
    return submit(form, agree, to=OWN, told=told) or _shown(person, own=True, form=form, purpose=purpose)


@blueprint.route("/me/consents/<purpose>/withdrawal", methods=["POST"])
@requires("consent.write")
def refuse_page(purpose: str) -> Any:
    """Отозвать согласие с одной целью."""
    person = _person(_own_id())
    return press(lambda: _refuse(person, purpose), to=OWN, told="Согласие отозвано с сегодняшнего дня.")


@blueprint.route("/people/<uuid:person_id>/consents", methods=["GET", "POST"])
@requires("consent.write")
@looks("card")
def paper_page(person_id: UUID) -> Any:
    """Согласия человека: внести бумажное."""
    about(person_id)
    person = _person(person_id)
    form = Form(PaperForm(), _paper_inputs(), values={"given_on": unit().today})
    here = f"/registry/people/{person_id}/consents"
    act = lambda **given: _agree(person, **given)  # noqa: E731 one line says it
    going = submit(form, act, to=here, told="Согласие записано.") if form.sent() else None
    return going or _shown(person, own=False, form=form)


@blueprint.route("/people/<uuid:person_id>/consents/<purpose>/withdrawal", methods=["POST"])
@requires("consent.write")
def paper_withdrawal_page(person_id: UUID, purpose: str) -> Any:
    """Записать, что человек отозвал согласие на бумаге."""
    person, here = _person(person_id), request.path.rpartition("/consents/")[0] + "/consents"
    return press(lambda: _refuse(person, purpose), to=f"/registry{here}", told="Отзыв записан.")


def _own_id() -> UUID:
    own = unit().actor.person_id
    if own is None:
        raise UnknownPerson("У этой учётной записи нет карточки человека.")
    return own


def _person(person_id: UUID) -> Person:
    scope = unit().actor.scope("consent.write")
    return queries.find_person(unit().session, scope=scope, today=unit().today, person_id=person_id)


def _agree(person: Person, purpose: str, given_on: Any) -> None:
    if purpose not in TITLES:
        raise UnknownConsent
    act = {"purpose": purpose, "operator": _operator(), "given_on": given_on, "today": unit().today}
    actions.agree(unit().session, person=person, **act)


def _refuse(person: Person, purpose: str) -> None:
    if purpose not in TITLES:
        raise UnknownConsent
    actions.refuse(unit().session, person=person, purpose=purpose, today=unit().today)


def _operator() -> str:
    here = unit().municipality
    return f"{here.names['service']}, {here.name}" if here else ""


def _paper_inputs() -> list[Input]:
    purposes = [(one.purpose, one.title) for one in TEXTS]
    hint = "Дата подписи на бумаге; сама бумага хранится в личном деле."
    return [
        Input(name="purpose", label="На что", kind="radio", options=purposes),
        Input(name="given_on", label="Дата", kind="date", hint=hint),
    ]


def _shown(person: Person, *, own: bool, form: Form | None = None, purpose: str = "") -> Any:
    documents = actions.documents_of(unit().session, person=person)
    held = {one.purpose for one in TEXTS if in_force(documents, purpose=one.purpose, on=unit().today)}
    page = "registry/my_consents.html" if own else "registry/consents.html"
    return show(
        page,
        form=form,
        person=person,
        documents=documents,
        held=held,
        texts=TEXTS,
        titles=TITLES,
        edition=EDITION,
        operator=_operator(),
        asked=purpose,
        agreed=Form(AgreementForm(), AGREED),
    )
