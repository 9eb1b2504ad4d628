"""Mentors for all who have nobody, arranged at once: a person changes the choices, then proposes."""

from operator import itemgetter
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, request

from services.mentorship import actions, queries
from services.mentorship.pages.acting import PAIRS, acting
from services.mentorship.queries import Plan, PlanLine
from services.mentorship.schemas import MatchingForm
from shared.errors import Invalid
from shared.russian import plural
from shared.web import requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import go, notice, show
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("matching_pages", __name__)
MATCHING = "/mentorship/matching"
UNREADABLE = "Не удалось прочитать выбор. Откройте подбор заново."
Choices = dict[UUID, UUID | None]
COLUMNS: tuple[Column[PlanLine], ...] = (
    Column(key="name", title="Педагог", value=lambda row: row.mentee.name),
    Column(key="school", title="Школа", value=lambda row: row.mentee.organization),
    Column(
        key="mentor", title="Наставник", value=lambda row: row.chosen.mentor.name if row.chosen else "никто"
    ),
    Column(
        key="why", title="Почему", value=lambda row: row.chosen.said if row.chosen else (), sortable=False
    ),
)
STARTS_ON = Input(name="starts_on", label="Пары начнут работу", kind="date")


@blueprint.route("/matching", methods=["GET", "POST"])
@requires("pair.propose")
def matching() -> Any:
    """Подобрать наставников всем, у кого их нет."""
    kept = _kept()
    if request.form.get("do") == "again":
        return go(_address(kept))
    form = Form(MatchingForm(), (STARTS_ON,), values={"starts_on": unit().today})
    proposals = _propose(form)
    plan = queries.matching_plan(unit().session, **acting(), kept=kept)
    table = _table(plan)
    return table.exported() or show(
        "mentorship/matching.html", form=form, plan=plan, table=table, kept=kept, proposals=proposals
    )


def _propose(form: Form) -> actions.Proposals | None:
    """Propose what the rows of the page say, each on its own; none before the button is pressed."""
    given = form.read() if form.sent() else None
    chosen = {mentee: mentor for mentee, mentor in _pairs("pair").items() if mentor}
    if given is None or not chosen:
        return None
    made = actions.propose_arranged(unit().session, **acting(), now=unit().now, chosen=chosen, **given)
    if made.made:
        words = plural(len(made.made), "пара предложена", "пары предложены", "пар предложено")
        notice(f"{words}. Теперь нужны согласия.")
    return made


def _kept() -> Choices:
    """What was chosen by hand: earlier, and on the page that was sent."""
    proposed = set(request.form.getlist("proposed"))
    changed = [one for one in request.form.getlist("pair") if one not in proposed]
    return _read(request.args.getlist("kept")) | _pairs("kept") | _read(changed)


def _pairs(name: str) -> Choices:
    return _read(request.form.getlist(name))


def _read(values: list[str]) -> Choices:
    """Read «mentee:mentor», the mentor empty for nobody; raises Invalid."""
    found: Choices = {}
    for value in values:
        mentee, _, mentor = value.partition(":")
        try:
            found[UUID(mentee)] = UUID(mentor) if mentor else None
        except ValueError as error:
            raise Invalid(UNREADABLE) from error
    return found


def _address(kept: Choices) -> str:
    """The address of the proposal arranged around what was chosen."""
    written = [("kept", f"{mentee}:{mentor or ''}") for mentee, mentor in kept.items()]
    return f"{MATCHING}?{urlencode(written)}"


def _table(plan: Plan) -> Table[PlanLine]:
    schools = {(str(row.mentee.organization_id), row.mentee.organization) for row in plan.lines}
    by_school = Filter[PlanLine](
        key="school",
        title="Школа",
        options=sorted(schools, key=itemgetter(1)),
        value=lambda row: str(row.mentee.organization_id),
    )
    return Table(
        name="podbor",
        columns=COLUMNS,
        rows=list(plan.lines),
        filters=(by_school,) if len(schools) > 1 else (),
        per_page=20,
        empty="Всем молодым педагогам наставник найден",
        empty_text="Здесь появятся те, у кого его нет.",
        empty_href=PAIRS,
        empty_action="К парам",
    )
