"""Rules of year plans by table: years and parts, what an item is, what a version changes, the analysis."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from services.monitoring.rules.plans import (
    Part,
    Progress,
    Span,
    Tracked,
    differences,
    draft_analysis,
    draft_proposals,
    execution,
    in_year,
    leads,
    packed_item,
    part_on,
    parts,
    unpacked_item,
    year_on,
    year_span,
    year_title,
)
from tests.services.monitoring.making import day, one

YEAR = year_span("calendar", 2025)
SCHOOL = year_span("academic", 2025)
HALVES = "{} полугодие 2025/2026 учебного года"


def item(title: str, due: str, **more: Any) -> Tracked:
    """An item of the plan as first approved, due then and now."""
    until = day(due) or YEAR.until
    usual: dict[str, Any] = {
        "item_id": one(title),
        "section": "analytical",
        "title": title,
        "audience": "",
        "result": "",
        "starts_on": None,
        "due_on": until,
        "first_due": until,
        "added_in": 1,
        "owner_id": None,
        "owner": "Отдел",
        "is_cancelled": False,
        "reason": "",
    }
    read = {name: day(value) if name.endswith(("_on", "_due")) else value for name, value in more.items()}
    return Tracked(**usual | read)


def test_a_year_begins_in_january_or_in_september() -> None:
    assert (YEAR.since, YEAR.until) == (date(2025, 1, 1), date(2025, 12, 31))
    assert (SCHOOL.since, SCHOOL.until) == (date(2025, 9, 1), date(2026, 8, 31))
    assert year_title("academic", SCHOOL.since) == "2025/2026 учебный год"
    assert year_title("calendar", YEAR.since) == "2025 год"
    assert [year_on("academic", date(2026, month, 1)) for month in (8, 9)] == [2025, 2026]
    assert year_on("calendar", date(2026, 8, 1)) == 2026


@pytest.mark.parametrize(
    ("year", "of", "on", "title", "days"),
    [
        ("calendar", "half_year", "30.06.2025", "I полугодие 2025 года", "01.01.2025 30.06.2025"),
        ("calendar", "half_year", "01.07.2025", "II полугодие 2025 года", "01.07.2025 31.12.2025"),
        ("calendar", "quarter", "01.12.2025", "IV квартал 2025 года", "01.10.2025 31.12.2025"),
        ("calendar", "month", "28.02.2025", "февраль 2025 года", "01.02.2025 28.02.2025"),
        ("academic", "half_year", "31.12.2025", HALVES.format("I"), "01.09.2025 31.12.2025"),
        ("academic", "half_year", "31.08.2026", HALVES.format("II"), "01.01.2026 31.08.2026"),
        # quarters are those of the calendar: of the third the school year has its two ends
        ("academic", "quarter", "01.09.2025", "III квартал 2025 года", "01.09.2025 30.09.2025"),
        ("academic", "quarter", "31.08.2026", "III квартал 2026 года", "01.07.2026 31.08.2026"),
    ],
)
def test_parts_of_a_year(year: str, of: str, on: str, title: str, days: str) -> None:
    span = YEAR if year == "calendar" else SCHOOL
    since, until = (day(each) or date.min for each in days.split())
    found = part_on(year, span, of=of, on=day(on) or date.min)
    assert found == Part(kind=of, span=Span(since=since, until=until), title=title)


def test_the_parts_of_each_kind_make_up_the_year() -> None:
    for kind, span in (("calendar", YEAR), ("academic", SCHOOL)):
        for of, count in (("half_year", 2), ("month", 12)):
            known = [each for each in parts(kind, span) if each.kind == of]
            assert len(known) == count
            assert (known[0].span.since, known[-1].span.until) == (span.since, span.until)
    assert part_on("calendar", YEAR, of="month", on=date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("was", "now"), [("29.02.2024", "28.02.2025"), ("31.12.2024", "31.12.2025"), ("15.09.2024", "15.09.2025")]
)
def test_a_day_is_taken_over_to_the_new_year(was: str, now: str) -> None:
    assert in_year(day(was) or date.min, YEAR) == day(now)


def test_a_day_is_taken_over_to_the_year_that_has_its_month() -> None:
    assert in_year(date(2025, 3, 10), SCHOOL) == date(2026, 3, 10)
    assert in_year(date(2025, 9, 10), SCHOOL) == date(2025, 9, 10)


@pytest.mark.parametrize(
    ("more", "today", "state"),
    [
        ({}, "10.03.2025", "planned"),
        ({}, "11.03.2025", "overdue"),
        ({"done_on": "10.03.2025"}, "10.03.2025", "done"),
        ({"done_on": "11.03.2025"}, "12.03.2025", "done_late"),
        ({"done_on": "11.03.2025"}, "10.03.2025", "planned"),
        ({"is_cancelled": True}, "11.03.2025", "cancelled"),
        # what was done before it was cancelled is done
        ({"is_cancelled": True, "done_on": "01.03.2025"}, "11.03.2025", "done"),
    ],
)
def test_what_an_item_is_on_a_day(more: dict[str, Any], today: str, state: str) -> None:
    assert item("Семинар", "10.03.2025", **more).state(day(today) or date.min) == state


@pytest.mark.parametrize(
    ("role", "does"),
    [
        ("Председатель", True),
        ("руководитель РМО", True),
        ("сопредседатель", False),
        ("заместитель председателя", False),
        ("зам. руководителя", False),
        ("и. о. руководителя", True),
        ("секретарь", False),
        ("", False),
        (None, False),
    ],
)
def test_whose_the_plan_of_a_body_is(role: str | None, *, does: bool) -> None:
    assert leads(role) is does


def test_small_numbers_of_diagnostics_are_not_said() -> None:
    few = Progress(kind="diagnostic_conducted", count=4, wanted=10, done_on=None, smallest=5)
    assert few.words == "меньше 5 из 10 диагностик"
    assert replace(few, count=5).words == "5 из 10 диагностик"
    assert Progress(kind="pair_ordered", count=3, wanted=21, done_on=None, smallest=5).words == "3 из 21 пары"


def test_more_facts_than_were_planned_are_not_said_to_be_of_them() -> None:
    reviewed = Progress(kind="period_reviewed", count=2, wanted=1, done_on=None, smallest=5)
    assert reviewed.words == "2 при плане 1"
    assert replace(reviewed, count=1).words == "1 из 1 периода"
    # how far a small number is from the plan is not said either
    assert replace(reviewed, kind="diagnostic_conducted").words == "меньше 5 при плане 1"


def test_versions_are_compared_item_by_item() -> None:
    same, moved, gone, changed = (
        item(title, "10.03.2025") for title in ("Остаётся", "Едет", "Уходит", "Меняется")
    )
    added = item("Новое", "20.03.2025", added_in=2)
    before = [same, moved, gone, changed]
    after = [
        same,
        replace(moved, due_on=date(2025, 4, 1), reason="Каникулы"),
        replace(gone, is_cancelled=True),
        replace(changed, owner="Совет", section="consulting"),
        added,
    ]
    found = differences(before, after, reason="Общая причина")
    assert [(each.kind, each.title, each.was, each.now, each.reason) for each in found] == [
        ("added", "Новое", "", "20.03.2025", "Общая причина"),
        ("moved", "Едет", "10.03.2025", "01.04.2025", "Каникулы"),
        ("cancelled", "Уходит", "10.03.2025", "", "Общая причина"),
        (
            "changed",
            "Меняется",
            "раздел: Аналитическая деятельность; ответственный: Отдел",
            "раздел: Консультационная деятельность; ответственный: Совет",
            "Общая причина",
        ),
    ]
    assert [each.kind for each in differences(after, before, reason="")] == [
        "moved",
        "restored",
        "removed",
        "changed",
    ]


def quarter() -> list[Tracked]:
    """A fourth quarter with one of each."""
    return [
        item("В срок", "10.10.2025", done_on="10.10.2025"),
        item("Поздно", "10.10.2025", done_on="12.10.2025"),
        item("Ушло", "20.12.2025", first_due="10.11.2025", reason="Курсы позже"),
        item("За край", "15.01.2026", first_due="15.12.2025", reason="Морозы"),
        item("Отменено", "10.11.2025", is_cancelled=True, reason="Нет средств"),
        item("Просрочено", "11.11.2025", section="consulting", explanation="Карантин."),
        item("Впереди", "25.12.2025"),
        item("Добавлено", "05.12.2025", first_due=None, added_in=2, done_on="05.12.2025"),
        item("Из другого квартала", "10.10.2025", first_due="10.09.2025", done_on="10.10.2025"),
        item("Не этот квартал", "10.03.2025"),
    ]


def test_every_planned_item_is_counted_once() -> None:
    part = part_on("calendar", YEAR, of="quarter", on=date(2025, 10, 1))
    assert part is not None
    found = execution(quarter(), part=part, on=date(2025, 12, 10))
    total = found.total
    assert (total.planned, total.done, total.late, total.percent) == (7, 2, 1, 28.6)
    assert (total.moved, total.cancelled, total.overdue, total.ahead) == (1, 1, 1, 2)
    assert total.done + total.moved + total.cancelled + total.overdue + total.ahead == total.planned
    assert (total.rescheduled, total.extra, total.extra_done) == (2, 2, 2)
    assert [(each.title, each.planned) for each in found.sections] == [
        ("Аналитическая деятельность", 6),
        ("Консультационная деятельность", 1),
    ]
    said = draft_analysis(found).splitlines()
    assert said[0] == (
        "На IV квартал 2025 года было запланировано 7 мероприятий: выполнено 2 (28,6 %, позже срока — 1), "
        "перенесено на более поздний срок 1, отменено 1, не выполнено 1, предстоит 2."
    )
    assert said[1:] == [
        "Сверх запланированного на этот срок добавлено 2 мероприятия, выполнено 2.",
        (
            "По разделам: аналитическая деятельность — 2 из 6 (33,3 %); "
            "консультационная деятельность — 0 из 1 (0,0 %)."
        ),
        (
            "Перенесено: «Ушло» — с 10 ноября 2025 на 20 декабря 2025 (причина: Курсы позже); "
            "«За край» — с 15 декабря 2025 на 15 января 2026 (причина: Морозы)."
        ),
        "Отменено: «Отменено» (причина: Нет средств).",
        "Не выполнено: «Просрочено» (срок 11 ноября 2025, ответственный — Отдел; причина: Карантин).",
    ]
    assert draft_proposals(found) == (
        "Ответственным завершить просроченное: «Просрочено».\nДержать на контроле перенесённое: «За край»."
    )


def test_nothing_planned_is_said_without_a_percent() -> None:
    part = part_on("calendar", YEAR, of="month", on=date(2025, 7, 1))
    assert part is not None
    found = execution(quarter(), part=part, on=date(2025, 12, 10))
    assert found.total.percent is None
    assert draft_analysis(found) == "На июль 2025 года мероприятий не планировалось."
    assert draft_proposals(found) == ""


def test_a_signed_item_is_kept_without_names_of_the_register() -> None:
    owned = item("Семинар", "10.03.2025", done_on="09.03.2025", evidence="Протокол")
    owned = replace(owned, owner_id=one("Зуева"), owner="Зуева А. А.")
    kept = packed_item(owned)
    assert "Зуева" not in str(kept)
    assert unpacked_item(kept, owners={one("Зуева"): "удалено"}) == replace(owned, owner="удалено")
    words = item("Семинар", "10.03.2025")
    assert unpacked_item(packed_item(words), owners={}) == words
