"""What a column heading or a label of a card is about."""

import re
from functools import lru_cache

from shared.importing.names import comparable

LONGEST = 400
WORKER = re.compile(
    r"\(?(?:научно-)?(?:педагогическ\w+ )?(?:работник\w*|сотрудник\w*)\)?|педагога|при наличии|руководител\w+"
)
NAME = re.compile(
    r"^(?:ф\.? ?и\.? ?о\b|фамилия,? ?(?:и )?имя|имя,? ?(?:отчество|фамилия)|фамилия$|имя$|отчество)"
)
POST = re.compile(r"^(?:занимаемая |наименование )?должност|[,/] ?(?:занимаемая )?должност")
EXPERIENCE = re.compile(r"стаж|опыт")
ELSEWHERE = re.compile(r"в должности|в данно|в организации|в учреждении|в оу|в школе|в доу|руководящ")
SUBJECT_EXPERIENCE = re.compile(r"специальност|профессиональной сфере|по предмету|по профилю|по профессии")
TOTAL = re.compile(r"общ(?:ий|его|ая|\b)")
PEDAGOGICAL = re.compile(r"педагогич|пед\b|педстаж")
EVIDENCE = re.compile(
    r"образовани|квалификаци|категори|повышени|переподготовк|курс|диплом|преподаваем|аттестаци"
)
SUBJECTS = re.compile(r"преподаваем|учебные предметы|^предмет|дисциплин")

YEARS, MONTHS = "лет", "мес."
UNITS = {YEARS: re.compile(r"\b(?:лет|год(?:а|ы|ов)?)\b"), MONTHS: re.compile(r"\bмес(?:яц\w*)?\b")}

NAME_PARTS = {"фамилия": "last", "имя": "first", "отчество": "middle"}
KINDS_OF_EXPERIENCE = frozenset({"total", "pedagogical", "subject"})


def fields_of(title: str) -> tuple[str, ...]:
    """Tell the fields a title names, in its order: name, last, first, middle, post, subjects, total, …

    `evidence` is what only a list of teachers has beside name and post; no field: nothing we read.
    """
    return _fields_of(title) if len(title) <= LONGEST else ()


def unit_of(title: str) -> str:
    """Tell in what a column of experience counts, if its title says so: «лет», «мес.» or nothing.

    Titles grow downwards («Стаж», below it «лет» and «мес.»), so both words name neither.
    """
    form = comparable(title[:LONGEST])
    named = [unit for unit, pattern in UNITS.items() if pattern.search(form)]
    return named[0] if len(named) == 1 and EXPERIENCE.search(form) else ""


@lru_cache(maxsize=4096)
def _fields_of(title: str) -> tuple[str, ...]:
    form = comparable(title).strip(" :.*")
    if NAME.match(form):
        return _name_fields(form)
    if EXPERIENCE.search(form):
        return _experience_fields(form)
    if POST.search(form):
        return ("post",)
    if SUBJECTS.search(form):
        return ("subjects",)
    return ("evidence",) if EVIDENCE.search(form) else ()


def _name_fields(form: str) -> tuple[str, ...]:
    if form in NAME_PARTS:
        return (NAME_PARTS[form],)
    return ("name", "post") if POST.search(form) else ("name",)


def _experience_fields(form: str) -> tuple[str, ...]:
    """Two kinds may share a column: «Стаж общий / педагогический»."""
    form = WORKER.sub(" ", form)
    if ELSEWHERE.search(form):
        return ("evidence",)
    found = {
        "total": TOTAL.search(form),
        "pedagogical": PEDAGOGICAL.search(form),
        "subject": SUBJECT_EXPERIENCE.search(form),
    }
    places = {name: match.start() for name, match in found.items() if match}
    if len(places) == 2 and "total" in places and re.search(r"общий (?:научно-)?пед", form):  # noqa: PLR2004 a pair
        del places["total"]
    return tuple(sorted(places, key=places.__getitem__)) or ("total",)
