"""One page from its bytes to its people: the strictest way of reading that finds anybody is taken."""

from shared.importing.sheet import UnreadableFile
from shared.importing.staff_page.cards import read_cards
from shared.importing.staff_page.decoding import decode
from shared.importing.staff_page.explaining import addresses_of_frames, explain
from shared.importing.staff_page.microdata import read_links, read_microdata
from shared.importing.staff_page.page import StaffPage
from shared.importing.staff_page.plain_text import as_html
from shared.importing.staff_page.raw import Findings
from shared.importing.staff_page.tables import read_tables
from shared.importing.staff_page.tree import Element, parse
from shared.importing.staff_page.understanding import understand

MAX_BYTES = 5 * 1024 * 1024
OTHER_FILES = {
    b"%PDF": "Это документ PDF, а не страница сайта. Нужна страница (HTML) или таблица CSV, XLSX.",
    b"PK\x03\x04": "Это книга Excel, документ или архив, а не страница сайта. Таблицу загрузите как people.",
    b"\xd0\xcf\x11\xe0": "Это документ Word или Excel, а не страница сайта. Таблицу загрузите как people.",
}


def read_staff_page(content: bytes, *, charset: str | None = None) -> StaffPage:
    """Read a school's page of its pedagogical staff; raises UnreadableFile when it is no page at all."""
    _check(content)
    html = as_html(decode(content, charset=charset))
    root = parse(html)
    marked = read_microdata(root)
    page = StaffPage(links=read_links(root), frames=addresses_of_frames(root))
    findings = marked if marked.people else _unmarked(root, marked, elsewhere=bool(page.links))
    page.people, problems = understand(findings.people)
    page.heads = list({head.name.key: head for head in findings.heads}.values())
    page.warnings = [*explain(page, root, html, findings), *problems]
    return page


def _check(content: bytes) -> None:
    if not content.strip():
        raise UnreadableFile("Страница пустая.")
    if len(content) > MAX_BYTES:
        raise UnreadableFile(
            f"Страница больше {MAX_BYTES // 1024 // 1024} МБ. Скопируйте с неё только таблицу."
        )
    for signature, message in OTHER_FILES.items():
        if content.startswith(signature):
            raise UnreadableFile(message)


def _unmarked(root: Element, marked: Findings, *, elsewhere: bool) -> Findings:
    """Read tables, else running text; marked heads stand. A page of links has no list of its own."""
    found = read_tables(root)
    if not found.people and not elsewhere:
        cards = read_cards(root)
        found.people = cards.people
        found.heads += cards.heads
    return Findings(
        people=found.people,
        heads=[*marked.heads, *found.heads],
        nameless=[*marked.nameless, *(one for one in found.nameless if one)],
        unread=[*marked.unread, *found.unread],
    )
