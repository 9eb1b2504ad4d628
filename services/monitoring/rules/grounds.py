"""The facts behind one subject of an indicator: all that are known, and where each is kept."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.monitoring.rules.bodies import COMMUNITIES, COUNCILS, KINDS
from services.monitoring.rules.facts import Facts
from services.monitoring.rules.indicators import Indicator
from services.monitoring.rules.people import parties
from services.monitoring.rules.reasons import since_until
from services.monitoring.rules.told import OrganizationFact, Pair
from shared.russian import short_date

CARDS = {
    "person": "/registry/people/{}",
    "organization": "/registry/organizations/{}",
    "body": "/registry/bodies/{}",
}
CERTIFICATES = {
    "professional_development": "удостоверение о повышении квалификации",
    "retraining": "диплом о переподготовке",
}
ATTENDANCE = {
    "attended": "участие отмечено",
    "no_show": "неявка",
    "registered": "участие не отмечено",
    "invited": "приглашение без ответа",
    "declined": "отказ",
}
FACTS = {
    "workforce_plan": "план развития кадрового потенциала",
    "mentoring_model": "целевая модель наставничества",
    "management_training": "обучение управленческой команды",
}
GENDERS = {"workforce_plan": 0, "mentoring_model": 1, "management_training": 2}
STATES: Mapping[str, tuple[str, str, str]] = {
    "draft": ("проект",) * 3,
    "applied": ("заявка",) * 3,
    "in_progress": ("в процессе",) * 3,
    "approved": ("утверждён", "утверждена", "утверждено"),
    "in_force": ("действует",) * 3,
    "completed": ("завершён", "завершена", "завершено"),
}
OF_ORGANIZATION = {1: "management_training", 2: "workforce_plan", 3: "mentoring_model"}


@dataclass(frozen=True, kw_only=True)
class Ground:
    """A fact in words, its day, and the page where it is kept."""

    words: str
    day: date | None
    href: str


def grounds(indicator: Indicator, facts: Facts, subject: UUID) -> list[Ground]:
    """The facts of a subject that an indicator looks at, the newest first."""
    found = list(LOOKS[indicator.number](facts, subject))
    return sorted(found, key=lambda one: (one.day or date.min, one.href), reverse=True)


def _certificates(facts: Facts, person: UUID) -> Iterator[Ground]:
    for one in facts.certificates:
        if facts.one(one.person_id) == person:
            words = f"{CERTIFICATES.get(one.kind, 'удостоверение')} от {short_date(one.issued_on)}"
            yield Ground(words=words, day=one.issued_on, href=f"/routes/people/{person}/certificates")


def _routes(facts: Facts, person: UUID) -> Iterator[Ground]:
    for one in facts.routes:
        if facts.one(one.teacher_id) == person:
            approved = f"утверждён {short_date(one.approved_on)}" if one.approved_on else "не утверждён"
            ended = [
                f"{word} {short_date(day)}"
                for word, day in (("закрыт", one.closed_on), ("отменён", one.cancelled_on))
                if day
            ]
            words = ", ".join((f"маршрут {approved}", *ended))
            yield Ground(words=words, day=one.approved_on, href=f"/routes/routes/{one.id}")


def _pairs(facts: Facts, person: UUID) -> Iterator[Ground]:
    return (_pair(one) for one in facts.pairs if person in parties(facts, one))


def _pair(one: Pair) -> Ground:
    order = f"приказ от {short_date(one.order_date)}" if one.order_date else "приказа нет"
    words = f"пара {since_until(one.starts_on, one.ended_on or one.planned_until)}, {order}"
    return Ground(words=words, day=one.starts_on, href=f"/mentorship/pairs/{one.id}")


def _events(facts: Facts, person: UUID) -> Iterator[Ground]:
    events = {one.id: one for one in facts.support_events}
    for one in facts.attendances:
        event = events.get(one.support_event_id)
        if event and event.kind == "young_support" and facts.one(one.person_id) == person:
            words = f"мероприятие {short_date(event.event_date)}: {ATTENDANCE.get(one.state, one.state)}"
            yield Ground(words=words, day=event.event_date, href=f"/mentorship/events/{event.id}")


def _member_of(kinds: frozenset[str]) -> Callable[[Facts, UUID], Iterator[Ground]]:
    def found(facts: Facts, person: UUID) -> Iterator[Ground]:
        bodies = {one.id: one for one in facts.bodies if one.kind in kinds}
        for one in facts.memberships:
            body = bodies.get(one.body_id)
            if body and facts.one(one.person_id) == person:
                words = f"{body.name} {since_until(one.since, one.until)}".strip()
                yield Ground(words=words, day=one.since, href=f"/registry/bodies/{body.id}")

    return found


def _of_organization(number: int) -> Callable[[Facts, UUID], Iterator[Ground]]:
    def found(facts: Facts, organization: UUID) -> Iterator[Ground]:
        for one in facts.organization_facts:
            if one.organization_id == organization and one.kind == OF_ORGANIZATION[number]:
                yield _fact(one)
        if number == 3:  # noqa: PLR2004 № 3 asks for a pair besides the model
            yield from _pairs_of(facts, organization)

    return found


def _fact(one: OrganizationFact) -> Ground:
    held = since_until(one.valid_since, one.valid_until)
    state = STATES[one.state][GENDERS[one.kind]] if one.state in STATES else one.state
    words = f"{FACTS[one.kind]}: {state}, {held}"
    return Ground(words=words, day=one.dated_on, href=f"/registry/organizations/{one.organization_id}")


def _pairs_of(facts: Facts, organization: UUID) -> Iterator[Ground]:
    """Pairs by the place of work of the mentee, an external mentee's by the organization named."""
    for one in facts.pairs:
        mentee = facts.one(one.mentee_id) if one.mentee_id else None
        place = facts.places.get(mentee) if mentee else one.mentee_organization_id
        if place == organization:
            yield _pair(one)


def _bodies(facts: Facts, body_id: UUID) -> Iterator[Ground]:
    for one in facts.bodies:
        if one.id == body_id:
            words = f"{KINDS.get(one.kind, 'объединение')} {since_until(one.active_since, one.active_until)}"
            yield Ground(words=words.strip(), day=one.active_since, href=f"/registry/bodies/{one.id}")


LOOKS: Mapping[int, Callable[[Facts, UUID], Iterator[Ground]]] = {
    **{number: _of_organization(number) for number in OF_ORGANIZATION},
    4: _certificates,
    5: _routes,
    6: _pairs,
    7: _events,
    8: _member_of(COMMUNITIES),
    9: _bodies,
    10: _member_of(COUNCILS),
}
