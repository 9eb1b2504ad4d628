"""Parts that reports of a snapshot share: the passport, the ten, a plot, words, decisions, signatures."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from services.monitoring.queries.papers import words
from services.monitoring.queries.printed import COUNTED
from services.monitoring.queries.reports.drawn import Drawn, Standing
from services.monitoring.queries.reviews import DecisionLine, former_decisions, lines_of, reviews_of
from services.monitoring.rules import INDICATORS, Figure, basis, threshold_share
from shared.documents import Bar, Bars, Facts, Grid, Part
from shared.russian import long_date, percent

SOURCES = "реестр педагогов, маршруты, пары, мероприятия и объединения муниципалитета; снимок от {}"
DECIDED = ("Решение", "Ответственный", "Срок")


def passport(on: Standing) -> Facts:
    """By which act, of which period, from what."""
    snapshot = on.snapshot
    rows = [
        ("Основание", basis(on.municipality.profile)),
        ("Период", f"1 января – {long_date(snapshot.as_of)}"),
        ("Источники", SOURCES.format(long_date(snapshot.taken_at.date()))),
        ("Данные", f"{on.period.title}{'' if on.period.is_final else ': пороги ещё не оценивают'}"),
        ("Прошлый период", on.since or "таких данных ещё не собирали, сравнить не с чем"),
        ("Молодой педагог", f"{snapshot.rule_title} (правило, версия {snapshot.rule_version})"),
    ]
    return Facts(rows=[*rows, ("Исправление", snapshot.reason)] if snapshot.reason else rows)


def indicators(on: Standing) -> Grid:
    """The ten with how they are counted, their fractions, thresholds and the period before."""
    rows = [_row(one, on) for one in on.figures]
    headings = ("№", COUNTED, "Числитель", "Знаменатель", "Значение", "Порог", "Прошлый период")
    return Grid(title="Показатели", headings=headings, widths=(1, 13, 2.6, 3, 2.6, 2, 2.8), rows=rows)


def _row(one: Figure, on: Standing) -> tuple[str, ...]:
    is_count = one.denominator is None
    return (
        str(one.number),
        INDICATORS[one.number - 1].formula,
        str(one.numerator),
        "—" if is_count else str(one.denominator),
        "—" if is_count else percent(one.percent),
        "—" if one.threshold is None else threshold_share(one.threshold),
        _before(on.former.get(one.number)),
    )


def _before(one: Figure | None) -> str:
    if one is None:
        return "нет данных"
    return str(one.numerator) if one.denominator is None else percent(one.percent)


def plot(on: Standing, *, numbers: Sequence[int] | None = None) -> Bars:
    """Values and thresholds of the shares, all or some."""
    bars = [
        Bar(
            label=f"{line.figure.number}. {line.short}",
            percent=line.figure.percent,
            threshold=line.figure.threshold,
            words=percent(line.figure.percent),
        )
        for line in on.lines
        if line.figure.denominator is not None and (numbers is None or line.figure.number in numbers)
    ]
    return Bars(title="Значения и пороги", bars=bars)


def part(counted: int, of: int) -> str:
    """«2 из 7», a dash of nobody."""
    return f"{counted} из {of}" if of else "—"


def annexes(on: Standing) -> list[Part]:
    """Where the names behind the figures are: they are not printed for everybody who reads the figures."""
    taken = on.snapshot
    return words(
        "Приложения",
        f"1. Именные списки за показателями: снимок № {taken.number} от {long_date(taken.taken_at.date())} "
        f"(отпечаток {taken.digest[:16]}). Хранятся в системе; их видят методист и, по своей организации, "
        "руководитель.",
    )


def sections(drawn: Drawn) -> list[Part]:
    """The words of people under their headings; an empty section is left out."""
    return [one for each in drawn.on.kind.sections for one in section(drawn, each.key)]


def section(drawn: Drawn, key: str) -> list[Part]:
    """The words of one section."""
    title = next(one.title for one in drawn.on.kind.sections if one.key == key)
    return words(title, drawn.writing.sections.get(key, ""))


def decisions(session: Session, on: Standing) -> list[Part]:
    """What the meetings decided on this period, who does it by when; the next one says what became of it."""
    held = reviews_of(session, period_id=on.period.id)
    found = lines_of(session, review_ids=[one.id for one in held], on=on.snapshot.as_of)
    meetings = "; ".join(
        f"{one.body_name}, протокол № {one.protocol_number} от {long_date(one.held_on)}" for one in held
    )
    rows = [_decided(line) for line in found]
    grid = Grid(title=f"Решения: {meetings}", headings=DECIDED, widths=(10, 5, 3), rows=rows)
    return [grid] if found else []


def former(session: Session, on: Standing) -> list[Part]:
    """What had become by this day of what was decided before (ust-koksa п.21)."""
    found = former_decisions(session, period=on.period, on=on.snapshot.as_of)
    rows = [(*_decided(line), _done(line)) for line in found]
    title = "Что стало с прежними решениями"
    return (
        [Grid(title=title, headings=(*DECIDED, "Исполнение"), widths=(8, 4, 3, 5), rows=rows)]
        if found
        else []
    )


def _decided(line: DecisionLine) -> tuple[str, str, str]:
    return line.decision.text, line.decision.owner_name, long_date(line.decision.due_on)


def _done(line: DecisionLine) -> str:
    return f"{line.words}: {line.outcome}" if line.outcome else line.words
