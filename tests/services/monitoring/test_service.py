"""The service over events and HTTP: c1's facts twice and shuffled, figures by role, names by reach."""

from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from services.monitoring import queries
from services.monitoring.errors import IndicatorNotFound
from shared import roster
from shared.permissions import Actor, Scope
from tests.services.given import Alone, actor
from tests.services.monitoring.c1 import ANSWER
from tests.services.monitoring.making import MUNICIPALITY, S, one
from tests.services.monitoring.telling import municipality, told

FIGURES = "/api/v1/indicators?municipality=ust-koksa&as_of=2025-12-31"


def ask(service: Alone, who: Actor, address: str = FIGURES) -> Any:
    reply = service.client(who).get(address)
    assert reply.status_code == 200, reply.text
    return reply.json


def names(service: Alone, who: Actor, number: int, list_name: str) -> list[str]:
    address = f"/api/v1/indicators/{number}/people?municipality=ust-koksa&as_of=2025-12-31&list={list_name}"
    return [line["name"] for line in ask(service, who, address)]


@pytest.mark.parametrize("seed", range(5))
def test_events_twice_and_shuffled_give_the_worked_case(monitoring: Alone, seed: int) -> None:
    events = [*told(), *told()]
    Random(seed).shuffle(events)
    monitoring.hear(events)
    found = ask(monitoring, actor("methodist", municipality_id=MUNICIPALITY))
    assert (found["teachers"], found["teachers_and_managers"]) == (7, 8)
    assert (found["organizations"], found["young_teachers"], found["rule_version"]) == (4, 2, "1")
    shown = {
        each["number"]: (each.get("numerator"), each.get("denominator"), each.get("percent"), each["met"])
        for each in found["indicators"]
        if each["number"] != 9
    }
    assert shown == {number: answer for number, answer in ANSWER.items() if number != 9}
    ninth = found["indicators"][8]
    assert sorted(ninth) == ["count", "met", "number", "threshold", "title"]
    assert (ninth["count"], found["indicators"][0]["threshold"]) == (3, 10)


def test_the_command_line_gets_the_same_as_http(monitoring: Alone) -> None:
    monitoring.hear(told())
    with monitoring.database.read() as session:
        found = queries.indicators(session, municipality_code="ust-koksa", as_of=S)
        assert found == ask(monitoring, actor("methodist", municipality_id=MUNICIPALITY))
        empty = queries.indicators(session, municipality_code="ust-koksa", as_of=date(1990, 1, 1))
    assert {each.get("percent") for each in empty["indicators"]} == {None}


def test_the_day_is_the_municipalitys_whoever_asks(monitoring: Alone) -> None:
    east, west = "Pacific/Kiritimati", "Pacific/Pago_Pago"  # 25 hours apart: never one day
    place = municipality()
    monitoring.hear([replace(place, timezone=east), replace(place, id=one("W"), code="west", timezone=west)])
    before = datetime.now(UTC)
    found = ask(
        monitoring, actor("analyst", municipality_id=one("W")), "/api/v1/indicators?municipality=ust-koksa"
    )
    days = {at.astimezone(ZoneInfo(east)).date().isoformat() for at in (before, datetime.now(UTC))}
    assert found["as_of"] in days


def test_names_within_reach(monitoring: Alone) -> None:
    monitoring.hear(told())
    methodist = actor("methodist", municipality_id=MUNICIPALITY)
    assert names(monitoring, methodist, 5, "in") == ["Кравец", "Дёмина"]
    assert names(monitoring, methodist, 1, "in") == ["Школа A"]
    assert names(monitoring, methodist, 9, "in") == sorted(names(monitoring, methodist, 9, "in"))
    head = actor("principal", municipality_id=MUNICIPALITY, organization_id=one("B"))
    assert names(monitoring, head, 5, "in") == ["Дёмина"]
    assert names(monitoring, head, 4, "apart") == []
    assert ask(monitoring, head)["teachers"] == 7


def test_who_may_not(monitoring: Alone) -> None:
    monitoring.hear(told())
    people = "/api/v1/indicators/5/people?municipality=ust-koksa"
    analyst = monitoring.client(actor("analyst", municipality_id=one("other")))
    assert analyst.get(FIGURES).status_code == 200
    assert analyst.get(people).status_code == 403
    stranger = monitoring.client(actor("methodist", municipality_id=one("other")))
    assert stranger.get(FIGURES).status_code == 403
    assert stranger.get(people).status_code == 403
    teacher = monitoring.client(actor(municipality_id=MUNICIPALITY, person_id=one("Лапин")))
    assert teacher.get(FIGURES).status_code == 403


def test_what_is_not_there(monitoring: Alone) -> None:
    monitoring.hear(told())
    methodist = monitoring.client(actor("methodist", municipality_id=MUNICIPALITY))
    assert methodist.get("/api/v1/indicators?municipality=nowhere").status_code == 404
    assert methodist.get("/api/v1/indicators").status_code == 422
    assert methodist.get("/api/v1/indicators?municipality=ust-koksa&as_of=30.02.2025").status_code == 422
    assert methodist.get("/api/v1/indicators/11/people?municipality=ust-koksa").status_code == 404
    scope = Scope(level="all", person_id=None, organization_ids=frozenset(), municipality_id=None)
    with monitoring.database.read() as session, pytest.raises(IndicatorNotFound):
        queries.people(session, scope=scope, municipality_code="ust-koksa", number=0, as_of=S, list_name="in")


def test_the_roster_read_once_answers_as_the_database_does(monitoring: Alone) -> None:
    monitoring.hear(told())
    with monitoring.database.read() as session:
        once = roster.history(session, municipality_id=MUNICIPALITY)
        for day in (S, date(2025, 6, 30), date(2025, 7, 1), date(1990, 1, 1), date(2030, 1, 1)):
            of: dict[str, Any] = {"municipality_id": MUNICIPALITY, "as_of": day}
            assert once.teachers_on(day) == roster.teachers_on(session, **of)
            assert once.managers_on(day) == roster.managers_on(session, **of)
            assert once.young_on(day) == roster.young_on(session, **of)
            assert list(once.organizations_on(day)) == [
                each.id for each in roster.organizations_on(session, **of)
            ]
