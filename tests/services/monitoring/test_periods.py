"""Periods over HTTP: opened, ready or not, confirmed, frozen not before their day, corrected by name."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from services.monitoring import actions
from services.monitoring.models import Period, Snapshot
from shared.contracts.mentorship import PairChanged
from shared.contracts.registry import PersonErased
from shared.contracts.routes import CertificateChanged, RouteChanged
from shared.permissions import Actor
from tests.services.given import Alone, actor
from tests.services.monitoring.making import MUNICIPALITY, S, one
from tests.services.monitoring.telling import municipality, people, schools, told

PERIODS = "/api/v1/periods"
SNAPSHOTS = "/api/v1/snapshots"
METHODIST = actor("methodist", municipality_id=MUNICIPALITY)
PRINCIPALS = {
    school: actor("principal", municipality_id=MUNICIPALITY, organization_id=one(school)) for school in "AB"
}
ANALYST = actor("analyst", municipality_id=one("other"))


@pytest.fixture
def loaded(monitoring: Alone) -> Alone:
    """The worked case c1."""
    monitoring.hear(told())
    return monitoring


def call(service: Alone, who: Actor, address: str, status: int = 200, **body: Any) -> Any:
    client = service.client(who)
    reply = client.post(address, json=body["json"]) if "json" in body else client.get(address)
    assert reply.status_code == status, reply.text
    return reply.json


def opened(service: Alone, as_of: date = S) -> str:
    body = {"municipality": "ust-koksa", "as_of": as_of.isoformat()}
    period_id: str = call(service, METHODIST, PERIODS, 201, json=body)["id"]
    return period_id


def confirm(service: Alone, who: Actor, period_id: str, school: str, status: int = 200, **more: Any) -> Any:
    body = {"organization_id": str(one(school)), **more}
    return call(service, who, f"{PERIODS}/{period_id}/confirmation", status, json=body)


def freeze(service: Alone, period_id: str, status: int = 201) -> Any:
    return call(service, METHODIST, f"{PERIODS}/{period_id}/freeze", status, json={})


def test_a_period_opens_thirty_days_ahead_by_the_calendar_and_once(loaded: Alone) -> None:
    for moment in (datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 5, 2, tzinfo=UTC)) * 2:
        with loaded.database.write() as session:
            actions.open_due_periods(session, now=moment)
    (period,) = call(loaded, METHODIST, PERIODS)
    assert (period["as_of"], period["is_final"], period["state"]) == ("2026-05-31", False, "open")
    assert (period["opened_on"], period["version"]) == ("2026-05-01", 1)
    assert len(period["waiting"]) == 4
    assert opened(loaded) == opened(loaded)


def test_each_school_is_told_what_is_missing_and_who_mends_it(loaded: Alone) -> None:
    pair = next(each for each in told() if isinstance(each, PairChanged) and each.order_date is None)
    route = next(each for each in told() if isinstance(each, RouteChanged) and each.approved_on is None)
    told_anew = replace(pair, version=2, state="ready_for_order")
    loaded.hear([told_anew, replace(route, version=2, state="pending_approval")])
    every = call(loaded, METHODIST, f"{PERIODS}/{opened(loaded)}/readiness")
    assert [each["name"] for each in every] == ["Школа A", "Школа B", "Школа C", "Школа D"]
    missing = {each["name"][-1]: {gap["kind"] for gap in each["gaps"]} for each in every}
    # A and B have a plan and a model; the plan of C expired, D never had one (cases/c1)
    assert {"workforce_plan", "mentoring_model"} & missing["A"] == set()
    assert {"workforce_plan", "mentoring_model"} <= missing["C"]
    assert {"workforce_plan", "mentoring_model"} <= missing["D"]
    assert [school for school, kinds in missing.items() if "pair_order" in kinds] == ["B"]
    assert [school for school, kinds in missing.items() if "route_approval" in kinds] == ["B"]
    expired = next(gap for gap in every[2]["gaps"] if gap["kind"] == "workforce_plan")
    assert (expired["reason"], expired["who"]) == ("срок документа истёк 31.12.2024", "school")


def test_a_school_confirms_its_own_and_is_asked_again_when_figures_move(loaded: Alone) -> None:
    period = opened(loaded)
    assert str(one("B")) not in confirm(loaded, PRINCIPALS["B"], period, "B")["waiting"]
    again = confirm(loaded, PRINCIPALS["B"], period, "B")
    assert len(again["waiting"]) == 3
    confirm(loaded, PRINCIPALS["B"], period, "A", 403)
    confirm(loaded, METHODIST, period, "B", 403)
    (own,) = call(loaded, PRINCIPALS["B"], f"{PERIODS}/{period}/readiness")
    assert (own["name"], own["is_confirmed"], own["has_changed"]) == ("Школа B", True, False)
    loaded.hear([late_certificate("Дёмина")])
    (moved,) = call(loaded, PRINCIPALS["B"], f"{PERIODS}/{period}/readiness")
    assert (moved["is_confirmed"], moved["has_changed"]) == (False, True)
    assert confirm(loaded, PRINCIPALS["B"], period, "B", withdraw=True)["waiting"] == sorted(
        str(one(school)) for school in "ABCD"
    )


def test_a_curator_confirms_for_the_principal(loaded: Alone) -> None:
    curator = actor(municipality_id=MUNICIPALITY, person_id=one("Зуева"))
    period = opened(loaded)
    confirm(loaded, curator, period, "A", 403)
    school = next(each for each in schools() if each.id == one("A"))
    loaded.hear([replace(school, version=2, curator_id=one("Зуева"))])
    confirm(loaded, curator, period, "A")
    confirm(loaded, curator, period, "B", 403)


def test_nothing_is_frozen_before_its_day(loaded: Alone) -> None:
    year = datetime.now(UTC).year
    early = opened(loaded, date(year, 12, 31) if datetime.now(UTC).month < 12 else date(year + 1, 5, 31))
    refused = freeze(loaded, early, 409)
    assert "не раньше" in refused["detail"]
    assert call(loaded, METHODIST, SNAPSHOTS) == []


def test_a_frozen_snapshot_stays_as_it_was_and_a_correction_tells_names(loaded: Alone) -> None:
    period = opened(loaded)
    first = freeze(loaded, period)
    assert freeze(loaded, period)["id"] == first["id"]
    confirm(loaded, PRINCIPALS["A"], period, "A", 409)
    figures = call(loaded, METHODIST, f"{SNAPSHOTS}/{first['id']}/indicators")
    assert [(each["numerator"], each["denominator"]) for each in figures[3:5]] == [(2, 8), (2, 7)]
    correction = {"period_id": period, "reason": "Удостоверение привезли в январе"}
    call(loaded, METHODIST, "/api/v1/corrections", 409, json=correction)

    loaded.hear([late_certificate("Дёмина")])
    assert call(loaded, METHODIST, f"{SNAPSHOTS}/{first['id']}/indicators") == figures
    (late,) = call(loaded, METHODIST, f"{SNAPSHOTS}/{first['id']}/differences")
    assert (late["number"], late["name"], late["was"], late["now"]) == (4, "Дёмина", "out", "in")
    second = call(loaded, METHODIST, "/api/v1/corrections", 201, json=correction)
    assert (second["number"], second["reason"]) == (2, correction["reason"])
    (told_by_name,) = call(loaded, METHODIST, f"{SNAPSHOTS}/{second['id']}/differences")
    assert told_by_name == late
    (seen,) = call(loaded, ANALYST, "/api/v1/corrections")
    assert (seen["id"], seen["reason"]) == (second["id"], "")  # a reason may name somebody
    assert call(loaded, METHODIST, f"{SNAPSHOTS}/{first['id']}/indicators") == figures


def test_names_join_at_reading_so_an_erased_person_has_none(loaded: Alone) -> None:
    first = freeze(loaded, opened(loaded))
    people = f"{SNAPSHOTS}/{first['id']}/indicators/5/people?list=in"
    assert [each["name"] for each in call(loaded, METHODIST, people)] == ["Кравец", "Дёмина"]
    assert [each["name"] for each in call(loaded, PRINCIPALS["B"], people)] == ["Дёмина"]
    call(loaded, ANALYST, people, 403)
    loaded.hear([erased("Дёмина")])
    shown = {each["id"]: each["name"] for each in call(loaded, METHODIST, people)}
    assert shown[str(one("Дёмина"))] == "удалено"
    with loaded.database.read() as session:
        kept = session.get_one(Snapshot, session.query(Snapshot.id).scalar())
        assert kept.digest == first["digest"]


def test_others_look_and_do_not_touch(loaded: Alone) -> None:
    period = opened(loaded)
    body = {"municipality": "ust-koksa", "as_of": "2025-05-31"}
    for who in (PRINCIPALS["A"], actor("approver", municipality_id=MUNICIPALITY)):
        assert call(loaded, who, f"{PERIODS}/{period}")["id"] == period
        call(loaded, who, PERIODS, 403, json=body)
        call(loaded, who, f"{PERIODS}/{period}/freeze", 403, json={})
    stranger = actor("methodist", municipality_id=one("other"))
    call(loaded, stranger, f"{PERIODS}/{period}", 404)
    call(loaded, stranger, PERIODS, 403, json=body)
    call(loaded, actor(municipality_id=MUNICIPALITY, person_id=one("Рыбин")), PERIODS, 403)


def test_everything_told_of_a_period_is_its_whole_state(loaded: Alone) -> None:
    freeze(loaded, opened(loaded))
    with loaded.database.write() as session:
        assert actions.republish(session) == 2
        assert session.query(Period).one().state == "frozen"


def late_certificate(person: str) -> CertificateChanged:
    """A certificate of the period that nobody had told in time."""
    return CertificateChanged(
        id=one(f"late {person}"),
        municipality_id=MUNICIPALITY,
        version=1,
        person_id=one(person),
        kind="professional_development",
        hours=36,
        issued_on=date(2025, 11, 5),
    )


def erased(person: str) -> PersonErased:
    """The last word about a person: what figures need stays."""
    known = next(each for each in people() if each.id == one(person))
    return PersonErased(
        id=known.id,
        municipality_id=municipality().id,
        version=2,
        erased_on=date(2026, 2, 1),
        young=known.young,
        young_unknown=False,
        employments=known.employments,
        merged_into=None,
    )
