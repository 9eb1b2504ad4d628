"""Indicators 4 to 7 at the edges: first and last days, orders, merged people, unknown youth."""

from datetime import date
from typing import Any

import pytest

from services.monitoring.rules import Facts
from tests.services.monitoring.making import (
    attendance,
    certificate,
    facts,
    figure_of,
    names_of,
    one,
    organization_fact,
    pair,
    route,
    support_event,
)

ANNA = {"Анна": "A"}


@pytest.mark.parametrize(
    ("issued", "counted"),
    [("01.01.2025", 1), ("31.12.2025", 1), ("31.12.2024", 0), ("01.01.2026", 0)],
)
def test_certificate_of_the_period(issued: str, counted: int) -> None:
    known = facts(teachers=ANNA, certificates=(certificate("Анна", issued),))
    assert figure_of(4, known).numerator == counted


@pytest.mark.parametrize(
    ("approved", "ends", "counted"),
    [
        ("31.12.2025", {}, 1),
        ("01.01.2026", {}, 0),
        (None, {}, 0),
        ("01.02.2024", {"closed_on": "01.01.2025"}, 1),
        ("01.02.2024", {"closed_on": "31.12.2024"}, 0),
        ("01.02.2024", {"closed_on": "31.12.2024", "planned_until": "31.05.2026"}, 0),
        ("01.02.2024", {"cancelled_on": "15.06.2024", "planned_until": "31.05.2025"}, 0),
        ("01.02.2024", {"planned_until": "31.12.2024", "closed_on": "01.03.2025"}, 0),
        ("01.10.2025", {"closed_on": "01.10.2025"}, 1),
        ("01.10.2025", {"planned_until": "30.09.2025"}, 0),
        ("01.10.2025", {"closed_on": "01.02.2026"}, 1),
    ],
)
def test_route_in_force_from_approval_to_its_earliest_end(
    approved: str | None, ends: dict[str, str], counted: int
) -> None:
    known = facts(teachers=ANNA, routes=(route("Анна", approved, **ends),))
    assert figure_of(5, known).numerator == counted


@pytest.mark.parametrize(
    ("order", "since", "ends", "counted"),
    [
        ("01.09.2024", "01.09.2024", {}, 2),
        (None, "01.09.2025", {}, 0),
        ("01.01.2026", "01.09.2025", {}, 0),
        ("31.12.2025", "01.09.2025", {}, 2),
        ("01.12.2025", "01.01.2026", {}, 0),
        ("01.09.2024", "01.09.2024", {"planned_until": "31.12.2024"}, 0),
        ("01.09.2024", "01.09.2024", {"planned_until": "01.01.2025"}, 2),
        ("01.09.2024", "01.09.2024", {"planned_until": "31.05.2025", "ended_on": "31.12.2024"}, 0),
        ("01.09.2024", "01.09.2024", {"planned_until": "31.05.2025", "ended_on": "01.01.2025"}, 2),
        ("01.09.2025", "01.09.2025", {"ended_on": "31.08.2025"}, 0),
    ],
)
def test_ordered_pair_in_force_in_the_period(
    order: str | None, since: str, ends: dict[str, Any], counted: int
) -> None:
    teachers = {"Анна": "A", "Борис": "B"}
    model = organization_fact("B", "mentoring_model", "in_force", "01.09.2024")
    known = facts(
        teachers=teachers,
        organizations=frozenset({one("A"), one("B")}),
        pairs=(pair("Анна", "Борис", order, since, **ends),),
        organization_facts=(model,),
    )
    assert figure_of(6, known).numerator == counted
    assert figure_of(3, known).numerator == counted / 2


def test_external_mentor_and_a_mentee_who_left_count_nobody() -> None:
    pairs = (pair(None, "Анна", "01.09.2025", "01.09.2025"), pair("Анна", "Ушёл", "01.09.2025", "01.09.2025"))
    found = names_of(6, facts(teachers=ANNA, pairs=pairs))
    assert set(found.counted) == {one("Анна")}
    assert set(found.apart) == {one("Ушёл")}


@pytest.mark.parametrize(
    ("kind", "on", "state", "counted"),
    [
        ("young_support", "31.12.2025", "attended", 1),
        ("young_support", "01.01.2025", "attended", 1),
        ("young_support", "31.12.2024", "attended", 0),
        ("young_support", "01.01.2026", "attended", 0),
        ("young_support", "05.10.2025", "registered", 0),
        ("young_support", "05.10.2025", "no_show", 0),
        ("burnout_prevention", "05.10.2025", "attended", 0),
    ],
)
def test_only_attended_young_support_counts(kind: str, on: str, state: str, counted: int) -> None:
    known = facts(
        teachers=ANNA,
        young=frozenset({one("Анна")}),
        support_events=(support_event("Школа", on, kind),),
        attendances=(attendance("Школа", "Анна", state),),
    )
    assert figure_of(7, known).numerator == counted


def test_who_came_once_of_two_times_is_counted_once() -> None:
    events = (support_event("Первая", "05.10.2025"), support_event("Вторая", "06.10.2025"))
    came = (attendance("Первая", "Анна"), attendance("Вторая", "Анна"), attendance("Вторая", "Анна"))
    known = facts(teachers=ANNA, young=frozenset({one("Анна")}), support_events=events, attendances=came)
    assert figure_of(7, known).numerator == 1


def test_unknown_youth_is_neither_in_nor_out() -> None:
    known = facts(teachers={"Анна": "A", "Борис": "A"}, young_unknown=frozenset({one("Анна"), one("Ушёл")}))
    found = names_of(7, known)
    assert set(found.unknown) == {one("Анна")}
    assert not found.out
    assert figure_of(7, known).denominator == 0


def test_zero_denominator_is_null() -> None:
    found = figure_of(7, facts(teachers=ANNA), threshold=10.0)
    assert (found.percent, found.met) == (None, None)


def test_a_merged_person_is_counted_under_the_survivor() -> None:
    known = Facts(
        as_of=date(2025, 5, 31),
        teachers={one("Анна"): one("A")},
        managers={},
        organizations=frozenset({one("A")}),
        young=frozenset(),
        young_unknown=frozenset(),
        aliases={one("Аня"): one("Анна")},
        certificates=(certificate("Аня", "01.02.2025"), certificate("Анна", "01.03.2025")),
        routes=(route("Аня", "01.02.2025"),),
        pairs=(pair("Аня", None, "01.02.2025", "01.02.2025"),),
    )
    assert [figure_of(number, known).numerator for number in (4, 5, 6)] == [1, 1, 1]


def test_interim_date_does_not_see_the_rest_of_the_year() -> None:
    known = facts(
        as_of=date(2025, 5, 31),
        teachers=ANNA,
        certificates=(certificate("Анна", "01.06.2025"),),
        routes=(route("Анна", "01.06.2025"),),
        pairs=(pair("Анна", None, "01.06.2025", "01.02.2025"),),
    )
    assert [figure_of(number, known).numerator for number in (4, 5, 6)] == [0, 0, 0]
