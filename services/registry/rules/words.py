"""The register's codes in Russian, as pages and their exports say them."""

from collections.abc import Mapping

CATEGORIES = {"pedagogical": "педагог", "managerial": "руководитель", "both": "педагог и руководитель"}
OCCUPATIONS = {
    "main": "основная работа",
    "internal_part_time": "внутреннее совместительство",
    "external_part_time": "внешнее совместительство",
}
ABSENCES = {
    "parental": "отпуск по уходу за ребёнком",
    "military": "военная служба",
    "sick": "болезнь",
    "other": "другая причина",
}
ORGANIZATION_KINDS = {
    "school": "школа",
    "preschool": "детский сад",
    "extracurricular": "дополнительное образование",
    "other": "иное",
}
FLAGS = {
    "low_result": "низкие результаты",
    "biased_result": "необъективные результаты",
    "base_site": "площадка",
}
FACT_KINDS = {
    "workforce_plan": "план развития кадрового потенциала",
    "mentoring_model": "целевая модель наставничества",
    "management_training": "обучение управленческой команды",
}
FACT_STATES = {
    "draft": "проект",
    "applied": "заявка",
    "in_progress": "в процессе",
    "approved": "утверждён",
    "in_force": "действует",
    "completed": "завершено",
}
BODY_KINDS = {
    "methodical_association": "Методическое объединение",
    "network_community": "Сетевое сообщество",
    "methodical_council": "Методический совет",
    "expert_council": "Экспертный совет",
    "creative_group": "Творческая группа",
}
LEVELS = {"municipal": "муниципальный уровень", "school": "школьный уровень"}
PURPOSES = {"transfer": "передача данных", "diagnostics": "диагностика"}
PERSON_STATES = {"working": "работает", "absent": "отсутствует", "left": "не работает"}
YOUNG = {"young": "молодой педагог", "no": "не молодой", "unknown": "не определён"}


def flag_words(names: Mapping[str, str]) -> dict[str, str]:
    """Give the words of the marks; each regulation has its own for a base site (sosnovy-bor 3.6)."""
    site = names.get("base_site", FLAGS["base_site"])
    return FLAGS | {"base_site": site[:1].lower() + site[1:]}
