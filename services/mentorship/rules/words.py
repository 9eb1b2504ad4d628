"""The Russian words of forms, kinds, formats and states, and the colour that goes with each state."""

FORM_NAMES = {
    "teacher_teacher": "педагог – педагог",
    "leader_teacher": "руководитель – педагог",
    "employer_student": "работодатель – студент",
    "university_young_teacher": "педагог вуза – молодой педагог",
    "social_partner": "социальный партнёр – педагог",
}
KIND_NAMES = {
    "traditional": "традиционная",
    "reverse": "реверсивная",
    "group": "групповая",
    "situational": "ситуационная",
    "speed": "скоростная",
    "virtual": "виртуальная",
    "short_term": "краткосрочная",
}
FORMAT_NAMES = {
    "lesson_analysis": "разбор урока",
    "visit": "посещение урока",
    "consultation": "консультация",
    "online": "онлайн",
    "masterclass": "мастер-класс",
    "training": "тренинг",
    "other": "другое",
}
PARTY_GENITIVE = {"mentor": "наставника", "mentee": "наставляемого"}
INITIATOR_NAMES = {"employer": "работодатель", "mentor": "наставник", "mentee": "наставляемый"}
OUTCOME_NAMES = {
    "rejected": "отклонить предложение",
    "closing": "начать завершение",
    "completed": "завершить: срок или цель достигнуты",
    "ended_early": "прекратить досрочно",
}
COVERAGE_NAMES = {
    "covered": "с наставником",
    "in_progress": "в оформлении",
    "stalled": "остановилась",
    "uncovered": "без наставника",
    "unknown": "не определён",
}
PAIR_COLOURS = {
    "proposed": "in_progress",
    "consents_pending": "in_progress",
    "ready_for_order": "in_progress",
    "active": "covered",
    "paused": "unknown",
    "closing": "stalled",
    "completed": "unknown",
    "rejected": "unknown",
    "ended_early": "unknown",
}
SESSION_WORDS = {
    "planned": "запланирована",
    "held": "ждёт подтверждения",
    "confirmed": "подтверждена",
    "disputed": "оспорена",
    "cancelled": "отменена",
    "no_show": "не состоялась",
}
FROM_FILE = "загружена из файла"
SESSION_COLOURS = {
    "planned": "unknown",
    "held": "in_progress",
    "confirmed": "covered",
    "disputed": "stalled",
    "cancelled": "unknown",
    "no_show": "uncovered",
}
