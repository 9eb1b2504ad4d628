"""How well a mentor fits a mentee, in points that only order, and in words that a person decides by [P].

The points stand in one table, `POINTS`; the words name each that counted. Nothing is decided by them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.mentorship.rules.pairs import MAX_LOAD
from shared.russian import plural, short_date
from shared.topics import AREAS, topic_title

EXPERIENCED = 4
POINTS = {
    "topic": 40,
    "area": 20,
    "subject": 30,
    "school": 25,
    "own_group": 3,
    "finished": 4,
    "consent": 5,
    "mentee": -12,
    "broken": -6,
    "parted": -60,
    "junior": -60,
    "beginner": -30,
    "unknown_year": -10,
    "other_work": -10,
    "full": -40,
    "away": -100,
}
NEAR_KM = 5
REACHABLE_KM = 20
FAR_KM = 50
DISTANCES = ((NEAR_KM, 15), (REACHABLE_KM, 8), (FAR_KM, 0))
TOO_FAR = -10
MANY_FINISHED = 3
MET = frozenset({"topic", "area"})
BARRED = frozenset({"away", "full", "parted", "junior", "beginner"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Need:
    """What one finds difficult, or is strong in: an area of competency and a topic, which may be empty."""

    area: str
    topic: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mentee:
    """Whom to accompany. `needs` are the topics the person released; subjects are normalised.

    One who is not of the register has no organization here.
    """

    person_id: UUID
    organization_id: UUID | None = None
    subjects: frozenset[str] = frozenset()
    year: int | None = None
    needs: frozenset[Need] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Mentor:
    """Who may accompany. `year` of pedagogical work; `load`: mentees now; `schools`: where they work;
    `finished` and `broken`: pairs completed and ended before their time; `consented_on`: when the person
    last agreed to be a mentor; `parted_from`: mentees with whom a pair was refused or ended early.
    """

    person_id: UUID
    organization_id: UUID
    subjects: frozenset[str] = frozenset()
    year: int | None = None
    teaches: bool = True
    is_away: bool = False
    load: int = 0
    schools: frozenset[UUID] = frozenset()
    strengths: frozenset[Need] = frozenset()
    finished: int = 0
    broken: int = 0
    consented_on: date | None = None
    parted_from: frozenset[UUID] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Fit:
    """A mentor for a mentee: the kind that suits the two, the points, what speaks for and against."""

    kind: str
    points: int
    reasons: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def _met(mentor: Mentor, mentee: Mentee) -> tuple[frozenset[Need], frozenset[str]]:
    """Needs met by the same topic, and the areas met otherwise."""
    if not mentee.needs or not mentor.strengths:
        return frozenset(), frozenset()
    topics = frozenset(one for one in mentee.needs & mentor.strengths if one.topic)
    areas = {one.area for one in mentee.needs} & {one.area for one in mentor.strengths}
    return topics, frozenset(areas - {one.area for one in topics})


def _is_reverse(mentor: Mentor, mentee: Mentee) -> bool:
    """Whether the younger is strong in what the elder needs."""
    return _is_junior(mentor, mentee) and any(_met(mentor, mentee))


def _is_junior(mentor: Mentor, mentee: Mentee) -> bool:
    return mentor.year is not None and mentee.year is not None and mentor.year <= mentee.year


def of_mentor(mentor: Mentor) -> dict[str, int]:
    """What counts of a mentor whoever the mentee is: a name of `POINTS` → how many times."""
    counted = {
        "finished": min(mentor.finished, MANY_FINISHED),
        "consent": int(mentor.consented_on is not None),
        "mentee": mentor.load,
        "broken": mentor.broken,
        "unknown_year": int(mentor.year is None),
        "other_work": int(not mentor.teaches),
        "full": int(mentor.load >= MAX_LOAD),
        "away": int(mentor.is_away),
    }
    return {name: times for name, times in counted.items() if times}


def of_two(mentor: Mentor, mentee: Mentee) -> dict[str, int]:
    """What counts of the two together."""
    topics, areas = _met(mentor, mentee)
    counted = {"topic": len(topics), "area": len(areas)} if topics or areas else {}
    if not mentor.subjects.isdisjoint(mentee.subjects):
        counted["subject"] = 1
    if mentor.organization_id == mentee.organization_id:
        counted["school"] = 1
    if mentee.organization_id in mentor.schools:
        counted["own_group"] = 1
    if mentee.person_id in mentor.parted_from:
        counted["parted"] = 1
    if _is_junior(mentor, mentee):
        if not counted.keys() & MET:
            counted["junior"] = 1
    elif mentor.year is not None and mentor.year < EXPERIENCED:
        counted["beginner"] = 1
    return counted


def is_barred(counted: Iterable[str]) -> bool:
    """Whether the program proposes no such pair by itself; a person may choose it."""
    return not BARRED.isdisjoint(counted)


def eligible(mentor: Mentor, mentee: Mentee) -> bool:
    """Whether the program may propose the two by itself."""
    if mentor.person_id == mentee.person_id:
        return False
    return not is_barred((*of_mentor(mentor), *of_two(mentor, mentee)))


def total(counted: dict[str, int]) -> int:
    """The points of what counted."""
    return sum(POINTS[name] * times for name, times in counted.items())


def points(mentor: Mentor, mentee: Mentee, *, km: float | None = None) -> int:
    """How well the two fit: more is better."""
    return total(of_mentor(mentor) | of_two(mentor, mentee)) + by_distance(mentor, mentee, km)


def by_distance(mentor: Mentor, mentee: Mentee, km: float | None) -> int:
    """The points of the way between their schools; none where it is not known."""
    if km is None or mentor.organization_id == mentee.organization_id:
        return 0
    return next((given for most, given in DISTANCES if km <= most), TOO_FAR)


def fit(
    mentor: Mentor, mentee: Mentee, *, km: float | None = None, subjects: dict[str, str] | None = None
) -> Fit:
    """Say how well the two fit; `subjects` are the spellings of normalised subjects."""
    counted = of_mentor(mentor) | of_two(mentor, mentee)
    reverse = _is_reverse(mentor, mentee)
    return Fit(
        kind="reverse" if reverse else "group" if "own_group" in counted else "traditional",
        points=total(counted) + by_distance(mentor, mentee, km),
        reasons=tuple(_reasons(mentor, mentee, counted, km, subjects or {})),
        doubts=tuple(_doubts(mentor, mentee, counted, km)),
    )


def _reasons(
    mentor: Mentor, mentee: Mentee, counted: dict[str, int], km: float | None, spelt: dict[str, str]
) -> Iterator[str]:
    topics, areas = _met(mentor, mentee)
    if topics:
        yield f"силён в том, что нужно: {', '.join(sorted(topic_title(one.topic) for one in topics))}"
    if areas:
        yield f"сильная область: {', '.join(sorted(AREAS[one].lower() for one in areas))}"
    if "school" in counted:
        yield "та же школа"
    elif km is not None and km <= REACHABLE_KM:
        yield f"школа рядом: {_kilometres(km)}"
    if "subject" in counted:
        shared = sorted(spelt.get(one, one) for one in mentor.subjects & mentee.subjects)
        yield f"тот же предмет: {', '.join(shared)}"
    if "own_group" in counted:
        yield "уже сопровождает педагога этой школы: можно вместе"
    if mentor.finished:
        yield f"завершил {plural(mentor.finished, 'пару', 'пары', 'пар')}"
    if mentor.consented_on:
        yield f"уже соглашался быть наставником: {short_date(mentor.consented_on)}"
    if not mentor.load and "away" not in counted:
        yield "сейчас без наставляемых"


def _doubts(mentor: Mentor, mentee: Mentee, counted: dict[str, int], km: float | None) -> Iterator[str]:
    if "away" in counted:
        yield "сейчас отсутствует"
    if "parted" in counted:
        yield "пара этих двоих уже не сложилась"
    if "junior" in counted:
        yield "стаж не больше, чем у наставляемого"
    elif "beginner" in counted:
        yield "сам начинает: стаж меньше трёх лет"
    if "unknown_year" in counted:
        yield "стаж не указан"
    if mentor.load:
        yield f"наставляемых сейчас: {mentor.load}"
    if mentor.broken:
        yield f"пар прекращено досрочно: {mentor.broken}"
    is_elsewhere = mentee.organization_id is not None and "school" not in counted
    if is_elsewhere and (km is None or km > REACHABLE_KM):
        yield "другая школа" if km is None else f"другая школа: {_kilometres(km)}"


def _kilometres(km: float) -> str:
    return "меньше километра" if km < 1 else f"{round(km)} км"
