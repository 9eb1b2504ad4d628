"""What happens to an organization, on pages: marks, facts, closing, merging into another."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.registry import actions, queries
from services.registry.errors import UnknownFlag
from services.registry.models import OrganizationFlag
from services.registry.pages.organizations import changing
from services.registry.pages.reach import find_organization, flags_called, schools
from services.registry.rules.words import FACT_KINDS, FACT_STATES
from services.registry.schemas import ClosingIn, FactIn, FlagForm, LastDayForm, MergerIn
from shared.web import requires, unit
from shared.web.forms import Form, Input

blueprint = Blueprint("organization_history_pages", __name__)
HOME = "/organizations/<uuid:organization_id>"
FLAG_FIELDS = (
    Input(name="since", label="С какого дня", kind="date"),
    Input(name="until", label="Последний день", kind="date", hint="Пусто, пока не снята."),
)
FACT_FIELDS = (
    Input(name="kind", label="Что", kind="select", options=tuple(FACT_KINDS.items())),
    Input(name="state", label="Состояние", kind="select", options=tuple(FACT_STATES.items())),
    Input(name="document", label="Документ", hint="Номер и название, без даты."),
    Input(name="dated_on", label="Дата документа", kind="date"),
    Input(name="valid_since", label="Действует с", kind="date", hint="Пусто — с даты документа."),
    Input(name="valid_until", label="Действует по", kind="date", hint="Пусто, если срока нет."),
    Input(name="source", label="Откуда известно", hint="Адрес страницы или «прислала школа»."),
    Input(name="retrieved_on", label="Когда получено", kind="date"),
)
CLOSING = "Сама карточка и вся история останутся. В показателях школа не считается со следующего дня."
MERGER = (
    "Эта школа закроется накануне, её работники продолжат работать в новой теми же должностями. "
    "Объединения, сведения и прошлое останутся здесь."
)


@blueprint.route(f"{HOME}/flags/new", methods=["GET", "POST"])
@requires("organization.write")
def raise_flag(organization_id: UUID) -> Any:
    """Новая отметка: низкие или необъективные результаты, площадка."""
    one = find_organization("organization.write", organization_id)
    kind = Input(name="kind", label="Отметка", kind="select", options=tuple(flags_called().items()))
    form = Form(FlagForm(), [kind, *FLAG_FIELDS], version=one.version)
    act = partial(actions.raise_flag, unit().session, organization=one)
    return changing(form, one, act, title="Новая отметка", button="Отметить", told="Отметка поставлена.")


@blueprint.route(f"{HOME}/flags/<uuid:flag_id>", methods=["GET", "POST"])
@requires("organization.write")
def lower_flag(organization_id: UUID, flag_id: UUID) -> Any:
    """Снять отметку последним днём."""
    one = find_organization("organization.write", organization_id)
    flag = next((each for each in one.flags if each.id == flag_id), None) or _no_flag()
    inputs = [Input(name="until", label="Последний день", kind="date")]
    form = Form(LastDayForm(), inputs, values={"until": flag.until}, version=one.version)
    act = partial(actions.lower_flag, unit().session, organization=one, flag=flag)
    title = f"Снять отметку «{flags_called()[flag.kind]}»"
    return changing(form, one, act, title=title, button="Снять", told="Последний день отметки записан.")


@blueprint.route(f"{HOME}/facts/new", methods=["GET", "POST"])
@requires("fact.write")
def record_fact(organization_id: UUID) -> Any:
    """Новые сведения: план, модель наставничества, обучение команды."""
    one = find_organization("fact.write", organization_id)
    form = Form(FactIn(), FACT_FIELDS, values={"kind": request.args.get("kind", "")})
    act = partial(actions.record_fact, unit().session, organization=one)
    return changing(form, one, act, title="Новые сведения", button="Записать", told="Сведения записаны.")


@blueprint.route(f"{HOME}/facts/<uuid:fact_id>", methods=["GET", "POST"])
@requires("fact.write")
def update_fact(organization_id: UUID, fact_id: UUID) -> Any:
    """Изменить сведения: план утверждён, обучение завершено."""
    one = find_organization("fact.write", organization_id)
    scope = unit().actor.scope("fact.write")
    fact = queries.find_fact(unit().session, scope=scope, organization_id=one.id, fact_id=fact_id)
    values = {each.name: getattr(fact, each.name) for each in FACT_FIELDS}
    form = Form(FactIn(), FACT_FIELDS, values=values, version=fact.version)

    def act(**given: Any) -> None:
        actions.update_fact(unit().session, fact=fact, values=given)

    return changing(form, one, act, title="Сведения", button="Сохранить", told="Сведения изменены.")


@blueprint.route(f"{HOME}/closing", methods=["GET", "POST"])
@requires("organization.write")
def close_organization(organization_id: UUID) -> Any:
    """Закрытие организации последним днём."""
    one = find_organization("organization.write", organization_id)
    inputs = [
        Input(name="last_day", label="Последний день работы", kind="date"),
        Input(name="release_staff", label="В тот же день закрыть работу всех её работников", kind="checkbox"),
    ]
    form = Form(ClosingIn(), inputs, version=one.version)
    act = partial(actions.close_organization, unit().session, organization=one)
    return changing(form, one, act, title="Закрыть", button="Закрыть", told="Закрыта.", under=CLOSING)


@blueprint.route(f"{HOME}/merger", methods=["GET", "POST"])
@requires("organization.write")
def merge_organizations(organization_id: UUID) -> Any:
    """Присоединение к другой организации с названного дня."""
    one = find_organization("organization.write", organization_id)
    others = [(id_, name) for id_, name in schools(day=unit().today) if id_ != str(one.id)]
    options = [("", "выберите"), *others]
    inputs = [
        Input(name="successor_id", label="К какой", kind="select", options=options),
        Input(name="since", label="С какого дня", kind="date"),
    ]
    form = Form(MergerIn(), inputs, version=one.version)

    def act(*, successor_id: UUID, **given: Any) -> int:
        successor = find_organization("organization.write", successor_id)
        return actions.merge_organizations(unit().session, organization=one, successor=successor, **given)

    words = {"title": "Присоединить к другой", "button": "Присоединить", "under": MERGER}
    return changing(form, one, act, told="Присоединена, работники переведены.", **words)


def _no_flag() -> OrganizationFlag:
    raise UnknownFlag
