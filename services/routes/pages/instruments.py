"""Instruments: the list, each in words, an institute's own added from a file, templates to fill in."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, request
from werkzeug.datastructures import FileStorage

from services.routes import actions
from services.routes.models import Instrument
from services.routes.pages import addresses
from services.routes.queries import reading
from services.routes.queries.instruments import instrument_page
from services.routes.rules import wording
from services.routes.rules.scales import METHODS
from services.routes.schemas.forms import InstrumentForm
from services.routes.schemas.instrument_files import items_template, read_blocks, results_template
from shared.russian import capital
from shared.web import requires, unit
from shared.web.files import as_file
from shared.web.forms import Form, Input
from shared.web.pages import show, submit
from shared.web.tables import Column, Table

blueprint = Blueprint("instrument_pages", __name__)
ADDED = "Инструмент добавлен. Прежние издания и их результаты остались."
ACCEPTED = {"accept": ".xlsx,.csv"}
KINDS = [(kind, capital(words)) for kind, words in wording.INSTRUMENT_KINDS.items()]
COLUMNS: tuple[Column[Instrument], ...] = (
    Column(key="title", title="Инструмент", value=lambda row: row.title or row.name),
    Column(key="kind", title="Вид", value=lambda row: wording.INSTRUMENT_KINDS[row.kind]),
    Column(key="publisher", title="Издатель", value=lambda row: row.publisher),
    Column(key="edition", title="Издание", value=lambda row: row.edition),
    Column(
        key="items",
        title="Вопросов",
        value=lambda row: sum(len(block["items"]) for block in row.blocks),
        numeric=True,
    ),
)


@blueprint.route("/instruments", methods=["GET"])
@requires("instrument.read")
def list_page() -> Any:
    """Чем измеряют в муниципалитете."""
    query = reading.instruments(actor=unit().actor).order_by(Instrument.id)
    table = Table(name="instrumenty", columns=COLUMNS, rows=list(unit().session.scalars(query)))
    return table.exported() or show("routes/instruments.html", table=table, may_write=_may_write())


@blueprint.route("/instruments/<uuid:instrument_id>", methods=["GET"])
@requires("instrument.read")
def instrument(instrument_id: UUID) -> Any:
    """Инструмент: блоки, вопросы, темы и шкала словами."""
    page = instrument_page(unit().session, actor=unit().actor, instrument_id=instrument_id)
    return show("routes/instrument.html", page=page, may_write=_may_write())


@blueprint.route("/instruments/<uuid:instrument_id>/template", methods=["GET"])
@requires("instrument.read")
def template_of_results(instrument_id: UUID) -> Response:
    """Пустой файл результатов со столбцами этого инструмента."""
    page = instrument_page(unit().session, actor=unit().actor, instrument_id=instrument_id)
    named = f"{page.instrument.name} ({page.instrument.edition})"
    return as_file(results_template(page.headings, instrument=named), name="results.xlsx")


@blueprint.route("/instruments/template", methods=["GET"])
@requires("instrument.write")
def template_of_items() -> Response:
    """Пустой файл вопросов инструмента."""
    return as_file(items_template(), name="instrument.xlsx")


@blueprint.route("/instruments/new", methods=["GET", "POST"])
@requires("instrument.write")
def add() -> Any:
    """Добавить инструмент института или его новое издание."""
    form = Form(InstrumentForm(), _inputs(), values=_former())
    going = submit(form, _add, to=_made, told=ADDED) if form.sent() else None
    return going or show("routes/instrument_new.html", form=form)


def _add(*, file: FileStorage | None, **fields: Any) -> Instrument:
    """Add what the form says; without a file the results come as percents by area."""
    today = unit().today
    blocks = read_blocks(file.read(), file.filename or "", today=today) if file else []
    return actions.add_instrument(unit().session, actor=unit().actor, blocks=blocks, **fields)


def _made(one: Instrument) -> str:
    return addresses.instrument(one.id)


def _former() -> dict[str, Any]:
    """What a new edition begins with, when one is asked for."""
    of = request.args.get("of", "")
    query = reading.instruments(actor=unit().actor)
    one = next((row for row in unit().session.scalars(query) if str(row.id) == of), None)
    if one is None:
        return {"kind": "test", "method": "share"}
    fields = ("name", "title", "publisher", "kind")
    return {name: getattr(one, name) for name in fields} | {"method": one.scale["method"], "edition": ""}


def _may_write() -> bool:
    return unit().actor.may("instrument.write")


def _inputs() -> tuple[Input, ...]:
    methods = [(method, capital(words)) for method, words in METHODS.items()]
    cut = {"step": "any", "min": "0", "max": "100"}
    usual = "Пусто — как обычно."
    return (
        Input(name="name", label="Короткое название", hint="Так его пишут в файлах, например АКИПКРО-2026."),
        Input(name="title", label="Полное название"),
        Input(name="publisher", label="Издатель", hint="Институт, который составил инструмент."),
        Input(name="edition", label="Издание", hint="Новое издание встанет рядом с прежним."),
        Input(name="kind", label="Вид", kind="radio", options=KINDS),
        Input(name="method", label="Как считать уровень", kind="radio", options=methods),
        Input(
            name="low",
            label="Нижняя граница",
            kind="number",
            hint=f"Меньше неё — выраженные затруднения (60 %); для трудности — почти нет (0,8). {usual}",
            attributes=cut,
        ),
        Input(
            name="high",
            label="Верхняя граница",
            kind="number",
            hint=f"От неё — сильная сторона (80 %); для трудности выше неё — выраженные (1,6). {usual}",
            attributes=cut,
        ),
        Input(
            name="file",
            label="Файл вопросов",
            kind="file",
            hint="XLSX или CSV по шаблону. Без файла результаты вносят процентами по областям.",
            attributes=ACCEPTED,
        ),
    )
