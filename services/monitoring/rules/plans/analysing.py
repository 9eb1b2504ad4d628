"""The analysis of execution: what was planned of a part of the year and what became of it (aleysk 3.10).

Every item planned for the part is counted once: done, moved beyond it, cancelled, not done or still ahead.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from services.monitoring.rules.plans.tracking import SECTIONS, Tracked
from services.monitoring.rules.plans.years import Part, Span
from services.monitoring.rules.shares import percent as share
from shared.russian import long_date, percent, plural, quoted, since_date

Outcome = Literal["done", "done_late", "moved", "cancelled", "overdue", "planned"]
ITEM = ("мероприятие", "мероприятия", "мероприятий")


@dataclass(frozen=True, kw_only=True)
class Sums:
    """The figures of a section, or of the whole; `done` counts late ones too, `extra` came over the plan.

    `moved` went beyond the part; `rescheduled` are all with another date than planned, done or not.
    """

    title: str
    planned: int
    done: int
    late: int
    moved: int
    cancelled: int
    overdue: int
    ahead: int
    rescheduled: int
    extra: int
    extra_done: int

    @property
    def percent(self) -> float | None:
        """What share of the planned is done; null of nothing planned."""
        return share(self.done, self.planned)


@dataclass(frozen=True, kw_only=True)
class Execution:
    """A part of the year on a day: its items, those over the plan, and their sums."""

    part: Part
    on: date
    planned: Sequence[tuple[Tracked, Outcome]]
    extra: Sequence[tuple[Tracked, Outcome]]
    sections: Sequence[Sums]
    total: Sums

    def of(self, *outcomes: Outcome) -> list[Tracked]:
        """The planned items that came out so."""
        return [one for one, outcome in self.planned if outcome in outcomes]


def execution(items: Iterable[Tracked], *, part: Part, on: date) -> Execution:
    """Count a part of the year as it stands on a day."""
    known = list(items)
    planned = [(one, _outcome(one, part.span, on)) for one in known if _was_planned(one, part.span)]
    extra = [(one, _outcome(one, part.span, on)) for one in known if _came_over(one, part.span)]
    sections = [
        _sums(title, *(_of_section(rows, key) for rows in (planned, extra)))
        for key, title in SECTIONS.items()
    ]
    return Execution(
        part=part,
        on=on,
        planned=planned,
        extra=extra,
        sections=[one for one in sections if one.planned or one.extra],
        total=_sums("Всего", planned, extra),
    )


def _was_planned(one: Tracked, span: Span) -> bool:
    """Whether the plan as first approved had it in these days."""
    return one.first_due is not None and one.first_due in span


def _came_over(one: Tracked, span: Span) -> bool:
    """Whether it was added to these days, or moved into them, by a correction."""
    return not _was_planned(one, span) and one.due_on in span and not one.is_cancelled


def _outcome(one: Tracked, span: Span, on: date) -> Outcome:
    state = one.state(on)
    return "moved" if state in ("planned", "overdue") and one.due_on > span.until else state


def _of_section(rows: Sequence[tuple[Tracked, Outcome]], key: str) -> list[tuple[Tracked, Outcome]]:
    return [(one, outcome) for one, outcome in rows if one.section == key]


def _sums(
    title: str, planned: Sequence[tuple[Tracked, Outcome]], extra: Sequence[tuple[Tracked, Outcome]]
) -> Sums:
    counted = Counter(outcome for _, outcome in planned)
    over = Counter(outcome for _, outcome in extra)
    return Sums(
        title=title,
        planned=len(planned),
        done=counted["done"] + counted["done_late"],
        late=counted["done_late"],
        moved=counted["moved"],
        cancelled=counted["cancelled"],
        overdue=counted["overdue"],
        ahead=counted["planned"],
        rescheduled=sum(one.moved_from is not None and not one.is_cancelled for one, _ in planned),
        extra=len(extra),
        extra_done=over["done"] + over["done_late"],
    )


def draft_analysis(found: Execution) -> str:
    """What the figures say, a thought each line, for people to mend before they sign."""
    return "\n".join([_whole(found), *_extra(found.total), *_by_section(found), *_each(found)])


def draft_proposals(found: Execution) -> str:
    """What to do about what is not done and what was moved."""
    overdue, moved = found.of("overdue"), found.of("moved")
    said = []
    if overdue:
        said.append(f"Ответственным завершить просроченное: {_titles(overdue)}.")
    if moved:
        said.append(f"Держать на контроле перенесённое: {_titles(moved)}.")
    if any(not one.explanation for one in overdue):
        said.append("Ответственным объяснить причины невыполнения.")
    return "\n".join(said)


def _whole(found: Execution) -> str:
    one = found.total
    if not one.planned:
        return f"На {found.part.title} мероприятий не планировалось."
    facts = [f"выполнено {one.done} ({percent(one.percent)}{_late(one)})"]
    facts += [
        f"{word} {number}"
        for number, word in (
            (one.moved, "перенесено на более поздний срок"),
            (one.cancelled, "отменено"),
            (one.overdue, "не выполнено"),
            (one.ahead, "предстоит"),
        )
        if number
    ]
    return f"На {found.part.title} было запланировано {plural(one.planned, *ITEM)}: {', '.join(facts)}."


def _late(one: Sums) -> str:
    return f", позже срока — {one.late}" if one.late else ""


def _extra(one: Sums) -> list[str]:
    if not one.extra:
        return []
    added = plural(one.extra, *ITEM)
    return [f"Сверх запланированного на этот срок добавлено {added}, выполнено {one.extra_done}."]


def _by_section(found: Execution) -> list[str]:
    """Each section's share, the sections with something planned only."""
    rows = [one for one in found.sections if one.planned]
    if len(rows) < 2:  # noqa: PLR2004 one section is the whole
        return []
    said = "; ".join(
        f"{one.title[:1].lower()}{one.title[1:]} — {one.done} из {one.planned} ({percent(one.percent)})"
        for one in rows
    )
    return [f"По разделам: {said}."]


def _each(found: Execution) -> list[str]:
    """The items that did not go as planned, each with its reason."""
    said = []
    if moved := [one for one, _ in found.planned if one.moved_from and not one.is_cancelled]:
        said.append(f"Перенесено: {'; '.join(_moved(one) for one in moved)}.")
    if cancelled := found.of("cancelled"):
        said.append(f"Отменено: {'; '.join(_reasoned(one) for one in cancelled)}.")
    if overdue := found.of("overdue"):
        said.append(f"Не выполнено: {'; '.join(_undone(one) for one in overdue)}.")
    return said


def _moved(one: Tracked) -> str:
    came = f" {since_date(one.first_due)}" if one.first_due else ""
    return f"{quoted(one.title)} —{came} на {long_date(one.due_on)}{_because(one)}"


def _reasoned(one: Tracked) -> str:
    return f"{quoted(one.title)}{_because(one)}"


def _because(one: Tracked) -> str:
    return f" (причина: {one.reason.rstrip('.')})" if one.reason else ""


def _undone(one: Tracked) -> str:
    owned = f", ответственный — {one.owner}" if one.owner else ""
    because = f"; причина: {one.explanation.rstrip('.')}" if one.explanation else ""
    return f"{quoted(one.title)} (срок {long_date(one.due_on)}{owned}{because})"


def _titles(items: Sequence[Tracked]) -> str:
    return ", ".join(quoted(one.title) for one in items)
