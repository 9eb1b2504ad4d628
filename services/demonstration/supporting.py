"""The School of the young teacher: one meeting held, one today with a code, two ahead with answers."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from services.demonstration.door import Door

EVENTS = "/mentorship/api/v1/support-events"
METHODIST = {"role": "methodist"}
THEMES = (
    (-16, "первые недели в школе"),
    (0, "урок в шумном классе"),
    (20, "обратная связь ученику"),
    (48, "портфолио и аттестация"),
)
CAME = 15  # of the young, at the meeting that was held
ANSWERS = ("registered", "registered", "declined", "registered")


def tell(door: Door, *, young: Sequence[dict[str, Any]]) -> None:
    """Plan a series, invite the young by the rule, let most of them answer; the rest find it waiting."""
    dates = "\n".join(f"{door.today + timedelta(days=days):%d.%m.%Y} {theme}" for days, theme in THEMES)
    series = {
        "title": "Школа молодого педагога",
        "kind": "young_support",
        "dates": dates,
        "hours": 2,
        "begins": "15:00",
        "place": "Усть-Коксинская СОШ, актовый зал",
        "description": "Один приём, одна проба, один разговор. Возьмите с собой план ближайшего урока.",
    }
    door.post("/mentorship/api/v1/support-series", series, who=METHODIST)
    events = [one for one in door.every(EVENTS, who=METHODIST) if one["series_id"]]
    held, *ahead = sorted(events, key=lambda one: one["event_date"])
    _hold(door, held, young)
    for number, event in enumerate(ahead):
        door.post(f"{EVENTS}/{event['id']}/invitations", {"who": "young"}, who=METHODIST)
        _answer(door, event, young[number * 2 : number * 2 + 12 - number * 4])
    _prevent_burnout(door)


def _hold(door: Door, event: dict[str, Any], young: Sequence[dict[str, Any]]) -> None:
    for number, one in enumerate(young[: CAME + 3]):
        mark = {"person_id": one["id"], "state": "attended" if number < CAME else "registered"}
        door.post(f"{EVENTS}/{event['id']}/attendance", mark, who=METHODIST)
    door.post(f"{EVENTS}/{event['id']}/state", {"state": "held"}, who=METHODIST)


def _answer(door: Door, event: dict[str, Any], young: Sequence[dict[str, Any]]) -> None:
    for number, one in enumerate(young):
        answer = {"state": ANSWERS[number % len(ANSWERS)]}
        door.post(f"{EVENTS}/{event['id']}/answer", answer, who={"person_id": one["id"]})


def _prevent_burnout(door: Door) -> None:
    """An evening for mentors (krasnoyarsk 5)."""
    body = {
        "title": "Вечер без тетрадей: как наставнику беречь силы",
        "kind": "burnout_prevention",
        "event_date": (door.today + timedelta(days=27)).isoformat(),
        "hours": 1.5,
        "begins": "17:00",
        "place": "Дом творчества",
        "capacity": 24,
    }
    event = door.post(EVENTS, body, who=METHODIST)
    door.post(f"{EVENTS}/{event['id']}/invitations", {"who": "mentors"}, who=METHODIST)
