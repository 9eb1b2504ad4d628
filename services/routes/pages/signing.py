"""Several routes signed in one press: each was read, each is a decision of its own (ust-koksa п.13)."""

from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.routes import actions
from services.routes.pages import addresses
from services.routes.pages.acting import who
from services.routes.pages.copying import tell
from services.routes.queries.pending import pages_to_sign, to_sign
from services.routes.queries.route_page import RoutePage
from shared.web import about, looks, requires, unit
from shared.web.pages import go, show
from shared.web.tables import Column, Table

blueprint = Blueprint("signing_routes", __name__)
PER_PAGE = 10
COLUMNS: tuple[Column[RoutePage], ...] = (
    Column(key="name", title="Педагог", value=lambda page: page.teacher.name),
)


@blueprint.route("/signing", methods=["GET", "POST"])
@requires("route.approve")
@looks("route")
def signing() -> Any:
    """Маршруты, которые ждут вашей подписи: прочитать и утвердить несколько."""
    if request.method == "POST":
        return _signed()
    rows = to_sign(unit().session, **who())
    table = Table(
        name="na-podpis",
        columns=COLUMNS,
        rows=pages_to_sign(unit().session, rows, **who()),
        per_page=PER_PAGE,
        exportable=False,
        empty="Ничего не ждёт вашей подписи",
        empty_text="Когда педагог и тьютор согласуют маршрут, он появится здесь.",
        empty_href=addresses.ALL_ROUTES,
        empty_action="Все маршруты",
    )
    about(*(page.teacher.id for page in table.shown_rows))
    return show("routes/signing.html", table=table)


def _signed() -> Any:
    """Each ticked route brings the version that was on the page."""
    asked = [text.partition("@") for text in request.form.getlist("route")]
    versions = {UUID(key): int(version) for key, _, version in asked}
    outcome = actions.approve_routes(unit().session, **who(), versions=versions)
    tell(outcome, done=("утверждён", "утверждено", "утверждено"), none="Отметьте хотя бы один маршрут.")
    return go(addresses.SIGNING)
