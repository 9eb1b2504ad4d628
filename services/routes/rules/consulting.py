"""Consultations: who should answer and why, whose turn it is, how they went (ust-koksa 7.4; zeya 1.3)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NoReturn
from uuid import UUID

from services.routes.rules.suggestions import folded
from shared.errors import Conflict, Forbidden, Invalid
from shared.russian import decimal, plural

COLOURS = {
    "requested": "stalled",
    "routed": "in_progress",
    "answered": "covered",
    "rated": "covered",
    "cancelled": "unknown",
}
WAITING = frozenset({"requested", "routed"})
MARKS = {"low_result": "школа с низкими результатами", "biased_result": "школа с необъективными результатами"}
URGENT_DAYS = 5
ENOUGH_RATINGS = 5
TOPIC_POINTS, AREA_POINTS, PRACTISED_POINTS = 4, 2, 1
SHORTEST_STEM = 3
ENDING = 2
LONGEST_HEADING = 90


@dataclass(frozen=True, kw_only=True)
class Expert:
    """A member of the expert council: what they offered as a strength, answered before, and have at hand."""

    person_id: UUID
    strengths: frozenset[tuple[str, str]]
    answered_areas: frozenset[str]
    waiting: int


@dataclass(frozen=True, kw_only=True)
class Advice:
    """Who is suggested to answer; nobody by name where any methodist may."""

    person_id: UUID | None
    reason: str


def advise(*, area: str, topic: str, experts: Iterable[Expert], asker_id: UUID) -> Advice:
    """The expert who fits the question best; where none is known to, the methodists."""
    fitting = [
        (points, one) for one in experts if one.person_id != asker_id if (points := _points(one, area, topic))
    ]
    if not fitting:
        return Advice(
            person_id=None, reason="Среди экспертов никто не назвал эту область сильной: ответит методист."
        )
    points, best = min(fitting, key=lambda row: (-row[0], row[1].waiting, str(row[1].person_id)))
    return Advice(person_id=best.person_id, reason=_reason(points, best.waiting))


def _points(one: Expert, area: str, topic: str) -> int:
    points = PRACTISED_POINTS if area in one.answered_areas else 0
    if topic and (area, topic) in one.strengths:
        return points + TOPIC_POINTS
    return points + (AREA_POINTS if any(strong == area for strong, _ in one.strengths) else 0)


def _reason(points: int, waiting: int) -> str:
    if points >= TOPIC_POINTS:
        what = "Эта тема названа сильной стороной"
    elif points >= AREA_POINTS:
        what = "В этой области есть сильная сторона"
    else:
        what = "Уже есть ответы на вопросы этой области"
    load = (
        f"ещё в очереди {plural(waiting, 'вопрос', 'вопроса', 'вопросов')}"
        if waiting
        else "других вопросов нет"
    )
    return f"{what}; {load}."


def mark_of(flags: Sequence[Mapping[str, Any]], *, today: date) -> str:
    """The school's mark in force that puts its questions first: low_result, biased_result, or nothing."""
    day = today.isoformat()
    for kind in MARKS:
        for flag in flags:
            begun = not flag["since"] or str(flag["since"]) <= day
            lasting = not flag["until"] or str(flag["until"]) >= day
            if flag["kind"] == kind and begun and lasting:
                return kind
    return ""


def heading(text: str) -> str:
    """A question as a heading: its first line, and of a long one the whole words that fit."""
    line = text.strip().partition("\n")[0].strip()
    if len(line) <= LONGEST_HEADING:
        return line
    head = line[:LONGEST_HEADING]
    return f"{(head.rpartition(' ')[0] or head).rstrip(' ,.;:—')}…"


def turn(*, marked: bool, urgent: bool, requested_on: date) -> tuple[bool, date]:
    """Order in the queue: marked schools first, then who waits longest; an urgent one counts as older."""
    return not marked, requested_on - timedelta(days=URGENT_DAYS if urgent else 0)


def refuse_answer(answerer: str) -> NoReturn:
    """Say why somebody may not answer: it is another's question, or nobody's yet."""
    if not answerer:
        raise Conflict("Вопрос ещё никому не направлен.")
    raise Forbidden("Вопрос направлен другому.")


def served(deficits: Collection[tuple[UUID, str, str]], area: str, topic: str) -> list[UUID]:
    """The deficits of a route that a consultation serves: of its topic, else of its area, else none."""
    of_topic = [key for key, of_area, of in deficits if topic and (of_area, of) == (area, topic)]
    return of_topic or [key for key, of_area, _ in deficits if of_area == area]


def check_publishable(state: str, *, private: bool) -> None:
    """Raise Conflict unless there is an answer that everybody may read once it is edited."""
    if state not in {"answered", "rated"}:
        raise Conflict("Публиковать пока нечего: ответа ещё нет.")
    if private:
        raise Conflict("Автор просил никому не показывать вопрос: его не публикуют.")


def check_nameless(texts: Mapping[str, str], *, names: Collection[str]) -> None:
    """Raise Invalid where a published text names somebody of the consultation, in whatever case."""
    stems = {_stem(one) for one in names if len(one) > SHORTEST_STEM}
    wrong = {field for field, text in texts.items() if any(stem in folded(text) for stem in stems)}
    if wrong:
        raise Invalid(
            fields={field: ["Здесь названы человек или школа: уберите имя."] for field in sorted(wrong)}
        )


def _stem(name: str) -> str:
    plain = folded(name)
    return plain[: max(SHORTEST_STEM, len(plain) - ENDING)]


@dataclass(frozen=True, kw_only=True)
class Course:
    """What a statistic needs of one consultation."""

    state: str
    requested_on: date
    answered_on: date | None
    rating: int | None


@dataclass(frozen=True, kw_only=True)
class Statistics:
    """How consultations go; `rating` only where so many have rated that nobody's mark is read off."""

    waiting: int
    answered: int
    in_time: int
    days: int
    rating: float | None
    ratings: int

    @property
    def rating_words(self) -> str:
        """«4,6 из 5», or how many marks are missing."""
        if self.rating is not None:
            return f"{decimal(round(self.rating, 1))} из 5"
        return f"видно от {plural(ENOUGH_RATINGS, 'оценки', 'оценок', 'оценок')}"


def statistics(courses: Iterable[Course], *, days: int) -> Statistics:
    """Count what waits, what was answered and in time, and the mean mark from five marks on."""
    known = list(courses)
    taken = [(one.answered_on - one.requested_on).days for one in known if one.answered_on]
    marks = [one.rating for one in known if one.rating is not None]
    return Statistics(
        waiting=sum(one.state in WAITING for one in known),
        answered=len(taken),
        in_time=sum(passed <= days for passed in taken),
        days=days,
        rating=sum(marks) / len(marks) if len(marks) >= ENOUGH_RATINGS else None,
        ratings=len(marks),
    )


def words(state: str, awaits: str | None, *, asks: bool) -> str:
    """A state in words where whose turn it is says more than its name."""
    if state == "routed" and awaits == "asker":
        return "вас просят уточнить" if asks else "ждёт уточнения"
    return "оцените ответ" if state == "answered" and asks else ""
