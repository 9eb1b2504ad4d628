"""A new version of the young-teacher rule: its limits, then whom it will concern, and only then saving."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, request
from marshmallow import EXCLUDE, Schema, ValidationError

from services.registry import actions, queries
from services.registry.errors import WrongRule
from services.registry.models import Municipality
from services.registry.pages.reach import SETTINGS, find_municipality
from services.registry.queries import Affected, RuleEffect
from services.registry.rules import YoungRule, rule_on
from services.registry.rules.young import read_rules
from services.registry.schemas import YoungRuleForm
from shared.web import about, looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import go, show, submit
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("young_rule_pages", __name__)
BECOMES = {"yes": "станет молодым", "no": "перестанет быть молодым"}
FIELDS = (
    Input(
        name="since",
        label="Действует с",
        kind="date",
        hint="Показатели на более ранние даты считаются по прежней версии.",
    ),
    Input(name="age_limit", label="Возраст, полных лет, включительно", kind="number"),
    Input(
        name="experience_months",
        label="Педагогический стаж меньше, месяцев",
        kind="number",
        hint="36 месяцев — это три года.",
    ),
    Input(
        name="both_required",
        label="Нужны оба условия",
        kind="checkbox",
        hint="Снимите отметку, если достаточно одного: возраста или стажа.",
    ),
)
UNDER = "Прежние версии останутся: прошлое считается по ним. Сначала покажем, кого это касается."
FEW = 5
TOLD = "Новая версия правила сохранена. Показатели пересчитываются."


@blueprint.route("/settings/<uuid:municipality_id>/young-rule", methods=["GET", "POST"])
@requires("municipality.write")
def young_rule_page(municipality_id: UUID) -> Any:
    """Границы новой версии правила."""
    one = find_municipality("municipality.write", municipality_id)
    present = rule_on(read_rules(one.young_rules), unit().today)
    values = {each.name: getattr(present, each.name) for each in FIELDS[1:]} | {"since": unit().today}
    form = Form(YoungRuleForm(), FIELDS, values=values | _asked())

    def look(**given: Any) -> str:
        queries.rules_after(one, given, field="since")
        return f"{SETTINGS}/{one.id}/young-rule/effect?{urlencode(given)}"

    going = submit(form, look, to=str) if form.sent() else None
    head = {"title": "Кто молодой педагог", "under": UNDER, "act": "Показать, кого это коснётся"}
    crumbs = (("Настройки", f"{SETTINGS}/{one.id}"),)
    return going or show("registry/form.html", form=form, crumbs=crumbs, back=f"{SETTINGS}/{one.id}", **head)


@blueprint.route("/settings/<uuid:municipality_id>/young-rule/effect", methods=["GET", "POST"])
@requires("municipality.write")
@looks("card")
def effect_page(municipality_id: UUID) -> Any:
    """Сколько людей станут и перестанут быть молодыми; сохранить."""
    one, given = find_municipality("municipality.write", municipality_id), _asked()
    if not given:
        return go(f"{SETTINGS}/{one.id}/young-rule")
    form = Form(Schema(), (), version=one.version)
    going = submit(form, _save(one, given), to=f"{SETTINGS}/{one.id}", told=TOLD) if form.sent() else None
    return going or _shown(one, given, form)


def _shown(one: Municipality, given: dict[str, Any], form: Form) -> Any:
    back = f"{SETTINGS}/{one.id}/young-rule?{request.query_string.decode()}"
    rules, late = _rules(one, given)
    day = max(given["since"], unit().today)
    effect = queries.rule_effect(
        unit().session, municipality=one, rules=rules or read_rules(one.young_rules), day=day
    )
    table = _affected(effect)
    shown = {"one": one, "effect": effect, "table": table, "changes": bool(rules), "late": late, "back": back}
    return table.exported() or show("registry/settings/young_rule_effect.html", form=form, **shown)


def _rules(one: Municipality, given: dict[str, Any]) -> tuple[list[YoungRule] | None, bool]:
    """Give the versions with the new one, or say that a later one was written meanwhile."""
    try:
        return queries.rules_after(one, given), False
    except WrongRule:
        return None, True


def _affected(effect: RuleEffect) -> Table[Affected]:
    table = Table(
        name="young-rule-effect",
        columns=COLUMNS,
        rows=effect.people,
        filters=FILTERS if effect.become and effect.stop else (),
        searched=len(effect.people) > FEW,
        empty="Никого не коснётся",
        empty_text="В этот день по новой версии молодые педагоги те же.",
    )
    about(*(each.id for each in (table.found if table.taken_away else table.shown_rows)))
    return table


def _save(one: Municipality, given: dict[str, Any]) -> Any:
    def act() -> None:
        who: dict[str, Any] = {"account_id": unit().actor.account_id, "now": unit().now}
        actions.update_municipality(
            unit().session, municipality=one, values={"young_rule": dict(given)}, **who
        )

    return act


def _asked() -> dict[str, Any]:
    """What the address says of the new version; empty when it says nothing that holds."""
    try:
        found: dict[str, Any] = YoungRuleForm(unknown=EXCLUDE).load(request.args.to_dict())
    except ValidationError:
        return {}
    return found


COLUMNS = (
    Column[Affected](key="name", title="ФИО", value=lambda one: one.name),
    Column[Affected](key="organization", title="Школа", value=lambda one: one.organization),
    Column[Affected](key="position", title="Должность", value=lambda one: one.position),
    Column[Affected](
        key="becomes", title="Что изменится", value=lambda one: BECOMES["yes" if one.becomes else "no"]
    ),
)
FILTERS = (
    Filter[Affected](
        key="becomes",
        title="Что изменится",
        options=tuple(BECOMES.items()),
        value=lambda one: "yes" if one.becomes else "no",
    ),
)
