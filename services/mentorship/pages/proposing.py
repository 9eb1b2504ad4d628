"""Proposing a pair in three questions: who needs a mentor, who may be one, on what terms."""

from functools import partial
from typing import Any

from flask import Blueprint, request

from services.mentorship import actions, queries, rules
from services.mentorship.pages import choosing
from services.mentorship.pages.acting import GROUPS, PAIRS, acting
from services.mentorship.pages.choosing import Chosen
from services.mentorship.queries import Candidate
from services.mentorship.schemas import ProposalForm
from shared.web import requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import go, show, submit

blueprint = Blueprint("proposing_pages", __name__)
TOLD = "Пара предложена. Теперь нужны согласия."
GROUP_TOLD = "Группа предложена. Теперь нужны согласия."
SUBJECT = Input(name="subject", label="Предмет", hint="Если у педагога два наставника по разным предметам.")
FORM = Input(name="form", label="Форма", kind="select", options=tuple(rules.FORM_NAMES.items()))
GOAL = Input(name="goal", label="Цель", kind="textarea", hint="Например: спокойный первый год.")
MENTOR = (
    Input(name="mentor_name", label="Фамилия, имя, отчество наставника"),
    Input(name="mentor_organization_text", label="Где работает наставник"),
)
OUTSIDERS = Input(
    name="outsiders",
    label="Наставляемые не из реестра",
    kind="textarea",
    hint="Каждый с новой строки: фамилия, имя, отчество, через запятую — где учится или работает.",
)
DATES = (
    Input(name="starts_on", label="Начало", kind="date"),
    Input(name="planned_until", label="Окончание", kind="date", hint="Обычно через 3–12 месяцев."),
)
TERMS = (
    GOAL,
    FORM,
    Input(name="kind", label="Вид", kind="select", options=tuple(rules.KIND_NAMES.items())),
    SUBJECT,
    *DATES,
)


@blueprint.route("/pairs/new", methods=["GET", "POST"])
@requires("pair.propose")
def propose_pair() -> Any:
    """Предложить пару или группу."""
    staff = queries.colleagues(unit().session, **acting())
    found = choosing.chosen(staff)
    if request.args.getlist("more"):
        return go(found.address)
    if not found or "add" in request.args:
        rows = queries.mentee_candidates(unit().session, staff=staff, **acting())
        table = choosing.candidates(rows, choosing.MENTEES)
        return show("mentorship/choose_mentee.html", table=table, chosen=found)
    return _ask_mentor(found, choosing.mentors_for(found.first, staff=staff))


def _ask_mentor(found: Chosen, mentors: list[Candidate]) -> Any:
    """The second question, then the third."""
    if choosing.is_mentor_asked():
        table = choosing.candidates(mentors, choosing.MENTORS)
        return show("mentorship/choose_mentor.html", table=table, chosen=found, here=found.address)
    return _agree(found, choosing.mentor_chosen(mentors))


def _agree(found: Chosen, mentor: Candidate | None) -> Any:
    """The third question: on what terms."""
    form = _terms(found, mentor)
    act = partial(_propose, found, mentor, is_group=found.is_group)
    told = GROUP_TOLD if found.is_group else TOLD
    reply = form.sent() and submit(form, act, to=lambda place: place, told=told)
    return reply or show("mentorship/propose.html", form=form, chosen=found, mentor=mentor)


def _propose(
    found: Chosen, mentor: Candidate | None, *, is_group: bool, outsiders: Any = (), **terms: Any
) -> str:
    """Propose a pair, or a group all at once: on a page whoever does not fit is taken out of the list."""
    mentees = [{"mentee_id": one.person_id} for one in found.mentees] + list(outsiders)
    who = acting() | {"now": unit().now} | ({"mentor_id": mentor.person_id} if mentor else {})
    if len(mentees) == 1 and not is_group:
        pair = actions.propose_pair(unit().session, **who, **terms, **mentees[0])
        return f"{PAIRS}/{pair.id}"
    group = actions.propose_group(unit().session, **who, **terms, mentees=mentees)
    group.refuse_if_any("Группа не предложена")
    return f"{GROUPS}/{group.group_id}"


def _terms(found: Chosen, mentor: Candidate | None) -> Form:
    """What is still to be said: of whoever is not in the register their names, then the terms."""
    today = unit().today
    values: dict[str, Any] = {"starts_on": today, "planned_until": rules.suggested_end(today)}
    values |= {"form": "employer_student" if found.outsiders else _usual_form(mentor)}
    values |= {"kind": "group"} if found.is_group else {}
    names = (*(() if mentor else MENTOR), *((OUTSIDERS,) if found.outsiders else ()))
    schema = ProposalForm.of(mentor=mentor is None, outsiders=found.outsiders)
    return Form(schema, (*names, *TERMS), values=values)


def _usual_form(mentor: Candidate | None) -> str:
    if mentor is None:
        return "social_partner"
    return "teacher_teacher" if mentor.teaches else "leader_teacher"
