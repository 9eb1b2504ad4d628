"""Pages of changes in a pair's life: its terms, a move to another school, another mentor."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint

from services.mentorship import actions, queries, rules
from services.mentorship.models import Pair
from services.mentorship.pages import choosing
from services.mentorship.pages.acting import PAIRS, acting, seen
from services.mentorship.pages.proposing import FORM, GOAL, MENTOR, SUBJECT
from services.mentorship.queries import Candidate, PairView
from services.mentorship.schemas import MoveIn, ReplacementForm, TermsIn
from shared.web import looks, requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import show, submit

blueprint = Blueprint("pair_change_pages", __name__)
MOVE = (
    Input(
        name="document",
        label="Документ",
        hint="Например: соглашение школ № 4 от 01.09.2026. Сам документ хранит школа.",
    ),
)
AFTER = "Пусто — со следующего дня после прежней."
START = Input(name="starts_on", label="Новая пара работает с", kind="date", hint=AFTER)
ENDS = ("completed", "ended_early")
ENDING = (
    Input(
        name="outcome",
        label="Что с прежней парой",
        kind="radio",
        options=[(one, rules.OUTCOME_NAMES[one]) for one in ENDS],
    ),
    Input(
        name="initiator",
        label="Если досрочно: кто прекращает",
        kind="radio",
        options=tuple(rules.INITIATOR_NAMES.items()),
    ),
    Input(
        name="notice_on",
        label="Если прекращает работодатель: когда предупредили",
        kind="date",
        hint="Не менее чем за три рабочих дня (ст. 351.8 ТК РФ).",
    ),
    Input(name="ended_on", label="Последний день прежней пары", kind="date", hint="Пусто — сегодня."),
    Input(name="reason", label="Почему", kind="textarea"),
)


def _pair(pair_id: UUID, permission: str) -> Pair:
    scope = queries.reach(unit().session, actor=unit().actor, permission=permission)
    return queries.get_pair(unit().session, pair_id=pair_id, scope=scope)


@blueprint.route("/pairs/<uuid:pair_id>/terms", methods=["GET", "POST"])
@requires("pair.order")
@looks("pair")
def change_terms(pair_id: UUID) -> Any:
    """Исправить форму, цель или предмет."""
    row = _pair(pair_id, "pair.order")
    values = {"form": row.form, "goal": row.goal, "subject": row.subject}
    form = Form(TermsIn(), (FORM, SUBJECT, GOAL), values=values, version=row.version)
    act = partial(actions.change_terms, unit().session, actor=unit().actor, pair_id=pair_id)
    reply = form.sent() and submit(form, partial(_blanked, act), to=f"{PAIRS}/{pair_id}", told="Исправлено.")
    return reply or show("mentorship/terms.html", form=form, pair=seen(row).pair)


def _blanked(act: Any, **given: Any) -> Any:
    """A text that was emptied on the page is empty."""
    return act(**{"goal": "", "subject": ""} | given)


@blueprint.route("/pairs/<uuid:pair_id>/transfer", methods=["GET", "POST"])
@requires("pair.order")
@looks("pair")
def keep_after_move(pair_id: UUID) -> Any:
    """Участник перешёл в другую школу, пара продолжается."""
    row = _pair(pair_id, "pair.order")
    pair, form = seen(row).pair, Form(MoveIn(), MOVE)
    act = partial(actions.keep_after_move, unit().session, pair_id=pair_id, **acting())
    told = "Записано: пара продолжается."
    reply = form.sent() and submit(form, act, to=f"{PAIRS}/{pair_id}", told=told)
    return reply or show("mentorship/transfer.html", form=form, pair=pair)


@blueprint.route("/pairs/<uuid:pair_id>/replacement", methods=["GET", "POST"])
@requires("pair.propose")
@looks("pair")
def replace_mentor(pair_id: UUID) -> Any:
    """Другой наставник: новая пара, прежняя сохранит историю."""
    row = _pair(pair_id, "pair.propose")
    pair, staff = seen(row).pair, queries.colleagues(unit().session, **acting())
    mentee = next((one for one in staff if one.person_id == row.mentee_id), None)
    mentors = [one for one in choosing.mentors_for(mentee, staff=staff) if one.person_id != row.mentor_id]
    if choosing.is_mentor_asked():
        table, here = choosing.candidates(mentors, choosing.MENTORS), f"{PAIRS}/{pair_id}/replacement?"
        return show("mentorship/choose_mentor.html", table=table, here=here, pair=pair)
    return _agree(row, pair, choosing.mentor_chosen(mentors))


def _agree(row: Pair, pair: PairView, mentor: Candidate | None) -> Any:
    ends = row.state in rules.LIVE
    form = _replacement(mentor, ends=ends)
    act = partial(_replace, row.id, mentor)
    reply = form.sent() and submit(
        form, act, to=lambda new: f"{PAIRS}/{new.id}", told="Замена предложена. Теперь нужны согласия."
    )
    return reply or show("mentorship/replacement.html", form=form, pair=pair, mentor=mentor, ends=ends)


def _replacement(mentor: Candidate | None, *, ends: bool) -> Form:
    inputs = (*(() if mentor else MENTOR), START, *(ENDING if ends else ()))
    values = {"outcome": "completed", "initiator": "employer"}
    return Form(ReplacementForm.of(mentor=mentor is None, ends=ends), inputs, values=values)


def _replace(pair_id: UUID, mentor: Candidate | None, **given: Any) -> Any:
    work = unit()
    ending = {name: given.pop(name) for name in ReplacementForm.ENDING if name in given}
    who: dict[str, Any] = {"mentor_id": mentor.person_id} if mentor else {}
    act = partial(actions.replace_mentor, work.session, now=work.now, pair_id=pair_id, **acting())
    return act(ending=ending, **who, **given)
