"""Ahead of a figure: the shortest list of things to do, worked by hand and against every choice."""

from datetime import date
from itertools import combinations
from random import Random

import pytest

from services.monitoring.rules import INDICATORS, Deed, Facts, deeds, gaps, shortest
from services.monitoring.rules.told import Diagnostic
from tests.services.given import Alone, actor
from tests.services.monitoring.making import (
    MUNICIPALITY,
    attendance,
    certificate,
    fact,
    facts,
    one,
    organization_fact,
    pair,
    route,
    support_event,
)
from tests.services.monitoring.telling import told

SCHOOLS = {"Алов": "A", "Белов": "A", "Ветров": "B", "Гусев": "B", "Дроздов": "C"}


def kinds(number: int, known: Facts) -> list[tuple[str, int]]:
    return [(each.kind, each.effort) for each in deeds(INDICATORS[number - 1], known)]


def test_the_nearest_to_done_comes_first_and_who_is_counted_is_not_asked() -> None:
    known = facts(
        teachers=SCHOOLS,
        routes=(
            route("Алов", "01.02.2025"),  # counted
            route("Белов", None, state="pending_approval"),
            route("Ветров", None, state="draft"),
        ),
        diagnostics=(fact(Diagnostic, person_id="Гусев", state="acknowledged"),),
    )
    assert kinds(5, known) == [
        ("approve_route", 0),
        ("finish_route", 1),
        ("build_route", 2),
        ("begin_route", 3),
    ]


def test_a_pair_awaiting_its_order_brings_two_people_at_once() -> None:
    known = facts(
        teachers=SCHOOLS,
        pairs=(
            pair("Алов", "Белов", "01.03.2025", "01.03.2025"),  # counted both
            pair("Алов", "Ветров", None, "01.10.2025", state="ready_for_order"),  # brings one
            pair("Гусев", "Дроздов", None, "01.10.2025", state="proposed"),  # brings two
        ),
    )
    found = deeds(INDICATORS[5], known)
    assert [len(each.brings) for each in found[:2]] == [2, 1]
    # missing two: one order is enough; missing three: two orders
    assert [len(shortest(found, missing=number)) for number in (0, 1, 2, 3)] == [0, 1, 1, 2]


def test_schools_lack_a_model_or_a_pair_or_both() -> None:
    known = facts(
        teachers=SCHOOLS,
        organization_facts=(organization_fact("A", "mentoring_model", "in_force", "01.02.2025"),),
        pairs=(
            pair("Дроздов", "Белов", None, "01.10.2025", state="ready_for_order"),  # A has the model
            pair("Алов", "Ветров", "01.03.2025", "01.03.2025"),  # B has the pair
        ),
    )
    assert {(each.kind, each.brings[0]) for each in deeds(INDICATORS[2], known)} == {
        ("order_pair", one("A")),
        ("declare_model", one("B")),
        ("find_first", one("C")),
    }


def test_an_invitation_without_a_mark_and_a_course_long_ago() -> None:
    known = facts(
        teachers=SCHOOLS,
        young=frozenset({one("Алов"), one("Белов")}),
        support_events=(support_event("Старт", "05.10.2025"),),
        attendances=(attendance("Старт", "Алов", "registered"),),
        certificates=(certificate("Ветров", "01.03.2024"), certificate("Гусев", "01.03.2021")),
    )
    assert kinds(7, known) == [("mark_attendance", 0), ("invite", 2)]
    nearest = {each.brings[0] for each in deeds(INDICATORS[3], known) if each.effort == 1}
    assert nearest == {one(name) for name in ("Алов", "Белов", "Гусев", "Дроздов")}


@pytest.mark.parametrize("seed", range(30))
def test_no_shorter_list_of_the_same_effort_reaches_it(seed: int) -> None:
    """Against trying every choice, where nobody stands in two deeds."""
    chance = Random(seed)
    people = [one(f"{seed} {number}") for number in range(12)]
    found, left = [], people[:]
    while left:
        size = min(len(left), chance.choice((1, 1, 2)))
        found.append(Deed(kind="do", brings=tuple(left[:size]), thing=left[0], effort=0))
        left = left[size:]
    found.sort(key=lambda each: -len(each.brings))
    missing = chance.randint(1, 12)
    sizes = range(len(found) + 1)
    best = next(
        size
        for size in sizes
        if any(sum(len(each.brings) for each in some) >= missing for some in combinations(found, size))
    )
    assert len(shortest(found, missing=missing)) == best


@pytest.mark.parametrize("seed", range(30))
def test_pairs_that_share_people_are_chosen_so_that_most_fit(seed: int) -> None:
    """Mentors who have a mentor too, or teach each other in a ring: every choice of orders is tried."""
    chance = Random(seed)
    people = [one(f"{seed} {number}") for number in range(8)]
    above = {(index, chance.randrange(index)) for index in range(1, 8) if chance.random() < 3 / 4}
    rings = {tuple(chance.sample(range(8), 2)) for _ in range(seed % 4)}
    orders = [
        Deed(kind="order", brings=(people[mentor], people[mentee]), thing=people[mentee], effort=0)
        for mentee, mentor in sorted(above | rings)
    ]
    chance.shuffle(orders)
    found = [*orders, *(Deed(kind="find", brings=(each,), thing=each, effort=3) for each in people)]
    for missing in range(1, len(people) + 1):
        some = (some for size in range(len(orders) + 1) for some in combinations(orders, size))
        best = min(
            len(each) + max(0, missing - len({who for of in each for who in of.brings})) for each in some
        )
        chosen = shortest(found, missing=missing)
        brought = [who for each in chosen for who in each.brings]
        assert (len(chosen), len(brought)) == (best, len(set(brought)))
        assert len(brought) >= missing


def test_one_order_gives_way_where_two_fit_in_its_place() -> None:
    """Of 1–2, 2–3, 3–1, 2–4, 4–1 and an order that brings 1 alone, 2–3 and 4–1 bring all four."""
    drawn = ((1,), (2, 1), (2, 3), (1, 3), (2, 4), (4, 1), (3, 1), (4, 1), (1, 4))
    orders = [
        Deed(kind="order", brings=tuple(one(str(who)) for who in brings), thing=one(f"order {at}"), effort=0)
        for at, brings in enumerate(drawn)
    ]
    assert len(shortest(orders, missing=4)) == 2


def test_a_pair_of_whom_one_is_brought_already_is_nearer_than_another_mentor() -> None:
    pairs = (
        pair("Алов", "Белов", None, "01.10.2025", state="ready_for_order"),
        pair("Алов", "Ветров", None, "01.10.2025", state="ready_for_order"),
    )
    found = shortest(deeds(INDICATORS[5], facts(teachers=SCHOOLS, pairs=pairs)), missing=3)
    assert [(each.kind, len(each.brings)) for each in found] == [("order_pair", 2), ("order_pair", 1)]


def test_an_event_to_come_cannot_be_marked_yet() -> None:
    """Looked at on 01.11: the one of 05.10 has passed, the one of 05.12 is to come."""
    known = facts(
        today=date(2025, 11, 1),
        teachers=SCHOOLS,
        organizations=frozenset({one("A")}),
        young=frozenset(map(one, ("Алов", "Белов", "Ветров"))),
        support_events=(support_event("Старт", "05.10.2025"), support_event("Итоги", "05.12.2025")),
        attendances=(
            attendance("Старт", "Алов", "registered"),
            attendance("Итоги", "Белов", "registered"),
        ),
    )
    assert [each.kind for each in deeds(INDICATORS[6], known)] == ["mark_attendance", "come", "invite"]
    (unmarked,) = (gap for gap in gaps(known)[one("A")] if gap.kind == "attendance")
    assert unmarked.subjects == (one("Старт"),)


def test_who_was_invited_is_not_invited_again_and_who_declined_is_the_last_to_be_asked() -> None:
    """Looked at on 01.11: the one of 05.12 is to come."""
    names = ("Алов", "Белов", "Ветров", "Гусев", "Дроздов")
    known = facts(
        today=date(2025, 11, 1),
        teachers=SCHOOLS,
        young=frozenset(map(one, names)),
        support_events=(support_event("Старт", "05.10.2025"), support_event("Итоги", "05.12.2025")),
        attendances=(
            attendance("Итоги", "Алов", "invited"),
            attendance("Итоги", "Белов", "declined"),
            attendance("Старт", "Ветров", "no_show"),
            attendance("Старт", "Гусев", "declined"),  # over: another invitation is as good as the first
        ),
    )
    found = deeds(INDICATORS[6], known)
    assert [(each.kind, each.effort) for each in found] == [
        ("answer", 2),
        *[("invite", 2)] * 3,
        ("invite_elsewhere", 3),
    ]
    assert (found[0].brings, found[-1].brings) == ((one("Алов"),), (one("Белов"),))


def test_a_pair_that_begins_later_or_is_over_needs_no_order_for_this_day() -> None:
    known = facts(
        teachers=SCHOOLS,
        pairs=(
            pair("Алов", "Белов", None, "10.01.2026", state="ready_for_order"),
            pair("Алов", "Ветров", None, "01.02.2025", state="proposed", planned_until="01.06.2025"),
            pair("Гусев", None, None, "01.10.2025", state="proposed", mentee_organization_id="C"),
        ),
    )
    orders = [each for each in deeds(INDICATORS[5], known) if each.kind == "order_pair"]
    assert [each.brings for each in orders] == [(one("Гусев"),)]
    missing = gaps(known)
    lacking = {school for school in "ABC" if any(gap.kind == "pair_order" for gap in missing[one(school)])}
    assert lacking == {"C"}  # an external mentee belongs to the organization that the pair names


def test_training_of_a_former_year_is_no_application_and_an_expired_plan_is_no_draft() -> None:
    known = facts(
        teachers=SCHOOLS,
        organization_facts=(
            organization_fact("A", "management_training", "completed", "01.02.2023"),
            organization_fact("B", "management_training", "applied", "01.02.2025"),
            organization_fact("A", "workforce_plan", "approved", "01.02.2023", "31.12.2024"),
            organization_fact("B", "workforce_plan", "draft", "01.02.2025"),
        ),
    )
    assert kinds(1, known) == [("begin_training", 1), ("plan_training", 2), ("plan_training", 2)]
    assert kinds(2, known) == [("approve_plan", 0), ("renew_plan", 1), ("write_plan", 2)]


def test_a_draft_or_an_application_that_ended_before_the_day_is_none() -> None:
    known = facts(
        teachers=SCHOOLS,
        organization_facts=(
            organization_fact("A", "management_training", "applied", "01.02.2023", "31.05.2023"),
            organization_fact("A", "workforce_plan", "draft", "01.02.2022", "31.12.2024"),
            organization_fact("B", "workforce_plan", "completed", "01.02.2022", "31.12.2024"),
        ),
    )
    assert kinds(1, known) == [("plan_training", 2)] * 3
    assert kinds(2, known) == [("renew_plan", 1), ("write_plan", 2), ("write_plan", 2)]


def test_who_may_not_know_of_a_diagnostic_is_not_told_by_the_order_of_a_list(monitoring: Alone) -> None:
    monitoring.hear(told())
    address = "/api/v1/forecast?municipality=ust-koksa&as_of=2025-12-31&limit=10"
    seen = {}
    for role, more in (("methodist", {}), ("principal", {"organization_id": one("A")}), ("approver", {})):
        who = actor(role, municipality_id=MUNICIPALITY, **more)
        reply = monitoring.client(who).get(address)
        assert reply.status_code == 200, reply.text
        seen[role] = {each["number"]: each for each in reply.get_json()}
    # № 3 of c1 has 1 of 4 and a threshold of 20 %; № 4 has 2 of 8 and is met
    assert (seen["methodist"][3]["missing"], seen["methodist"][4]["missing"]) == (0, 0)
    assert seen["approver"][5]["steps"] is None
    assert seen["principal"][5]["steps"] == []
    page = monitoring.client(actor("methodist", municipality_id=MUNICIPALITY)).get(
        "/indicators/4?as_of=2099-12-31"
    )
    assert page.status_code == 200
    assert "Направить на повышение квалификации" in page.text
    assert "Прогноз появится, когда пройдёт два месяца 2099 года." in page.text
