"""From written texts to rows: jobs, months, subjects; repeated rows become one, doubts become messages."""

import re
from collections.abc import Iterable

from shared.importing.cells import BadCell, one_line
from shared.importing.report import RowMessage
from shared.importing.staff_page.contacts import without_contacts
from shared.importing.staff_page.experience import experience
from shared.importing.staff_page.page import Experience, StaffRow
from shared.importing.staff_page.posts import jobs_of
from shared.importing.staff_page.raw import Found
from shared.importing.staff_page.titles import KINDS_OF_EXPERIENCE, fields_of

MOST_SUBJECTS = 40
LONGEST_SUBJECT = 150
LONGEST_POST = 500
NOTHING = frozenset({"", "-", "–", "—", "нет", "отсутствует", "отсутствуют"})
HIDDEN_TITLE = re.compile(
    r"преподаваемые\s+учебные\s+предметы,\s*курсы,\s*дисциплины\s*(?:\(модули\))?\s*:?", re.IGNORECASE
)
BUTTON = re.compile(r"\s*(?:показать|скрыть|подробнее|развернуть|свернуть)\s*\Z", re.IGNORECASE)


def understand(found: Iterable[Found]) -> tuple[list[StaffRow], list[RowMessage]]:
    """Give the rows of a page, numbered in its order, and what to say about them."""
    rows: list[StaffRow] = []
    messages: list[RowMessage] = []
    places: dict[str, int] = {}
    for one in found:
        row, problems = _row(one, number=len(rows) + 1)
        place = places.get(row.name.key)
        if place is not None and (merged := _merged(rows[place], row)):
            rows[place] = merged
            messages.append(
                RowMessage(merged.number, "ФИО", "встречается на странице не раз, строки объединены")
            )
            continue
        places.setdefault(row.name.key, len(rows))
        rows.append(row)
        messages += problems
    return rows, messages


def _row(found: Found, *, number: int) -> tuple[StaffRow, list[RowMessage]]:
    months: dict[str, int | None] = {}
    problems = []
    for kind in sorted(KINDS_OF_EXPERIENCE & found.texts.keys()):
        try:
            months[kind] = experience(_cleaned(found, kind))
        except BadCell as error:
            problems.append(RowMessage(number, "Стаж", f"{error}"))
    written = without_contacts(_cleaned(found, "post"))[:LONGEST_POST]
    post = one_line(written)
    row = StaffRow(
        number=number,
        name=found.name,
        post="" if post.lower() in NOTHING else post,
        jobs=() if post.lower() in NOTHING else jobs_of(written),
        experience=Experience(**months),
        subjects=_subjects(_cleaned(found, "subjects")),
        source=found.source,
    )
    return row, problems


def _cleaned(found: Found, field: str) -> str:
    """Take off what a generator hides in a cell: the person's name, the column's title, a button."""
    lines = found.texts.get(field, "").split("\n")
    if lines[0].startswith(found.name.shown) and len(lines[0]) > len(found.name.shown):
        lines[0] = lines[0].removeprefix(found.name.shown).strip()
    kept = [line for line in lines if line != found.name.shown and field not in _hidden_fields(line)]
    return BUTTON.sub("", "\n".join(kept))


def _hidden_fields(line: str) -> tuple[str, ...]:
    return fields_of(line) if HIDDEN_TITLE.fullmatch(line) else ()


def _subjects(written: str) -> tuple[str, ...]:
    text = HIDDEN_TITLE.sub("", written)
    parts = re.split(r"[;\n]", text) if re.search(r"[;\n]", text) else re.split(r",(?![^(]*\))", text)
    names = (one_line(part).strip(" .,") for part in parts)
    kept = [name for name in names if name.lower() not in NOTHING and len(name) <= LONGEST_SUBJECT]
    return tuple(dict.fromkeys(kept))[:MOST_SUBJECTS]


def _merged(one: StaffRow, other: StaffRow) -> StaffRow | None:
    """Join two rows of one name if they are certainly one person's: the same post or the same experience."""
    known = one.experience != Experience() and one.experience == other.experience
    if one.experience != other.experience or not (known or one.jobs == other.jobs):
        return None
    jobs = {job.position.lower(): job for job in (*one.jobs, *other.jobs)}
    posts = dict.fromkeys((one.post, other.post))
    return StaffRow(
        number=one.number,
        name=one.name,
        post="; ".join(post for post in posts if post),
        jobs=tuple(jobs.values()),
        experience=one.experience,
        subjects=tuple(dict.fromkeys((*one.subjects, *other.subjects))),
        source=one.source,
    )
