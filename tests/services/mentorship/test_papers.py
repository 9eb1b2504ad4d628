"""The legal file and the history of a pair in words, on rows that were never stored."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from services.mentorship import rules
from services.mentorship.models import Consent, Pair, PairState, Pause

FIRST, TODAY = date(2025, 11, 7), date(2025, 11, 19)
WHO = {"mentor": "Рыбин С. Л.", "mentee": "Лапина В. О.", "order": "директор, СОШ № 2"}


def pair(*states: tuple[str, date], consents: tuple[str, ...] = (), **fields: Any) -> Pair:
    marks = [
        PairState(number=number, state=state, since=since, at=datetime.now(UTC))
        for number, (state, since) in enumerate(states, start=1)
    ]
    given = [Consent(party=party, given_on=date(2025, 11, 10), document="№ 14") for party in consents]
    plain: dict[str, Any] = {"id": uuid4(), "order_number": "", "starts_on": date(2025, 12, 1)}
    return Pair(state=marks[-1].state, states=marks, consents=given, **(plain | fields))


def papers(row: Pair, *, mentee_required: bool = True) -> list[tuple[str, bool, bool]]:
    found = rules.legal_file(row, who=WHO, mentee_required=mentee_required, today=TODAY)
    return [(paper.kind, paper.done, paper.wanted) for paper in found]


def test_the_order_waits_for_the_consents_and_says_for_whom_and_how_long() -> None:
    row = pair(("proposed", FIRST), consents=("mentor",))
    assert papers(row) == [("mentor", True, False), ("mentee", False, True), ("order", False, False)]
    _, mentee, order = rules.legal_file(row, who=WHO, mentee_required=True, today=TODAY)
    assert mentee.note == "За кем: Лапина В. О. · ждём 12 дней, с 07.11.2025."
    assert order.note == "Издаётся после согласий. Без приказа пара не войдёт в показатели 3 и 6."
    ready = pair(("proposed", FIRST), ("ready_for_order", FIRST), consents=("mentor",))
    assert papers(ready, mentee_required=False) == [("mentor", True, False), ("order", False, True)]


def test_an_order_is_there_by_number_and_date() -> None:
    row = pair(("proposed", FIRST), ("active", TODAY), order_number="15-н", order_date=date(2025, 11, 18))
    *consents, order = rules.legal_file(row, who=WHO, mentee_required=True, today=TODAY)
    assert (order.done, order.words) == (True, "№ 15-н от 18.11.2025")
    assert [paper.note for paper in consents] == [
        f"За кем: {who} · с 01.12.2025. Пара работает по приказу, согласие к делу не приложено."
        for who in ("Рыбин С. Л.", "Лапина В. О.")
    ]


def test_a_rejected_pair_waits_for_nothing() -> None:
    row = pair(("proposed", FIRST), ("rejected", TODAY), ended_by="mentee", ended_reason="нагрузка")
    assert not any(wanted for _, _, wanted in papers(row))
    newest = rules.history(row, today=TODAY)[0]
    assert (newest.title, newest.note) == (
        "Предложение отклонено",
        "инициатор: наставляемый · нагрузка",
    )


def test_the_history_tells_what_happened_newest_first() -> None:
    row = pair(
        ("proposed", FIRST),
        ("consents_pending", FIRST),
        ("active", date(2025, 11, 11)),
        ("paused", date(2025, 11, 13)),
        ("active", date(2025, 11, 17)),
        consents=("mentor",),
        order_number="15-н",
        order_date=date(2025, 11, 11),
        pauses=[Pause(since=date(2025, 11, 13), until=date(2025, 11, 16), reason="курсы")],
    )
    assert [(line.title, line.note) for line in rules.history(row, today=TODAY)] == [
        ("Пара возобновила работу", ""),
        ("Пауза", "курсы"),
        ("Пара начала работу", "Приказ № 15-н от 11.11.2025"),
        ("Согласие наставника получено", "№ 14"),
        ("Пара предложена", ""),
    ]


def test_what_is_still_to_come_is_open_and_a_term_runs_out_by_itself() -> None:
    order: dict[str, Any] = {"order_number": "1", "order_date": TODAY}
    coming = pair(("proposed", FIRST), ("active", date(2025, 12, 1)), **order)
    assert (rules.history(coming, today=TODAY)[0].title, rules.history(coming, today=TODAY)[0].state) == (
        "Пара начнёт работу",
        "open",
    )
    over = pair(("proposed", FIRST), ("active", FIRST), planned_until=date(2025, 11, 18), **order)
    assert rules.history(over, today=TODAY)[0].title == "Срок пары закончился"


def test_the_ends_a_pair_may_come_to() -> None:
    assert rules.possible_outcomes("proposed", by_office=True) == ["rejected"]
    assert rules.possible_outcomes("active", by_office=True) == ["closing", "completed", "ended_early"]
    assert rules.possible_outcomes("active", by_office=False) == ["ended_early"]
    assert rules.possible_outcomes("closing", by_office=True) == ["completed", "ended_early"]
    assert rules.possible_outcomes("completed", by_office=True) == []


def test_the_suggested_end_is_that_of_the_school_year_or_a_full_one() -> None:
    assert rules.suggested_end(date(2025, 11, 19)) == date(2026, 5, 31)
    assert rules.suggested_end(date(2025, 9, 1)) == date(2026, 5, 31)
    assert rules.suggested_end(date(2026, 4, 10)) == date(2027, 4, 9)
