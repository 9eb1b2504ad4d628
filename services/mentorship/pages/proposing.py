"""Proposing a pair in three questions: who needs a mentor, who may be one, on what terms."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, request

from services.mentorship import actions, queries, rules
from services.mentorship.pages.acting import PAIRS, acting
from services.mentorship.queries import Candidate
from services.mentorship.schemas import ExternalProposalForm, ProposalForm
from shared.web import requires, unit
from shared.web.forms import Form, Input
from shared.web.pages import show, submit
from shared.web.tables import Column, Filter, Table

blueprint = Blueprint("proposing_pages", __name__)
TOLD = "Пара предложена. Теперь нужны согласия."
PEOPLE: tuple[Column[Candidate], ...] = (
    Column(key="name", title="Педагог", value=lambda row: row.name),
    Column(key="school", title="Школа", value=lambda row: row.organization),
    Column(key="subject", title="Предмет", value=lambda row: row.subjects),
)
MENTEES = (
    *PEOPLE,
    Column[Candidate](key="state", title="Наставник", value=lambda row: row.standing_words),
    Column[Candidate](key="choose", title="Выбор", value=lambda _row: "", sortable=False),
)
MENTORS = (
    *PEOPLE,
    Column[Candidate](key="year", title="Год работы", value=lambda row: row.experience, numeric=True),
    Column[Candidate](key="reasons", title="Что важно", value=lambda row: row.reasons, sortable=False),
    Column[Candidate](key="choose", title="Выбор", value=lambda _row: "", sortable=False),
)
TERMS = (
    Input(name="goal", label="Цель", kind="textarea", hint="Например: спокойный первый год."),
    Input(name="form", label="Форма", kind="select", options=tuple(rules.FORM_NAMES.items())),
    Input(name="kind", label="Вид", kind="select", options=tuple(rules.KIND_NAMES.items())),
    Input(name="starts_on", label="Начало", kind="date"),
    Input(name="planned_until", label="Окончание", kind="date", hint="Обычно через 3–12 месяцев."),
)
OUTSIDER = (
    Input(name="mentor_name", label="Фамилия, имя, отчество наставника"),
    Input(name="mentor_organization_text", label="Где работает"),
)


@blueprint.route("/pairs/new", methods=["GET", "POST"])
@requires("pair.propose")
def propose_pair() -> Any:
    """Предложить пару."""
    mentee_id, mentor_id = (request.args.get(name, type=UUID) for name in ("mentee", "mentor"))
    if mentee_id is None:
        mentees = queries.mentee_candidates(unit().session, **acting())
        return show("mentorship/choose_mentee.html", table=_table(mentees, MENTEES))
    staff = queries.colleagues(unit().session, **acting())
    mentee = queries.candidate((one for one in staff if one.teaches), mentee_id)
    mentors = queries.mentor_candidates(unit().session, staff=staff, mentee=mentee, **acting())
    if mentor_id is None and "external" not in request.args:
        return show("mentorship/choose_mentor.html", table=_table(mentors, MENTORS), mentee=mentee)
    return _agree(mentee, queries.candidate(mentors, mentor_id) if mentor_id else None)


def _agree(mentee: Candidate, mentor: Candidate | None) -> Any:
    """The third question: on what terms."""
    form = _terms(mentor)
    who = acting() | {"mentee_id": mentee.person_id} | ({"mentor_id": mentor.person_id} if mentor else {})
    act = partial(actions.propose_pair, unit().session, now=unit().now, **who)
    reply = form.sent() and submit(form, act, to=lambda pair: f"{PAIRS}/{pair.id}", told=TOLD)
    return reply or show("mentorship/propose.html", form=form, mentee=mentee, mentor=mentor)


def _terms(mentor: Candidate | None) -> Form:
    today = unit().today
    values = {"starts_on": today, "planned_until": rules.suggested_end(today)}
    if mentor is None:
        return Form(ExternalProposalForm(), (*OUTSIDER, *TERMS), values=values | {"form": "social_partner"})
    form = {} if mentor.teaches else {"form": "leader_teacher"}
    return Form(ProposalForm(), TERMS, values=values | form)


def _table(rows: list[Candidate], columns: tuple[Column[Candidate], ...]) -> Table[Candidate]:
    schools = sorted({(str(row.organization_id), row.organization) for row in rows}, key=lambda one: one[1])
    by_school = Filter[Candidate](
        key="school", title="Школа", options=schools, value=lambda row: str(row.organization_id)
    )
    return Table(
        name="pedagogi",
        columns=columns,
        rows=rows,
        filters=(by_school,) if len(schools) > 1 else (),
        exportable=False,
        empty="Здесь пока нет педагогов",
        empty_text="Загрузите список педагогов: его присылает школа.",
    )
