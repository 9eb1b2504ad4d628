"""The demonstration's figures: the last reporting days frozen, the coming one being collected."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from services.demonstration import reviewing
from services.demonstration.door import Door
from services.demonstration.people import Someone

PERIODS = "/monitoring/api/v1/periods"
DAYS = ((5, 31), (12, 31))  # ust-koksa п.20
READY = 1  # schools that have confirmed already
METHODIST = {"role": "methodist"}
REVIEWS = "/monitoring/api/v1/reviews"
DECISIONS = (
    ("Помочь школам оформить приказами пары, у которых есть согласия", "Оформлены три пары"),
    ("Построить маршруты педагогам, прошедшим диагностику", ""),
)

PROTOCOL = {
    "chair": "Руководитель методической службы",
    "secretary": "Методист методического кабинета",
    "members": 11,
    "present": 9,
    "speaker": "Методист методического кабинета",
    "said": "Директора школ: приказы задерживались из-за согласий, теперь образец согласия есть в системе.",
    "votes_for": 9,
    "votes_against": 0,
    "abstained": 0,
    "is_signed": True,
}


def tell(
    door: Door,
    *,
    schools: list[str],
    experts: Sequence[Mapping[str, Any]],
    people: Sequence[Someone],
    deliver: Callable[[], None],
) -> None:
    """Freeze the last two collections, open the coming one and let a school confirm its figures."""
    days = [date(year, *day) for year in range(door.today.year - 1, door.today.year + 2) for day in DAYS]
    coming = next(number for number, day in enumerate(days) if day > door.today)
    former, last = (_frozen(door, day) for day in days[coming - 2 : coming])
    _review(door, period=former, held_on=days[coming - 2] + timedelta(days=14))
    reviewing.tell(door, period=last, as_of=days[coming - 1], experts=experts, people=people, deliver=deliver)
    # as if today were a month before: the collection is open whenever one looks at the demonstration
    if days[coming] - door.today <= timedelta(days=366):
        period = _opened(door, days[coming])
        for school in schools[:READY]:
            head = {"role": "principal", "organization_id": school}
            door.post(f"{PERIODS}/{period}/confirmation", {"organization_id": school}, who=head)


def _opened(door: Door, day: date) -> str:
    body = {"municipality": "ust-koksa", "as_of": day.isoformat()}
    period: str = door.post(PERIODS, body, who=METHODIST)["id"]
    return period


def _frozen(door: Door, day: date) -> str:
    period = _opened(door, day)
    door.post(f"{PERIODS}/{period}/freeze", who=METHODIST)
    return period


def _review(door: Door, *, period: str, held_on: date) -> None:
    """The council considered the former figures and decided two things; one of them is done."""
    meeting = {"period_id": period, "body_name": "Методический совет", "protocol_number": "3"}
    meeting["agenda"] = "Показатели методической работы за отчётный период"
    review = door.post(REVIEWS, {**meeting, "held_on": held_on.isoformat()}, who=METHODIST)
    due = (held_on + timedelta(days=90)).isoformat()
    for text, outcome in DECISIONS:
        body = {"review_id": review["id"], "text": text, "owner_name": "Методический кабинет", "due_on": due}
        made = door.post("/monitoring/api/v1/decisions", body, who=METHODIST)
        if outcome:
            done = held_on + timedelta(days=60)
            said = {"state": "done", "outcome": outcome, "on": done.isoformat()}
            door.post(f"/monitoring/api/v1/decisions/{made['id']}/outcome", said, who=METHODIST)
    door.put(f"{REVIEWS}/{review['id']}/protocol", PROTOCOL, who=METHODIST)
