"""Half a year of diagnostics behind, so that the figures have something to tell; some ask for training."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from services.demonstration.developing import API, Told

# areas that come out weak, in turn: most in method, some in their subject, a few in law
WEAK = ({"methodical": 48}, {"methodical": 55, "subject": 64}, {"methodical": 58, "legal": 52})
LONG_AGO, SIGNED = 430, 150  # days: whose deficit the same test has found closed since, and their route
TAUGHT = ("methodical", "communicative")
CLOSED_BY = 5  # days before the end of the last finished month: until then figures are told
EARLIER, RECENT = (250, 240), (75, 60)  # a half-year: tested and confirmed so many days ago
ORDERING_MONTH = 9  # from September on the next year is ordered for
WISHES = (
    ("methodical", "M2", "Современный урок: структура и время", 36, "distance", "first"),
    ("digital", "D2", "Цифровые сервисы в работе учителя", 72, "distance", "any"),
    ("legal", "L3", "Права и обязанности педагога", 16, "distance", "second"),
    ("methodical", "M6", "Формирующее оценивание на уроке", 72, "part_time", "first"),
    ("methodical", "M9", "Задания разного уровня", 36, "in_person", "fourth"),
)


def tell(school: Told, teachers: Sequence[Mapping[str, Any]]) -> None:
    """Results of two half-years, confirmed on their own days."""
    for number, (conducted, confirmed) in enumerate((EARLIER, RECENT)):
        found = [
            one
            for place, teacher in enumerate(teachers)
            if place % 2 == number
            for one in _diagnosed(school, teacher, WEAK[place % len(WEAK)], days_ago=conducted)
        ]
        day = (school.door.today - timedelta(days=confirmed)).isoformat()
        body = {"deficit_ids": found, "confirmed_on": day}
        school.door.post(f"{API}/deficits/confirmations", body, who=school.tutor)


def _diagnosed(
    school: Told, teacher: Mapping[str, Any], weak: Mapping[str, int], *, days_ago: int
) -> list[str]:
    """A test of its day; gives the deficits it proposes."""
    body = {"person_id": teacher["id"], "instrument_id": school.test}
    diagnostic = school.door.post(f"{API}/diagnostics", body, who=school.tutor)
    on = (school.door.today - timedelta(days=days_ago)).isoformat()
    areas = [{"area": area, "percent": percent} for area, percent in weak.items()]
    result = {"conducted_on": on, "areas": areas}
    school.door.post(f"{API}/diagnostics/{diagnostic['id']}/result", result, who=school.tutor)
    school.read(teacher, diagnostic)
    return [one["id"] for one in school.proposed(teacher)]


def ask(school: Told, teachers: Sequence[Mapping[str, Any]]) -> None:
    """The first teachers ask for courses; the principal sends what they asked so far."""
    today = school.door.today
    year = today.year + (today.month >= ORDERING_MONTH)
    place = {"year": year, "organization_id": school.principal["organization_id"]}
    for number, (teacher, wish) in enumerate(zip(teachers, WISHES, strict=False), start=1):
        if number == len(WISHES):
            school.door.post(f"{API}/training-demand/sent", place, who=school.principal)
        body = dict(zip(("area", "topic", "theme", "hours", "form", "period"), wish, strict=True)) | {
            "year": year
        }
        school.door.post(f"{API}/training-requests", body, who={"person_id": teacher["id"]})


def close(school: Told, teachers: Sequence[Mapping[str, Any]]) -> None:
    """Tested over a year ago, taught since, tested again last month: the headline has what to count."""
    today = school.door.today
    last = today.replace(day=1) - timedelta(days=1)
    for teacher in teachers:
        found = _diagnosed(school, teacher, dict.fromkeys(TAUGHT, 52), days_ago=LONG_AGO)
        confirmed = {"deficit_ids": found, "confirmed_on": _day(today, LONG_AGO - 10)}
        school.door.post(f"{API}/deficits/confirmations", confirmed, who=school.tutor)
        route = school.draft(teacher, found, 0, days_ago=SIGNED)
        for move in ("submission", "agreement"):
            school.move(route, move, teacher)
        signed = {"approved_on": _day(today, SIGNED)}
        school.door.post(f"{API}/routes/{route['id']}/approval", signed, who=school.principal)
        for move in ("steps", "completion"):
            school.move(route, move, teacher)
        _close(school, teacher, route, on=last - timedelta(days=CLOSED_BY))


def _close(school: Told, teacher: Mapping[str, Any], route: Mapping[str, Any], *, on: date) -> None:
    """The same test again, two days before the route was closed on paper."""
    body = {"person_id": teacher["id"], "instrument_id": school.test}
    again = school.door.post(f"{API}/diagnostics", body, who=school.tutor)
    areas = [{"area": area, "percent": 88} for area in TAUGHT]
    result = {"conducted_on": (on - timedelta(days=2)).isoformat(), "areas": areas}
    school.door.post(f"{API}/diagnostics/{again['id']}/result", result, who=school.tutor)
    closing = {"rediagnosis_id": again["id"], "closed_on": on.isoformat()}
    school.door.post(f"{API}/routes/{route['id']}/closing", closing, who=school.tutor)


def _day(today: date, days_ago: int) -> str:
    return (today - timedelta(days=days_ago)).isoformat()
