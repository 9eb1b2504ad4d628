"""What the register's news ask of a pair's curator: derived from the present state of both, never stored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.mentorship.rules.pairs import LIVE, OPEN
from shared.russian import short_date

NAMES = {"mentor": "Наставник", "mentee": "Наставляемый"}
LEADING = ("managerial", "both")
TASK_NAMES = {
    "dismissed": "участник уволен",
    "transfer": "переход в другую школу",
    "closed_school": "школа закрыта",
    "leader": "наставник стал руководителем",
}


@dataclass(frozen=True, kw_only=True)
class PartyNow:
    """Where one of the two stands now; `recorded_id` is the school by the pair's papers.

    `left_on` is the last day of the last main work of somebody who has none; `closed_on` the last day of
    the school the register still places them in; `became_leader` since the pair began.
    """

    person_id: UUID | None = None
    recorded_id: UUID | None = None
    place_id: UUID | None = None
    school: str = ""
    since: date | None = None
    left_on: date | None = None
    closed_on: date | None = None
    became_leader: bool = False

    @property
    def has_moved(self) -> bool:
        """Whether the person works at another school than the papers say."""
        return self.place_id is not None and self.recorded_id not in (None, self.place_id)


@dataclass(frozen=True, kw_only=True)
class Task:
    """What happened, what to do about it; `act` is the last part of the address where it is done."""

    kind: str
    text: str
    next_step: str
    act: str = ""
    person_id: UUID | None = None


def tasks(*, state: str | None, form: str, parties: Mapping[str, PartyNow]) -> tuple[Task, ...]:
    """What is to be decided about a pair that is not over."""
    if state not in (*OPEN, *LIVE):
        return ()
    return (
        *_dismissed(state, parties),
        *_moved(parties),
        *_closed(parties),
        *_leading(state, form, parties["mentor"]),
    )


def _dismissed(state: str, parties: Mapping[str, PartyNow]) -> Iterator[Task]:
    for party, one in parties.items():
        if one.left_on is None:
            continue
        text = f"{NAMES[party]} не работает с {short_date(one.left_on)}: это последний день."
        if state in OPEN:
            yield Task(kind="dismissed", text=text, next_step="Отклоните предложение.", act="ending")
        elif party == "mentor":
            step = "Предложите другого наставника или завершите пару."
            yield Task(kind="dismissed", text=text, next_step=step, act="replacement")
        else:
            yield Task(kind="dismissed", text=text, next_step="Завершите пару.", act="ending")


def _moved(parties: Mapping[str, PartyNow]) -> Iterator[Task]:
    moved = {party: one for party, one in parties.items() if one.has_moved}
    if not moved:
        return
    together = len({one.place_id for one in parties.values()}) == 1
    first = next(iter(moved.values()))
    if together:
        text = f"Наставник и наставляемый теперь работают в одной школе: {first.school}."
        step = "Запишите документ, по которому пара продолжается."
    else:
        said = [
            f"{NAMES[party]} работает в другой школе: {one.school}"
            + (f", с {short_date(one.since)}." if one.since else ".")
            for party, one in moved.items()
        ]
        text = " ".join(said)
        step = "Пара продолжается, если согласны обе школы: запишите соглашение или завершите пару."
    yield Task(kind="transfer", text=text, next_step=step, act="transfer")


def _closed(parties: Mapping[str, PartyNow]) -> Iterator[Task]:
    for party, one in parties.items():
        if one.closed_on is not None:
            yield Task(
                kind="closed_school",
                text=f"{NAMES[party]} числится в закрытой школе: {one.school}, {short_date(one.closed_on)}.",
                next_step="Исправьте место работы в карточке: увольнение или перевод.",
                person_id=one.person_id,
            )


def _leading(state: str, form: str, mentor: PartyNow) -> Iterator[Task]:
    if not mentor.became_leader or form != "teacher_teacher":
        return
    signs = " Приказ о своей паре руководитель не подписывает: его вносит методист." if state in OPEN else ""
    yield Task(
        kind="leader",
        text=f"Наставник стал руководителем.{signs}",
        next_step="Проверьте форму: теперь это «руководитель – педагог».",
        act="terms",
    )
