"""The practice bank in the demonstration: a dozen practices with marks, and closed routes that tried them."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from services.demonstration.door import JSON, Door

API = "/routes/api/v1"
METHODIST = {"role": "methodist"}
TRIED, HELPED = 9, 7  # of nine teachers who tried the first practice seven closed the deficit
# title, area, topics, audience, subject, hours, summary, parts
PRACTICES: tuple[tuple[str, str, tuple[str, ...], str, str, float, str, tuple[str, ...]], ...] = (
    (
        "Песочные часы урока",
        *("methodical", ("M2", "M11"), "5–9 классы", "любой предмет", 1),
        "Урок делится на четыре отрезка, у каждого своё время и свой итог на доске. Видно, где ушли минуты.",
        (
            "Разметить план на четыре отрезка",
            "Поставить часы на стол",
            "После урока отметить, где не хватило",
        ),
    ),
    (
        "Три уровня одной задачи",
        *("methodical", ("M9", "M2"), "5–8 классы", "математика", 2),
        "Одно условие, три вопроса разной трудности: ученик сам выбирает, с какого начать.",
        ("Взять задачу из учебника", "Придумать вопросы проще и труднее", "Дать выбрать и обсудить выбор"),
    ),
    (
        "Читаем условие вместе",
        *("subject", ("S6", "S1"), "5–7 классы", "математика", 2),
        "Текст задачи читают по ролям: кто-то ищет числа, кто-то вопрос, кто-то рисует схему.",
        ("Раздать роли", "Прочитать условие трижды", "Собрать схему на доске"),
    ),
    (
        "Разговор с родителями за пятнадцать минут",
        *("communicative", ("C1", "C2"), "классные руководители", "", 1),
        "План беседы из четырёх вопросов: что получается, что мешает, что попробуем, когда встретимся.",
        ("Записать два успеха ребёнка", "Задать четыре вопроса", "Договориться об одном шаге и дне"),
    ),
    (
        "Тихий старт",
        *("psychological_pedagogical", ("P1",), "1–6 классы", "любой предмет", 1),
        "Первые три минуты без слов: задание ждёт на доске, учитель здоровается взглядом.",
        ("Написать короткое задание до звонка", "Три минуты молчать", "Похвалить тех, кто начал сам"),
    ),
    (
        "Карточка выхода",
        *("methodical", ("M6", "M11"), "5–11 классы", "любой предмет", 1),
        "Ученик уходит с урока, ответив на один вопрос. По стопке карточек видно, что повторить завтра.",
        ("Придумать один вопрос по цели урока", "Собрать карточки у двери", "Разложить на три стопки"),
    ),
    (
        "Пробник без страха",
        *("subject", ("S2",), "9 класс", "русский язык", 3),
        "Задания ОГЭ решают парами с правом подсказки, отметку ставят только за объяснение.",
        ("Составить пары", "Решить по два задания", "Объяснить соседней паре"),
    ),
    (
        "Ребёнок с ОВЗ в общем классе: лист поддержки",
        *("psychological_pedagogical", ("P3",), "начальные классы", "", 4),
        "Одна страница о ребёнке для всех учителей: что помогает, чего не делать, чем заменить задание.",
        ("Заполнить с психологом", "Показать родителям", "Обновлять раз в месяц"),
    ),
    (
        "Журнал за десять минут",
        *("legal", ("L2",), "все учителя", "", 0.5),
        "Порядок заполнения электронного журнала, который не копится к концу четверти.",
        ("Отметить отсутствующих на уроке", "Внести тему из плана", "Раз в неделю сверить отметки"),
    ),
    (
        "Доска, на которой пишут все",
        *("digital", ("D2",), "7–11 классы", "любой предмет", 2),
        "Общая онлайн-доска: группы работают одновременно, учитель видит, кто застрял.",
        ("Создать доску", "Разделить на поля", "Сохранить и вернуться через урок"),
    ),
    (
        "Зачем нам это: вопрос в начале темы",
        *("methodical", ("M5", "M1"), "5–9 классы", "физика", 1),
        "Тема начинается с вопроса из жизни, на который пока нельзя ответить.",
        ("Найти вопрос", "Собрать догадки на доске", "Вернуться к ним в конце темы"),
    ),
    (
        "Класс решает спор",
        *("psychological_pedagogical", ("P6",), "5–8 классы", "классный час", 1),
        "Круг, в котором говорит тот, у кого в руках предмет, и никто не перебивает.",
        ("Договориться о правилах", "Дать сказать каждому", "Записать, о чём договорились"),
    ),
)
PUBLISHED = 9  # then one waits for the methodist, one was sent back, one is a draft
MARKS = ((5, 5, 4, 5), (5, 4, 5, 4), (4, 4, 5, 5), (3, 4, 4, 5), (5, 5, 5, 4))
CRITERIA = ("clear", "works", "portable", "light")
WORDS = (
    "Попробовала на двух уроках: дети включились сами.",
    "Понятно с первого чтения, готовиться почти не нужно.",
    "Хорошо, если добавить пример для старших классов.",
)
REMARK = "Добавьте, сколько времени занимает подготовка"
NAMED = 2  # of three authors two let everybody read their name


def tell(door: Door, *, authors: Sequence[JSON], experts: Sequence[JSON]) -> dict[str, Any]:
    """Tell the bank; gives the practice that was tried."""
    bank = [
        _propose(door, practice, author, named=number % 3 < NAMED)
        for number, (practice, author) in enumerate(zip(PRACTICES, authors, strict=True))
    ]
    for made, author in zip(bank[:-1], authors, strict=False):
        door.post(f"{API}/practices/{made['id']}/submission", who={"person_id": author["id"]})
    for number, made in enumerate(bank[:PUBLISHED]):
        _judge(door, made, number, experts)
    door.post(f"{API}/practices/{bank[-2]['id']}/return", {"comment": REMARK}, who=METHODIST)
    return bank[0]


def _propose(door: Door, practice: Any, author: JSON, *, named: bool) -> dict[str, Any]:
    title, area, topics, audience, subject, hours, summary, parts = practice
    body = {"title": title, "area": area, "topics": topics, "audience": audience, "subject": subject}
    body |= {"hours": hours, "summary": summary, "parts": parts, "named": named}
    return door.post(f"{API}/practices", body, who={"person_id": author["id"]})


def _judge(door: Door, made: JSON, number: int, experts: Sequence[JSON]) -> None:
    """Two or three experts mark, the last published one is still marked by one; the methodist lets it out."""
    several = 1 if number == PUBLISHED - 1 else 2 + (number == 0)
    for turn in range(several):
        given = dict(zip(CRITERIA, MARKS[(number + turn) % len(MARKS)], strict=True))
        body = {"marks": given, "words": WORDS[turn], "recommends": WORDS[turn] != WORDS[-1]}
        door.post(f"{API}/practices/{made['id']}/marks", body, who={"person_id": experts[turn]["id"]})
    door.post(f"{API}/practices/{made['id']}/publication", who=METHODIST)


def try_out(
    door: Door, *, practice: JSON, tutor: JSON, principal: JSON, teachers: Sequence[Mapping[str, Any]]
) -> None:
    """Closed routes of one school with the practice: most closed the deficit."""
    for number, teacher in enumerate(teachers[:TRIED]):
        route = _begin(door, practice, tutor, teacher)
        outcome = "resolved" if number < HELPED else "persists"
        _finish(door, route, tutor=tutor, principal=principal, outcome=outcome)


def _begin(door: Door, practice: JSON, tutor: JSON, teacher: Mapping[str, Any]) -> dict[str, Any]:
    """A deficit seen at a lesson and a route of one step."""
    own = {"person_id": teacher["id"]}
    seen = {"area": practice["area"], "topic": practice["topics"][0], "severity": "high"}
    deficit = door.post(f"{API}/deficits", own | seen | {"evidence": "lesson_visit"}, who=tutor)
    door.post(f"{API}/deficits/{deficit['id']}/confirmation", who=tutor)
    begun = door.today - timedelta(days=50)
    step = {"kind": "implementation", "practice_id": practice["id"], "deficit_ids": [deficit["id"]]}
    step |= {"title": f"Практика «{practice['title']}»", "due_on": door.today.isoformat()}
    step["expected_result"] = "Разработка урока и его самоанализ"
    body = {"teacher_id": teacher["id"], "goal": f"Попробовать «{practice['title']}» на своих уроках"}
    body |= {"deficit_ids": [deficit["id"]], "steps": [step], "starts_on": begun.isoformat()}
    body |= {"planned_until": (door.today + timedelta(days=30)).isoformat()}
    return door.post(f"{API}/routes", body, who=tutor)


def _finish(door: Door, route: JSON, *, tutor: JSON, principal: JSON, outcome: str) -> None:
    own = {"person_id": route["teacher_id"]}
    path = f"{API}/routes/{route['id']}"
    door.post(f"{path}/submission", who=tutor)
    door.post(f"{path}/agreement", who=own)
    door.post(f"{path}/approval", who=principal)
    given = {"evidence": "Три урока с листами самоанализа"}
    door.post(f"{API}/steps/{route['steps'][0]['id']}/evidence", given, who=own)
    door.post(f"{API}/steps/{route['steps'][0]['id']}/acceptance", who=tutor)
    door.post(f"{path}/completion", who=tutor)
    closing: dict[str, Any] = {"conclusion": "На посещённом уроке времени хватило"}
    closing["outcomes"] = {one["id"]: outcome for one in route["deficits"]}
    door.post(f"{path}/closing", closing, who=tutor)
