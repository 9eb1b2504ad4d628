"""The legal file in the demonstration: a school that signs, a programme in work, papers that wait."""

from datetime import date, timedelta
from typing import Any

from services.demonstration.door import JSON, Door

PAIRS = "/mentorship/api/v1/pairs"
METHODIST = {"role": "methodist"}
PLAN = (
    ("Разобрать два урока: цель, итог, время", "lesson_analysis", "mentor", "Листы самоанализа"),
    ("Посетить урок наставника и обсудить его", "visit", "both", "Список приёмов для своих уроков"),
    ("Провести открытый урок для коллег", "masterclass", "mentee", "Технологическая карта урока"),
)
HEAD = {"place": "с. Усть-Кокса", "regulation": "Положением о наставничестве педагогических работников"}


def open_office(door: Door, *, principal: JSON, name: str) -> None:
    """The first school says how it names itself and who signs."""
    school = f"/mentorship/api/v1/organizations/{principal['organization_id']}"
    door.post(f"{school}/letterhead", HEAD | {"full_name": name}, who=principal)
    since = date(door.today.year - 1, 9, 1).isoformat()
    signer = {"person_id": principal["person_id"], "position": "директор", "authority": "Устава"}
    door.post(f"{school}/signers", signer | {"since": since}, who=principal)


def give_consents(door: Door, *, pair: JSON, principal: JSON) -> None:
    """Both agree in writing, and the two schools with each other: the order of this pair may be issued."""
    contract = {"outside_agreement": "договор о взаимодействии № 3", "form_of_work": "очно"}
    contract |= {"content": "консультации, посещение и разбор уроков"}
    door.post(f"{PAIRS}/{pair['id']}/agreement", contract, who=principal)
    for party in ("mentor", "mentee"):
        body = {"party": party, "given_on": door.today.isoformat()}
        door.post(f"{PAIRS}/{pair['id']}/consents", body, who={"person_id": pair[f"{party}_id"]})


def consent_to_diagnostics(door: Door, *, person_id: str) -> None:
    """A young teacher agrees to diagnostics (152-ФЗ)."""
    consent = {"purpose": "diagnostics", "operator": "ММС", "given_on": f"{door.today.year}-01-10"}
    door.post(f"/registry/api/v1/people/{person_id}/consents", consent, who=METHODIST)


def name_difficulty(door: Door, *, person_id: str) -> str:
    """The teacher says what is difficult and lets the mentor know the topic; the id of the deficit."""
    who = {"person_id": person_id}
    body = {"area": "methodical", "topic": "M2", "severity": "medium", "evidence": "self_report"}
    told = door.post("/routes/api/v1/deficits", body | {"person_id": person_id}, who=who)
    door.post(f"/routes/api/v1/deficits/{told['id']}/release", {"released": True}, who=who)
    return str(told["id"])


def write_programme(door: Door, *, pair: JSON, deficit_id: str) -> None:
    """The mentor's plan, agreed by both and approved; its first activity is done."""
    path = f"{PAIRS}/{pair['id']}/programme"
    body: dict[str, Any] = {
        "goal": "Уверенные уроки с ясной целью и итогом",
        "tasks": "Разобрать структуру урока, удерживать внимание класса, провести открытый урок",
        "expected": "Открытый урок для коллег",
        "items": [_item(door, pair, number, deficit_id) for number in range(len(PLAN))],
    }
    mentor, mentee = ({"person_id": pair[f"{party}_id"]} for party in ("mentor", "mentee"))
    door.post(path, body, who=mentor)
    for who in (mentor, mentee):
        door.post(f"{path}/agreement", who=who)
    door.post(f"{path}/approval", who=METHODIST)
    door.post(f"{path}/items/1/mark", {"done_on": door.today.isoformat()}, who=mentor)


def _item(door: Door, pair: JSON, number: int, deficit_id: str) -> dict[str, Any]:
    activity, format_, responsible, result = PLAN[number]
    due = door.today + timedelta(days=21 * (number + 1))
    if pair["planned_until"]:
        due = min(due, date.fromisoformat(pair["planned_until"]))
    return {
        "activity": activity,
        "format": format_,
        "responsible": responsible,
        "result": result,
        "due_on": due.isoformat(),
        "deficit_ids": [deficit_id] if number == 0 else [],
    }
