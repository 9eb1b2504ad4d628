"""The words of a report drafted from its figures, for people to mend before they sign."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from services.monitoring.rules.indicators import Figure
from services.monitoring.rules.shares import threshold_share
from services.monitoring.rules.table import INDICATORS
from services.monitoring.rules.wording import Counted, lacked, needed, noun_of
from shared.russian import long_date, percent

NOTHING = "Пороги для показателей не заданы."
SCHOOLS, OFFICE = "Руководителям организаций", "Методической службе"
ADVICE: Mapping[int, tuple[str, str]] = {
    1: (SCHOOLS, "начать обучение управленческих команд"),
    2: (SCHOOLS, "утвердить планы развития кадрового потенциала"),
    3: (SCHOOLS, "ввести целевую модель наставничества и оформить пары приказами"),
    4: (SCHOOLS, "направить педагогов и руководителей на повышение квалификации"),
    5: (OFFICE, "составить и утвердить индивидуальные образовательные маршруты"),
    6: (SCHOOLS, "подобрать наставников и оформить пары приказами"),
    7: (OFFICE, "пригласить молодых педагогов на мероприятия поддержки и отметить участие"),
    8: (OFFICE, "пригласить педагогов в сетевые сообщества"),
    10: (OFFICE, "обновить составы экспертного и методического советов"),
}


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What words are drafted from: figures, those they compare with, the day thresholds are judged next.

    `former` are of the same collection before, as of `since`: what a year adds up is never compared with
    its half. `interim` figures are on their way and are not judged (ust-koksa п.20).
    """

    figures: Sequence[Figure]
    counted: Counted
    former: Mapping[int, Figure]
    since: str
    interim: bool
    due: date


def draft_conclusions(told: Telling) -> str:
    """What the figures say: met, not met, not computed, and how they went since they were counted so last."""
    said = [_begun(told)] if told.interim else []
    met = [_named(one) for one in told.figures if one.met]
    lacking = [_lacking(told, one) for one in told.figures if one.met is False]
    empty = [f"№ {one.number}" for one in told.figures if one.denominator == 0]
    if met:
        said.append(_met(met, already="уже " if told.interim else ""))
    if lacking:
        said.append(f"Порог {'пока ' if told.interim else ''}не достигнут: {'; '.join(lacking)}.")
    if all(one.threshold is None for one in told.figures):
        said.append(NOTHING)
    if empty:
        said.append(f"Не рассчитывались, потому что считать не из кого: {joined(empty)}.")
    return "\n".join([*said, *moves(told.figures, told.former, told.since)])


def draft_recommendations(told: Telling) -> str:
    """What to do about what is not met: to whom, what, by which day; a line each."""
    asked = [one for one in told.figures if one.met is False]
    return "\n".join(_advice(told, one) for one in asked)


def draft_tasks(told: Telling) -> str:
    """What next year has to bring: what is not met first, then what is to be kept."""
    met = [f"№ {one.number}" for one in told.figures if one.met]
    word = "показателю" if len(met) == 1 else "показателям"
    kept = f"{OFFICE}: сохранить достигнутое по {word} {joined(met)}. {term(told.due)}" if met else ""
    return "\n".join(one for one in (draft_recommendations(told), kept) if one)


def term(due: date) -> str:
    """«Срок — 31 декабря 2026.»"""
    return f"Срок — {long_date(due)}."


def _begun(told: Telling) -> str:
    return f"Данные промежуточные: выполнение порогов оценивают на {long_date(told.due)}."


def _met(met: Sequence[str], *, already: str) -> str:
    if len(met) == 1:
        return f"Порог {already}выполнен по показателю {joined(met)}."
    return f"Пороги {already}выполнены по показателям {joined(met)}."


def _advice(told: Telling, one: Figure) -> str:
    who, what = ADVICE[one.number]
    return f"{who}: {what} (№ {one.number}: {_missing(told, one)}). {term(told.due)}"


def _named(one: Figure) -> str:
    return f"№ {one.number} ({percent(one.percent)} при пороге {_threshold(one)})"


def _lacking(told: Telling, one: Figure) -> str:
    return (
        f"№ {one.number} — {one.numerator} из {one.denominator} ({percent(one.percent)} при пороге "
        f"{_threshold(one)}), {_missing(told, one)}"
    )


def _missing(told: Telling, one: Figure) -> str:
    """«нужны ещё 2 педагога» on the way, «не хватило 2 педагогов» at the end."""
    noun = noun_of(INDICATORS[one.number - 1], told.counted)
    number = one.missing or 0
    return needed(number, noun) if told.interim else f"не хватило {lacked(number, noun)}"


def moves(figures: Sequence[Figure], former: Mapping[int, Figure], since: str) -> list[str]:
    """Who rose and who fell, compared as shown."""
    rose: list[str] = []
    fell: list[str] = []
    for one in figures:
        was, now = _value(former.get(one.number)), _value(one)
        if was is None or now is None or was == now:
            continue
        told = f"№ {one.number} (с {_shown(one, was)} до {_shown(one, now)})"
        (rose if now > was else fell).append(told)
    return [*_went(rose, since, "вырос", "выросли"), *_went(fell, since, "снизился", "снизились")]


def _value(one: Figure | None) -> float | None:
    if one is None:
        return None
    return one.numerator if one.denominator is None else one.percent


def _shown(one: Figure, value: float) -> str:
    return str(value) if one.denominator is None else percent(value)


def _went(found: Sequence[str], since: str, one: str, many: str) -> list[str]:
    words = f"{one} показатель" if len(found) == 1 else f"{many} показатели"
    return [f"По сравнению с данными на {since} {words} {joined(found)}."] if found else []


def joined(words: Sequence[str]) -> str:
    """«№ 1, № 3 и № 5»."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} и {words[-1]}"


def _threshold(one: Figure) -> str:
    return "" if one.threshold is None else threshold_share(one.threshold)
