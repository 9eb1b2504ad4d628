"""The words of an analytic note drafted from its figures, for people to mend before they sign."""

from collections.abc import Mapping, Sequence

from services.monitoring.rules.indicators import Figure
from services.monitoring.rules.shares import threshold_share
from shared.russian import percent

NOTHING = "Пороги для показателей не заданы."


def draft_conclusions(figures: Sequence[Figure], *, former: Mapping[int, Figure], since: str) -> str:
    """What the figures say: met, not met, not computed, and how they went since the former period."""
    met = [_named(one) for one in figures if one.met]
    lacking = [_lacking(one) for one in figures if one.met is False]
    empty = [f"№ {one.number}" for one in figures if one.denominator == 0]
    said = []
    if met:
        verb = "Порог выполнен по показателю" if len(met) == 1 else "Пороги выполнены по показателям"
        said.append(f"{verb} {joined(met)}.")
    if lacking:
        said.append(f"Порог не достигнут: {'; '.join(lacking)}.")
    if not met and not lacking:
        said.append(NOTHING)
    if empty:
        said.append(f"Не рассчитывались, потому что считать не из кого: {joined(empty)}.")
    return "\n".join([*said, *moves(figures, former, since)])


def draft_recommendations(figures: Sequence[Figure]) -> str:
    """What to do about what is not met, a line each."""
    asked = [one for one in figures if one.met is False]
    return "\n".join(
        f"Руководителям организаций и методической службе: довести показатель № {one.number} до порога, "
        f"не хватает {one.missing}."
        for one in asked
    )


def _named(one: Figure) -> str:
    return f"№ {one.number} ({percent(one.percent)} при пороге {_threshold(one)})"


def _lacking(one: Figure) -> str:
    return (
        f"№ {one.number} — {one.numerator} из {one.denominator} ({percent(one.percent)} при пороге "
        f"{_threshold(one)}), не хватает {one.missing}"
    )


def moves(figures: Sequence[Figure], former: Mapping[int, Figure], since: str) -> list[str]:
    """Who rose and who fell, compared as shown."""
    rose: list[str] = []
    fell: list[str] = []
    for one in figures:
        before = former.get(one.number)
        if before is None or before.percent is None or one.percent is None:
            continue
        told = f"№ {one.number} (с {percent(before.percent)} до {percent(one.percent)})"
        if one.percent != before.percent:
            (rose if one.percent > before.percent else fell).append(told)
    return [*_went(rose, since, "вырос", "выросли"), *_went(fell, since, "снизился", "снизились")]


def _went(found: Sequence[str], since: str, one: str, many: str) -> list[str]:
    words = f"{one} показатель" if len(found) == 1 else f"{many} показатели"
    return [f"По сравнению с данными на {since} {words} {joined(found)}."] if found else []


def joined(words: Sequence[str]) -> str:
    """«№ 1, № 3 и № 5»."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} и {words[-1]}"


def _threshold(one: Figure) -> str:
    return "" if one.threshold is None else threshold_share(one.threshold)
