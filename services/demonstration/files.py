"""The demonstration's import files, in the form a municipality would bring its own."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from services.demonstration.people import SCHOOLS, Someone

PLANS, MODELS, TRAININGS = 8, 7, 3
CERTIFICATE = "СНИЛС;ФИО;Программа;Вид;Часы;Дата выдачи;Номер"
COURSE = ("Обновлённые ФГОС: проектирование урока", "повышение квалификации", 36)
PLACES = (
    *("50.27, 85.61", "50.17, 86.18", "50.32, 85.77", "50.42, 85.05", "50.3, 85.37", "50.24, 84.98"),
    *("50.38, 85.21", "50.21, 85.72", "50.18, 85.95", "50.16, 86.31", "50.35, 85.17", "50.31, 85.45"),
)
GOAL = "Преодоление профессиональных дефицитов"


def _csv(heading: str, rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(heading.split(";"))
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode()


def _cell(value: object) -> object:
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    return "" if value is None else value


def organizations(schools: Sequence[tuple[str, str]] = SCHOOLS) -> bytes:
    """Schools, those of the municipality itself: twelve, two of them with low results."""
    rows = [
        (code, name, "школа", date(2000, 1, 1), None, "да" if index in {5, 9} else "", PLACES[index])
        for index, (code, name) in enumerate(schools)
    ]
    return _csv("Код;Наименование;Тип;Действует с;Действует по;ШНОР;Координаты", rows)


def people(everyone: Sequence[Someone]) -> bytes:
    """All people with their main employments."""
    heading = (
        "СНИЛС;Фамилия;Имя;Отчество;Дата рождения;Начало педагогического стажа;Организация;Должность;"
        "Категория работника;Занятость;Ставка;Работает с;Предмет;Электронная почта"
    )
    rows = [
        (
            one.snils,
            one.last_name,
            one.first_name,
            one.middle_name,
            one.birth_date,
            one.experience_from,
            one.school,
            one.position,
            one.category,
            "основная",
            "1",
            one.works_from,
            one.subject,
            f"pedagog-{number}@{one.school}.example",
        )
        for number, one in enumerate(everyone, start=1)
    ]
    return _csv(heading, rows)


def facts(today: date) -> bytes:
    """Plans, mentoring models and management training of some schools."""
    began = date(today.year, 2, 1)
    rows: list[Sequence[object]] = []
    for index, (code, _) in enumerate(SCHOOLS):
        if index < PLANS:
            plan = ("план развития кадрового потенциала", f"Приказ № {10 + index}")
            rows.append((code, *plan, date(today.year - 1, 9, 1), date(today.year + 1, 8, 31), "утверждён"))
        if index < MODELS:
            model = ("целевая модель наставничества", f"Приказ № {40 + index}")
            rows.append((code, *model, date(today.year - 1, 9, 1), None, "действует"))
        if index < TRAININGS:
            training = ("обучение управленческой команды", "Программа «Школа директора»")
            rows.append((code, *training, min(began, today), None, "в процессе"))
    return _csv("Организация;Факт;Документ;Дата;Действует по;Статус", rows)


def certificates(teachers: Sequence[Someone], today: date) -> bytes:
    """Thirty certificates over the last two years."""
    rows = [
        (one.snils, one.full_name, *COURSE, today - timedelta(days=20 + 22 * index), f"У-{index + 1}")
        for index, one in enumerate(teachers[3:33])
    ]
    return _csv(CERTIFICATE, rows)


def certificate(one: Someone, *, on: date, number: str) -> bytes:
    """One more, brought later than it was issued."""
    return _csv(CERTIFICATE, [(one.snils, one.full_name, *COURSE, on, number)])


def routes(teachers: Sequence[Someone], tutor: Someone, today: date) -> bytes:
    """The history the municipality brings: routes approved and closed before go-live."""
    rows = []
    for index, one in enumerate(teachers[40:58]):
        approved = today - timedelta(days=60 + 17 * index)
        closed = approved + timedelta(days=150) if index % 3 == 2 else None  # noqa: PLR2004 every third
        ended = closed is not None and closed <= today
        state = "завершён" if ended else "утверждён"
        rows.append(
            (one.snils, one.full_name, tutor.full_name, GOAL, state, approved, closed if ended else None)
        )
    return _csv("СНИЛС;ФИО;Тьютор;Цель;Статус;Дата утверждения;Дата закрытия", rows)


def pairs(
    couples: Sequence[tuple[Someone, Someone]], today: date, *, proposed: Sequence[tuple[Someone, Someone]]
) -> bytes:
    """Ordered pairs that have been working for some months, and pairs `proposed` that still wait."""
    rows: list[Sequence[object]] = []
    for index, (mentor, mentee) in enumerate(couples):
        earliest = max(mentee.works_from, today - timedelta(days=240))
        start = min(earliest + timedelta(days=9 + 6 * index), today - timedelta(days=20))
        start = max(start, mentee.works_from)
        kind = "традиционная" if index % 7 else "групповая"
        names = (mentor.snils, mentor.full_name, mentee.snils, mentee.full_name, "педагог – педагог")
        rows.append((*names, kind, f"{15 + index}-н", start, start, start + timedelta(days=300)))
    for index, (mentor, mentee) in enumerate(proposed):
        start = today - timedelta(days=12 - 7 * index)
        names = (mentor.snils, mentor.full_name, mentee.snils, mentee.full_name, "педагог – педагог")
        rows.append((*names, "традиционная", "", None, start, start + timedelta(days=270)))
    heading = (
        "СНИЛС наставника;ФИО наставника;СНИЛС наставляемого;ФИО наставляемого;"
        "Форма;Вид;Номер приказа;Дата приказа;Начало;Окончание"
    )
    return _csv(heading, rows)


def events(young: Sequence[Someone], today: date) -> bytes:
    """Three meetings of the School of the young teacher."""
    rows = []
    titles = ("современный урок", "работа с родителями", "профилактика выгорания")
    for number, title in enumerate(titles):
        held = today - timedelta(days=30 + 70 * number)
        kind = "профилактика выгорания" if number == 2 else "поддержка молодых педагогов"  # noqa: PLR2004 the last
        for index, one in enumerate(young[number : number + 14]):
            came = "не явился" if index % 5 == 4 else "участвовал"  # noqa: PLR2004 every fifth
            rows.append((f"Школа молодого педагога: {title}", held, kind, one.snils, one.full_name, came))
    return _csv("Мероприятие;Дата;Вид;СНИЛС;ФИО;Участие", rows)


BODIES = (
    ("РМО учителей математики", "методическое объединение", "муниципальный"),
    ("РМО учителей русского языка", "методическое объединение", "муниципальный"),
    ("Сообщество «Цифровой педагог»", "сетевое сообщество", "муниципальный"),
    ("Методический совет", "методический совет", "муниципальный"),
    ("Экспертный совет", "экспертный совет", "муниципальный"),
)


def bodies() -> bytes:
    """Associations, a community, two councils."""
    rows = [(*body, date(2020, 9, 1), None) for body in BODIES]
    return _csv("Объединение;Вид;Уровень;Действует с;Действует по", rows)


def memberships(teachers: Sequence[Someone], today: date) -> bytes:
    """Members of the community and of the councils."""
    since = date(today.year - 2, 9, 1)
    places = (
        (BODIES[2][0], teachers[10:38]),
        (BODIES[3][0], teachers[60:69]),
        (BODIES[4][0], teachers[70:76]),
    )
    rows = [
        (body, one.snils, one.full_name, "участник", max(since, one.works_from), None)
        for body, members in places
        for one in members
    ]
    return _csv("Объединение;СНИЛС;ФИО;Роль;С;По", rows)
