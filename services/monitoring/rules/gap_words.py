"""What is missing at a school as people read it: the thing, who mends it, and where."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.monitoring.rules.readiness import Gap
from shared.russian import plural

WHO = {"school": "школа", "methodist": "методист"}
SCHOOL = "/registry/organizations/{place}"


@dataclass(frozen=True, kw_only=True)
class Said:
    """A gap in words with the address where it is mended."""

    words: str
    reason: str
    who: str
    href: str


def said(gap: Gap, *, organization_id: UUID, as_of: date) -> Said:
    """Word a gap of an organization."""
    words, many, one = WORDS[gap.kind]
    href = one if len(gap.subjects) == 1 else many
    return Said(
        words=words(len(gap.subjects)),
        reason=gap.reason,
        who=WHO[gap.who],
        href=href.format(place=organization_id, subject=gap.subjects[0], day=as_of),
    )


def _counted(one: str, few: str, many: str, rest: str) -> Callable[[int], str]:
    return lambda number: f"{plural(number, one, few, many)} {rest}"


UNKNOWN = "/monitoring/indicators/7?as_of={day}&list=unknown"
WORDS: dict[str, tuple[Callable[[int], str], str, str]] = {
    "workforce_plan": (lambda _: "нет действующего плана развития кадров", SCHOOL, SCHOOL),
    "mentoring_model": (lambda _: "целевая модель наставничества не действует", SCHOOL, SCHOOL),
    "pair_order": (
        _counted("пара", "пары", "пар", "без приказа"),
        "/mentorship/pairs",
        "/mentorship/pairs/{subject}",
    ),
    "route_approval": (
        _counted("маршрут", "маршрута", "маршрутов", "без утверждения"),
        "/routes/routes",
        "/routes/routes/{subject}",
    ),
    "attendance": (
        _counted("мероприятие", "мероприятия", "мероприятий", "без отметок, кто был"),
        "/mentorship/events",
        "/mentorship/events/{subject}/attendance",
    ),
    "unknown_dates": (
        _counted("педагог", "педагога", "педагогов", "без даты рождения или начала стажа"),
        UNKNOWN,
        UNKNOWN,
    ),
}
