"""What is missing at a school as people read it: the thing, who mends it, and where."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote
from uuid import UUID

from services.monitoring.rules.readiness import Gap
from shared.russian import plural

WHO = {"school": "сама организация", "methodist": "методист"}
FACTS = "/registry/organizations/{place}#facts"


@dataclass(frozen=True, kw_only=True)
class Said:
    """A gap in words with the address where it is mended."""

    words: str
    reason: str
    who: str
    href: str


def said(gap: Gap, *, organization_id: UUID, name: str, as_of: date) -> Said:
    """Word a gap of an organization; several things open as the list of exactly those, one as itself."""
    words, many, one = WORDS[gap.kind]
    href = one if len(gap.subjects) == 1 and not (gap.kind in ADOPTED_KINDS and gap.reason) else many
    return Said(
        words=words(len(gap.subjects)),
        reason=gap.reason,
        who=WHO[gap.who],
        href=href.format(place=organization_id, name=quote(name), subject=gap.subjects[0], day=as_of),
    )


def _counted(one: str, few: str, many: str, rest: str) -> Callable[[int], str]:
    return lambda number: f"{plural(number, one, few, many)} {rest}"


UNKNOWN = "/monitoring/indicators/7?as_of={day}&list=unknown&school={place}#names"
NEW_FACT = "/registry/organizations/{place}/facts/new?kind="
# a document that is known and not in force is mended where it stands, one that is not known is recorded
ADOPTED_KINDS = frozenset({"workforce_plan", "mentoring_model"})
WORDS: dict[str, tuple[Callable[[int], str], str, str]] = {
    "workforce_plan": (
        lambda _: "нет действующего плана развития кадров",
        FACTS,
        f"{NEW_FACT}workforce_plan",
    ),
    "mentoring_model": (
        lambda _: "целевая модель наставничества не действует",
        FACTS,
        f"{NEW_FACT}mentoring_model",
    ),
    "pair_order": (
        _counted("пара", "пары", "пар", "без приказа"),
        "/mentorship/pairs?state=unordered&school={place}",
        "/mentorship/pairs/{subject}",
    ),
    "route_approval": (
        _counted("маршрут", "маршрута", "маршрутов", "без утверждения"),
        "/routes/routes?state=unapproved&school={name}",
        "/routes/routes/{subject}",
    ),
    "attendance": (
        _counted("мероприятие", "мероприятия", "мероприятий", "без отметок, кто был"),
        "/mentorship/events?state=unmarked&kind=young_support&school={place}",
        "/mentorship/events/{subject}/attendance",
    ),
    "unknown_dates": (
        _counted("педагог", "педагога", "педагогов", "без даты рождения или начала стажа"),
        UNKNOWN,
        UNKNOWN,
    ),
}
