"""A thing that brings a figure to its threshold, in words, and where it is done."""

from dataclasses import dataclass

from services.monitoring.rules.reaching import Deed

SCHOOL = "/registry/organizations/{place}"
FACTS = f"{SCHOOL}#facts"
FACT = f"{SCHOOL}/facts/{{thing}}"
NEW_FACT = f"{SCHOOL}/facts/new?kind="
WORDS: dict[str, tuple[str, str]] = {
    "begin_training": ("начать обучение управленческой команды: заявка уже есть", FACT),
    "plan_training": (
        "записать управленческую команду на обучение",
        f"{NEW_FACT}management_training",
    ),
    "approve_plan": ("утвердить план развития кадров: проект уже есть", FACT),
    "renew_plan": ("продлить план развития кадров: утверждённый на дату не действует", FACTS),
    "write_plan": ("составить и утвердить план развития кадров", f"{NEW_FACT}workforce_plan"),
    "declare_model": (
        "объявить целевую модель наставничества: пара с приказом уже есть",
        f"{NEW_FACT}mentoring_model",
    ),
    "enact_model": (
        "ввести в действие целевую модель наставничества: она записана, но на дату не действует",
        FACTS,
    ),
    "order_pair": ("оформить приказом пару, которая его ждёт", "/mentorship/pairs/{thing}"),
    "declare_and_order": (
        "объявить целевую модель наставничества и оформить приказом пару, которая его ждёт",
        "/mentorship/pairs/{thing}",
    ),
    "find_pair": ("подобрать пару и оформить приказом: модель уже объявлена", "/mentorship/matching"),
    "find_first": (
        "объявить целевую модель наставничества, подобрать пару и оформить приказом",
        "/mentorship/matching",
    ),
    "train": ("направить на повышение квалификации", "/registry/people/{thing}"),
    "approve_route": ("утвердить маршрут: он уже составлен", "/routes/routes/{thing}"),
    "finish_route": ("закончить черновик маршрута и отправить", "/routes/routes/{thing}"),
    "build_route": ("построить маршрут: диагностика пройдена", "/routes/people/{thing}"),
    "begin_route": ("провести диагностику и построить маршрут", "/routes/people/{thing}"),
    "find_mentor": ("подобрать наставника", "/mentorship/matching"),
    "join_pair": ("подобрать пару: наставника или наставляемого", "/mentorship/pairs/new"),
    "mark_attendance": ("отметить участие в мероприятии", "/mentorship/events/{thing}/attendance"),
    "come": ("напомнить о мероприятии: запись уже есть", "/mentorship/events/{thing}"),
    "answer": ("получить ответ на приглашение: оно отправлено", "/mentorship/events/{thing}"),
    "invite": ("пригласить на мероприятие поддержки", "/mentorship/events"),
    "invite_elsewhere": ("пригласить на другое мероприятие: от прежнего отказ", "/mentorship/events"),
    "join_community": ("пригласить в сетевое сообщество", "/registry/bodies"),
    "join_council": ("ввести в совет приказом", "/registry/bodies"),
}


@dataclass(frozen=True, kw_only=True)
class Task:
    """A deed as a page offers it."""

    words: str
    href: str


def task(deed: Deed) -> Task:
    """Word a deed; where it is done at an organization, that is whom the deed brings."""
    words, href = WORDS[deed.kind]
    return Task(words=words, href=href.format(thing=deed.thing, place=deed.brings[0]))
