"""JSON doors of the rules: how each is set, whom it reaches today, what was set before."""

from typing import Any

from flask_smorest import Blueprint

from services.notifications import actions, queries
from services.notifications.models import RuleSetting
from services.notifications.schemas import ChangeOut, ReachedOut, RuleIn, RuleOut
from shared.web import check_etag, etag, requires, unit
from shared.web.paging import slice_page

blueprint = Blueprint("rules", __name__, description="Правила: о чём, кому и когда говорит система")


@blueprint.route("/rules", methods=["GET"])
@requires("rule.read")
@blueprint.response(200, RuleOut(many=True))
def list_rules() -> list[queries.RuleShown]:
    """Все правила муниципалитета."""
    return slice_page(queries.rules_shown(unit().session, today=unit().today, **_here()))


@blueprint.route("/rules/<name>", methods=["GET"])
@requires("rule.read")
@blueprint.response(200, RuleOut)
def get_rule(name: str) -> queries.RuleShown:
    """Одно правило."""
    found = queries.rule_shown(unit().session, name=name, today=unit().today, **_here())
    etag(found.setting.version)
    return found


@blueprint.route("/rules/<name>", methods=["PATCH"])
@requires("rule.write")
@blueprint.arguments(RuleIn)
@blueprint.response(200, RuleOut)
def set_rule(data: dict[str, Any], name: str) -> queries.RuleShown:
    """Настроить правило в пределах, которые оно допускает."""
    work = unit()
    present = queries.rule_shown(work.session, name=name, today=work.today, **_here())
    check_etag(present.setting.version)
    actions.set_rule(work.session, actor=work.actor, name=name, now=work.now, **_here(), **data)
    return queries.rule_shown(work.session, name=name, today=work.today, **_here())


@blueprint.route("/rules/<name>/reach", methods=["GET"])
@requires("rule.read")
@blueprint.response(200, ReachedOut)
def get_reach(name: str) -> dict[str, Any]:
    """Кого правило касается сегодня; имена видит методист."""
    work = unit()
    shown = queries.rule_shown(work.session, name=name, today=work.today, **_here())
    found = queries.reach(work.session, name=name, today=work.today, **_here())
    return {"count": shown.reaches, "people": slice_page(found) if work.actor.may("rule.write") else None}


@blueprint.route("/rules/<name>/history", methods=["GET"])
@requires("rule.read")
@blueprint.response(200, ChangeOut(many=True))
def get_history(name: str) -> list[RuleSetting]:
    """Как правило настраивали раньше, сначала новое."""
    _ = queries.rule_shown(unit().session, name=name, today=unit().today, **_here())  # 404 of an unknown one
    return slice_page(queries.history(unit().session, rule=name, **_here()))


def _here() -> dict[str, Any]:
    return {"municipality_id": queries.municipality_of(unit().actor)}
