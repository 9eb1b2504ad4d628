"""What routes calls its things on pages: every code a Russian word, every state a word and one colour."""

from collections.abc import Sequence
from datetime import date

from services.routes.models import Instrument
from services.routes.rules.states import NAMES
from shared.russian import capital, plural, short_date

AREAS = {
    "methodical": "методическая",
    "subject": "предметная",
    "psychological_pedagogical": "психолого-педагогическая",
    "communicative": "коммуникативная",
    "legal": "нормативная",
    "digital": "цифровая",
}
SEVERITIES = {"high": "высокий", "medium": "средний"}
SEVERITY_COLOURS = {"high": "uncovered", "medium": "stalled"}
LEVELS = {
    "achievement": "сильная сторона",
    "minimal": "затруднений почти нет",
    "medium": "средние затруднения",
    "high": "выраженные затруднения",
}
LEVEL_COLOURS = {
    "achievement": "covered",
    "minimal": "covered",
    "medium": "stalled",
    "high": "uncovered",
}
EVIDENCE = {
    "diagnostic": "по тесту",
    "lesson_visit": "по посещению урока",
    "self_report": "по самооценке",
}
INSTRUMENT_KINDS = {"test": "тест", "self_assessment": "самооценка", "lesson_visit": "посещение урока"}
STEP_KINDS = {
    "course": "курс",
    "webinar": "вебинар",
    "internship": "стажировка",
    "lesson_visit": "посещение урока",
    "open_lesson": "открытый урок",
    "masterclass": "мастер-класс",
    "self_study": "самообразование",
    "mentoring": "работа с наставником",
    "consultation": "консультация",
    "community_work": "работа в объединении",
    "implementation": "внедрение",
}
CERTIFICATE_KINDS = {
    "professional_development": "повышение квалификации",
    "retraining": "профессиональная переподготовка",
}
# the goal until the tutor says it better; a deficit stands in the route's list, not in its sentences
GOAL = "Преодолеть затруднения маршрута и подтвердить это повторной диагностикой"
OUTCOMES = {"resolved": "закрыт", "persists": "сохраняется"}
OUTCOME_BY = {"rediagnosis": "по повторной диагностике", "conclusion": "по заключению тьютора"}
DEFICIT_STATES = {
    "detected": ("stalled", "ждёт решения"),
    "confirmed": ("in_progress", "подтверждён"),
    "in_work": ("in_progress", "в работе"),
    "persists": ("uncovered", "сохраняется"),
    "resolved": ("covered", "закрыт"),
    "dismissed": ("unknown", "отклонён"),
}
# the register tells an objection from a mere proposal; in the order of whose turn it is
STAGES = {
    "contested": ("uncovered", "оспорен"),
    "proposed": ("stalled", "предложен"),
    "persists": ("uncovered", "сохраняется"),
    "confirmed": ("in_progress", "подтверждён"),
    "in_work": ("in_progress", "в работе"),
    "resolved": ("covered", "закрыт"),
    "dismissed": ("unknown", "отклонён"),
}
STAGE_ORDER = tuple(STAGES)
# in aggregates: what is open is not told apart, for whoever sees only numbers sees no history either
AGGREGATE_STATES = {
    "detected": "Ждут решения",
    "open": "Подтверждены и не закрыты",
    "resolved": "Закрыты",
    "dismissed": "Отклонены",
}
DIAGNOSTIC_STATES = {
    "assigned": ("in_progress", "назначена"),
    "in_progress": ("in_progress", "начата"),
    "submitted": ("in_progress", "сдана"),
    "scored": ("stalled", "ждёт ознакомления"),
    "acknowledged": ("covered", "пройдена"),
    "annulled": ("unknown", "аннулирована"),
}
ROUTE_COLOURS = {
    "draft": "unknown",
    "agreed": "in_progress",
    "pending_approval": "in_progress",
    "returned": "stalled",
    "approved": "covered",
    "in_progress": "in_progress",
    "completed": "covered",
    "closed": "covered",
    "cancelled": "unknown",
}
STEP_STATES = {
    "planned": ("unknown", "запланирован"),
    "in_progress": ("in_progress", "в работе"),
    "submitted": ("stalled", "ждёт приёмки"),
    "accepted": ("covered", "принят"),
    "returned": ("uncovered", "возвращён"),
    "skipped": ("unknown", "пропущен"),
}
SEPTEMBER = 9


def area_title(area: str) -> str:
    """«Методическая область»."""
    return f"{capital(AREAS.get(area, area))} область"


def area_note(area: str, topic: str) -> str:
    """«методическая область» beside a topic, «вся область» beside the area's own title."""
    return f"{AREAS.get(area, area)} область" if topic else "вся область"


def deficit_title(area: str, topic_title: str) -> str:
    """A deficit is called by its topic, or by its area when the whole area is weak."""
    return capital(topic_title) if topic_title else area_title(area)


def stage(state: str, *, contested: bool) -> str:
    """The state as the register names it."""
    if state == "detected":
        return "contested" if contested else "proposed"
    return state


def instrument_title(title: str, kind: str) -> str:
    """An instrument with its kind, unless the title says it itself."""
    words = INSTRUMENT_KINDS[kind]
    return title if words in title.lower() else f"{title} · {words}"


def edition_title(one: Instrument, others: Sequence[Instrument]) -> str:
    """An instrument with its edition, where there are several."""
    title = instrument_title(one.title or one.name, one.kind)
    several = sum(other.name == one.name for other in others) > 1
    return f"{title} · издание {one.edition}" if several else title


def step_title(kind: str, title: str) -> str:
    """A step is called by its title, or by its kind."""
    return title or capital(STEP_KINDS.get(kind, kind))


def route_state(state: str, *, submitted: bool) -> tuple[str, str]:
    """Colour and words of a route's state; a draft the teacher has is no draft to people any more."""
    if state == "draft" and submitted:
        return "in_progress", "на согласовании"
    return ROUTE_COLOURS[state], NAMES[state]


def academic_year(day: date) -> str:
    """«2026/27»: 1 September to 31 August."""
    first = day.year if day.month >= SEPTEMBER else day.year - 1
    return f"{first}/{(first + 1) % 100:02d}"


def days_since(day: date, *, today: date) -> str:
    """«12 дней», «сегодня» of a day that has come."""
    passed = (today - day).days
    return plural(passed, "день", "дня", "дней") if passed > 0 else "сегодня"


def ago(day: date, *, today: date) -> str:
    """«12 дней назад», «сегодня»."""
    since = days_since(day, today=today)
    return since if since == "сегодня" else f"{since} назад"


def listed(words: Sequence[str]) -> str:
    """«а», «а и б», «а, б и в»."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} и {words[-1]}"


AFFAIRS = ("дел нет", "одно дело", "два дела", "три дела", "четыре дела", "пять дел", "шесть дел")


def affairs(number: int) -> str:
    """«два дела»: how much awaits a person, in words while words are short."""
    return AFFAIRS[number] if number < len(AFFAIRS) else plural(number, "дело", "дела", "дел")


def written_day(day: str | None) -> str:
    """A day kept as text, as people write it."""
    return short_date(date.fromisoformat(day)) if day else "не указан"
