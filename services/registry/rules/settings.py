"""A municipality's settings in Russian: what each is called, how it reads, what a change of it was."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from shared.russian import long_date, plural, short_date

NOT_SET = "порог не задан"
NUDGE_DAYS = 5  # [P] what was set before there were nudges has none
SMALLEST_CELL, READING_DAYS = 5, 10  # [P] likewise
NOTHING = "—"
# what is asked for as a share: № 9 is a plain count (ust-koksa п.19)
INDICATORS = {
    1: "Управленческие команды, начавшие обучение",
    2: "Организации с планом развития кадрового потенциала",
    3: "Организации с моделью наставничества и парами",
    4: "Педагоги, прошедшие повышение квалификации",
    5: "Педагоги с маршрутом",
    6: "Педагоги в программах наставничества",
    7: "Молодые педагоги на мероприятиях поддержки",
    8: "Педагоги в сетевых сообществах",
    10: "Члены экспертного и методического советов",
}
NAMES = {
    "service": "Методическая служба",
    "service_short": "Служба, коротко",
    "head": "Кто возглавляет службу или совет",
    "authority": "Орган управления образованием",
    "institute": "Институт",
    "methodist": "Методист",
    "tutor": "Тьютор",
    "mentor": "Наставник",
    "mentee": "Наставляемый",
    "principal": "Директор",
    "approver": "Учредитель",
    "management_team": "Управленческая команда",
    "methodical_council": "Методический совет",
    "methodical_association": "Методическое объединение",
    "district_methodical_association": "Районное методическое объединение",
    "school_methodical_council": "Методический совет школы",
    "school_methodical_association": "Методическое объединение школы",
    "regional_association": "Отделение регионального объединения",
    "network_community": "Сетевое сообщество",
    "expert_council": "Экспертный совет",
    "coordination_council": "Координационный совет",
    "creative_group": "Творческая группа",
    "principals_meeting": "Совещание руководителей",
    "base_site": "Площадка",
    "internship_site": "Стажировочная площадка",
    "support_site": "Опорная площадка",
    "young_school": "Школа молодого педагога",
    "practice_bank": "Банк опыта",
}
PLAN_YEARS = {"calendar": "календарный год", "academic": "учебный год"}
DOCUMENT_KINDS = {
    "regulation": "положение",
    "composition": "состав",
    "plan": "план",
    "analysis": "анализ",
    "agreement": "соглашение",
}
MONTHS = tuple(long_date(date(2023, month, 1)).split()[1] for month in range(1, 13))
LABELS = {
    "name": "Муниципалитет",
    "regulation": "Положение",
    "go_live_on": "Работает здесь с",
    "plan_year": "План составляют на",
    "mentee_consent_required": "Согласие наставляемого",
    "young_rules": "Молодой педагог",
    "thresholds": "Порог",
    "reporting": "Отчётный календарь",
    "stall": "Когда пара остановилась",
    "diagnostics": "Диагностика и сводки",
}


@dataclass(frozen=True, kw_only=True)
class SettingChange:
    """One setting in words: how it was and how it is now."""

    label: str
    before: str
    after: str


def setting_changes(setting: str, before: Any, after: Any) -> list[SettingChange]:
    """Say what changed; of several things told together only those that differ."""
    parts = PARTS.get(setting, _whole)
    found = parts(setting, before), parts(setting, after)
    was, now = (dict(one) for one in found)
    return [
        SettingChange(label=label, before=was.get(label, NOTHING), after=now.get(label, NOTHING))
        for label in dict.fromkeys([*was, *now])
        if was.get(label) != now.get(label)
    ]


def stall_words(stall: Mapping[str, int]) -> str:
    """Say after how many working days a pair counts as stalled."""
    days = {"nudge_days": NUDGE_DAYS, **stall}
    first, silence, answer, nudge = (
        plural(days[name], "рабочий день", "рабочих дня", "рабочих дней")
        for name in ("first_session_days", "silence_days", "confirmation_days", "nudge_days")
    )
    stalled = f"нет первой встречи {first}, нет встреч {silence}, встреча не подтверждена {answer}"
    return f"{stalled}; напоминание через {nudge}"


def diagnostics_words(diagnostics: Mapping[str, int]) -> str:
    """Say how few people are no figure and how long a result waits to be read."""
    guards = {"smallest_cell": SMALLEST_CELL, "reading_days": READING_DAYS, **diagnostics}
    few = plural(guards["smallest_cell"], "человека", "человек", "человек")
    days = plural(guards["reading_days"], "день", "дня", "дней")
    return f"в сводках не показывать меньше {few}; ждать, пока педагог прочитает результат, {days}"


def reporting_words(one: Mapping[str, Any]) -> str:
    """Say a date of the reporting calendar: «31 мая — Промежуточные данные»."""
    return f"{one['day']} {MONTHS[one['month'] - 1]} — {one['title']}"


def percent_words(value: float) -> str:
    """Say a threshold as people write it: «10», «12,5»."""
    return f"{value:g}".replace(".", ",")


def _named(_setting: str, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield from ((f"Название: {NAMES.get(key, key)}", name) for key, name in names.items())


def _asked(_setting: str, thresholds: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for one in thresholds:
        yield f"Порог показателя {one['indicator']}", f"{percent_words(one['percent'])} %"


def _versions(_setting: str, rules: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for rule in rules:
        since = short_date(date.fromisoformat(rule["since"]))
        yield f"Молодой педагог, версия {rule['version']}", f"{rule['title']}, с {since}"


def _whole(setting: str, value: Any) -> Iterator[tuple[str, str]]:
    yield LABELS.get(setting, setting), _written(setting, value)


PARTS: dict[str, Callable[[str, Any], Iterator[tuple[str, str]]]] = {
    "names": _named,
    "thresholds": _asked,
    "young_rules": _versions,
}


def _written(setting: str, value: Any) -> str:
    if value in (None, "", []):
        return NOTHING
    if setting == "reporting":
        return "; ".join(map(reporting_words, value))
    if setting in {"stall", "diagnostics"}:
        return stall_words(value) if setting == "stall" else diagnostics_words(value)
    if setting == "go_live_on":
        return short_date(date.fromisoformat(value))
    if setting == "mentee_consent_required":
        return "нужно" if value else "не нужно"
    return PLAN_YEARS.get(value, str(value))
