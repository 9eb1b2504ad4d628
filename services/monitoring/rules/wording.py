"""How a figure reads in Russian: a short title, whom it counts, and what is needed to meet the threshold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from services.monitoring.rules.indicators import Figure, Indicator, Noun
from services.monitoring.rules.reporting import Calendar, reporting_day
from services.monitoring.rules.shares import threshold_share
from services.monitoring.rules.table import ORGANIZATION, SCHOOL
from shared.russian import NO_DATA, form_of, long_date

State = Literal["covered", "in_progress", "uncovered", "unknown"]
COVERED: State = "covered"
UNCOVERED: State = "uncovered"
ON_ITS_WAY: State = "in_progress"
OFFICES = {
    "methodist": "методист",
    "approver": "учредитель",
    "principal": "директор",
    "tutor": "тьютор",
    "analyst": "аналитик",
    "admin": "администратор",
}
# which paragraphs of a regulation ask for the figures or a report of them, by the profile made from it
ASKED_BY = {"ust-koksa": "п. 19–21", "krasnoyarsk": "раздел 6", "sosnovy-bor": "п. 3.4"}
HIDDEN = "скрыто"
FEW = "меньше пяти человек"


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a page says beside a figure; `compared` when there is a threshold to compare with."""

    state: State
    words: str
    more: str = ""
    compared: bool = True


class Counted(Protocol):
    """Facts, or a snapshot of them."""

    @property
    def organization_kinds(self) -> frozenset[str]:
        """The kinds of organizations counted."""


def noun_of(indicator: Indicator, counted: Counted) -> Noun:
    """Whom an indicator counts: organizations that are all schools are called so."""
    return SCHOOL if indicator.noun is ORGANIZATION and _only_schools(counted) else indicator.noun


def short_title(indicator: Indicator, counted: Counted) -> str:
    """Name an indicator in a few words."""
    return indicator.short.format(organizations="Школы" if _only_schools(counted) else "Организации")


def _only_schools(counted: Counted) -> bool:
    return counted.organization_kinds <= {"school"}


def verdict(figure: Figure, *, noun: Noun, interim: bool) -> Verdict:
    """Say what a figure asks for; till the end of May it is only on its way (ust-koksa п.20)."""
    return _hidden(figure, interim=interim) if figure.is_hidden else _open(figure, noun, interim=interim)


def _open(figure: Figure, noun: Noun, *, interim: bool) -> Verdict:
    if figure.denominator is None:
        return Verdict(state="in_progress", words="количество", compared=False)
    if figure.denominator == 0:
        return Verdict(state="unknown", words=NO_DATA, more="считать не из кого", compared=False)
    if figure.missing is None:
        return Verdict(state="in_progress", words=threshold_words(figure), compared=False)
    if figure.met:
        return Verdict(state="covered", words="выполнен")
    if interim:
        return Verdict(state="in_progress", words="ход к порогу", more=needed(figure.missing, noun))
    return Verdict(state="uncovered", words=needed(figure.missing, noun))


def _hidden(figure: Figure, *, interim: bool) -> Verdict:
    """Of so few only what every number that may be hidden has in common."""
    if figure.met is None:
        return Verdict(state="unknown", words=HIDDEN, more=FEW, compared=False)
    late = ("ход к порогу", ON_ITS_WAY) if interim else ("не достигнут", UNCOVERED)
    words, state = ("выполнен", COVERED) if figure.met else late
    return Verdict(state=state, words=words, more=f"({HIDDEN}: {FEW})")


def needed(number: int, noun: Noun) -> str:
    """«нужны ещё 2 педагога»."""
    verb = form_of(number, noun.needed, "нужны", "нужно")
    return f"{verb} ещё {number} {form_of(number, noun.one, noun.few, noun.many)}"


def lacked(number: int, noun: Noun) -> str:
    """«2 педагогов» as those who are missing: «не хватает 2 педагогов, 1 педагога»."""
    return f"{number} {form_of(number, noun.few, noun.many, noun.many)}"


def threshold_words(figure: Figure) -> str:
    """«порог 10 %»."""
    if figure.threshold is None:
        return "порог не задан"
    return f"порог {threshold_share(figure.threshold)}"


def basis(profile: str) -> str:
    """By which act figures are reported; a paragraph is named only where the own text of the place has it."""
    words = ("положение о муниципальной методической службе", ASKED_BY.get(profile, ""))
    return ", ".join(one for one in words if one)


def office_words(roles: Iterable[str]) -> str:
    """The office somebody acts in, the first they hold; nothing for who holds none."""
    held = set(roles)
    return next((words for role, words in OFFICES.items() if role in held), "")


def period_words(as_of: date, *, today: date, calendar: Calendar) -> str:
    """Name the period a figure is of, and how final it is (ust-koksa п.20)."""
    said = f"Период 1 января – {long_date(as_of)}"
    if collected := reporting_day(calendar, as_of):
        said += f", {collected.title[:1].lower()}{collected.title[1:]}"
    ahead = ". Дата ещё не наступила: посчитано по тому, что известно сегодня" if as_of > today else ""
    return f"{said}{ahead}"
