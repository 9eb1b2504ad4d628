"""What to say about a page besides its people: why there are none, where they may be, what to do."""

import re
from collections.abc import Iterator

from shared.importing.report import RowMessage
from shared.importing.staff_page.cards import NOT_CONTENT
from shared.importing.staff_page.lines import SILENT, lines_of, text_of
from shared.importing.staff_page.page import StaffPage
from shared.importing.staff_page.raw import Findings
from shared.importing.staff_page.tree import Element
from shared.russian import plural

TOTAL = re.compile(
    r"(?:всего|итого)\D{0,40}(?:педагог|учител|воспитател|работник|сотрудник)\D{0,40}?(\d{1,4})|\d\s*чел\b",
    re.IGNORECASE,
)
NOT_LISTS = re.compile(r"youtu|rutube|vkvideo|vk\.com/video|/map|maps\.|2gis|counter|metrika", re.IGNORECASE)
DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|od[ts])(?:[?#]|$)", re.IGNORECASE)
ABOUT_STAFF = re.compile(r"педагог|сотрудник|работник|состав|персонал|кадр", re.IGNORECASE)
MARKUP = "teachingstaff"
SHOWN = 3
LONGEST_LINE = 300
LITTLE_TEXT = 400
TAKE_TABLE = "Сохраните список таблицей CSV или XLSX и загрузите как файл людей (people)."


def addresses_of_frames(root: Element) -> list[str]:
    """Give the addresses of embedded windows that may hold a list: no videos, maps or counters."""
    found = []
    for element in root.walk():
        if element.tag in {"iframe", "frame", "embed", "object"}:
            said = element.attributes
            found.append(said.get("src") or said.get("data-src") or said.get("data") or "")
    return [one for one in dict.fromkeys(found) if one and one != "about:blank" and not NOT_LISTS.search(one)]


def explain(page: StaffPage, root: Element, html: str, findings: Findings) -> list[RowMessage]:
    """Give the messages about the page as a whole."""
    nameless = findings.nameless
    said = [*_heads(page), *_vacancies(nameless), *_unread(findings.unread)]
    reasons = list(_totals(page, root))
    if not page.people:
        reasons += [*_links(page), *_frames(page), *_documents(root)]
        reasons += [*_comments(html), *_placeholders(nameless)]
        reasons = reasons or [_nothing(root)]
    return [RowMessage(0, "", message) for message in said + reasons]


def _heads(page: StaffPage) -> Iterator[str]:
    if page.heads:
        named = "; ".join(f"{head.name.shown} ({head.post or 'должность не указана'})" for head in page.heads)
        yield f"Руководители показаны отдельно, в список педагогов они не входят: {named}."


def _vacancies(nameless: list[str]) -> Iterator[str]:
    if vacancies := sum("вакан" in one.lower() for one in nameless):
        yield f"Вакансии не люди, они пропущены: {plural(vacancies, 'строка', 'строки', 'строк')}."


def _unread(unread: list[str]) -> Iterator[str]:
    """Name the rows that have a post and no full name, so that nobody gets lost without a word."""
    if different := list(dict.fromkeys(one[:60] for one in unread)):
        shown = ", ".join(f"«{one}»" for one in different[:SHOWN])
        more = f" и ещё {len(different) - SHOWN}" if len(different) > SHOWN else ""
        yield f"ФИО прочитано не везде, эти строки пропущены: {shown}{more}. Внесите этих людей сами."


def _totals(page: StaffPage, root: Element) -> Iterator[str]:
    """Speak of totals unless the page names as many people as it counts."""
    lines = [line.text for line in lines_of(root, skip=NOT_CONTENT - {"table"})]
    matches = [(line, found) for line in lines if len(line) < LONGEST_LINE and (found := TOTAL.search(line))]
    stated = [int(found[1]) for _, found in matches if found[1]]
    if not matches or (page.people and max(stated, default=0) <= len(page.people)):
        return
    quoted = f"«{matches[0][0][:80]}»"
    if page.people:
        yield f"Остальные показаны на странице только числом ({quoted}). Полный список попросите у школы."
    else:
        yield f"На странице только числа ({quoted}), людей поимённо нет. Список попросите у школы."


def _links(page: StaffPage) -> Iterator[str]:
    if page.links:
        count = plural(len(page.links), "ссылка", "ссылки", "ссылок")
        yield (
            f"Самого списка на странице нет, на ней {count} на списки (addRef). "
            "Откройте нужный список и загрузите его страницу."
        )


def _frames(page: StaffPage) -> Iterator[str]:
    if page.frames:
        addresses = ", ".join(page.frames)
        yield f"Список показан во встроенном окне: {addresses}. Откройте этот адрес. {TAKE_TABLE}"


def _documents(root: Element) -> Iterator[str]:
    found = []
    for element in root.walk():
        address = element.attributes.get("href", "") if element.tag == "a" else ""
        if DOCUMENT.search(address) and ABOUT_STAFF.search(text_of(element)):
            found.append(address)
    if found:
        yield f"Список, похоже, лежит в документе: {', '.join(found[:SHOWN])}. Скачайте его. {TAKE_TABLE}"


def _comments(html: str) -> Iterator[str]:
    """Notice rows that a site hides from its visitors by a comment: they are not published."""
    start = html.find("<!--")
    while start >= 0:
        end = html.find("-->", start)
        end = len(html) if end < 0 else end  # an unclosed comment hides the rest
        if MARKUP in html[start:end].lower():
            yield "Строки списка закрыты комментарием в коде страницы, посетители их не видят: они не взяты."
            return
        start = html.find("<!--", end)


def _placeholders(nameless: list[str]) -> Iterator[str]:
    if nameless:
        shown = ", ".join(f"«{one[:40]}»" for one in list(dict.fromkeys(nameless))[:SHOWN])
        yield f"Вместо людей на странице образец ({shown}). Попросите школу заполнить раздел."


def _nothing(root: Element) -> str:
    scripts = sum(one.tag == "script" for one in root.walk())
    if scripts and len(text_of(root, skip=SILENT)) < LITTLE_TEXT:
        return (
            "Список на странице строит сценарий, в самой странице его нет. Откройте её в браузере, "
            "скопируйте таблицу и вставьте её сюда."
        )
    return (
        "Педагогов на странице не найдено: нет ни разметки teachingStaff, ни таблицы со столбцами «ФИО» и "
        f"«Должность», ни строк «ФИО: должность». Проверьте, та ли это страница. {TAKE_TABLE}"
    )
