"""States, signatures and who sees what: the tables of the domain."""

from datetime import date
from itertools import pairwise
from uuid import uuid4

import pytest

from services.routes.errors import IncompleteRoute, NotYours, WrongState
from services.routes.rules import importing, signing, states
from services.routes.rules.visibility import sight
from shared.errors import Invalid

ME, OTHER = uuid4(), uuid4()


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("diagnostic", "assigned in_progress submitted scored acknowledged"),
        ("deficit", "detected confirmed in_work resolved"),
        ("deficit", "detected confirmed in_work persists in_work"),
        ("route", "draft agreed pending_approval approved in_progress completed closed"),
        ("route", "draft agreed pending_approval returned draft"),
        ("step", "planned in_progress submitted returned submitted accepted"),
    ],
)
def test_the_paths_of_the_domain(kind: str, path: str) -> None:
    steps = path.split()
    for present, following in pairwise(steps):
        states.check(kind, present=present, following=following)


@pytest.mark.parametrize(
    ("kind", "present", "following"),
    [
        ("route", "draft", "approved"),
        ("route", "agreed", "approved"),
        ("route", "approved", "completed"),
        ("route", "closed", "draft"),
        ("route", "completed", "cancelled"),
        ("deficit", "detected", "in_work"),
        ("deficit", "resolved", "in_work"),
        ("step", "planned", "accepted"),
        ("diagnostic", "assigned", "scored"),
    ],
)
def test_what_the_machines_refuse(kind: str, present: str, following: str) -> None:
    with pytest.raises(WrongState):
        states.check(kind, present=present, following=following)


def test_every_state_has_a_russian_name_and_a_row() -> None:
    for machine in states.MACHINES.values():
        for state, following in machine.items():
            assert state in states.NAMES
            assert following <= machine.keys()


@pytest.mark.parametrize(
    ("relation", "detail", "topics", "exists"),
    [
        ("teacher", True, "all", True),
        ("tutor", True, "all", True),
        ("mentor", False, "released", True),
        ("principal", False, "none", True),
        ("signing_principal", False, "route", False),
        ("methodist", False, "released", True),
        ("approver", False, "none", False),
        ("analyst", False, "none", False),
    ],
)
def test_who_sees_what(relation: str, *, detail: bool, topics: str, exists: bool) -> None:
    seen = sight([relation])
    assert (seen.detail, seen.topics, seen.exists) == (detail, topics, exists)


def test_relations_add_up_and_nobody_sees_nothing() -> None:
    assert sight(["principal", "mentor", "signing_principal"]).topics == "route"
    assert not sight([]).exists


def test_nobody_signs_as_a_party() -> None:
    parties = signing.Parties(people=frozenset({ME, OTHER}))
    with pytest.raises(NotYours):
        signing.check_signature(ME, parties=parties, is_principal=True, deputises=True, principal_free=False)
    assert signing.signatory([ME], parties=parties) == "methodist"
    assert signing.signatory([ME, uuid4()], parties=parties) == "principal"


def test_the_methodist_signs_only_when_the_principal_may_not() -> None:
    parties = signing.Parties(people=frozenset({OTHER}))
    signing.check_signature(ME, parties=parties, is_principal=False, deputises=True, principal_free=False)
    with pytest.raises(NotYours):
        signing.check_signature(ME, parties=parties, is_principal=False, deputises=True, principal_free=True)


@pytest.mark.parametrize(
    ("state", "submitted", "expected"),
    [
        ("draft", False, "tutor"),
        ("draft", True, "teacher"),
        ("agreed", False, "tutor"),
        ("pending_approval", True, "methodist"),
        ("returned", False, "tutor"),
        ("approved", True, None),
        ("in_progress", True, None),
        ("closed", True, None),
    ],
)
def test_whose_move_it_is(state: str, *, submitted: bool, expected: str | None) -> None:
    assert signing.awaits(state, submitted=submitted, signed_by="methodist") == expected


def test_a_route_needs_a_basis_steps_and_dates_within_it() -> None:
    with pytest.raises(IncompleteRoute):
        signing.check_basis(deficits=0, request="  ")
    signing.check_basis(deficits=0, request="Прошу помочь с ВПР")
    with pytest.raises(IncompleteRoute):
        signing.check_plan([ME, OTHER], step_deficits=[[str(ME)]])
    signing.check_plan([ME], step_deficits=[[str(ME)]])
    with pytest.raises(IncompleteRoute):
        signing.check_steps_done([(True, "submitted"), (False, "planned")])
    with pytest.raises(Invalid):
        signing.check_due(date(2026, 2, 1), starts_on=date(2026, 1, 1), planned_until=date(2026, 1, 31))
    signing.check_due(date(2026, 1, 31), starts_on=date(2026, 1, 1), planned_until=date(2026, 1, 31))


def test_employment_dates_are_inclusive() -> None:
    job = importing.Period(date(2025, 1, 1), date(2025, 1, 31))
    assert importing.outside([job], date(2025, 1, 31), column="x") == []
    assert importing.outside([job], date(2025, 2, 1), column="x")
