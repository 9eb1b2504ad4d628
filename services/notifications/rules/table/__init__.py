"""The rules as a table: the state of an aggregate or the clock → who must be told → how it is worded."""

from services.notifications.rules.rule import Rule, never
from services.notifications.rules.table import (
    attention,
    certificates,
    clock,
    cooperation,
    diagnostics,
    pairs,
    periods,
    plans,
    practices,
    routes,
    said,
    sessions,
    support,
)
from services.notifications.rules.table.clock import UNMENTORED
from services.notifications.rules.table.said import ANNOUNCEMENT, DEAD, ESCALATION, WITHDRAWN
from shared.contracts.event import Event
from shared.contracts.mentorship import AttendanceChanged, AttentionChanged, PairChanged, SessionChanged
from shared.contracts.monitoring import DecisionChanged, PeriodChanged, PlanItemChanged, SnapshotTaken
from shared.contracts.routes import (
    CertificateChanged,
    ConsultationChanged,
    DiagnosticChanged,
    GroupMemberChanged,
    PracticeChanged,
    RouteChanged,
)

RULES: tuple[Rule, ...] = (
    *sessions.RULES,
    *pairs.RULES,
    *attention.RULES,
    *support.RULES,
    *routes.RULES,
    *diagnostics.RULES,
    *periods.RULES,
    *plans.RULES,
    *practices.RULES,
    *certificates.RULES,
    *clock.RULES,
    *said.RULES,
    *cooperation.RULES,
)
BY_NAME = {rule.name: rule for rule in RULES}
TIMED = tuple(rule for rule in RULES if rule.timing is not None)
EVENTS: tuple[type[Event], ...] = tuple(
    dict.fromkeys(rule.event for rule in RULES if rule.event is not None and rule.when is not never)
)
KINDS: dict[str, str] = {
    "session": "Встречи",
    "pair": "Пары",
    "support": "Мероприятия",
    "route": "Маршруты",
    "diagnostic": "Диагностика",
    "period": "Отчётность",
    "plan": "Планы работы",
    "practice": "Банк практик",
    "certificate": "Удостоверения",
    "announcement": "Объявления",
    "escalation": "Без ответа",
    "group": "Группы",
    "consultation": "Консультации",
    "delivery": "Отправка сообщений",
}
KIND_OF_EVENT: dict[type[Event] | None, str] = {
    SessionChanged: "session",
    PairChanged: "pair",
    AttentionChanged: "pair",
    AttendanceChanged: "support",
    RouteChanged: "route",
    DiagnosticChanged: "diagnostic",
    PeriodChanged: "period",
    SnapshotTaken: "period",
    DecisionChanged: "period",
    PlanItemChanged: "plan",
    PracticeChanged: "practice",
    CertificateChanged: "certificate",
    GroupMemberChanged: "group",
    ConsultationChanged: "consultation",
}


def kind_of(rule: str) -> str:
    """What an item is about, one of KINDS."""
    return BY_NAME[rule].kind or KIND_OF_EVENT[BY_NAME[rule].event]


__all__ = [
    "ANNOUNCEMENT",
    "BY_NAME",
    "DEAD",
    "ESCALATION",
    "EVENTS",
    "KINDS",
    "RULES",
    "TIMED",
    "UNMENTORED",
    "WITHDRAWN",
    "kind_of",
]
