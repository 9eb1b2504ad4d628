"""The ten on paper: of a municipality, of one organization, organizations side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from services.monitoring.queries.indicators import Board, Line
from services.monitoring.queries.schools import COMPARED, School
from services.monitoring.rules import HIDDEN, INDICATORS, Indicator, basis, office_words, threshold_share
from shared import roster
from shared.documents import Facts, Grid, Paper, Text
from shared.permissions import Actor
from shared.russian import long_date, percent

SIDE_BY_SIDE = 3.0
COUNTED = "Показатель и как он считается"
TEN = ("№", COUNTED, "Числитель", "Знаменатель", "Значение", "Порог", "Вывод")


@dataclass(frozen=True, kw_only=True)
class Print:
    """What stands at the head of a printed page: of which day, who printed it and when."""

    board: Board
    as_of: date
    by: str
    on: date

    def facts(self, *more: tuple[str, str]) -> Facts:
        """The head as lines."""
        rule = self.board.rule
        rows = (
            *more,
            ("Период", f"1 января – {long_date(self.as_of)}"),
            ("Основание", basis(self.board.municipality.profile)),
            ("Молодой педагог", f"{rule['title']} (правило, версия {rule['version']})"),
            ("Напечатано", f"{long_date(self.on)}, {self.by}"),
        )
        return Facts(rows=rows)


def printed_by(session: Session, actor: Actor) -> str:
    """Who prints: by name where the register has one, by office else."""
    person = roster.people(session, {actor.person_id} if actor.person_id else ()).values()
    name = next((one.short_name for one in person), "")
    return ", ".join(one for one in (name, office_words(actor.roles())) if one)


def ten(head: Print) -> Paper:
    """The ten of a municipality: formula in words, fraction, threshold, verdict."""
    rows = [_row(line, indicator) for line, indicator in zip(head.board.lines, INDICATORS, strict=True)]
    grid = Grid(headings=TEN, widths=(1, 12, 2.6, 3, 2.6, 2, 4), rows=rows)
    return _paper(head, "Показатели методической работы", (head.facts(), grid))


def of_school(head: Print, one: School) -> Paper:
    """The ten of one organization beside those of its municipality."""
    lines = {line.figure.number: line for line in head.board.lines}
    rows = [
        (
            str(each.number),
            each.formula,
            one.shares[each.number].words,
            _share(one, each),
            _value(lines[each.number]),
        )
        for each in COMPARED
    ]
    headings = ("№", COUNTED, "В организации", "Значение", "По муниципалитету")
    grid = Grid(headings=headings, widths=(1, 12, 3, 3, 3.6), rows=rows)
    facts = head.facts(("Организация", one.name))
    return _paper(head, "Показатели организации", (facts, grid))


def side_by_side(head: Print, found: Sequence[School]) -> Paper:
    """Organizations side by side, the municipality's own line last."""
    headings = ("Организация", *(f"№ {one.number}" for one in COMPARED))
    lines = {line.figure.number: line for line in head.board.lines}
    rows = [(one.name, *(one.shares[each.number].words for each in COMPARED)) for one in found]
    whole = ("Муниципалитет", *(_value(lines[each.number]) for each in COMPARED))
    widths = (8, *(SIDE_BY_SIDE for _ in COMPARED))
    titles = "; ".join(f"№ {one.number} — {lines[one.number].short}" for one in COMPARED)
    parts = (
        head.facts(),
        Grid(headings=headings, widths=widths, rows=[*rows, whole]),
        Text(text=f"{titles}."),
    )
    return _paper(head, "Сравнение организаций", parts)


def _paper(head: Print, name: str, parts: Sequence[Facts | Grid | Text]) -> Paper:
    return Paper(
        name=name,
        heading=f"на {long_date(head.as_of)}",
        organization=head.board.municipality.name,
        numbered=False,
        wide=True,
        parts=tuple(parts),
    )


def _row(line: Line, indicator: Indicator) -> tuple[str, ...]:
    one = line.figure
    return (
        str(one.number),
        indicator.formula,
        HIDDEN if one.numerator is None else str(one.numerator),
        _denominator(line),
        "—" if one.denominator is None and not one.is_hidden else _value(line),
        "—" if one.threshold is None else threshold_share(one.threshold),
        f"{line.verdict.words} {line.verdict.more}".strip(),
    )


def _denominator(line: Line) -> str:
    if line.figure.denominator is None:
        return HIDDEN if line.figure.is_hidden else "—"
    return str(line.figure.denominator)


def _value(line: Line) -> str:
    one = line.figure
    if one.is_hidden:
        return HIDDEN
    return str(one.numerator) if one.denominator is None else percent(one.percent)


def _share(one: School, indicator: Indicator) -> str:
    return "" if indicator.subject == "organization" else percent(one.shares[indicator.number].percent)
