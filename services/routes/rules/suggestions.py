"""Suggested steps of a route: what closed the same deficit for colleagues, with the reason (ust-koksa п.7.2).

Nothing is assigned by itself: the tutor takes a suggestion or leaves it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from uuid import UUID

import holidays

from services.routes.rules.wording import area_title
from shared.russian import capital, form_of

MOST = 3
KNOWN_TITLE = 2  # a title fewer people's routes have may name somebody: it stays with them
SATURDAY = 5
STANDARD_REASON = "Стандартный шаг для этой области."
NO_HISTORY = "Закрытых маршрутов с таким дефицитом у коллег ещё нет: это стандартные шаги для этой области."
SHORTEST = 75
DAYS = {
    "course": 75,
    "internship": 90,
    "implementation": 75,
    "mentoring": 60,
    "community_work": 60,
    "open_lesson": 60,
    "self_study": 30,
    "webinar": 30,
    "lesson_visit": 30,
    "masterclass": 45,
    "consultation": 21,
}
STANDARD: dict[str, tuple[tuple[str, str], ...]] = {
    "methodical": (
        ("lesson_visit", "Посетить урок коллеги и разобрать его"),
        ("implementation", "Применить на трёх своих уроках"),
        ("course", "Пройти курс"),
    ),
    "subject": (
        ("consultation", "Консультация методиста по предмету"),
        ("self_study", "Решить и разобрать задания"),
        ("course", "Пройти курс"),
    ),
    "psychological_pedagogical": (
        ("consultation", "Консультация педагога-психолога"),
        ("lesson_visit", "Посетить урок коллеги и разобрать его"),
        ("implementation", "Применить на трёх своих уроках"),
    ),
    "communicative": (
        ("masterclass", "Мастер-класс коллеги"),
        ("implementation", "Провести самому и разобрать с коллегой"),
        ("consultation", "Консультация педагога-психолога"),
    ),
    "legal": (
        ("self_study", "Прочитать документы и разобрать примеры"),
        ("webinar", "Вебинар института"),
        ("consultation", "Консультация методиста"),
    ),
    "digital": (
        ("masterclass", "Мастер-класс коллеги"),
        ("implementation", "Применить на трёх своих уроках"),
        ("self_study", "Освоить самостоятельно"),
    ),
}


@dataclass(frozen=True, kw_only=True)
class Trial:
    """An accepted step of a closed route and how the deficit it served ended."""

    person_id: UUID
    area: str
    topic: str
    kind: str
    title: str
    resolved: bool


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A step to take with one tap, and why."""

    kind: str
    title: str
    reason: str
    proven: bool


@dataclass(frozen=True, kw_only=True)
class Suggested:
    """Steps for one deficit; `note` says plainly when nothing of it is known from colleagues."""

    note: str
    steps: Sequence[Suggestion]


def suggested(
    *,
    area: str,
    topic: str,
    topic_title: str,
    trials: Sequence[Trial],
    taken: Collection[tuple[str, str]],
    has_mentor: bool,
) -> Suggested:
    """Steps for one deficit: the proven first, then the standard ones of its area, none that is taken."""
    about = topic_title or area_title(area).lower()
    proven = _proven(trials, area=area, topic=topic, about=about)
    known = {one.kind for one in proven}
    standard = [
        Suggestion(kind=kind, title=f"{words}: {about}", reason=STANDARD_REASON, proven=False)
        for kind, words in _standard(area, has_mentor)
        if kind not in known
    ]
    present = {(kind, folded(title)) for kind, title in taken}
    fresh = [one for one in (*proven, *standard) if (one.kind, folded(one.title)) not in present]
    return Suggested(note="" if proven else NO_HISTORY, steps=fresh[:MOST])


def folded(title: str) -> str:
    """A title as titles are compared."""
    return " ".join(title.casefold().replace("ё", "е").split())


def _standard(area: str, has_mentor: bool) -> list[tuple[str, str]]:
    steps = list(STANDARD.get(area, STANDARD["methodical"]))
    return [steps[0], ("mentoring", "Разобрать с наставником"), *steps[1:]] if has_mentor else steps


def _proven(trials: Sequence[Trial], *, area: str, topic: str, about: str) -> list[Suggestion]:
    """The same deficit first; a whole area's experience where nobody had this very topic."""
    same = [one for one in trials if (one.area, one.topic) == (area, topic)]
    scope = same or [one for one in trials if one.area == area]
    what = "этот дефицит" if same else "дефицит той же области"
    titles = _shared_titles(trials)
    tried: dict[tuple[str, str], dict[UUID, bool]] = defaultdict(dict)
    for one in scope:
        key = one.kind, titles.get((one.kind, folded(one.title)), "")
        tried[key][one.person_id] = tried[key].get(one.person_id, False) or one.resolved
    counted = [(sum(people.values()), len(people), *key) for key, people in tried.items()]
    counted.sort(key=lambda row: (-row[0], -row[0] / row[1], row[2], row[3]))
    return [
        Suggestion(
            kind=kind,
            title=title or f"{capital(KIND_TITLES[kind])}: {about}",
            reason=_reason(helped, of, what),
            proven=True,
        )
        for helped, of, kind, title in counted
        if helped
    ]


def _shared_titles(trials: Iterable[Trial]) -> dict[tuple[str, str], str]:
    """Titles that several people's routes have, in the spelling met first."""
    people: dict[tuple[str, str], set[UUID]] = defaultdict(set)
    spelling: dict[tuple[str, str], str] = {}
    for one in trials:
        key = one.kind, folded(one.title)
        if key[1]:
            people[key].add(one.person_id)
            spelling.setdefault(key, one.title)
    return {key: spelling[key] for key, who in people.items() if len(who) >= KNOWN_TITLE}


KIND_TITLES = {
    "course": "пройти курс",
    "webinar": "вебинар",
    "internship": "стажировка",
    "lesson_visit": "посетить урок коллеги и разобрать его",
    "open_lesson": "провести открытый урок",
    "masterclass": "мастер-класс коллеги",
    "self_study": "изучить самостоятельно",
    "mentoring": "разобрать с наставником",
    "consultation": "консультация",
    "community_work": "работа в объединении",
    "implementation": "применить на трёх своих уроках",
}


def _reason(helped: int, of: int, what: str) -> str:
    if of == 1:
        return f"Помогло коллеге закрыть {what}."
    if helped == of:
        return f"Помогло закрыть {what} всем: {of} из {of}."
    return f"Помогло закрыть {what} {helped} из {of} {form_of(of, 'коллеги', 'коллег', 'коллег')}."


def due_for(kind: str, *, today: date, starts_on: date | None, planned_until: date | None) -> date:
    """A sensible date of a step: as long as such a step takes, on a working day, inside the route."""
    begin = max(today, starts_on or today)
    latest = begin + timedelta(days=DAYS[kind])
    if planned_until and latest > planned_until:
        latest = planned_until
    days = (latest - timedelta(days=back) for back in range((latest - begin).days + 1))
    return next((day for day in days if _is_working(day)), latest)


def _is_working(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in _holidays(day.year)


@cache
def _holidays(year: int) -> frozenset[date]:
    """Name the official Russian days off of a year (ст. 112 ТК РФ)."""
    return frozenset(holidays.country_holidays("RU", years=year))


def end_for(today: date) -> date:
    """The end a new route is offered: the end of a half-year far enough for a route to make sense."""
    ends = (date(today.year + year, month, day) for year in (0, 1) for month, day in ((5, 31), (12, 25)))
    return next(end for end in ends if (end - today).days >= SHORTEST)
