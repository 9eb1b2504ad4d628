"""Half a year of diagnostics behind, so that the figures have something to tell; some ask for training."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from services.demonstration.developing import API, Told

# areas that come out weak, in turn: most in method, some in digital skills, a few in law
WEAK = ({"methodical": 48}, {"methodical": 55, "digital": 64}, {"methodical": 58, "legal": 52})
EARLIER, RECENT = (250, 240), (75, 60)  # a half-year: tested and confirmed so many days ago
WISHES = (
    ("methodical", "Современный урок: структура и время", 36),
    ("digital", "Цифровые сервисы в работе учителя", 72),
    ("legal", "Права и обязанности педагога", 16),
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
    """The first teachers ask for courses: the principal finds them in the application."""
    year = school.door.today.year + 1
    for teacher, (area, theme, hours) in zip(teachers, WISHES, strict=False):
        body = {"year": year, "area": area, "theme": theme, "hours": hours, "form": "distance"}
        school.door.post(f"{API}/training-requests", body, who={"person_id": teacher["id"]})
