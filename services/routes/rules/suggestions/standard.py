"""What is offered where colleagues have tried nothing, and what kinds of steps are called as suggestions."""

STANDARD: dict[str, tuple[tuple[str, str], ...]] = {
    "methodical": (
        ("lesson_visit", "Посетить урок коллеги и разобрать его"),
        ("implementation", "Применить на трёх своих уроках"),
        ("course", "Пройти курс"),
    ),
    "subject": (
        ("consultation", "Консультация методиста по предмету"),
        ("self_study", "Решить и разобрать задания"),
        ("course", "Пройти курс"),
    ),
    "psychological_pedagogical": (
        ("consultation", "Консультация педагога-психолога"),
        ("lesson_visit", "Посетить урок коллеги и разобрать его"),
        ("implementation", "Применить на трёх своих уроках"),
    ),
    "communicative": (
        ("masterclass", "Мастер-класс коллеги"),
        ("implementation", "Провести самому и разобрать с коллегой"),
        ("consultation", "Консультация педагога-психолога"),
    ),
    "legal": (
        ("self_study", "Прочитать документы и разобрать примеры"),
        ("webinar", "Вебинар института"),
        ("consultation", "Консультация методиста"),
    ),
    "digital": (
        ("masterclass", "Мастер-класс коллеги"),
        ("implementation", "Применить на трёх своих уроках"),
        ("self_study", "Освоить самостоятельно"),
    ),
}
KIND_TITLES = {
    "course": "пройти курс",
    "webinar": "вебинар",
    "internship": "стажировка",
    "lesson_visit": "посетить урок коллеги и разобрать его",
    "open_lesson": "провести открытый урок",
    "masterclass": "мастер-класс коллеги",
    "self_study": "изучить самостоятельно",
    "mentoring": "разобрать с наставником",
    "consultation": "консультация",
    "community_work": "работа в объединении",
    "implementation": "применить на трёх своих уроках",
}
# what a step is usually shown by: the tutor may say another thing, the printed route asks for one
USUAL_RESULTS = {
    "course": "Удостоверение или сертификат",
    "webinar": "Отметка об участии и что взято в работу",
    "internship": "Отчёт о стажировке",
    "lesson_visit": "Разбор посещённого урока",
    "open_lesson": "План урока и его самоанализ",
    "masterclass": "Что взято в работу и опробовано",
    "self_study": "Конспект или разобранные задания",
    "mentoring": "Подтверждённая встреча с наставником",
    "consultation": "Что применено после консультации",
    "community_work": "Выступление или материал для коллег",
    "implementation": "Разработка урока и его самоанализ",
}
