"""Practices written on pages: proposed from a phone, sent, taken back, named, put away."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.routes import actions
from services.routes.models import Practice
from services.routes.pages import addresses
from services.routes.pages.acting import who
from services.routes.pages.inputs import practice_inputs
from services.routes.queries import practices as reading
from services.routes.queries.cards import topic_areas
from services.routes.rules.practices import TEXT
from services.routes.schemas.practice_forms import BroughtPracticeForm, NewPracticeForm, PracticeForm
from shared import roster
from shared.errors import Forbidden
from shared.web import requires, unit
from shared.web.forms import Form, Option
from shared.web.pages import Undo, press, show, submit

blueprint = Blueprint("practising_pages", __name__)
SAVED = "Практика записана. Прочитайте её ещё раз и отправьте методисту."
OFFERED = "Правка записана. Опубликованный текст сменится, когда её посмотрит методист."


@blueprint.route("/practices/new", methods=["GET", "POST"])
@requires("practice.write")
def propose() -> Any:
    """Предложить практику."""
    form = _new_form()
    act = partial(actions.propose_practice, unit().session, **who())
    going = submit(form, act, to=_page, told=SAVED) if form.sent() else None
    return going or show("routes/practice_form.html", form=form, page=None)


@blueprint.route("/practices/<uuid:practice_id>/text", methods=["GET", "POST"])
@requires("practice.write")
def edit(practice_id: UUID) -> Any:
    """Изменить практику."""
    row = _find(practice_id)
    actions.require_author(unit().session, actor=unit().actor, practice=row)
    form = Form(PracticeForm(), practice_inputs(_topics()), values=_values(row), version=row.version)
    told = OFFERED if row.state == reading.PUBLISHED and not _keeps() else "Практика изменена."
    going = submit(form, partial(_edit, practice_id), to=_page, told=told) if form.sent() else None
    return going or show("routes/practice_form.html", form=form, page=row)


@blueprint.route("/practices/<uuid:practice_id>/submission", methods=["POST"])
@requires("practice.write")
def send(practice_id: UUID) -> Any:
    """Отправить методисту одним нажатием."""
    undo = Undo(href=f"{addresses.practice(practice_id)}/withdrawal")
    return _pressed(actions.submit_practice, practice_id, "Отправлено. Методист прочитает и решит.", undo)


@blueprint.route("/practices/<uuid:practice_id>/withdrawal", methods=["POST"])
@requires("practice.write")
def withdraw(practice_id: UUID) -> Any:
    """Вернуть себе."""
    return _pressed(actions.withdraw_practice, practice_id, "Практика снова у вас.")


@blueprint.route("/practices/<uuid:practice_id>/archiving", methods=["POST"])
@requires("practice.write")
def archive(practice_id: UUID) -> Any:
    """Убрать из банка."""
    told = "Практика в архиве. Вернуть её может методист: она останется в маршрутах, где уже есть."
    return _pressed(actions.archive_practice, practice_id, told)


@blueprint.route("/practices/<uuid:practice_id>/naming", methods=["POST"])
@requires("practice.write")
def name(practice_id: UUID) -> Any:
    """Согласиться быть названным или отозвать согласие."""
    named = request.form.get("named") == "yes"
    told = "Согласие записано." if named else "Имя автора больше никому не показывается."
    return _pressed(partial(actions.name_author, named=named), practice_id, told)


def _pressed(action: Any, practice_id: UUID, told: str, undo: Undo | None = None) -> Any:
    act = partial(action, unit().session, **who(), practice=_find(practice_id, lock=True))
    return press(act, to=addresses.practice(practice_id), told=told, undo=undo)


def _find(practice_id: UUID, *, lock: bool = False) -> Practice:
    return reading.practice(unit().session, **who(), practice_id=practice_id, lock=lock)


def _edit(practice_id: UUID, **text: Any) -> Practice:
    row = _find(practice_id, lock=True)
    return actions.edit_practice(unit().session, **who(), practice=row, changes=text)


def _page(practice: Practice) -> str:
    return addresses.practice(practice.id)


def _keeps() -> bool:
    return "methodist" in unit().actor.roles()


def _topics() -> Any:
    return topic_areas(unit().session, municipality_id=unit().actor.municipality_id)


def _new_form() -> Form:
    """A teacher's own practice; a methodist says whose it is."""
    if not _keeps():
        return Form(NewPracticeForm(), practice_inputs(_topics(), new=True))
    today = unit().today
    municipality_id = unit().actor.municipality_id
    if municipality_id is None:
        raise Forbidden
    found = roster.organizations_on(unit().session, municipality_id=municipality_id, as_of=today)
    schools: list[Option] = [("", "не указана"), *((str(one.id), one.name) for one in found)]
    return Form(BroughtPracticeForm(), practice_inputs(_topics(), new=True, schools=schools))


def _values(row: Practice) -> dict[str, Any]:
    """The text as the form has it: the offered one where there is one."""
    text = {name: getattr(row, name) for name in TEXT} | (row.revision or {})
    about = [f"{text['area']}/{topic}" for topic in text["topics"]] or [text["area"]]
    return text | {"about": about, "parts": "\n".join(text["parts"]), "links": "\n".join(text["links"])}
