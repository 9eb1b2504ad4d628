"""What a methodist writes into the register by hand: whom schools lack, marks, moves, leaves, namesakes."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from services.demonstration.door import Door
from services.demonstration.people import SCHOOLS

API = "/registry/api/v1"
METHODIST = {"role": "methodist"}
# school by its place, subject, rate, since and until in days from today, note
NEEDS: tuple[tuple[int, str, float, int, int | None, str], ...] = (
    (0, "физика", 0.5, -80, None, "уроки ведёт учитель математики"),
    (2, "английский язык", 1, -60, None, ""),
    (4, "математика", 0.75, -45, None, "есть целевой договор со студентом"),
    (6, "английский язык", 0.5, -20, None, ""),
    (8, "педагог-психолог", 1, -100, None, "одна ставка на две школы"),
    (10, "русский язык", 1, 40, None, "учитель уходит в отпуск по уходу"),
    (3, "история", 0.5, -150, -30, "нашли совместителя"),
)
FLAGS = ((0, "base_site", 700), (3, "biased_result", 200))


def tell(door: Door, *, schools: Mapping[str, str], staff: Sequence[dict[str, Any]]) -> None:
    """Tell the register its own story; `schools` are ids by code, `staff` teachers who are in no pair."""
    places = [schools[code] for code, _ in SCHOOLS]
    _needs(door, places)
    _marks(door, places, curator=staff[0])
    _leave(door, staff[1])
    _second_job(door, staff[2], places)
    _move(door, staff[3], places)
    _namesake(door, staff[4], places)


def _needs(door: Door, places: Sequence[str]) -> None:
    for place, subject, rate, since, until, note in NEEDS:
        body: dict[str, Any] = {"subject": subject, "rate": rate, "since": _day(door, since), "note": note}
        body |= {"until": _day(door, until)} if until is not None else {}
        door.post(f"{API}/organizations/{places[place]}/staffing-needs", body, who=METHODIST)


def _marks(door: Door, places: Sequence[str], *, curator: Mapping[str, Any]) -> None:
    for place, kind, days in FLAGS:
        flags = [{"kind": kind, "since": _day(door, -days)}]
        door.patch(f"{API}/organizations/{places[place]}", {"flags": flags}, who=METHODIST)
    door.patch(f"{API}/organizations/{places[1]}", {"curator_id": curator["id"]}, who=METHODIST)


def _leave(door: Door, person: Mapping[str, Any]) -> None:
    body = {"kind": "parental", "since": _day(door, -120)}
    door.post(f"{API}/people/{person['id']}/absences", body, who=METHODIST)


def _second_job(door: Door, person: Mapping[str, Any], places: Sequence[str]) -> None:
    body: dict[str, Any] = {"organization_id": _other(person, places), "position": "учитель"}
    body |= {"staff_category": "pedagogical"}
    body |= {"occupation": "external_part_time", "rate": 0.5, "since": _day(door, -75)}
    door.post(f"{API}/people/{person['id']}/employments", body, who=METHODIST)


def _move(door: Door, person: Mapping[str, Any], places: Sequence[str]) -> None:
    body = {"employment_id": person["employments"][0]["id"], "organization_id": _other(person, places)}
    body |= {"since": _day(door, -50)}
    door.post(f"{API}/people/{person['id']}/moves", body, who=METHODIST)


def _namesake(door: Door, person: Mapping[str, Any], places: Sequence[str]) -> None:
    """Somebody of the same name begins part-time elsewhere: is it the same person, a methodist decides."""
    names = {name: person[name] for name in ("last_name", "first_name", "middle_name")}
    made = door.post(f"{API}/people", names, who=METHODIST)
    _second_job(door, made | {"employments": person["employments"]}, places)


def _other(person: Mapping[str, Any], places: Sequence[str]) -> str:
    """A school where the person does not work."""
    taken = {one["organization_id"] for one in person["employments"]}
    return next(one for one in reversed(places) if one not in taken)


def _day(door: Door, days: int) -> str:
    return (door.today + timedelta(days=days)).isoformat()
