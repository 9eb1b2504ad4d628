"""The end of a route: measured again, confirmed or concluded by the tutor (ust-koksa п.13, 14)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.routes import actions
from services.routes.models import Diagnostic, Route
from services.routes.pages import addresses
from services.routes.pages.acting import who
from services.routes.queries import reading
from services.routes.queries.closing import Change, Rediagnosis, changes, rediagnoses
from services.routes.queries.route_page import route_page
from services.routes.rules import wording
from services.routes.schemas.forms import OUTCOME, closing_form
from shared.errors import Conflict, Forbidden
from shared.web import about, looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import show, submit

blueprint = Blueprint("closing_pages", __name__)
REDIAGNOSIS = Input(
    name="rediagnosis_id",
    label="Повторная диагностика",
    kind="select",
    hint="Итог по ней предложен ниже. Другой итог — с заключением.",
)
CONCLUSION = Input(
    name="conclusion",
    label="Заключение",
    kind="textarea",
    hint="Нужно, если дефицит не измерен повторно или итог другой: что изменилось, откуда видно.",
)

CLOSED_ON = Input(
    name="closed_on",
    label="День завершения",
    kind="date",
    hint="Если итог подвели раньше, например, на бумаге. Пусто — сегодня.",
)


class ClosingPage(Form):
    """A form of which a part may decide the rest: nothing in it is called optional."""

    def is_required(self, name: str) -> bool:
        """Only the re-diagnosis and the day may be missing without a word."""
        return name not in {"rediagnosis_id", "closed_on"}


@blueprint.route("/routes/<uuid:route_id>/closing", methods=["GET", "POST"])
@requires("route.write")
@looks("route")
def closing(route_id: UUID) -> Any:
    """Закрыть: итог по каждому дефициту."""
    row = _completed(route_id)
    found = rediagnoses(unit().session, **who(), route=row)
    told = changes(unit().session, route=row, measured_by=_chosen(found), today=unit().today)
    form = _form(found, told)
    act, to = partial(_close, row.id, told), addresses.route(route_id)
    going = submit(form, act, to=to, told="Маршрут завершён.") if form.sent() else None
    page = route_page(unit().session, **who(), route=row)
    return going or show("routes/closing.html", form=form, page=page, changes=told, found=found)


def _completed(route_id: UUID) -> Route:
    """The route that the tutor may close now; raises Forbidden or Conflict."""
    row = reading.route(unit().session, **who(), route_id=route_id, lock=False)
    about(row.teacher_id)
    if "tutor" not in route_page(unit().session, **who(), route=row).who:
        raise Forbidden
    if row.state != "completed":
        raise Conflict("Итог подводят, когда маршрут выполнен.")
    return row


def _chosen(found: Sequence[Rediagnosis]) -> Diagnostic | None:
    """The result that proposes: the one the form or the address names, else the newest."""
    asked = request.form.get("rediagnosis_id") or request.args.get("rediagnosis", "")
    ids = [one.id for one in found if str(one.id) == asked] or [one.id for one in found[:1]]
    return unit().session.get(Diagnostic, ids[0]) if ids else None


def _form(found: Sequence[Rediagnosis], told: Sequence[Change]) -> ClosingPage:
    """A re-diagnosis if there is one, a conclusion, and how each deficit ended: at first as measured."""
    proposed = {
        f"{OUTCOME}{number}": one.proposal for number, one in enumerate(told, start=1) if one.proposal
    }
    chosen = _chosen(found)
    values = proposed | ({"rediagnosis_id": str(chosen.id)} if chosen else {})
    return ClosingPage(closing_form([str(one.id) for one in told]), _inputs(found, told), values=values)


def _inputs(found: Sequence[Rediagnosis], told: Sequence[Change]) -> list[Input]:
    results = [("", "не проводилась"), *((str(one.id), one.title) for one in found)]
    outcomes = tuple(wording.OUTCOMES.items())
    return [
        replace(REDIAGNOSIS, options=results),
        *(
            Input(
                name=f"{OUTCOME}{number}",
                label=one.title,
                kind="radio",
                options=outcomes,
                hint=f"Было — {one.before}. Стало — {one.after}.",
            )
            for number, one in enumerate(told, start=1)
        ),
        CONCLUSION,
        CLOSED_ON,
    ]


def _close(
    route_id: UUID,
    told: Sequence[Change],
    *,
    conclusion: str,
    rediagnosis_id: UUID | None,
    closed_on: date | None,
    **outcomes: str,
) -> Route:
    said = {
        one.id: outcomes[f"{OUTCOME}{number}"]
        for number, one in enumerate(told, start=1)
        if f"{OUTCOME}{number}" in outcomes
    }
    given: dict[str, Any] = {"conclusion": conclusion, "rediagnosis_id": rediagnosis_id, "outcomes": said}
    return actions.close_route(unit().session, **who(), route_id=route_id, closed_on=closed_on, **given)
