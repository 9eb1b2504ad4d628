"""Diagnostics as they go on: a test by file, a second time, answers begun, a lesson visited, one annulled."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from services.demonstration.developing import API, ITEMS, Told

METHODIST = {"role": "methodist"}
INSTITUTE = {
    "name": "ИРО-2026",
    "title": "Профессиональные дефициты учителя",
    "publisher": "Институт развития образования",
    "edition": "2026",
    "blocks": [
        {
            "code": "1",
            "title": "Методика",
            "items": [
                {"code": f"1.{number}", "area": "methodical", "topic": topic, "max": 4}
                for number, topic in enumerate(("M4", "M6", "M8", "M9"), start=1)
            ],
        },
        {
            "code": "2",
            "title": "Право и общение",
            "items": [
                {"code": "2.1", "area": "legal", "topic": "L2", "max": 4},
                {"code": "2.2", "area": "communicative", "topic": "C1", "max": 4},
            ],
        },
    ],
}
HEADINGS = "ФИО;Инструмент;Дата;Методика;Право и общение: нормативная область"
RESULTS = ("13;85,5%", "6;н/я", "85,5%;1")
EASIER = {"M2": 1, "M9": 2, "P1": 0}
CRITERIA = ("M1", "M2", "S1", "M4", "M5", "M9", "M6", "M7", "P1", "C3", "M10")
LESSON: dict[str, Any] = {
    "answers": dict.fromkeys(CRITERIA, 3) | {"M2": 2, "M6": 2, "M10": 1, "D2": None},
    "evidence": {"M10": "Домашнее задание дали после звонка, без пояснений"},
    "header": {
        "class": "7 «Б»",
        "subject": "Физика",
        "topic": "Давление твёрдых тел",
        "goal": "Посмотреть, как распределено время урока",
    },
}
BEGUN = {"M1": 1, "M2": 2, "M3": 0, "M4": None, "M5": 1}


def tell(school: Told, *, again: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> None:
    """`again`: whose route is closed and who is measured a second time; `others`: four of the same school."""
    door, number = school.door, len(RESULTS)
    door.post(f"{API}/instruments", INSTITUTE, who=METHODIST)
    day = f"{door.today - timedelta(days=6):%d.%m.%Y}"
    rows = zip(others, RESULTS, strict=False)
    lines = [HEADINGS, *(f"{_name(one)};ИРО-2026;{day};{result}" for one, result in rows)]
    door.upload("diagnostics", "\n".join(lines).encode())
    _measure_again(school, again)
    begun = school.assign(others[number])
    own = {"person_id": others[number]["id"]}
    door.post(f"{API}/diagnostics/{begun['id']}/answers", {"answers": BEGUN}, who=own)
    _visit(school, others[1])
    _annul(school, others[0])


def _measure_again(school: Told, teacher: Mapping[str, Any]) -> None:
    """The same questions after the route."""
    one = school.assign(teacher)
    answers = dict.fromkeys(ITEMS, 0) | EASIER
    result = {"conducted_on": school.door.today.isoformat(), "answers": answers}
    school.door.post(f"{API}/diagnostics/{one['id']}/result", result, who=school.tutor)


def _visit(school: Told, teacher: Mapping[str, Any]) -> None:
    """A lesson was visited; its teacher has read the sheet and says something of it."""
    door, tutor = school.door, school.tutor
    [visit] = [one for one in door.every(f"{API}/instruments", who=tutor) if one["name"] == "VISIT12"]
    assigned = {"person_id": teacher["id"], "instrument_id": visit["id"]}
    one = door.post(f"{API}/diagnostics", assigned, who=tutor)
    on = (door.today - timedelta(days=2)).isoformat()
    door.post(f"{API}/diagnostics/{one['id']}/result", {"conducted_on": on} | LESSON, who=tutor)
    own = {"person_id": teacher["id"]}
    comment = {"comment": "Урок сократили из-за линейки, на итог не хватило времени"}
    door.post(f"{API}/diagnostics/{one['id']}/acknowledgement", comment, who=own)


def _annul(school: Told, teacher: Mapping[str, Any]) -> None:
    """A test entered for the wrong person."""
    body = {"person_id": teacher["id"], "instrument_id": school.test}
    one = school.door.post(f"{API}/diagnostics", body, who=school.tutor)
    areas = [{"area": "subject", "percent": 41}]
    result = {"conducted_on": school.door.today.isoformat(), "areas": areas}
    school.door.post(f"{API}/diagnostics/{one['id']}/result", result, who=school.tutor)
    reason = {"reason": "Внесли результат однофамильца"}
    school.door.post(f"{API}/diagnostics/{one['id']}/annulment", reason, who=school.tutor)


def _name(person: Mapping[str, Any]) -> str:
    return " ".join(person[part] for part in ("last_name", "first_name", "middle_name"))
