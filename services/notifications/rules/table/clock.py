"""What the clock tells: a step's date is near, a young teacher has no mentor yet."""

from uuid import UUID

from services.notifications.rules.recipients import curator, persons
from services.notifications.rules.rule import Rule
from services.notifications.rules.table.routes import ROUTE
from services.notifications.rules.timing import Moment, Timing
from shared.contracts.registry import Employment, PersonChanged
from shared.contracts.routes import RouteChanged

UNMENTORED = "young_unmentored"
IN_FORCE = frozenset({"approved", "in_progress"})
TO_DO = frozenset({"planned", "in_progress", "returned"})
HANDED_IN = frozenset({"submitted", "accepted"})
STEP_WORDS = {
    "course": "курс",
    "webinar": "вебинар",
    "internship": "стажировка",
    "lesson_visit": "посещение урока",
    "open_lesson": "открытый урок",
    "masterclass": "мастер-класс",
    "self_study": "самостоятельная работа",
    "mentoring": "работа с наставником",
    "consultation": "консультация",
    "community_work": "работа в сообществе",
    "implementation": "внедрение в практику",
}


def _steps(event: RouteChanged) -> list[Moment]:
    """The dates of steps still to be done, while the route is in force."""
    if event.state not in IN_FORCE:
        return []
    return [
        Moment(
            object_id=step.id,
            anchor_on=step.due_on,
            recipients=persons(event.teacher_id),
            titles={"kind": STEP_WORDS.get(step.kind, "шаг маршрута")},
            about=event.id,
        )
        for step in event.steps
        if step.due_on is not None and step.state in TO_DO
    ]


def _handed_in(event: RouteChanged) -> set[UUID]:
    return {step.id for step in event.steps if step.state in HANDED_IN}


def _taught(work: Employment) -> bool:
    return work.occupation == "main" and work.staff_category in {"pedagogical", "both"}


def _beginnings(event: PersonChanged) -> list[Moment]:
    """The day on which somebody who is ever young began at the present main place of work."""
    begun = [work.since for work in event.employments if _taught(work) and work.since]
    if not begun or not event.young or event.merged_into or event.removed:
        return []
    school = curator(organization_id=None, of_person_id=event.id)
    return [Moment(object_id=event.id, anchor_on=max(begun), recipients=school, people={"teacher": event.id})]


RULES: tuple[Rule, ...] = (
    Rule(
        name="step_due",
        purpose="Напомнить педагогу, что подходит срок шага его маршрута",
        can_rest=True,
        event=RouteChanged,
        timing=Timing(before=True, days=(7, 1), words="За сколько дней до срока шага"),
        moments=_steps,
        finished=_handed_in,
        title="Срок шага: {day}",
        text=("Шаг: {kind}", "отправьте подтверждение, когда сделаете"),
        link=ROUTE,
        look="Открыть маршрут",
    ),
    Rule(
        name=UNMENTORED,
        purpose="Сказать куратору школы, что новый молодой педагог работает без наставника",
        can_rest=True,
        kind="pair",
        event=PersonChanged,
        timing=Timing(
            before=False, days=(14,), longest=180, words="Через сколько дней после выхода на работу"
        ),
        moments=_beginnings,
        title="Молодой педагог без наставника",
        text=("{teacher}", "работает с {day}", "подберите наставника или скажите, почему он не нужен"),
        link="/mentorship/coverage",
        look="Подобрать наставника",
    ),
)
