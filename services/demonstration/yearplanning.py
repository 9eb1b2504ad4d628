"""Year plans: last year's with its signed analysis, this year's corrected, a council's, a draft."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from services.demonstration.door import Door

PLANS = "/monitoring/api/v1/plans"
METHODIST = {"role": "methodist"}
OFFICE = "Методический кабинет"
ANALYTICAL, INFORMATIONAL, ORGANIZATIONAL, CONSULTING = (
    "analytical",
    "informational",
    "organizational",
    "consulting",
)
# month and day, section, what, for whom, what comes of it, what shows it
ITEMS: tuple[tuple[int, int, str, str, str, str, str], ...] = (
    (
        1,
        30,
        ANALYTICAL,
        "Анализ итогов диагностики за первое полугодие",
        "тьюторы школ",
        "Справка",
        "Справка № 1",
    ),
    (
        2,
        20,
        ORGANIZATIONAL,
        "Семинар «Формирующее оценивание»",
        "учителя начальных классов",
        "Сборник приёмов",
        "28 участников, сборник на сайте",
    ),
    (
        3,
        15,
        CONSULTING,
        "Консультации школ с низкими результатами",
        "Юстикская и Тюнгурская школы",
        "Планы поддержки",
        "Два выезда, планы согласованы",
    ),
    (
        4,
        10,
        ORGANIZATIONAL,
        "Конкурс «Молодой педагог года»",
        "молодые педагоги",
        "Призёры и практики для банка",
        "Приказ об итогах № 41",
    ),
    (
        5,
        25,
        ANALYTICAL,
        "Сбор и проверка показателей за май",
        "школы района",
        "Снимок показателей",
        "Снимок на 31 мая",
    ),
    (
        6,
        15,
        INFORMATIONAL,
        "Каталог программ повышения квалификации на лето",
        "все педагоги",
        "Каталог на сайте",
        "Размещён, 96 просмотров",
    ),
    (
        8,
        25,
        ORGANIZATIONAL,
        "Августовское совещание: секции РМО",
        "руководители РМО",
        "Резолюции секций",
        "Семь секций, 143 участника",
    ),
    (
        9,
        20,
        ORGANIZATIONAL,
        "Утверждение пар наставников на учебный год",
        "директора школ",
        "Приказы по школам",
        "Приказы 9 школ",
    ),
    (
        10,
        15,
        ANALYTICAL,
        "Мониторинг профессиональных дефицитов",
        "тьюторы, педагоги",
        "Сводка по предметам",
        "Сводка направлена в школы",
    ),
    (
        11,
        10,
        CONSULTING,
        "Выездной день методиста в Катанде",
        "педагоги школы",
        "Ответы на запросы",
        "12 консультаций",
    ),
    (
        11,
        24,
        INFORMATIONAL,
        "Обзор изменений федеральных программ",
        "заместители директоров",
        "Памятка",
        "Памятка разослана",
    ),
    (
        12,
        10,
        ORGANIZATIONAL,
        "Методический марафон «Урок из опыта»",
        "РМО, сообщества",
        "Записи уроков",
        "Восемь уроков в банке практик",
    ),
    (
        12,
        24,
        ANALYTICAL,
        "Отчёт о работе службы за год",
        "Управление образования",
        "Отчёт",
        "Отчёт утверждён",
    ),
)
BY_FACTS: tuple[dict[str, Any], ...] = (
    {
        "title": "Рассмотреть показатели на методическом совете",
        "fact_kind": "period_reviewed",
        "fact_count": 1,
    },
    {
        "title": "Провести встречи наставников с молодыми педагогами",
        "fact_kind": "session_held",
        "fact_count": 200,
    },
)
COUNCIL: tuple[tuple[int, int, str], ...] = (
    (2, 12, "Заседание: экспертиза программ наставничества"),
    (6, 4, "Заседание: итоги мая, показатели района"),
    (10, 22, "Заседание: работа школ с дефицитами"),
    (12, 17, "Заседание: план на новый год"),
)
MOVED_TO = 26  # the day of the month
LATE = "Ждали материалов института"
UNDONE = 2  # of last year's: what was not done, and of this year's: what is late


def tell(door: Door, *, council_id: str, tutor: str, principal: str) -> None:
    """Tell the plans of two years and of the council, and a draft of the coming year."""
    year = door.today.year
    former = _plan(door, year - 1, body_id=None)
    _write(door, former, owners=(OFFICE, principal, OFFICE, tutor))
    _approve(door, former)
    _mark(door, former, but=UNDONE)
    _analyse(door, former)
    present = _plan(door, year, body_id=None, copied_from=former["id"])
    for one in BY_FACTS:
        end = date(year, 12, 30).isoformat()
        _add(door, present, {**one, "section": ORGANIZATIONAL, "due_on": end, "owner_name": OFFICE})
    _approve(door, present)
    _mark(door, present, but=1)
    _correct(door, present)
    council = _plan(door, year, body_id=council_id)
    for month, day, title in COUNCIL:
        due = date(year, month, day).isoformat()
        body = {"section": ORGANIZATIONAL, "title": title, "due_on": due, "owner_name": "Секретарь совета"}
        _add(door, council, body)
    _approve(door, council)
    _mark(door, council, but=0)
    _plan(door, year + 1, body_id=None, copied_from=present["id"])


def _plan(door: Door, year: int, **of: Any) -> dict[str, Any]:
    return door.post(PLANS, {"year": year, **of}, who=METHODIST)


def _add(door: Door, plan: Mapping[str, Any], body: Mapping[str, Any]) -> None:
    door.post(f"{PLANS}/{plan['id']}/items", body, who=METHODIST)


def _write(door: Door, plan: Mapping[str, Any], *, owners: tuple[str, ...]) -> None:
    year = int(plan["starts_on"][:4])
    for number, (month, day, section, title, audience, result, _) in enumerate(ITEMS):
        body = {
            "section": section,
            "title": title,
            "audience": audience,
            "result": result,
            "due_on": date(year, month, day).isoformat(),
            "owner_name": owners[number % len(owners)],
        }
        _add(door, plan, body)


def _approve(door: Door, plan: Mapping[str, Any]) -> None:
    day = min(date.fromisoformat(plan["starts_on"]) + timedelta(days=9), door.today)
    body = {
        "approver": "Начальник Управления образования",
        "approver_name": "М. Н. Тайтыкова",
        "approved_on": day.isoformat(),
        "order_number": "3",
    }
    door.post(f"{PLANS}/{plan['id']}/approval", body, who=METHODIST)


def _mark(door: Door, plan: Mapping[str, Any], *, but: int) -> None:
    """Mark what is due by today, but the last ones: the third is done a week late."""
    shown = {title: evidence for _, _, _, title, _, _, evidence in ITEMS}
    items = door.every(f"{PLANS}/{plan['id']}/items", who=METHODIST)
    due = [one for one in items if one["due_on"] < door.today.isoformat() and not one["by_facts"]]
    for one in due[len(due) - but :]:
        said = {"state": "open", "note": LATE}
        door.post(f"{PLANS}/items/{one['id']}/marks", said, who=METHODIST)
    for number, one in enumerate(due[: len(due) - but]):
        day = date.fromisoformat(one["due_on"]) + timedelta(days=7 if number == UNDONE else 0)
        body = {
            "done_on": min(day, door.today).isoformat(),
            "note": shown.get(one["title"], "Протокол заседания"),
        }
        door.post(f"{PLANS}/items/{one['id']}/marks", body, who=METHODIST)


def _analyse(door: Door, plan: Mapping[str, Any]) -> None:
    """The analysis of last year, signed with the words that were drafted."""
    home, of = f"{PLANS}/{plan['id']}", {"kind": "year", "on": plan["starts_on"]}
    made = door.post(f"{home}/analyses", of, who=METHODIST)
    words = {name: made[name] for name in ("conclusions", "proposals")}
    names = {"author": "Методист Чичинова С. А.", "head": "Затеева Л. П.", "is_signed": True}
    door.put(f"{PLANS}/analyses/{made['id']}", {**words, **names}, who=METHODIST)


def _correct(door: Door, plan: Mapping[str, Any]) -> None:
    """The month of the next item is corrected: the item is moved to its end."""
    home, today = f"{PLANS}/{plan['id']}", door.today.isoformat()
    items = door.every(f"{home}/items", who=METHODIST)
    ahead = [one for one in items if one["state"] == "planned"]
    movable = [one for one in ahead if int(one["due_on"][8:]) < MOVED_TO]
    if not movable:
        return
    reason = {
        "kind": "month",
        "on": movable[0]["due_on"],
        "reason": "Институт перенёс занятия на конец месяца",
    }
    door.post(f"{home}/corrections", reason, who=METHODIST)
    moved = movable[0] | {"due_on": f"{movable[0]['due_on'][:8]}{MOVED_TO}"}
    moved |= {"owner_name": moved["owner"]}
    fields = ("section", "title", "audience", "due_on", "owner_id", "owner_name", "result")
    door.put(f"{PLANS}/items/{moved['id']}", {name: moved[name] for name in fields}, who=METHODIST)
    approval = {"approver": "Начальник Управления образования", "approver_name": "М. Н. Тайтыкова"}
    door.post(f"{home}/approval", {**approval, "approved_on": today}, who=METHODIST)
