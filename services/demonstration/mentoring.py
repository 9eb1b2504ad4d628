"""Pairs in every state and the sessions of the last months."""

from datetime import date, timedelta
from typing import Any

from services.demonstration.door import Door

PAIRS = "/mentorship/api/v1/pairs"
GROUPS = "/mentorship/api/v1/pair-groups"
STUDENTS = ("Белова Яна Игоревна", "Тарасов Глеб Олегович", "Юдина Софья Павловна")
TOPICS = ("M2", "C1", "P1", "M7")
NEXT_STEPS = (
    "пробный урок с листом самооценки",
    "вместе провести собрание, начать с вопросов родителей",
    "попробовать три правила тишины и обсудить через неделю",
    "показать критерии ученикам до работы",
)
QUIET = 3  # imported pairs that never met: they are stalled as soon as the rule's days pass
PATHS: tuple[tuple[str, ...], ...] = (
    (),
    ("mentor",),
    ("mentor", "mentee"),
    ("mentor", "mentee", "order"),
    ("mentor", "mentee", "order", "pause"),
    ("mentor", "mentee", "order", "closing"),
    ("mentor", "mentee", "order", "closing", "completed"),
    ("mentor", "mentee", "order", "ended_early"),
    ("rejected",),
)


def tell(door: Door, *, free: list[dict[str, Any]], mentors: list[dict[str, Any]]) -> None:
    """Sessions of the pairs that were imported, a pair for each state of the domain, a group of students."""
    _sessions(door)
    methodist = {"role": "methodist"}
    for path, mentee, mentor in zip(PATHS, free, mentors, strict=False):
        started = door.today - timedelta(days=25)
        body = {"mentor_id": mentor["id"], "mentee_id": mentee["id"], "goal": "Войти в профессию"}
        body |= {
            "starts_on": started.isoformat(),
            "planned_until": (started + timedelta(days=250)).isoformat(),
        }
        pair = door.post(PAIRS, body, who=methodist)
        for move in path:
            _move(door, pair["id"], move, started)
    _group(door, mentor=mentors[len(PATHS)])


def _group(door: Door, *, mentor: dict[str, Any]) -> None:
    """Two students in practice with one mentor under one order; the third has not consented yet."""
    methodist, started = {"role": "methodist"}, (door.today - timedelta(days=14)).isoformat()
    mentees = [{"mentee_name": name, "mentee_organization_text": "ГАГУ, 4 курс"} for name in STUDENTS]
    body: dict[str, Any] = {"mentor_id": mentor["id"], "mentees": mentees, "form": "employer_student"}
    body |= {"goal": "Педагогическая практика", "subject": "физика", "starts_on": started}
    group = door.post(GROUPS, body, who=methodist)
    path, paper = f"{GROUPS}/{group['group_id']}", {"given_on": started, "document": "заявление"}
    door.post(f"{path}/consent", paper, who=methodist)
    for pair in group["pairs"][:-1]:
        _move(door, pair["id"], "mentee", date.fromisoformat(started))
    door.post(f"{path}/order", {"order_number": "Д-48", "order_date": started}, who=methodist)


def _move(door: Door, pair_id: str, move: str, started: date) -> None:
    """Take a pair one step further along its states."""
    methodist = {"role": "methodist"}
    path = f"{PAIRS}/{pair_id}"
    if move in {"mentor", "mentee"}:
        door.post(f"{path}/consents", {"party": move, "given_on": started.isoformat()}, who=methodist)
    elif move == "order":
        order = {"order_number": f"Д-{pair_id[-4:]}", "order_date": started.isoformat()}
        door.post(f"{path}/order", order, who=methodist)
    elif move == "pause":
        door.post(f"{path}/pause", {"reason": "Курсы наставника"}, who=methodist)
    else:
        ending: dict[str, Any] = {"outcome": move, "reason": "По соглашению сторон"}
        ending |= {"initiator": "mentor"} if move == "ended_early" else {}
        door.post(f"{path}/ending", ending, who=methodist)


def _sessions(door: Door) -> None:
    """Meetings every few weeks; most are confirmed, the last of each pair waits for its mentee."""
    pairs = [one for one in door.every(PAIRS, who={"role": "methodist"}) if one["state"] == "active"]
    _past_sessions(door, pairs[QUIET:])
    for number, pair in enumerate(pairs[QUIET:]):
        start = date.fromisoformat(pair["starts_on"])
        days = [
            day for back in (96, 61, 33, 12) if (day := _weekday(door.today - timedelta(days=back))) >= start
        ]
        for day in days:
            session = _log(door, pair, day, theme=number % len(TOPICS))
            if day != days[-1]:
                who = {"person_id": pair["mentee_id"]}
                door.post(f"/mentorship/api/v1/sessions/{session['id']}/confirmation", who=who)


def _past_sessions(door: Door, pairs: list[dict[str, Any]]) -> None:
    """The first meetings were kept in a table before the system came: they are brought by a file."""
    lines = ["ФИО наставника;ФИО наставляемого;Дата;Минуты;Формат;Темы"]
    for pair in pairs:
        day = _weekday(date.fromisoformat(pair["starts_on"]) + timedelta(days=7))
        who = f"{pair['mentor_name']};{pair['mentee_name']}"
        lines.append(f"{who};{day:%d.%m.%Y};40;посещение урока;журнал, отчётность")
    door.upload("sessions", "\n".join(lines).encode())


def _weekday(day: date) -> date:
    """Move a weekend to the Friday before it."""
    return day - timedelta(days=max(day.weekday() - 4, 0))


def _log(door: Door, pair: dict[str, Any], day: date, *, theme: int) -> dict[str, Any]:
    body: dict[str, Any] = {"session_date": day.isoformat(), "minutes": 45, "format": "lesson_analysis"}
    body |= {"topics": [TOPICS[theme]], "next_step": NEXT_STEPS[theme]}
    return door.post(f"{PAIRS}/{pair['id']}/sessions", body, who={"person_id": pair["mentor_id"]})
