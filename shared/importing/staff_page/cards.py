"""People in running text: cards of labels («Стаж: 12 лет») and lines such as «ФИО: должность»."""

import re
from collections.abc import Iterable, Iterator

from shared.importing.staff_page.contacts import without_contacts
from shared.importing.staff_page.grids import grid_of
from shared.importing.staff_page.lines import SILENT, Line, lines_of
from shared.importing.staff_page.page import Head
from shared.importing.staff_page.person_names import PersonName, name_at_start
from shared.importing.staff_page.posts import begins_with_post, only_managerial
from shared.importing.staff_page.raw import Findings, Found
from shared.importing.staff_page.titles import fields_of
from shared.importing.staff_page.tree import Element

NOT_CONTENT = SILENT | {"nav", "footer", "table"}
LABEL = re.compile(r"(?P<label>[^:]{2,120}?)\s*(?::|\s[–—-]|[–—-](?=\s|\d))\s*(?P<value>.*)")
EXPERIENCE = re.compile(r"(?P<label>(?:[а-яё-]+\s){0,4}стаж\D{0,60}?)\s*(?P<value>\d.*)", re.IGNORECASE)
LED_TO = re.compile(r"^[\s:,;.–—-]+")
ABOUT_STAFF = re.compile(r"педагог|коллектив|сотрудник|работник|состав|воспитател|учител|кадр")
DIGIT = re.compile(r"\d")
LONGEST_POST = 120
LONGEST_LINE = 1000
LABEL_AND_VALUE = 2
BELOW_NAME = ("post below",)


def read_cards(root: Element) -> Findings:
    """Give the people that running text introduces with a post or labels; heads are told apart."""
    reader = CardReader()
    for block in _blocks(root):
        reader.read(block)
    return reader.findings


def _blocks(root: Element) -> Iterator[list[Line]]:
    """Give the page without its tables, then cells of several lines and whole tables of label and value.

    Cells of one line are data of some table that was not recognised: a name there is out of its context.
    """
    yield lines_of(root, skip=NOT_CONTENT)
    for table in root.walk():
        if table.tag != "table":
            continue
        grid = grid_of(table)
        if all(len(row) <= LABEL_AND_VALUE for row in grid):
            yield [line for row in grid for cell in dict.fromkeys(row) for line in cell.lines]
        else:
            yield from (
                list(cell.lines) for row in grid for cell in dict.fromkeys(row) if len(cell.lines) > 1
            )


class CardReader:
    """Reads lines one after another; `present` is the person the labels of the next lines belong to."""

    def __init__(self) -> None:
        self.findings = Findings()
        self.about_staff = False
        self.present: Found | None = None
        self.waiting: tuple[str, ...] = ()

    def read(self, lines: Iterable[Line]) -> None:
        """Read a block; what is known of a person ends with it."""
        for line in lines:
            self._line(line)
        self._finish()

    def _line(self, line: Line) -> None:
        if len(line.text) > LONGEST_LINE:
            return
        named = _named(line.text)
        if named and self._plausible(named[1]):
            self._begin(*named)
        elif not self._belongs(line) and line.heading:
            self._finish()
            self.about_staff = bool(ABOUT_STAFF.search(line.text.lower()))

    def _plausible(self, post: str) -> bool:
        """Whether it may be a post; nothing may be one too: it can stand in the next line."""
        known = not post or begins_with_post(post)
        return known or (self.about_staff and len(post) <= LONGEST_POST and not DIGIT.search(post))

    def _begin(self, name: PersonName, post: str) -> None:
        self._finish()
        self.present = Found(name=name, source="line")
        self._take_post(post)

    def _belongs(self, line: Line) -> bool:
        """Take a line that says something of the present person."""
        if self.present is None:
            return False
        waiting, self.waiting = self.waiting, ()
        found = LABEL.fullmatch(line.text) or EXPERIENCE.fullmatch(line.text)
        if fields := fields_of(found["label"] if found else line.text):
            return self._take_labelled(fields, found["value"] if found else "", heading=line.heading)
        if waiting == BELOW_NAME:
            return self._take_bare_post(line)
        self.present.take(waiting, line.text)
        return bool(waiting)

    def _take_labelled(self, fields: tuple[str, ...], value: str, *, heading: bool) -> bool:
        """Take a value; a label alone waits for it. A heading without one begins a section of the page."""
        if self.present is None or (heading and not value):
            return False
        self.present.source = "card"
        self.present.take(fields, value.strip(" ;"))
        self.waiting = () if value else fields
        return True

    def _take_bare_post(self, line: Line) -> bool:
        """Take a post right below a name; a link there leads to another page of the site."""
        if line.linked or len(line.text) > LONGEST_POST or not begins_with_post(line.text):
            return False
        self._take_post(line.text)
        return True

    def _take_post(self, written: str) -> None:
        """Keep what is the post and read what is said of experience behind it."""
        if self.present is None:
            return
        self.waiting = () if written else BELOW_NAME
        post = written
        if "стаж" in written.lower():
            parts = [(part, EXPERIENCE.fullmatch(part)) for part in re.split(r"[;,]\s*", written)]
            for _, said in parts:
                if said:
                    self.present.take(fields_of(said["label"]), said["value"])
            post = ", ".join(part for part, said in parts if not said)
        self.present.take(("post",), post)

    def _finish(self) -> None:
        """Close the present person: one with neither post nor labels was only mentioned."""
        found, self.present, self.waiting = self.present, None, ()
        if found is None or not found.texts:
            return
        post = found.texts.get("post", "")
        if only_managerial(post):
            self.findings.heads.append(Head(name=found.name, post=post))
        else:
            self.findings.add(found)


def _named(text: str) -> tuple[PersonName, str] | None:
    """Give the name a line begins with and the post behind it; the other way round only for a known post."""
    if named := name_at_start(text, strict=True):
        return named[0], without_contacts(LED_TO.sub("", named[1]))
    found = LABEL.fullmatch(text)
    if not found:
        return None
    named = name_at_start(found["value"], strict=True)
    if named and not named[1] and begins_with_post(found["label"]):
        return named[0], found["label"]
    return (named[0], "") if named and "name" in fields_of(found["label"]) else None
