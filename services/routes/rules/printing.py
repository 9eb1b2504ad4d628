"""The printed route (ИОМ): паспорт → диагностика → цель → план → повторная диагностика → рефлексия."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.routes.rules.completeness import NO_GOAL, unshown
from shared.documents import Facts, Grid, Paper, Part, Signatures, Text

NAME = "Индивидуальный образовательный маршрут"
PLAN = (
    ("№", 0.5),
    ("Дефицит", 2.1),
    ("Мероприятие", 2.7),
    ("Форма", 1.6),
    ("Организация и часы", 2.0),
    ("Срок", 1.5),
    ("Предъявляемый результат", 2.2),
    ("Подтверждение", 2.2),
    ("Отметка", 1.4),
)
BLANK_DAY = "«___» ______________ 20___ г."
LINES = ("_" * 100,) * 3  # as many as a line of the wide page holds in Word


@dataclass(frozen=True, kw_only=True)
class Blocker:
    """What keeps a route from being printed and who mends it; `step` is the number of the step it is in."""

    text: str
    who: str


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """Who approved and when; blanks where nobody has yet."""

    position: str
    name: str
    on: str


@dataclass(frozen=True, kw_only=True)
class RouteFacts:
    """What the paper says, in words, already narrowed to what its reader may see.

    `severity_shown`: the reader may see how severe a deficit is and where it is known from.
    """

    heading: str
    school: str
    stamp: Stamp
    approved: bool
    passport: Sequence[tuple[str, str]]
    deficits: Sequence[tuple[str, str, str]]
    severity_shown: bool
    goal: str
    request: str
    plan: Sequence[Sequence[str]]
    changes: Sequence[tuple[str, str, str, str]]
    rediagnosis: str
    conclusion: str
    teacher: str
    tutor: str


def blockers(
    *, imported: bool, diagnosed: bool, goal: str, bare_steps: Sequence[str], steps: int
) -> list[Blocker]:
    """What is missing: the diagnosis the route stands on, its goal, what each step is to be shown by."""
    found = []
    if not diagnosed and not imported:
        text = "Маршрут не опирается на диагностику: включите дефицит, найденный ею или посещением урока."
        found.append(text)
    if not goal.strip():
        found.append(NO_GOAL)
    if not steps:
        found.append("В плане нет ни одного шага.")
    found += map(unshown, bare_steps)
    return [Blocker(text=text, who="тьютор") for text in found]


def paper(facts: RouteFacts) -> Paper:
    """Lay out the paper; until it is approved it says that it is a draft."""
    return Paper(
        name=NAME,
        heading=facts.heading,
        organization=facts.school,
        addressee=(
            "УТВЕРЖДАЮ",
            facts.stamp.position,
            facts.stamp.name or "_________________ / _________________",
            facts.stamp.on or BLANK_DAY,
        ),
        numbered=False,
        wide=True,
        draft=not facts.approved,
        parts=tuple(_parts(facts)),
    )


def _parts(facts: RouteFacts) -> Iterator[Part]:
    yield Text(text="1. Паспорт", lead=True)
    yield Facts(rows=[row for row in facts.passport if row[1]])
    yield Text(text="2. Диагностика", lead=True)
    yield from _diagnosis(facts)
    yield Text(text="3. Цель", lead=True)
    yield Text(text=facts.goal)
    if facts.request:
        yield Text(text=f"Запрос педагога: {facts.request}")
    yield Text(text="4. План", lead=True)
    headings, widths = zip(*PLAN, strict=True)
    yield Grid(headings=headings, widths=widths, rows=facts.plan)
    yield Text(text="5. Повторная диагностика", lead=True)
    yield from _again(facts)
    yield Text(text="6. Рефлексия педагога", lead=True)
    yield from (Text(text=line) for line in LINES)
    yield Signatures(lines=(("Педагог", facts.teacher), ("Тьютор", facts.tutor)), dated=True)


def _diagnosis(facts: RouteFacts) -> Iterator[Part]:
    if not facts.deficits:
        yield Text(text="Темы дефицитов видят педагог и тьютор.")
        return
    if facts.severity_shown:
        headings, widths = ("Дефицит", "Уровень", "Основание"), (4, 1.5, 4)
        yield Grid(headings=headings, widths=widths, rows=facts.deficits)
        return
    yield Grid(headings=("Дефицит",), widths=(1,), rows=[(title,) for title, _, _ in facts.deficits])


def _again(facts: RouteFacts) -> Iterator[Part]:
    yield Text(text=facts.rediagnosis)
    if facts.changes:
        headings, widths = ("Дефицит", "Было", "Стало", "Итог"), (3, 3, 3, 2)
        yield Grid(headings=headings, widths=widths, rows=facts.changes)
    if facts.conclusion:
        yield Text(text=f"Заключение тьютора: {facts.conclusion}")
