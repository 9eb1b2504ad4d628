"""A group that meets, people for another, and questions in every state, told the way people tell them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from services.demonstration.door import Door

API = "/routes/api/v1"
METHODIST = {"role": "methodist"}
Person = Mapping[str, Any]
TITLE = "Трудный разговор с родителями: как договориться"
GROUPED, OFFERED = ("communicative", "C1"), ("methodical", "M2")
TOGETHER = 2  # so many of the colleagues are asked into the group; the others could make another
STEP = ("masterclass", "Мастер-класс: разговор с родителями", 45)
MEETINGS = (("Что слышит родитель", 0), ("Разбираем свои случаи", 7), ("Итоги", 21))
QUESTIONS = (
    ("methodical", "M2", "Как уложиться в 40 минут, когда половина класса работает медленно?"),
    ("legal", "", "Какие документы нужны, чтобы вести кружок?"),
    ("communicative", "C1", "Родители просят оценку выше. Как ответить и не поссориться?"),
    ("digital", "", "Какой доской пользоваться вместо иностранной?"),
    ("subject", "", "Где взять задания формата ЕГЭ с разбором?"),
)
ANSWERS = (
    "Дайте медленным готовый план на карточке, а быстрым — второе задание. Таймер на доске держит всех.",
    "Приказ директора, программу кружка и журнал. Образцы лежат по ссылке.",
    "Покажите критерии и работу рядом с ними, потом договоритесь, что исправить.",
    "Подойдёт любая доска из реестра: начните с той, что уже стоит в школе.",
    "Открытый банк заданий с разбором есть у института; начните со второй части.",
)
RATINGS = (5, 4, 5, 5, 4)


@dataclass(frozen=True, kw_only=True)
class Colleague:
    """Somebody of another school, and the tutor who was at their lesson."""

    person: Person
    tutor: dict[str, Any]


def tell(
    door: Door,
    *,
    tutor: dict[str, Any],
    teachers: Sequence[Person],
    colleagues: Sequence[Colleague],
    expert: Person,
) -> None:
    """A group with people of two schools, one more that could be, and questions in every state."""
    for number, one in enumerate(colleagues):
        _see(door, one, *(GROUPED if number < TOGETHER else OFFERED))
    _gather(door, tutor=tutor, waits=teachers[1], comes=colleagues[0].person)
    _consult(door, teachers=teachers, far=[one.person for one in colleagues], expert=expert)


def _see(door: Door, one: Colleague, area: str, topic: str) -> None:
    body = {"person_id": one.person["id"], "area": area, "topic": topic, "severity": "medium"}
    body |= {"evidence": "lesson_visit", "evidence_text": "Видно на посещённом уроке"}
    found = door.post(f"{API}/deficits", body, who=one.tutor)
    door.post(f"{API}/deficits/{found['id']}/confirmation", who=one.tutor)


def _gather(door: Door, *, tutor: dict[str, Any], waits: Person, comes: Person) -> None:
    """Take the suggestion of one's people and colleagues; one has not answered yet, the others begin."""
    offered = door.every(f"{API}/group-suggestions", who=tutor)
    one = next(each for each in offered if waits["id"] in each["person_ids"] and each["others"] != "0")
    group = door.post(f"{API}/groups", {"suggestion": one["code"], "title": TITLE}, who=tutor)
    place = f"{API}/groups/{group['id']}"
    for person_id in {*one["person_ids"], comes["id"]} - {waits["id"]}:
        door.post(f"{place}/acceptance", who={"person_id": person_id})
    door.post(f"{place}/start", who=tutor)
    kind, title, days = STEP
    door.post(f"{place}/steps", {"kind": kind, "title": title, "due_on": _day(door, days)}, who=tutor)
    _meet(door, place, tutor=tutor)


def _meet(door: Door, place: str, *, tutor: dict[str, Any]) -> None:
    """One meeting today, two ahead."""
    step_id = door.every(f"{place}/steps", who=tutor)[0]["id"]
    for title, days in MEETINGS:
        meeting = {"title": title, "meets_on": _day(door, days), "minutes": 90, "place": "кабинет 12"}
        door.post(f"{place}/meetings", meeting | {"group_step_id": step_id}, who=tutor)
    members = [one["id"] for one in door.every(f"{place}/members", who=tutor) if one["state"] == "accepted"]
    first = door.every(f"{place}/meetings", who=tutor)[0]
    door.post(f"{API}/group-meetings/{first['id']}/attendance", {"member_ids": members[1:]}, who=tutor)


def _day(door: Door, days: int) -> str:
    return (door.today + timedelta(days=days)).isoformat()


def _consult(door: Door, *, teachers: Sequence[Person], far: Sequence[Person], expert: Person) -> None:
    """Rated, answered, routed, asked back, waiting, taken back; one answer is for everybody."""
    for number, rating in enumerate(RATINGS):
        person = teachers[number + 2]
        path = _answered(door, person, number, expert if number % 2 else None)
        door.post(f"{path}/rating", {"rating": rating, "words": "Помогло"}, who=_own(person))
    published = {"question": QUESTIONS[-1][2], "answer": ANSWERS[-1]}
    door.post(f"{path}/publication", published, who=METHODIST)
    _answered(door, teachers[5], 0, expert)
    routed = _ask(door, teachers[1], 2, show_tutor=True)
    door.post(f"{routed}/routing", {"expert_id": expert["id"]}, who=METHODIST)
    unclear = _ask(door, teachers[3], 4, private=True)
    door.post(f"{unclear}/routing", who=METHODIST)
    door.post(f"{unclear}/question", {"text": "Какой предмет и какой класс?"}, who=METHODIST)
    _ask(door, far[0], 3, urgent=True)
    _ask(door, teachers[4], 1, show_tutor=True)
    _ask(door, far[-1], 0)
    door.post(f"{_ask(door, far[1], 0)}/cancellation", who=_own(far[1]))


def _ask(door: Door, person: Person, number: int, **more: bool) -> str:
    area, topic, text = QUESTIONS[number]
    body = {"area": area, "topic": topic, "text": text, **more}
    return f"{API}/consultations/{door.post(f'{API}/consultations', body, who=_own(person))['id']}"


def _answered(door: Door, person: Person, number: int, expert: Person | None) -> str:
    path = _ask(door, person, number)
    door.post(f"{path}/routing", {"expert_id": expert["id"]} if expert else {}, who=METHODIST)
    door.post(f"{path}/answer", {"text": ANSWERS[number]}, who=_own(expert) if expert else METHODIST)
    return path


def _own(person: Person) -> dict[str, Any]:
    return {"person_id": person["id"]}
