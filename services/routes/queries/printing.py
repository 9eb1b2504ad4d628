"""What a printed route says to whoever prints it, by the table of who sees what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes.models import Deficit, Diagnostic, Route, RoutePlan, Step
from services.routes.queries import access
from services.routes.queries.cards import cards
from services.routes.queries.closing import changes
from services.routes.queries.deficit_views import DeficitView
from services.routes.queries.route_page import RoutePage, route_page
from services.routes.queries.route_steps import StepView
from services.routes.queries.views import sight_of_route
from services.routes.rules import printing, wording
from services.routes.rules.completeness import without_result
from services.routes.rules.printing import Blocker, RouteFacts, Stamp
from shared import roster
from shared.documents import Paper, decline_name
from shared.errors import Forbidden
from shared.permissions import Actor
from shared.russian import capital, decimal, long_date, short_date

SEEN_AT_A_LESSON = "lesson_visit"
DECIDED = frozenset({"submitted", "accepted", "returned", "skipped"})
LONGEST = 160


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A route on paper, or what keeps it from paper; `bare` are the steps without an expected result."""

    page: RoutePage
    blockers: Sequence[Blocker]
    bare: Sequence[Step]
    paper: Paper | None


def printed(session: Session, *, actor: Actor, today: date, route: Route) -> Printed:
    """Print a route for whoever may read its words: the two, or who is asked to sign; else Forbidden."""
    sight = sight_of_route(session, route, actor=actor, today=today)
    if not sight.words:
        raise Forbidden("Маршрут печатают педагог и тьютор, а на время подписи — тот, кто утверждает.")
    page = route_page(session, actor=actor, today=today, route=route)
    alive = [one for one in route.steps if one.state != "skipped"]
    bare = without_result(alive)
    found = printing.blockers(
        imported=route.import_key is not None,
        diagnosed=any(map(_is_diagnosed, route.deficits)),
        goal=route.goal,
        bare_steps=[wording.step_title(one.kind, one.title) for one in bare],
        steps=len(alive),
    )
    paper = None if found else printing.paper(_facts(session, route, page, today, detail=sight.detail))
    return Printed(page=page, blockers=found, bare=bare, paper=paper)


def _is_diagnosed(one: Deficit) -> bool:
    return one.diagnostic_id is not None or one.evidence == SEEN_AT_A_LESSON


def _facts(session: Session, route: Route, page: RoutePage, today: date, *, detail: bool) -> RouteFacts:
    measured_by = session.get(Diagnostic, route.rediagnosis_id) if route.rediagnosis_id else None
    is_told = detail and route.closed_on
    told = changes(session, route=route, measured_by=measured_by, today=today) if is_told else []
    ended = {
        one.id: " ".join((wording.OUTCOMES.get(one.state, ""), _by(one))).strip() for one in route.deficits
    }
    place = session.get(roster.Organization, route.organization_id) if route.organization_id else None
    return RouteFacts(
        heading=_heading(session, route),
        school=place.name if place else page.teacher.place,
        stamp=_stamp(session, route, today),
        approved=route.approved_on is not None,
        passport=_passport(session, route, page, today),
        deficits=[_deficit(one.title, one.full) for one in page.deficits],
        severity_shown=detail,
        goal=route.goal,
        request=route.request,
        plan=[_line(number, one) for number, one in enumerate(page.steps, start=1)],
        changes=[(one.title, one.before, one.after, ended[one.id]) for one in told],
        rediagnosis=_again(route, measured_by, detail=detail),
        conclusion=route.conclusion if detail else "",
        teacher=page.teacher.short_name,
        tutor=page.tutor,
    )


def _by(one: Deficit) -> str:
    return wording.OUTCOME_BY.get(one.outcome_by, "") if one.state in wording.OUTCOMES else ""


def _heading(session: Session, route: Route) -> str:
    """«Петровой Анны Ивановны»; in the nominative where nobody is sure of the cases."""
    person = session.get_one(roster.Person, route.teacher_id)
    names = {name: getattr(person, name) for name in ("last_name", "first_name", "middle_name")}
    cases = decline_name(**names)
    return f"педагога {cases.genitive}" if cases.sure else f"Педагог: {person.full_name}"


def _stamp(session: Session, route: Route, today: date) -> Stamp:
    """Who approved, as it was recorded; who is to approve, while nobody has."""
    municipality = session.get(roster.Municipality, route.municipality_id)
    names: dict[str, str] = municipality.names if municipality else {}
    signers = access.principals(session, organization_id=route.organization_id)
    approver = (
        cards(session, [route.approved_by], today=today).get(route.approved_by) if route.approved_by else None
    )
    is_principal = not route.approved_by or route.approved_by in signers
    role = "principal" if is_principal and route.awaits != "methodist" else "methodist"
    usual = {"principal": "директор", "methodist": "методист"}[role]
    return Stamp(
        position=capital(names.get(role, usual)),
        name=approver.short_name if approver else "",
        on=f"{long_date(route.approved_on)} г." if route.approved_on else "",
    )


def _passport(session: Session, route: Route, page: RoutePage, today: date) -> list[tuple[str, str]]:
    del today
    until = f" – {short_date(route.planned_until)}" if route.planned_until else ""
    return [
        ("Педагог", page.teacher.name),
        (
            "Должность",
            ", ".join(dict.fromkeys(filter(None, (page.teacher.position, page.teacher.occupation)))),
        ),
        ("Место работы", page.teacher.place),
        ("Тьютор", page.tutor),
        ("Наставник", ", ".join(page.mentors)),
        ("Срок", f"{short_date(route.starts_on)}{until}" if route.starts_on else until.removeprefix(" – ")),
        ("Согласован педагогом", short_date(route.agreed_on) if route.agreed_on else ""),
        ("Версия плана", _version(session, route)),
    ]


def _version(session: Session, route: Route) -> str:
    """«2, изменён 12.11.2026; утверждалась версия 1»."""
    query = select(RoutePlan.replaced_on).where(RoutePlan.route_id == route.id)
    changed = session.scalars(query.order_by(RoutePlan.plan_version.desc()).limit(1)).first()
    if changed is None or route.plan_version == 1:
        return str(route.plan_version)
    return f"{route.plan_version}, изменён {short_date(changed)}; утверждалась версия 1"


def _deficit(title: str, full: DeficitView | None) -> tuple[str, str, str]:
    if full is None:
        return title, "", ""
    told = ", ".join(
        filter(None, (full.evidence, full.measure.words if full.measure else full.evidence_text))
    )
    return title, full.severity_words, f"{told}, {short_date(full.since)}"


def _line(number: int, one: StepView) -> tuple[str, ...]:
    hours = f"{decimal(one.hours)} ч" if one.hours else ""
    return (
        str(number),
        "; ".join(map(capital, one.deficits)),
        ". ".join(filter(None, (one.title, one.programme))),
        capital(one.kind),
        ", ".join(filter(None, (one.organization, hours))),
        short_date(one.due_on) if one.due_on else "",
        one.expected_result,
        _shown(one),
        wording.STEP_STATES[one.state][1] if one.state in DECIDED else "",
    )


def _shown(one: StepView) -> str:
    """What was shown last: words, the address, the names of files."""
    if one.newest is None:
        return _short(one.evidence)
    parts: list[Any] = [_short(one.newest.text), one.newest.link, *(file.name for file in one.newest.files)]
    return "; ".join(filter(None, parts))


def _short(text: str) -> str:
    """A cell of a table holds a sentence or two; the whole of it is on the page."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _again(route: Route, measured_by: Diagnostic | None, *, detail: bool) -> str:
    if route.closed_on is None:
        return "Ещё не проводилась."
    if measured_by is None or not detail:
        return f"Маршрут завершён {short_date(route.closed_on)}" + (
            " по заключению тьютора." if detail else "."
        )
    title = measured_by.instrument.title or measured_by.instrument.name
    on = f", {short_date(measured_by.conducted_on)}" if measured_by.conducted_on else ""
    return f"{title}{on}."
