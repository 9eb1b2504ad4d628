"""Indicators 1 to 3 and 8 to 10 at the edges: states, documents, places of work, levels of bodies."""

import pytest

from tests.services.monitoring.making import (
    body,
    facts,
    figure_of,
    membership,
    names_of,
    one,
    organization_fact,
    pair,
)

ANNA = {"Анна": "A"}
MODEL = organization_fact("A", "mentoring_model", "in_force", "01.09.2024")


@pytest.mark.parametrize(
    ("state", "dated", "since", "counted"),
    [
        ("in_progress", "01.02.2025", "01.02.2025", 1),
        ("completed", "01.02.2025", "01.01.2025", 1),
        ("applied", "01.02.2025", "01.02.2025", 0),
        ("draft", "01.02.2025", "01.02.2025", 0),
        ("completed", "01.02.2024", "31.12.2024", 0),
        ("in_progress", "01.12.2025", "01.01.2026", 0),
        ("in_progress", "01.01.2026", "01.12.2025", 0),
    ],
)
def test_management_training_begun_in_the_period(state: str, dated: str, since: str, counted: int) -> None:
    known = organization_fact("A", "management_training", state, dated, valid_since=since)
    assert figure_of(1, facts(teachers=ANNA, organization_facts=(known,))).numerator == counted


@pytest.mark.parametrize(
    ("state", "dated", "until", "counted"),
    [
        ("approved", "01.09.2024", None, 1),
        ("in_force", "01.09.2024", None, 1),
        ("draft", "01.09.2024", None, 0),
        ("completed", "01.09.2024", None, 0),
        ("approved", "01.09.2024", "31.12.2025", 1),
        ("approved", "01.09.2024", "30.12.2025", 0),
        ("approved", "31.12.2025", None, 1),
        ("approved", "01.01.2026", None, 0),
    ],
)
def test_workforce_plan_approved_and_valid(state: str, dated: str, until: str | None, counted: int) -> None:
    known = organization_fact("A", "workforce_plan", state, dated, until)
    assert figure_of(2, facts(teachers=ANNA, organization_facts=(known,))).numerator == counted


def test_a_plan_that_was_completed_is_not_called_a_draft() -> None:
    known = organization_fact("A", "workforce_plan", "completed", "01.09.2022")
    out = names_of(2, facts(teachers=ANNA, organization_facts=(known,))).out
    assert out == {one("A"): "документ завершён, больше не действует"}


def test_plan_begins_to_hold_on_its_first_day_not_on_its_date() -> None:
    plan = organization_fact("A", "workforce_plan", "approved", "01.12.2025", valid_since="01.01.2026")
    known = facts(teachers=ANNA, organization_facts=(plan,))
    assert names_of(2, known).out == {one("A"): "документ начнёт действовать 01.01.2026"}


def test_an_expired_plan_beside_a_valid_one_does_not_matter() -> None:
    plans = (
        organization_fact("A", "workforce_plan", "approved", "01.01.2020", "31.12.2024"),
        organization_fact("A", "workforce_plan", "approved", "01.01.2025"),
    )
    assert figure_of(2, facts(teachers=ANNA, organization_facts=plans)).numerator == 1


def test_mentee_counts_for_the_main_place_at_the_date_not_for_the_pairs() -> None:
    moved = pair(None, "Анна", "01.09.2025", "01.09.2025", mentee_organization_id="B")
    models = (MODEL, organization_fact("B", "mentoring_model", "approved", "01.09.2024"))
    schools = frozenset({one("A"), one("B")})
    known = facts(teachers=ANNA, organizations=schools, pairs=(moved,), organization_facts=models)
    assert set(names_of(3, known).counted) == {one("A")}


def test_external_mentee_counts_for_the_organization_of_the_pair() -> None:
    student = pair("Анна", None, "01.09.2025", "01.09.2025", mentee_organization_id="A")
    known = facts(teachers={}, organizations=frozenset({one("A")}), organization_facts=(MODEL,))
    assert figure_of(3, known).numerator == 0
    known = facts(
        teachers={}, organizations=frozenset({one("A")}), pairs=(student,), organization_facts=(MODEL,)
    )
    assert figure_of(3, known).numerator == 1


def test_mentee_who_left_brings_none_and_a_manager_brings_the_school() -> None:
    left = pair("Анна", "Ушёл", "01.09.2025", "01.09.2025", mentee_organization_id="A")
    assert figure_of(3, facts(teachers=ANNA, pairs=(left,), organization_facts=(MODEL,))).numerator == 0
    head = pair("Анна", "Директор", "01.09.2025", "01.09.2025")
    known = facts(
        teachers=ANNA, managers={one("Директор"): one("A")}, pairs=(head,), organization_facts=(MODEL,)
    )
    assert figure_of(3, known).numerator == 1


def test_closed_organization_is_listed_apart() -> None:
    known = facts(
        teachers=ANNA,
        organization_facts=(organization_fact("Z", "workforce_plan", "approved", "01.09.2024"),),
    )
    assert names_of(2, known).apart == {one("Z"): "организация на дату не действует"}


@pytest.mark.parametrize(
    ("since", "until", "closed", "counted"),
    [
        ("01.09.2024", None, None, 1),
        ("31.12.2025", None, None, 1),
        ("01.01.2026", None, None, 0),
        ("01.09.2024", "31.12.2025", None, 1),
        ("01.09.2024", "30.12.2025", None, 0),
        ("01.09.2024", None, "31.08.2025", 0),
    ],
)
@pytest.mark.parametrize(
    "seat", [(8, "network_community"), (10, "expert_council"), (10, "methodical_council")]
)
def test_membership_and_body_are_both_active(
    seat: tuple[int, str], since: str, until: str | None, closed: str | None, counted: int
) -> None:
    number, kind = seat
    known = facts(
        teachers=ANNA,
        bodies=(body("Клуб", kind, closed),),
        memberships=(membership("Клуб", "Анна", since, until),),
    )
    assert figure_of(number, known).numerator == counted


def test_membership_of_an_unknown_body_waits_for_it() -> None:
    known = facts(teachers=ANNA, memberships=(membership("Клуб", "Анна"),))
    assert figure_of(8, known).numerator == 0


@pytest.mark.parametrize(
    ("kind", "level", "since", "until", "counted"),
    [
        ("methodical_association", "municipal", "01.09.2020", None, 1),
        ("network_community", "municipal", None, None, 1),
        ("methodical_association", "school", "01.09.2020", None, 0),
        ("methodical_association", "municipal", "01.01.2026", None, 0),
        ("methodical_association", "municipal", "01.09.2020", "31.08.2024", 0),
        ("creative_group", "municipal", "01.09.2020", None, 0),
        ("methodical_council", "municipal", "01.09.2020", None, 0),
    ],
)
def test_bodies_of_the_municipality_are_counted(
    kind: str, level: str, since: str | None, until: str | None, counted: int
) -> None:
    known = facts(bodies=(body("Клуб", kind, until, level=level, active_since=since),))
    found = figure_of(9, known)
    assert (found.numerator, found.denominator, found.percent, found.met) == (counted, None, None, None)
