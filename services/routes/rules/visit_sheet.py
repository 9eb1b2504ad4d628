"""The sheet of a lesson visit: its header, each criterion with what was seen, both signatures."""

from collections.abc import Sequence
from dataclasses import dataclass

from shared.documents import Facts, Grid, Paper, Part, Signatures, Text

NAME = "Лист посещения урока"
HEADINGS, WIDTHS = ("№", "Критерий", "Оценка", "Что видели"), (0.5, 3.2, 1.8, 4.5)
HEADER = {"class": "Класс", "subject": "Предмет", "topic": "Тема урока", "goal": "Цель посещения"}
FEW = "Критериев применимо меньше девяти: процент не считается."


@dataclass(frozen=True, kw_only=True)
class VisitFacts:
    """What the sheet says, in words; `signed` are the two with the days they signed here, if they have."""

    school: str
    header: Sequence[tuple[str, str]]
    criteria: Sequence[tuple[str, str, str]]
    percent: str
    comment: str
    visitor: str
    teacher: str
    signed: Sequence[tuple[str, str]]


def sheet(facts: VisitFacts) -> Paper:
    """Lay out the sheet."""
    rows = [[str(number), *row] for number, row in enumerate(facts.criteria, start=1)]
    parts: list[Part] = [
        Facts(rows=[row for row in facts.header if row[1]]),
        Grid(headings=HEADINGS, widths=WIDTHS, rows=rows),
        Text(text=f"Выполнено {facts.percent} %." if facts.percent else FEW),
    ]
    if facts.comment:
        parts.append(Text(text=f"Комментарий педагога: {facts.comment}"))
    parts.append(Facts(rows=facts.signed))
    lines = (("Посетитель", facts.visitor), ("Педагог ознакомлен", facts.teacher))
    parts.append(Signatures(lines=lines, dated=True))
    return Paper(name=NAME, heading="", organization=facts.school, numbered=False, parts=parts)
