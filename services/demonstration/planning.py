"""Plans of routes: templates of the municipality and of a tutor, an approved plan that was changed since."""

from datetime import date, timedelta
from typing import Any

from services.demonstration.door import Door

API = "/routes/api/v1"
METHODIST = {"role": "methodist"}
FOR_ALL: tuple[dict[str, Any], ...] = (
    {
        "title": "Структура урока и дифференциация за полгода",
        "note": "Подходит, когда урок не помещается во время или задания одинаковы для всех.",
        "topics": ["methodical/M2", "methodical/M9"],
        "steps": [
            {"kind": "lesson_visit", "title": "Посетить два урока коллеги и разобрать", "days": 30},
            {"kind": "course", "title": "Курс «Современный урок»", "days": 75, "topics": ["methodical/M2"]},
            {"kind": "implementation", "title": "Применить на трёх своих уроках", "days": 120},
        ],
    },
    {
        "title": "Общение с родителями",
        "note": "",
        "topics": ["communicative/C1"],
        "steps": [
            {"kind": "masterclass", "title": "Мастер-класс «Трудный разговор»", "days": 40},
            {"kind": "implementation", "title": "Провести встречу и разобрать с психологом", "days": 90},
        ],
    },
)
OWN: dict[str, Any] = {
    "title": "Мотивация: от урока к кружку",
    "note": "Проверен на двух коллегах нашей школы.",
    "topics": ["methodical/M5"],
    "steps": [
        {"kind": "consultation", "title": "Консультация педагога-психолога", "days": 20},
        {"kind": "open_lesson", "title": "Открытый урок для коллег", "days": 80, "required": False},
    ],
}


def tell(door: Door, *, tutor: dict[str, Any]) -> None:
    """Keep the templates; move the dates of an approved route, as life does."""
    for body in FOR_ALL:
        door.post(f"{API}/templates", body | {"for_all": True}, who=METHODIST)
    door.post(f"{API}/templates", OWN, who=tutor)
    for route in door.every(f"{API}/routes?state=approved", who=tutor):
        if route["tutor_id"] == tutor["person_id"] and route["steps"]:
            _postpone(door, route, tutor)


def _postpone(door: Door, route: dict[str, Any], tutor: dict[str, Any]) -> None:
    """The courses are held a week later: a second version of the plan."""
    week = timedelta(days=7)
    later = [
        {"step_id": one["id"], "due_on": (date.fromisoformat(one["due_on"]) + week).isoformat()}
        for one in route["steps"]
        if one["due_on"]
    ]
    door.patch(f"{API}/routes/{route['id']}/dates", {"steps": later}, who=tutor)
