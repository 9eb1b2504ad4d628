"""A thing that brings a figure to its threshold, in words, and where it is done."""

from dataclasses import dataclass

from services.monitoring.rules.reaching import Deed

SCHOOL = "/registry/organizations/{thing}"
WORDS: dict[str, tuple[str, str]] = {
    "begin_training": ("начать обучение управленческой команды: заявка уже есть", SCHOOL),
    "plan_training": ("записать управленческую команду на обучение", SCHOOL),
    "approve_plan": ("утвердить план развития кадров: проект уже есть", SCHOOL),
    "renew_plan": ("продлить план развития кадров: утверждённый на дату не действует", SCHOOL),
    "write_plan": ("составить и утвердить план развития кадров", SCHOOL),
    "declare_model": ("объявить целевую модель наставничества: пара с приказом уже есть", SCHOOL),
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
    """Word a deed."""
    words, href = WORDS[deed.kind]
    return Task(words=words, href=href.format(thing=deed.thing))
