"""A municipality's settings on one page: the rule, thresholds, calendar, names, papers, who changed what."""

from typing import Any
from uuid import UUID

from flask import Blueprint

from services.registry import queries
from services.registry.models import Municipality
from services.registry.pages.reach import SETTINGS, find_municipality, may, tabs
from services.registry.queries import PastChange, RuleVersion
from services.registry.rules import rule_on
from services.registry.rules import settings as said
from services.registry.rules.young import read_rules
from shared.russian import moment, short_date
from shared.web import requires, unit
from shared.web.pages import go, show
from shared.web.tables import Column, Table

blueprint = Blueprint("settings_pages", __name__)
COLUMNS = (
    Column[Municipality](key="name", title="Муниципалитет", value=lambda one: one.name),
    Column[Municipality](key="code", title="Код", value=lambda one: one.code),
    Column[Municipality](key="regulation", title="Положение", value=lambda one: one.regulation),
)
VERSIONS = {
    "in_force": {"state": "next", "colour": "covered", "words": "действует"},
    "done": {"state": "done"},
    "to_come": {"state": "open", "words": "вступит в силу"},
}
ORDER = {key: place for place, key in enumerate(said.NAMES)}


@blueprint.route("/settings", methods=["GET"])
@requires("municipality.read")
def settings_pages() -> Any:
    """Свои настройки, а кому видны несколько муниципалитетов — выбрать, чьи."""
    if unit().municipality is not None:
        return go(f"{SETTINGS}/{unit().municipality.id}")
    reach = queries.municipalities(scope=unit().actor.scope("municipality.read"))
    table = Table(
        name="municipalities",
        columns=COLUMNS,
        rows=unit().session.scalars(reach.order_by(Municipality.name)).all(),
        empty="Муниципалитетов пока нет",
        empty_text="Создайте первый на сервере: mms init --profile КОД.",
    )
    return table.exported() or show("registry/settings/index.html", table=table, tabs=tabs(SETTINGS))


@blueprint.route("/settings/<uuid:municipality_id>", methods=["GET"])
@requires("municipality.read")
def settings_page(municipality_id: UUID) -> Any:
    """Все настройки муниципалитета и кто их менял."""
    one = find_municipality("municipality.read", municipality_id)
    history = _history(one) if may("import.apply") else None
    taken = history.exported() if history else None
    shown: dict[str, Any] = {
        "rule": rule_on(read_rules(one.young_rules), unit().today),
        "versions": [_version(each) for each in queries.rule_versions(one, today=unit().today)],
        "names": [(said.NAMES.get(key, key), name) for key, name in sorted(one.names.items(), key=_place)],
        "thresholds": queries.thresholds_asked(one),
        "history": history,
        "may_edit": may("municipality.write"),
        "tabs": tabs(SETTINGS),
    }
    return taken or show("registry/settings/card.html", one=one, said=said, **shown)


def _version(one: RuleVersion) -> dict[str, str]:
    until = f" по {short_date(one.until)}" if one.until else ""
    return {
        "title": f"Версия {one.rule.version}: {one.rule.title}",
        "note": f"с {short_date(one.rule.since)}{until}",
        **VERSIONS[one.state],
    }


def _place(named: tuple[str, str]) -> int:
    return ORDER.get(named[0], len(ORDER))


def _history(one: Municipality) -> Table[PastChange]:
    return Table(
        name=f"settings-{one.code}",
        columns=HISTORY_COLUMNS,
        rows=queries.settings_history(unit().session, municipality=one),
        empty="Настройки ещё не меняли",
        empty_text="Они такие, какими пришли из положения.",
    )


def _in_words(one: PastChange) -> list[str]:
    return [f"{each.label}: было {each.before}; стало {each.after}" for each in one.changes]


HISTORY_COLUMNS = (
    Column[PastChange](key="at", title="Когда", value=lambda one: moment(one.at.astimezone(unit().zone))),
    Column[PastChange](key="who", title="Кто", value=lambda one: one.who),
    Column[PastChange](key="changes", title="Что изменилось", value=_in_words, sortable=False),
)
