"""What people made of the frozen figures: experts' words on the seven criteria, a correction, decisions."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from services.demonstration import files
from services.demonstration.door import Door
from services.demonstration.people import Someone

API = "/monitoring/api/v1"
METHODIST = {"role": "methodist"}
UNTAUGHT = 33  # the first teacher without a certificate in the imported file
BROUGHT_LATE = "Удостоверение выдано до отчётной даты, в службу его принесли позже."
# what shows each of the seven; the words of the experts in turn, and why
EVIDENCE = (
    "Планы трёх объединений и анализ их выполнения",
    "Конкурс «Молодой педагог года»: 9 участников, приказ об итогах № 41",
    "Показатели 3, 6 и 7; отчёты пар за полугодие",
    "Протоколы РМО математиков и русистов, состав сообщества «Цифровой педагог»",
    "Вопросы педагогов и ответы за полугодие: у каждого есть оценка",
    "Диагностики четырёх школ и свод запросов на обучение",
    "Банк практик: опубликованные и те, что попробовали в другой школе",
)
RATINGS = (
    (
        ("settled", "Планы исходят из дефицитов школ, анализ честный."),
        ("settled", "Содержание своё у каждого объединения."),
        ("emerging", "Малым школам планы подходят хуже."),
    ),
    (
        ("emerging", "Участвуют одни и те же школы."),
        ("settled", "Есть призёры района и их практики."),
        ("emerging", "Готовим к конкурсу поздно."),
    ),
    (
        ("exemplary", "Пары встречаются, программы написаны под затруднения."),
        ("settled", "Охват растёт второй год."),
        ("settled", "Школа молодого педагога идёт по плану."),
    ),
    (
        ("settled", "Два объединения работают ровно."),
        ("emerging", "У сообщества нет плана на полугодие."),
    ),
    (
        ("settled", "Отвечают за несколько дней, отзывы хорошие."),
        ("settled", "Школам с низкими результатами отвечают первыми."),
        ("exemplary", "Ответы для всех собраны в одном месте."),
    ),
    (
        ("emerging", "Измерены не все школы."),
        ("emerging", "Повторных диагностик мало."),
        ("settled", "Запрос на обучение собран по затруднениям, а не по желанию."),
    ),
    (
        ("emerging", "Практик мало, две школы не дали ни одной."),
        ("absent", "Площадки пока не делятся опытом."),
    ),
)
SOONER = 4  # days before its term a decision came to its end
# of the newest frozen figures: what was decided, in how many days, what became of it
DECISIONS = (
    ("Помочь пяти школам утвердить кадровые планы", 60, "done", "Планы утвердили четыре школы из пяти"),
    ("Провести диагностику в школах, где её ещё не было", 120, "open", ""),
    ("Назначить наставников молодым педагогам без пары", 30, "open", ""),
    ("Перенести форум наставников на весну", 45, "cancelled", "Вошёл в программу региона"),
)


def tell(
    door: Door,
    *,
    period: str,
    as_of: date,
    experts: Sequence[Mapping[str, Any]],
    people: Sequence[Someone],
    deliver: Callable[[], None],
) -> None:
    """Rate the seven, take what came of the figures to the council, correct them by what came late."""
    _rate(door, period, experts)
    _decide(door, period, held_on=min(as_of + timedelta(days=18), door.today))
    late = [one for one in people if one.position == "учитель"][UNTAUGHT]
    door.upload("certificates", files.certificate(late, on=as_of - timedelta(days=12), number="У-П"))
    deliver()
    door.post(f"{API}/corrections", {"period_id": period, "reason": BROUGHT_LATE}, who=METHODIST)


def _rate(door: Door, period: str, experts: Sequence[Mapping[str, Any]]) -> None:
    for number, (text, words) in enumerate(zip(EVIDENCE, RATINGS, strict=True), start=1):
        door.post(f"{API}/criteria/{number}/evidence", {"period_id": period, "text": text}, who=METHODIST)
        for expert, (level, reason) in zip(experts, words, strict=False):
            body = {"period_id": period, "level": level, "reason": reason}
            door.post(f"{API}/criteria/{number}/ratings", body, who={"person_id": expert["id"]})


def _decide(door: Door, period: str, *, held_on: date) -> None:
    meeting = {"period_id": period, "body_name": "Совещание руководителей", "protocol_number": "5"}
    meeting |= {"held_on": held_on.isoformat(), "agenda": "О показателях и о том, что мешает порогам"}
    review = door.post(f"{API}/reviews", meeting, who=METHODIST)
    for text, days, state, outcome in DECISIONS:
        body = {"review_id": review["id"], "text": text, "owner_name": "Методический кабинет"}
        due = {"due_on": (held_on + timedelta(days=days)).isoformat()}
        made = door.post(f"{API}/decisions", body | due, who=METHODIST)
        if outcome:
            ended = min(held_on + timedelta(days=days - SOONER), door.today)
            said = {"state": state, "outcome": outcome, "on": ended.isoformat()}
            door.post(f"{API}/decisions/{made['id']}/outcome", said, who=METHODIST)
