"""Diagnostics, deficits and routes in every state, the way tutors make them; behind them, closed routes."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from services.demonstration.door import Door

API = "/routes/api/v1"
ITEMS = (
    *("M1", "M2", "M3", "M4", "M5", "M9", "M11"),
    *("S1", "S2", "S3"),
    *("P1", "P2", "P3", "P5", "P6"),
    *("C1", "C2", "C3", "C4"),
    *("L1", "L2", "L4", "D2"),
)
# three kinds of difficulties; each makes three deficits of topics and none of a whole area
PROFILES: tuple[dict[str, int], ...] = (
    {"M2": 3, "M9": 2, "P1": 2, "S1": 1, "L1": 1},
    {"C1": 3, "M5": 2, "L2": 2, "M1": 1, "P2": 1},
    {"P3": 3, "S2": 2, "M9": 2, "C3": 1, "M4": 1},
)
GOALS = (
    "Научиться держать время урока и давать задания разного уровня",
    "Увереннее говорить с родителями и увлекать класс",
    "Учить ребёнка с ОВЗ в обычном классе и готовить к экзаменам",
)
STEPS = (
    ("lesson_visit", "Посетить урок коллеги и разобрать его", 30, "Лист наблюдения урока"),
    ("implementation", "Применить на трёх своих уроках", 80, "Разработка урока и его самоанализ"),
)
SIGNED = ("submission", "agreement", "approval")
PATHS: tuple[tuple[str, ...], ...] = (
    (),
    ("submission",),
    ("agreement",),
    ("submission", "agreement"),
    ("submission", "agreement"),
    ("submission", "agreement", "return"),
    SIGNED,
    (*SIGNED, "start", "report"),
    (*SIGNED, "start", "steps", "completion"),
    (*SIGNED, "start", "steps", "completion", "closing"),
    ("cancellation",),
)
STRONG = {"methodical": 92, "subject": 88, "communicative": 71}
OUTCOMES = ("resolved", "resolved", "persists", "resolved")
LATE, PERIOD = 45, 120
UNREAD = 1  # who has a route to agree to has a newer result to read as well


class Told:
    """One tutor's school: who accompanies, who signs, and how long ago its routes began."""

    def __init__(
        self, door: Door, *, tutor: dict[str, Any], principal: dict[str, Any], instrument: str, test: str
    ) -> None:
        self.door = door
        self.tutor = tutor
        self.principal = principal
        self.instrument = instrument
        self.test = test

    def diagnose(self, teacher: Mapping[str, Any], number: int, *, is_read: bool = True) -> None:
        """Enter a self-assessment of one of the kinds of difficulties; mostly its teacher reads it."""
        diagnostic = self.assign(teacher)
        answers = dict.fromkeys(ITEMS, 0) | PROFILES[number % len(PROFILES)]
        on = (self.door.today - timedelta(days=14)).isoformat()
        result = {"conducted_on": on, "answers": answers}
        self.door.post(f"{API}/diagnostics/{diagnostic['id']}/result", result, who=self.tutor)
        if is_read:
            self.read(teacher, diagnostic)

    def read(self, teacher: Mapping[str, Any], diagnostic: Mapping[str, Any]) -> None:
        """The teacher reads a result: only then may its deficits be confirmed."""
        own = {"person_id": teacher["id"]}
        self.door.post(f"{API}/diagnostics/{diagnostic['id']}/acknowledgement", who=own)

    def assign(self, teacher: Mapping[str, Any]) -> dict[str, Any]:
        """Ask a teacher to assess themself."""
        due = (self.door.today + timedelta(days=10)).isoformat()
        body = {"person_id": teacher["id"], "instrument_id": self.instrument, "due_on": due}
        return self.door.post(f"{API}/diagnostics", body, who=self.tutor)

    def proposed(self, teacher: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The deficits a result has proposed, the severest first."""
        query = f"{API}/deficits?person_id={teacher['id']}&state=detected"
        found = self.door.every(query, who=self.tutor)
        return sorted(found, key=lambda one: one["severity"] != "high")

    def measure(self, teacher: Mapping[str, Any]) -> None:
        """Enter a test that finds somebody mostly strong."""
        body = {"person_id": teacher["id"], "instrument_id": self.test}
        diagnostic = self.door.post(f"{API}/diagnostics", body, who=self.tutor)
        areas = [{"area": area, "percent": percent} for area, percent in STRONG.items()]
        result = {"conducted_on": (self.door.today - timedelta(days=3)).isoformat(), "areas": areas}
        self.door.post(f"{API}/diagnostics/{diagnostic['id']}/result", result, who=self.tutor)

    def offer(self, teacher: Mapping[str, Any]) -> None:
        """Let colleagues find somebody by what a test has found them strong in."""
        own = {"person_id": teacher["id"]}
        self.measure(teacher)
        for one in self.door.every(f"{API}/achievements", who=own)[:2]:
            self.door.post(f"{API}/achievements/{one['id']}/release", who=own)

    def decide(self, teacher: Mapping[str, Any], number: int) -> list[str]:
        """Confirm two; the third is dismissed, or waits for a decision with every third teacher."""
        found = self.proposed(teacher)
        for one in found[:2]:
            self.door.post(f"{API}/deficits/{one['id']}/confirmation", who=self.tutor)
        if number % 3:
            reason = {"reason": "Разобрали вместе на уроке: помощь не нужна"}
            for one in found[2:]:
                self.door.post(f"{API}/deficits/{one['id']}/dismissal", reason, who=self.tutor)
        return [one["id"] for one in found[:2]]

    def draft(
        self,
        teacher: Mapping[str, Any],
        deficits: Sequence[str],
        number: int,
        *,
        days_ago: int = 0,
        lacking: int = 0,
    ) -> dict[str, Any]:
        """A step for each deficit but so many, from a day that may lie behind."""
        begun = self.door.today - timedelta(days=days_ago)
        steps = [
            {
                "kind": kind,
                "title": title,
                "expected_result": result,
                "due_on": (begun + timedelta(days=days)).isoformat(),
                "deficit_ids": [deficit_id],
            }
            for deficit_id, (kind, title, days, result) in zip(deficits, STEPS, strict=True)
        ]
        body = {"teacher_id": teacher["id"], "goal": GOALS[number % len(GOALS)], "steps": steps[lacking:]}
        body |= {"deficit_ids": list(deficits), "starts_on": begun.isoformat()}
        body["planned_until"] = (begun + timedelta(days=PERIOD)).isoformat()
        return self.door.post(f"{API}/routes", body, who=self.tutor)

    def move(
        self, route: Mapping[str, Any], move: str, teacher: Mapping[str, Any], *, outcome: str = "resolved"
    ) -> None:
        """Take a route one step further along its states."""
        own = {"person_id": teacher["id"]}
        if move in {"steps", "report"}:
            self._report(route, own, accept=move == "steps")
            return
        who = {"agreement": own, "approval": self.principal, "return": self.principal}
        outcomes = {one["id"]: outcome for one in route["deficits"]}
        bodies: dict[str, dict[str, Any]] = {
            "return": {"comment": "Добавьте шаг с наставником"},
            "closing": {"conclusion": "Посетили три урока: видно, что изменилось", "outcomes": outcomes},
            "cancellation": {"reason": "Педагог в длительном отпуске"},
        }
        body = bodies.get(move, {})
        self.door.post(f"{API}/routes/{route['id']}/{move}", body, who=who.get(move, self.tutor))

    def _report(self, route: Mapping[str, Any], own: dict[str, Any], *, accept: bool) -> None:
        """Report every step and accept it, or report the last and leave it to the tutor."""
        for step in route["steps"] if accept else route["steps"][-1:]:
            evidence = {"evidence": "Конспект урока и лист самоанализа"}
            self.door.post(f"{API}/steps/{step['id']}/evidence", evidence, who=own)
            if accept:
                self.door.post(f"{API}/steps/{step['id']}/acceptance", who=self.tutor)


def told(door: Door, *, tutor: dict[str, Any], principal: dict[str, Any]) -> Told:
    """Begin to tell of a school."""
    found = door.every(f"{API}/instruments", who=tutor)
    named = {one["name"]: one["id"] for one in found}
    return Told(door, tutor=tutor, principal=principal, instrument=named["SELF23"], test=named["TEST4"])


def tell(school: Told, teachers: Sequence[Mapping[str, Any]]) -> None:
    """A route for each state; then results that wait, an objection, a self-assessment not filled in yet."""
    for number, (path, teacher) in enumerate(zip(PATHS, teachers, strict=False)):
        school.diagnose(teacher, number)
        deficits = school.decide(teacher, number)
        days_ago, lacking = LATE if "report" in path else 0, 0 if path else 1
        route = school.draft(teacher, deficits, number, days_ago=days_ago, lacking=lacking)
        for move in path:
            school.move(route, move, teacher)
    school.measure(teachers[UNREAD])
    waiting = teachers[len(PATHS) :]
    for number, teacher in enumerate(waiting[:2], start=1):
        school.diagnose(teacher, number, is_read=number != UNREAD)
    for teacher in waiting[1:2]:
        own, text = {"person_id": teacher["id"]}, {"text": "Вопросы были не о моём классе"}
        school.door.post(f"{API}/deficits/{school.proposed(teacher)[0]['id']}/contest", text, who=own)
    for teacher in waiting[2:3]:
        school.assign(teacher)


def tell_history(school: Told, teachers: Sequence[Mapping[str, Any]]) -> None:
    """Closed routes of another school: they say which steps close a deficit."""
    for number, (outcome, teacher) in enumerate(zip(OUTCOMES, teachers, strict=False)):
        school.diagnose(teacher, number // 3)  # three of a kind: two of them closed their deficits
        route = school.draft(teacher, school.decide(teacher, number), number, days_ago=LATE)
        for move in (*SIGNED, "start", "steps", "completion", "closing"):
            school.move(route, move, teacher, outcome=outcome)
        school.offer(teacher)
