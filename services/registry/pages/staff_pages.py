"""A school's page of its teachers: sent, pasted or fetched, compared with the register, applied by choice."""

from typing import Any
from uuid import UUID

from flask import Blueprint, current_app
from werkzeug.datastructures import FileStorage

from services.registry import actions, queries
from services.registry.errors import NothingSent
from services.registry.models import Organization, StagedFile
from services.registry.schemas import ChosenRowsForm, StaffPageForm
from shared.fetching import FetchedPage
from shared.importing.staff_page import KIND
from shared.keys import load_keys
from shared.web import about, looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import show, submit

blueprint = Blueprint("staff_pages", __name__)
PASTED = "вставленный текст"
NOTHING_SENT = "Приложите сохранённую страницу, вставьте её содержимое или укажите адрес."
ROWS = (Input(name="rows", label="Что применить", kind="chips"),)


@blueprint.route("/staff-pages/new", methods=["GET", "POST"])
@requires("import.apply")
def new_page() -> Any:
    """Чья страница и откуда её взять."""
    form = Form(StaffPageForm(), _inputs())
    going = submit(form, _stage, to=_address) if form.sent() else None
    return going or show("registry/staff_page_new.html", form=form)


@blueprint.route("/staff-pages/<uuid:staged_id>", methods=["GET", "POST"])
@requires("import.apply")
@looks("card")
def compared_page(staged_id: UUID) -> Any:
    """Страница рядом с реестром: кто новый, у кого что изменилось, и что из этого применить."""
    staged = _staged(staged_id)
    about(*map(UUID, staged.report["person_ids"]))
    people = staged.report["people"]
    form = Form(ChosenRowsForm(), ROWS, values={"rows": [one["row"] for one in people if one["chosen"]]})
    going = submit(form, _applying(staged), to=_address(staged)) if form.sent() else None
    return going or show("registry/staff_page.html", form=form, staged=staged, report=staged.report)


def _inputs() -> list[Input]:
    scope = unit().actor.scope("import.apply")
    found = queries.organizations_by_name(unit().session, scope=scope)
    still = (one for one in found if one.active_until is None or one.active_until >= unit().today)
    options = [("", "выберите"), *((str(one.id), one.name) for one in still)]
    wide = {"accept": ".html,.htm,.txt"}
    return [
        Input(name="organization_id", label="Чья это страница", kind="select", options=options),
        Input(
            name="file",
            label="Сохранённая страница",
            kind="file",
            attributes=wide,
            hint="В браузере: «Сохранить как», вид «веб-страница, только HTML».",
        ),
        Input(
            name="url",
            label="Адрес страницы",
            attributes={"inputmode": "url"},
            hint="Страница «Педагогический состав» на сайте школы, например https://школа.рф/sveden/employees.",
        ),
        Input(
            name="text",
            label="Текст или код страницы",
            kind="textarea",
            hint="Выделите таблицу на сайте, скопируйте и вставьте сюда.",
        ),
    ]


def _stage(*, organization_id: UUID, file: FileStorage | None, url: str, text: str) -> StagedFile:
    page = _page(file, url, text)
    upload = actions.StaffPageUpload(content=page.content, source=page.address, charset=page.charset)
    return actions.stage_staff_page(
        unit().session, organization=_organization(organization_id), upload=upload, **_door()
    )


def _page(file: FileStorage | None, url: str, text: str) -> FetchedPage:
    """Take the page however it came; one way is enough."""
    if file is not None:
        return FetchedPage(content=file.read(), charset=None, address=file.filename or "")
    if text:
        return FetchedPage(content=text.encode(), charset="utf-8", address=PASTED)
    if not url:
        raise NothingSent(NOTHING_SENT)
    unit().pause()  # a slow site must not keep everybody else from writing
    fetched: FetchedPage = current_app.extensions["mms_fetch"](url)
    return fetched


def _applying(staged: StagedFile) -> Any:
    """Give what applies the chosen rows."""
    organization = _organization(UUID(staged.report["organization_id"]))

    def act(*, rows: list[int]) -> None:
        chosen: dict[str, Any] = {"organization": organization, "staged": staged, "rows": rows}
        actions.apply_staged_page(unit().session, **chosen, **_door())

    return act


def _door() -> dict[str, Any]:
    work = unit()
    keys = load_keys(work.settings.keys)
    return {"account_id": work.actor.account_id, "now": work.now, "keys": keys}


def _organization(organization_id: UUID) -> Organization:
    scope = unit().actor.scope("import.apply")
    return queries.find_organization(unit().session, scope=scope, organization_id=organization_id)


def _staged(staged_id: UUID) -> StagedFile:
    scope = unit().actor.scope("import.apply")
    return queries.find_staged_file(unit().session, scope=scope, staged_id=staged_id, kinds=(KIND,))


def _address(staged: StagedFile) -> str:
    return f"/registry/staff-pages/{staged.id}"
