"""The personalised programme of a pair, as it is signed: participants, topics, the plan, the signatures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from services.mentorship.rules.documents.parties import Couple, Office, day
from shared.documents import Facts, Grid, Paper, Part, Signatures, Text
from shared.russian import short_date

PLAN = (
    ("№", 0.5),
    ("Дефицит", 2.2),
    ("Мероприятие", 3.2),
    ("Формат", 1.6),
    ("Срок", 1.3),
    ("Ответственный", 1.7),
    ("Результат", 2.2),
    ("Отметка", 1.2),
)
RESPONSIBLE = {"mentor": "наставник", "mentee": "наставляемый", "both": "оба"}


@dataclass(frozen=True, kw_only=True)
class PlanLine:
    """A line of the plan in words."""

    number: int
    topics: str
    activity: str
    format: str
    due_on: date
    responsible: str
    result: str
    done_on: date | None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A version of the programme in words."""

    number: int
    topics: Sequence[str]
    goal: str
    tasks: str
    expected: str
    lines: Sequence[PlanLine]
    approved_on: date | None


NO_PLAN = Plan(number=1, topics=(), goal="", tasks="", expected="", lines=(), approved_on=None)


def programme(couple: Couple, office: Office, *, plan: Plan) -> Paper:
    """Участники, форма, срок → дефициты → цель, задачи → таблица → подписи обоих; утверждает директор."""
    approved = "«___» ____________ 20___ г." if plan.approved_on is None else day(plan.approved_on)
    return Paper(
        name="Персонализированная программа наставничества",
        heading=f"Редакция № {plan.number}" if plan.number > 1 else "",
        numbered=False,
        wide=True,
        organization=office.name,
        addressee=("УТВЕРЖДАЮ", office.post(), f"______________ {office.signer.signature}", approved),
        parts=(
            Facts(rows=_about(couple, plan)),
            Grid(
                title="План мероприятий",
                headings=[title for title, _ in PLAN],
                widths=[share for _, share in PLAN],
                rows=[_row(line) for line in plan.lines],
            ),
            *_expected(plan),
            Signatures(
                title="Программу составили и согласовали:",
                dated=True,
                lines=(("Наставник", couple.mentor.signature), ("Наставляемый", couple.mentee.signature)),
            ),
        ),
    )


def _about(couple: Couple, plan: Plan) -> list[tuple[str, str]]:
    rows = [
        ("Наставник", couple.mentor.full("nominative")),
        ("Наставляемый", couple.mentee.full("nominative")),
        ("Форма и вид", f"{couple.form}; {couple.kind}"),
        ("Срок", couple.term),
        ("Дефициты, открытые наставляемым", "; ".join(plan.topics)),
        ("Цель", plan.goal),
        ("Задачи", plan.tasks),
    ]
    return [(name, value) for name, value in rows if value]


def _expected(plan: Plan) -> tuple[Part, ...]:
    return (Text(text=f"Ожидаемые результаты: {plan.expected}"),) if plan.expected else ()


def _row(line: PlanLine) -> tuple[str, ...]:
    done = f"выполнено {short_date(line.done_on)}" if line.done_on else ""
    return (
        str(line.number),
        line.topics or "—",
        line.activity,
        line.format,
        short_date(line.due_on),
        RESPONSIBLE[line.responsible],
        line.result,
        done,
    )
