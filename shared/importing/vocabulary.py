"""Words of the files and the identifiers they stand for; case, ё, kind of dash and spacing do not matter."""

from collections.abc import Mapping

from shared.importing.cells import BadCell, shown, text
from shared.importing.names import comparable
from shared.importing.sheet import Cell

MAIN_WORK = (
    "осн",
    "основное",
    "основной",
    "основная работа",
    "основное место работы",
    "по основному месту работы",
    "основной работник",
)
INTERNAL_WORK = (
    "внутренний совместитель",
    "внутренняя совместитель",
    "внутреннее совм.",
    "внутренний совм.",
    "внутр. совм.",
    "внутр.совм.",
    "внутр. совместитель",
    "внутр. совместительство",
)
EXTERNAL_WORK = (
    "внешний совместитель",
    "внешняя совместитель",
    "внешнее совм.",
    "внешний совм.",
    "внеш. совм.",
    "внеш.совм.",
    "внешн. совм.",
    "внеш. совместитель",
    "внеш. совместительство",
)
PART_TIME = ("совместитель", "совместительство", "совм.", "по совместительству")
WHICH_PART_TIME = (
    "непонятно, какое совместительство. Напишите «внутреннее совместительство» или «внешнее совместительство»"
)


class Vocabulary:
    """A closed list of Russian words, each standing for one English identifier; callable as a parser."""

    def __init__(
        self,
        words: Mapping[str, str],
        *,
        also: Mapping[str, str] | None = None,
        unclear: Mapping[str, str] | None = None,
    ) -> None:
        """Take the words shown to people and, apart, other spellings that are understood but not offered.

        `unclear` are words that may mean several things, each with what to say of it.
        """
        self.words = tuple(words)
        self._word_of = {name: word for word, name in words.items()}
        self._identifiers: dict[str, str] = {
            comparable(word): name for word, name in [*words.items(), *(also or {}).items()]
        }
        self._unclear = {comparable(word): question for word, question in (unclear or {}).items()}

    def word_of(self, identifier: str) -> str:
        """Give the word people read for an identifier, itself if there is none."""
        return self._word_of.get(identifier, identifier)

    def __call__(self, cell: Cell) -> str | None:
        """Give the identifier of the word in the cell."""
        word = text(cell)
        if word is None:
            return None
        identifier = self._identifiers.get(comparable(word))
        if question := self._unclear.get(comparable(word)):
            raise BadCell(f"«{shown(cell)}» — {question}")
        if identifier is None:
            allowed = "; ".join(self.words)
            raise BadCell(f"«{shown(cell)}» — нет такого значения. Возможные: {allowed}")
        return identifier


ORGANIZATION_KIND = Vocabulary(
    {
        "школа": "school",
        "детский сад": "preschool",
        "дополнительное образование": "extracurricular",
        "иное": "other",
    }
)
STAFF_CATEGORY = Vocabulary(
    {"педагог": "pedagogical", "руководитель": "managerial", "педагог и руководитель": "both"}
)
OCCUPATION = Vocabulary(
    {
        "основная": "main",
        "внутреннее совместительство": "internal_part_time",
        "внешнее совместительство": "external_part_time",
    },
    also=dict.fromkeys(MAIN_WORK, "main")
    | dict.fromkeys(INTERNAL_WORK, "internal_part_time")
    | dict.fromkeys(EXTERNAL_WORK, "external_part_time"),
    unclear=dict.fromkeys(PART_TIME, WHICH_PART_TIME),
)
ABSENCE_KIND = Vocabulary(
    {
        "отпуск по уходу за ребёнком": "parental",
        "военная служба": "military",
        "болезнь": "sick",
        "иное": "other",
    },
    also={"декрет": "parental", "декретный отпуск": "parental", "больничный": "sick"},
)
FACT_KIND = Vocabulary(
    {
        "план развития кадрового потенциала": "workforce_plan",
        "целевая модель наставничества": "mentoring_model",
        "обучение управленческой команды": "management_training",
    }
)
FACT_STATE = Vocabulary(
    {
        "проект": "draft",
        "заявка": "applied",
        "в процессе": "in_progress",
        "утверждён": "approved",
        "действует": "in_force",
        "завершено": "completed",
    }
)
BODY_KIND = Vocabulary(
    {
        "методическое объединение": "methodical_association",
        "сетевое сообщество": "network_community",
        "методический совет": "methodical_council",
        "экспертный совет": "expert_council",
        "творческая группа": "creative_group",
    }
)
BODY_LEVEL = Vocabulary({"муниципальный": "municipal", "школьный": "school"})
CERTIFICATE_KIND = Vocabulary(
    {
        "повышение квалификации": "professional_development",
        "профессиональная переподготовка": "retraining",
    }
)
ROUTE_STATE = Vocabulary(
    {
        "черновик": "draft",
        "на утверждении": "pending_approval",
        "утверждён": "approved",
        "завершён": "closed",
    }
)
PAIR_FORM = Vocabulary(
    {
        "педагог – педагог": "teacher_teacher",
        "руководитель – педагог": "leader_teacher",
        "работодатель – студент": "employer_student",
        "педагог вуза – молодой педагог": "university_young_teacher",
        "социальный партнёр – педагог": "social_partner",
    }
)
PAIR_KIND = Vocabulary(
    {
        "традиционная": "traditional",
        "реверсивная": "reverse",
        "групповая": "group",
        "ситуационная": "situational",
        "скоростная": "speed",
        "виртуальная": "virtual",
        "краткосрочная": "short_term",
    }
)
SESSION_FORMAT = Vocabulary(
    {
        "разбор урока": "lesson_analysis",
        "посещение урока": "visit",
        "консультация": "consultation",
        "онлайн": "online",
        "мастер-класс": "masterclass",
        "тренинг": "training",
        "другое": "other",
    },
    also={
        "анализ урока": "lesson_analysis",
        "посещение": "visit",
        "дистанционно": "online",
        "очно": "consultation",
        "иное": "other",
    },
)
EVENT_KIND = Vocabulary(
    {
        "поддержка молодых педагогов": "young_support",
        "профилактика выгорания": "burnout_prevention",
        "методическое": "methodical",
        "конкурс": "contest",
    }
)
ATTENDANCE = Vocabulary(
    {"зарегистрирован": "registered", "участвовал": "attended", "не явился": "no_show"},
    also={"зарегистрирована": "registered", "участвовала": "attended", "не явилась": "no_show"},
)
