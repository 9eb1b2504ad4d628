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
    "ready_for_order": "Согласия получены, нужен приказ",
    "paused": "Пауза",
    "closing": "Пара завершается",
    "completed": "Пара завершена",
    "rejected": "Предложение отклонено",
    "ended_early": "Прекращена досрочно",
}
SILENT = "consents_pending"  # the consents themselves stand in the history
PROPOSAL, CONSENTS, END = 0, 1, 1_000
ENDS = ("closing", "rejected", "ended_early")


@dataclass(frozen=True, kw_only=True)
class Happening:
    """A line of the history; `state` is how it is drawn: done, or open where it is still to come.

    `place` tells lines of one day apart: the proposal, then the consents, then the other states.
    """

    day: date
    title: str
    place: int
    note: str = ""
    state: str = "done"


def history(pair: Pair, *, today: date) -> list[Happening]:
    """What happened to a pair, newest first."""
    lines = [*_run_out(pair, today), *_states(pair, today), *_consents(pair), *_moves(pair)]
    return sorted(lines, key=lambda line: (line.day, line.place), reverse=True)


def _consents(pair: Pair) -> Iterator[Happening]:
    for one in pair.consents:
        yield Happening(
            day=one.given_on,
            title=f"Согласие {PARTY_GENITIVE[one.party]} получено",
            place=CONSENTS,
            note=one.document,
        )


def _moves(pair: Pair) -> Iterator[Happening]:
    for one in pair.moves:
        who = "Наставник" if one.party == "mentor" else "Наставляемый"
        title = f"{who} в другой школе, пара продолжается"
        yield Happening(day=one.since, title=title, place=END, note=one.document)


def _states(pair: Pair, today: date) -> Iterator[Happening]:
    if pair.imported_on:
        yield Happening(day=pair.imported_on, title="Загружена из файла", place=PROPOSAL)
    for mark in [one for one in pair.states if one.state != SILENT]:
        yield Happening(
            day=mark.since,
            title=_title(pair, mark, today=today),
            place=PROPOSAL if mark.state == "proposed" else CONSENTS + mark.number,
            note=_note(pair, mark),
            state="open" if mark.since > today else "done",
        )


def _title(pair: Pair, mark: PairState, *, today: date) -> str:
    if mark.cause == "return" and pair.states[mark.number - 2].state == "closing":
        return "Пара продолжается: увольнения не было"
    if mark.state != "active":
        return TITLES[mark.state]
    if _goes_on(pair, mark):
        return "Пара возобновила работу"
    return "Пара начнёт работу" if mark.since > today else "Пара начала работу"


def _goes_on(pair: Pair, mark: PairState) -> bool:
    """Whether the pair became active again after a pause."""
    return any(one.state == "paused" and one.number < mark.number for one in pair.states)


def _note(pair: Pair, mark: PairState) -> str:
    if mark.state == "active" and not _goes_on(pair, mark) and has_order(pair) and pair.order_date:
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
        yield Happening(day=end, title="Срок пары закончился", place=END)
