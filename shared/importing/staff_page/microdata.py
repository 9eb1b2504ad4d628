"""Rows marked up as Rosobrnadzor's orders ask: № 831 until 08.2024, № 1493 since; both are met for years."""

from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from shared.importing.staff_page.lines import lines_of, text_of
from shared.importing.staff_page.page import Head, Link
from shared.importing.staff_page.person_names import name_at_start
from shared.importing.staff_page.raw import Findings, Found
from shared.importing.staff_page.tree import Element

STAFF = "teachingstaff"
HEADS = frozenset({"rucovodstvo", "rucovodstvozam", "rucovodstvofil", "rucovodstvorep"})
NAME, POST = "fio", "post"
LINKS = ("addref", "optref")
FIELDS = {
    POST: "post",
    "genexperience": "total",  # order 831 only
    "specexperience": "subject",
    "teachingdiscipline": "subjects",
}
READ = frozenset({NAME, *FIELDS})
LONGEST_POST = 500


def read_microdata(root: Element) -> Findings:
    """Give the people and heads that are marked up; «ФИО», «X» and sentences in their place are nobody."""
    findings = Findings()
    for row in _rows(root, frozenset({STAFF})):
        texts = _texts(row)
        if (found := _found(texts)) and found.sure:
            findings.add(found)
        elif texts.get(NAME):
            findings.add_nameless(texts[NAME], texts.get(POST, ""))
    for row in _rows(root, HEADS):
        texts = _texts(row)
        if named := name_at_start(texts.get(NAME, "")):
            findings.heads.append(Head(name=named[0], post=texts.get(POST, "")))
    return findings


def _found(texts: dict[str, str]) -> Found | None:
    named = name_at_start(texts.get(NAME, ""))
    if named is None:
        return None
    found = Found(name=named[0], source="microdata")
    for prop, field in FIELDS.items():
        found.take((field,), texts.get(prop, ""))
    return found


def read_links(root: Element) -> list[Link]:
    """Give the links to lists that lie elsewhere (`addRef`; without any, `optRef`)."""
    for prop in LINKS:
        if found := [_link(one) for one in _innermost(root, frozenset({prop}))]:
            return found
    return []


def _link(element: Element) -> Link:
    address = next((one.attributes.get("href", "") for one in element.walk() if one.tag in {"a", "link"}), "")
    return Link(title=text_of(element), address="" if address.startswith("#") else address)


def _innermost(root: Element, marks: frozenset[str]) -> list[Element]:
    """Give the marked elements that have no marked ones inside."""
    marked = [one for one in root.walk() if marks & one.properties()]
    outer: set[int] = set()
    for one in marked:
        for around in one.ancestors():
            if id(around) in outer:
                break
            outer.add(id(around))
    return [one for one in marked if id(one) not in outer]


def _rows(root: Element, marks: frozenset[str]) -> Iterator[Element]:
    """Give an element for each person: the marked one, or its parts when the mark is around a whole list."""
    for marked in _innermost(root, marks):
        names = [one for one in marked.walk() if NAME in one.properties()]
        if len(names) < 2:  # noqa: PLR2004 a list has two
            yield marked
        else:
            yield from _parts(marked, names)


def _parts(marked: Element, names: list[Element]) -> Iterator[Element]:
    """Give the widest element around each name that holds no other name."""
    around = Counter(
        id(outer) for name in names for outer in takewhile(lambda one: one is not marked, name.ancestors())
    )
    for name in names:
        part = name
        while part.parent and part.parent is not marked and around[id(part.parent)] == 1:
            part = part.parent
        yield part


def _texts(row: Element) -> dict[str, str]:
    """Give the text of each property we read; several posts are joined."""
    texts: dict[str, str] = {}
    for element in row.walk():
        for prop in element.properties() & READ:
            known = texts.get(prop, "")
            if not known or (prop == POST and len(known) < LONGEST_POST):
                texts[prop] = "; ".join(part for part in (known, _written(element)) if part)
    return texts


def _written(element: Element) -> str:
    return element.attributes.get("content", "") or "\n".join(line.text for line in lines_of(element))
