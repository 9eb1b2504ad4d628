"""The closing report of a pair: planned and done, before and after, difficulties, what is advised."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.mentorship.models import ClosingReport
from services.mentorship.rules.documents.parties import Couple, Office
from services.mentorship.rules.documents.programmes import PlanLine
from shared.documents import Facts, Grid, Paper, Part, Signatures, Text
from shared.russian import plural, short_date

RECOMMENDATIONS = {
    "complete": "завершить наставничество",
    "extend": "продлить наставничество",
    "replace": "сменить наставника",
}
TEXTS = ("before", "after", "difficulties", "unfinished", "advice", "mentor_assessment", "mentee_assessment")
DONE = (("№", 0.5), ("Мероприятие", 4), ("Срок", 1.3), ("Результат", 2.6), ("Выполнено", 1.3))


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What was logged: activities planned and done, sessions, visits of lessons, minutes together."""

    planned: int
    done: int
    sessions: int
    confirmed: int
    visits: int
    minutes: int


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The report's own words."""

    before: str
    after: str
    difficulties: str
    unfinished: str
    recommendation: str | None
    advice: str
    mentor_assessment: str
    mentee_assessment: str


def outcome_of(row: ClosingReport | None) -> Outcome:
    """The words of a stored report; empty while there is none."""
    said = {name: getattr(row, name) if row else "" for name in TEXTS}
    return Outcome(recommendation=row.recommendation if row else None, **said)


def report(
    couple: Couple, office: Office, *, figures: Figures, outcome: Outcome, lines: Sequence[PlanLine]
) -> Paper:
    """План и факт → до и после → посещения → трудности → завершить, продлить или сменить."""
    return Paper(
        name="Отчёт",
        heading="о реализации персонализированной программы наставничества",
        numbered=False,
        organization=office.name,
        parts=(
            Facts(
                rows=(
                    ("Наставник", couple.mentor.full("nominative")),
                    ("Наставляемый", couple.mentee.full("nominative")),
                    ("Форма и вид", f"{couple.form}; {couple.kind}"),
                    ("Срок", couple.term),
                    *_counted(figures),
                )
            ),
            *_done(lines),
            *_said(outcome),
            Signatures(
                dated=True,
                lines=(
                    ("Наставник", couple.mentor.signature),
                    ("Наставляемый", couple.mentee.signature),
                    (f"Куратор: {office.post().lower()}", office.signer.signature),
                ),
            ),
        ),
    )


def _counted(figures: Figures) -> tuple[tuple[str, str], ...]:
    met = plural(figures.sessions, "встреча", "встречи", "встреч")
    confirmed = f"{met}, подтверждено {figures.confirmed}"
    hours = plural(round(figures.minutes / 60), "час", "часа", "часов")
    return (
        ("Мероприятия программы", f"запланировано {figures.planned}, выполнено {figures.done}"),
        ("Встречи", f"{confirmed}; всего {hours}" if figures.minutes else confirmed),
        ("Посещения уроков", str(figures.visits)),
    )


def _done(lines: Sequence[PlanLine]) -> tuple[Part, ...]:
    if not lines:
        return ()
    rows = [
        (
            str(line.number),
            line.activity,
            short_date(line.due_on),
            line.result,
            short_date(line.done_on) if line.done_on else "нет",
        )
        for line in lines
    ]
    headings, widths = [title for title, _ in DONE], [share for _, share in DONE]
    return (Grid(title="Выполнение плана", headings=headings, widths=widths, rows=rows),)


def _said(outcome: Outcome) -> tuple[Part, ...]:
    advice = RECOMMENDATIONS.get(outcome.recommendation or "", "")
    rows = (
        ("Почему выполнено не всё", outcome.unfinished),
        ("Что было в начале", outcome.before),
        ("Что стало", outcome.after),
        ("Трудности", outcome.difficulties),
        ("Оценка наставника", outcome.mentor_assessment),
        ("Оценка наставляемого", outcome.mentee_assessment),
        ("Вывод", advice),
        ("Рекомендации", outcome.advice),
    )
    return tuple(Text(text=f"{name}: {value}") for name, value in rows if value)
