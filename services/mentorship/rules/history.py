"""The history of a pair as people read it: what happened, on which day, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from services.mentorship.models import Pair, PairState
from services.mentorship.rules.facts import has_order, in_force_end
from services.mentorship.rules.pairs import LIVE
from services.mentorship.rules.words import INITIATOR_NAMES, PARTY_GENITIVE
from shared.russian import short_date

TITLES = {
    "proposed": "Пара предложена",
    "consents_pending": "Ждём согласий",
    "ready_for_order": "Согласия получены, нужен приказ",
    "paused": "Пауза",
    "closing": "Пара завершается",
    "completed": "Пара завершена",
    "rejected": "Предложение отклонено",
    "ended_early": "Прекращена досрочно",
}
SILENT = ("consents_pending",)  # the consents themselves stand in the history
ENDS = ("closing", "rejected", "ended_early")


@dataclass(frozen=True, kw_only=True)
class Happening:
    """A line of the history; `state` is how it is drawn: done, or open where it is still to come."""

    day: date
    title: str
    note: str = ""
    state: str = "done"


def history(pair: Pair, *, today: date) -> list[Happening]:
    """What happened to a pair, newest first."""
    lines = [*_consents(pair), *_states(pair, today), *_run_out(pair, today)]
    return sorted(lines, key=lambda line: line.day, reverse=True)


def _consents(pair: Pair) -> Iterator[Happening]:
    for one in pair.consents:
        yield Happening(
            day=one.given_on, title=f"Согласие {PARTY_GENITIVE[one.party]} получено", note=one.document
        )


def _states(pair: Pair, today: date) -> Iterator[Happening]:
    before = ""
    for mark in reversed([one for one in pair.states if one.state not in SILENT]):
        yield Happening(
            day=mark.since,
            title=_title(pair, mark, today=today),
            note=_note(pair, mark),
            state="open" if mark.since > today else "done",
        )
        before = mark.state
    if before and pair.imported_on:
        yield Happening(day=pair.imported_on, title="Загружена из файла")


def _title(pair: Pair, mark: PairState, *, today: date) -> str:
    if mark.state != "active":
        return TITLES[mark.state]
    if any(one.state == "paused" and one.number < mark.number for one in pair.states):
        return "Пара возобновила работу"
    return "Пара начнёт работу" if mark.since > today else "Пара начала работу"


def _note(pair: Pair, mark: PairState) -> str:
    if mark.state == "active" and has_order(pair) and pair.order_date:
        return f"Приказ № {pair.order_number} от {short_date(pair.order_date)}"
    if mark.state == "paused":
        return next((one.reason for one in pair.pauses if one.since == mark.since), "")
    if mark.state not in ENDS:
        return ""
    by = INITIATOR_NAMES.get(pair.ended_by or "", "")
    return " · ".join(part for part in (by and f"инициатор: {by}", pair.ended_reason) if part)


def _run_out(pair: Pair, today: date) -> Iterator[Happening]:
    """The planned end that passed by itself."""
    end = in_force_end(pair)
    if end is not None and end < today and pair.state in LIVE:
        yield Happening(day=end, title="Срок пары закончился")
