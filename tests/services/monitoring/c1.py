"""The worked case c1 written straight as facts: four schools, ten people, the year 2025."""

from services.monitoring.rules import Facts
from tests.services.monitoring.making import (
    S,
    attendance,
    body,
    certificate,
    facts,
    membership,
    one,
    organization_fact,
    pair,
    route,
    support_event,
)

TEACHERS = {
    "Зуева": "A",
    "Кравец": "A",
    "Лапин": "B",
    "Дёмина": "B",
    "Сотников": "B",
    "Панова": "D",
    "Рыбин": "C",
}
TEXT, COMMUNITY = "Школа молодого педагога", "Цифровой педагог"
ANSWER = {
    1: (1, 4, 25.0, True),
    2: (2, 4, 50.0, None),
    3: (1, 4, 25.0, True),
    4: (2, 8, 25.0, True),
    5: (2, 7, 28.6, True),
    6: (3, 7, 42.9, None),
    7: (1, 2, 50.0, None),
    8: (2, 7, 28.6, None),
    9: (3, None, None, None),
    10: (2, 7, 28.6, None),
}
THRESHOLDS = {1: 10.0, 3: 20.0, 4: 10.0, 5: 10.0}
PAIRS = (
    pair("Зуева", "Кравец", "15.09.2025", "15.09.2025"),
    pair("Дёмина", "Зуева", "01.02.2025", "01.02.2025", planned_until="30.05.2025"),
    pair("Панова", "Дёмина", None, "01.10.2025"),
)
ROUTES = (
    route("Кравец", "01.10.2025"),
    route("Лапин", None),
    route("Дёмина", "01.11.2024", closed_on="01.02.2025"),
    route("Носова", "01.02.2025"),
)
CERTIFICATES = (
    certificate("Власова", "10.03.2025"),
    certificate("Рыбин", "01.11.2025"),
    certificate("Зуева", "20.12.2024"),
    certificate("Носова", "01.03.2025"),
)
SUPPORT_EVENTS = (support_event(TEXT, "05.10.2025"),)
ATTENDANCES = (
    attendance(TEXT, "Кравец"),
    attendance(TEXT, "Сотников"),
    attendance(TEXT, "Дёмина", "no_show"),
)
ORGANIZATION_FACTS = (
    organization_fact("A", "management_training", "completed", "01.02.2025"),
    organization_fact("A", "workforce_plan", "approved", "10.01.2025", "31.12.2027"),
    organization_fact("B", "workforce_plan", "approved", "01.09.2024"),
    organization_fact("C", "workforce_plan", "approved", "01.01.2022", "31.12.2024"),
    organization_fact("A", "mentoring_model", "in_force", "01.09.2024"),
    organization_fact("B", "mentoring_model", "in_force", "01.09.2024"),
)
BODIES = (
    body("РМО математики", "methodical_association"),
    body("РМО русского языка", "methodical_association"),
    body(COMMUNITY, "network_community"),
    body("РМО черчения", "methodical_association", "31.08.2024"),
    body("ШМО СОШ № 1", "methodical_association", level="school"),
    body("Методический совет", "methodical_council"),
    body("Экспертный совет", "expert_council"),
)
MEMBERSHIPS = (
    membership(COMMUNITY, "Зуева"),
    membership(COMMUNITY, "Рыбин"),
    membership(COMMUNITY, "Носова"),
    membership(COMMUNITY, "Панова", until="01.04.2025"),
    membership("Методический совет", "Власова"),
    membership("Методический совет", "Зуева"),
    membership("Экспертный совет", "Панова"),
)


def c1() -> Facts:
    """Give the facts of c1 as of 31.12.2025."""
    return facts(
        as_of=S,
        teachers=TEACHERS,
        managers={one("Власова"): one("A")},
        organizations=frozenset(map(one, "ABCD")),
        young=frozenset(map(one, ("Кравец", "Дёмина"))),
        pairs=PAIRS,
        routes=ROUTES,
        certificates=CERTIFICATES,
        support_events=SUPPORT_EVENTS,
        attendances=ATTENDANCES,
        organization_facts=ORGANIZATION_FACTS,
        bodies=BODIES,
        memberships=MEMBERSHIPS,
    )
