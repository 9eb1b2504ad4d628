"""The seven criteria on pages: what shows each, and the words of experts (krasnoyarsk 6)."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.monitoring import actions, queries
from services.monitoring.models import Period
from services.monitoring.pages.asking import HOME
from services.monitoring.rules import LEVELS
from services.monitoring.schemas import EvidenceForm, RatingForm
from shared.web import requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import show, submit

blueprint = Blueprint("criteria_pages", __name__)
ADDRESS = "/periods/<uuid:period_id>/criteria"
EVIDENCE = (
    Input(name="text", label="Что подтверждает", kind="textarea"),
    Input(name="link", label="Где посмотреть", hint="Адрес страницы или документа."),
)
RATING = (
    Input(name="level", label="Ваша оценка", kind="radio", options=tuple(LEVELS.items())),
    Input(name="reason", label="Почему", kind="textarea"),
)


@blueprint.route(ADDRESS)
@requires("criterion.read")
def show_criteria(period_id: UUID) -> Any:
    """Семь критериев периода."""
    work, period = unit(), _period(period_id, "criterion.read")
    rows = queries.rated(work.session, period=period)
    may: dict[str, Any] = {
        "may_write": work.actor.may("criterion.write"),
        "reads_periods": queries.reads_periods(work.session, actor=work.actor),
        "may_rate": queries.may_rate(work.session, actor=work.actor, today=work.today),
    }
    names = queries.raters(work.session, rows=rows)
    return show("monitoring/criteria.html", period=period, rows=rows, names=names, **may)


@blueprint.route(f"{ADDRESS}/<int:number>/evidence", methods=["GET", "POST"])
@requires("criterion.write")
def add_evidence(period_id: UUID, number: int) -> Any:
    """Добавить подтверждение критерия."""
    work = unit()
    act = partial(actions.add_evidence, work.session, actor=work.actor, now=work.now)
    period, form = _period(period_id, "criterion.write"), Form(EvidenceForm(), EVIDENCE)
    return _asked(period, number, form, act, title="Подтверждение")


@blueprint.route(f"{ADDRESS}/<int:number>/rating", methods=["GET", "POST"])
@requires("criterion.rate")
def rate(period_id: UUID, number: int) -> Any:
    """Сказать своё слово о критерии."""
    work = unit()
    queries.expert_scope(work.session, actor=work.actor, today=work.today)
    act = partial(actions.rate, work.session, actor=work.actor, now=work.now, today=work.today)
    period, form = _period(period_id, "criterion.rate"), Form(RatingForm(), RATING)
    return _asked(period, number, form, act, title="Оценка")


def _asked(period: Period, number: int, form: Form, act: Any, *, title: str) -> Any:
    back = f"{HOME}periods/{period.id}/criteria"
    done = partial(act, period_id=period.id, number=number)
    going = submit(form, done, to=back, told="Записано.") if form.sent() else None
    of: dict[str, Any] = {"criterion": queries.criterion(number), "title": title, "back": back}
    return going or show("monitoring/criterion.html", form=form, period=period, **of)


def _period(period_id: UUID, permission: str) -> Period:
    return queries.period(unit().session, scope=unit().actor.scope(permission), period_id=period_id)
