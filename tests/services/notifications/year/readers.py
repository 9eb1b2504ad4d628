"""Those who are written to in this year, and how each of them wishes it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from services.notifications.rules import KINDS
from tests.services.notifications.year.days import is_day_off
from tests.services.notifications.year.planning import METHODIST, SCHOOLS, office, person, school_of

CHIEF, DEAF = "Методист", "П704"
NAMES = [
    *(f"П{number}" for number in range(50, 60)),  # principals of the first ten schools,
    *(f"П{number}" for number in range(1, 10, 2)),  # the curators of every other of them,
    *(f"П{number}" for number in range(500, 516)),  # mentees,
    *(f"П{number}" for number in range(700, 716)),  # teachers with routes,
    *("П1200", "П1201"),  # tutors,
    CHIEF,
]


@dataclass(frozen=True, kw_only=True)
class Habit:
    """How somebody is written to: quiet hours, days off, the digest, and choices by kind and channel."""

    quiet: tuple[int, int] = (20, 8)
    weekends: bool = False
    every: str = "week"
    weekday: int = 0
    hour: int = 9
    chosen: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def may_come(self, moment: datetime) -> bool:
        """Whether a letter may come now."""
        begins, ends = self.quiet
        hour = moment.hour
        is_quiet = begins <= hour < ends if begins <= ends else hour >= begins or hour < ends
        return not is_quiet and not self.rests(moment)

    def rests(self, moment: datetime) -> bool:
        """Whether they rest all day."""
        return is_day_off(moment.date()) and not self.weekends


def _all(channel: str, choice: str) -> dict[tuple[str, str], str]:
    return {(kind, channel): choice for kind in KINDS}


HABITS = (
    Habit(),
    Habit(every="day", hour=15),
    Habit(every="never"),
    Habit(weekends=True, weekday=5, hour=9),
    Habit(quiet=(11, 15), weekday=3, hour=15),
    Habit(quiet=(18, 9), chosen={("session", "email"): "never", ("route", "email"): "never"}),
    Habit(weekday=4, chosen=_all("email", "digest")),
    Habit(chosen={("session", "email"): "never", ("session", "vk"): "at_once", ("route", "vk"): "digest"}),
    Habit(quiet=(20, 12), weekday=6, hour=9),
)
HABIT_OF = {name: HABITS[number % len(HABITS)] for number, name in enumerate(NAMES)}
WITH_VK = {name for name, habit in HABIT_OF.items() if any(channel == "vk" for _, channel in habit.chosen)}


def address_of(name: str, channel: str) -> str:
    """Where somebody is written to."""
    number = NAMES.index(name) + 1
    return f"r{number}@school.example.ru" if channel == "email" else f"{number}"


def recipients() -> dict[str, list[str]]:
    """Whom of them a recipient means; where a school has no curator its principal answers."""
    found = {person(name): [name] for name in NAMES} | {METHODIST: [CHIEF]}
    for place in range(10):
        curator = f"П{place}" if place % 2 else f"П{place + 50}"
        found[office("principal", SCHOOLS[place])] = [f"П{place + 50}"]
        found[office("curator", SCHOOLS[place])] = [curator]
        found |= {office("curator", name): [curator] for name in _working_at(place)}
    return found | {office("tutor", SCHOOLS[number]): [f"П{number + 1200}"] for number in range(2)}


def _working_at(place: int) -> Iterator[str]:
    for number in range(2000):
        for letter in "ПН":
            if school_of(number) == SCHOOLS[place]:
                yield f"{letter}{number}"
