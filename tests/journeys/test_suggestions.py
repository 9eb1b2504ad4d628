"""Suggestions and what practices resolved, recomputed plainly from the facts of the demonstration.

Nothing of the code under test counts here: steps, deficits and their history are read as rows, and every
figure is made anew by hand.
"""

import json
from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy import text

from tests.system import System

Key = tuple[str, str]  # "practice" and its id, or a kind and a title (empty where it is one person's own)
Facts = list[dict[str, Any]]
SHOWN = 3
PLAIN = """
SELECT step.id AS step_id, step.kind, step.title, step.programme, step.practice_id, step.deficit_ids,
       route.teacher_id AS person, route.closed_on, deficit.id AS deficit, deficit.area, deficit.topic
FROM step JOIN route ON route.id = step.route_id
JOIN route_deficit ON route_deficit.route_id = route.id
JOIN deficit ON deficit.id = route_deficit.deficit_id
WHERE route.state = 'closed' AND step.state = 'accepted'
"""
ENDED = "SELECT subject_id, since, state FROM state_change WHERE kind = 'deficit' ORDER BY id"


def _rows(system: System, sql: str) -> Facts:
    with system.db("routes").read() as session:
        return [dict(row._mapping) for row in session.execute(text(sql))]


def _facts(system: System) -> Facts:
    """What happened: who did which step for which deficit, and was it closed that day."""
    ended = {(row["subject_id"], row["since"]): row["state"] for row in _rows(system, ENDED)}
    found = [
        one for one in _rows(system, PLAIN) if str(UUID(one["deficit"])) in json.loads(one["deficit_ids"])
    ]
    for one in found:
        one["resolved"] = ended[one["deficit"], one["closed_on"]] == "resolved"
        one["practice"] = str(UUID(one["practice_id"])) if one["practice_id"] else None
    return found


def _counted(facts: Facts, *, area: str, topic: str, besides: str) -> dict[Key, tuple[int, int]]:
    """For each practice or step: how many closed the deficit, of how many who tried."""
    others = [one for one in facts if one["area"] == area and str(UUID(one["person"])) != besides]
    scope = [one for one in others if one["topic"] == topic] or others
    of_title: dict[Key, set[str]] = defaultdict(set)
    for one in facts:
        if one["area"] == area:
            of_title[one["kind"], one["title"].casefold()].add(one["person"])
    people: dict[Key, dict[str, bool]] = defaultdict(dict)
    for one in scope:
        own = len(of_title[one["kind"], one["title"].casefold()]) < 2
        key = ("practice", one["practice"]) if one["practice"] else (one["kind"], "" if own else one["title"])
        people[key][one["person"]] = people[key].get(one["person"], False) or one["resolved"]
    return {key: (sum(ended.values()), len(ended)) for key, ended in people.items()}


def _best(counted: dict[Key, tuple[int, int]]) -> list[tuple[int, int]]:
    helped = [one for one in counted.values() if one[0]]
    return sorted(helped, key=lambda one: (-one[0], -one[0] / one[1]))[:SHOWN]


def _people(system: System) -> Facts:
    """Whoever has a confirmed deficit, with the municipality and the school of the tutor who sees it."""
    return _rows(
        system,
        "SELECT DISTINCT deficit.person_id, deficit.municipality_id, roster_employment.organization_id,"
        " roster_employment.staff_category"
        " FROM deficit JOIN roster_employment ON roster_employment.person_id = deficit.person_id"
        " WHERE deficit.state IN ('confirmed', 'persists') AND roster_employment.occupation = 'main'",
    )


def test_the_demonstration_says_what_its_facts_say(demonstration: System) -> None:
    facts = _facts(demonstration)
    _check_suggestions(demonstration, facts)
    _check_bank(demonstration, facts)


def _check_suggestions(told: System, facts: Facts) -> None:
    """Every suggestion for everybody with a confirmed deficit."""
    reasons, asked = set(), 0
    for one in _people(told):
        person = str(UUID(one["person_id"]))
        here: dict[str, Any] = {"municipality_id": UUID(one["municipality_id"])}
        if one["staff_category"] != "managerial":  # a head is accompanied by the municipality's tutor
            here["organization_id"] = UUID(one["organization_id"])
        tutor = told.client("tutor", **here)
        reply = tutor.get("/routes/api/v1/route-suggestions", params={"person": person})
        for deficit in reply.json():
            about = {"area": deficit["area"], "topic": deficit["topic"]}
            counted = _counted(facts, **about, besides=person)
            proven = [each for each in deficit["suggestions"] if each["proven"]]
            assert [(each["helped"], each["of"]) for each in proven] == _best(counted)
            for each in proven:
                key = ("practice", each["practice_id"]) if each["practice_id"] else None
                if key:
                    assert counted[key] == (each["helped"], each["of"])
                assert each["of"] == 1 or f"{each['helped']} из {each['of']}" in each["reason"]
            reasons |= {each["reason"] for each in proven}
            asked += 1
    assert asked > 5
    assert any("Помогла закрыть этот дефицит 7 из 9 коллег." in one for one in reasons)


def _check_bank(told: System, facts: Facts) -> None:
    """What each practice resolved, exactly for a tutor and without few people for a stranger."""
    [municipality] = {one["municipality_id"] for one in _people(told)}
    tutor = told.client("tutor", municipality_id=UUID(municipality))
    bank = tutor.get("/routes/api/v1/practices").json()
    assert len(bank) == 9
    tried: dict[tuple[str, str], dict[str, bool]] = defaultdict(dict)
    for one in facts:
        if one["practice"]:
            ended = tried[one["practice"], one["topic"]]
            ended[one["person"]] = ended.get(one["person"], False) or one["resolved"]
    said = {(one["id"], each["topic"]): each["words"] for one in bank for each in one["resolved"]}
    assert said == {
        key: f"помогла закрыть дефицит {sum(ended.values())} из {len(ended)} коллег"
        for key, ended in tried.items()
    }
    stranger = told.client().get("/routes/api/v1/practices").json()
    words = [each["words"] for one in stranger for each in one["resolved"]]
    assert words == ["пробовали 9 педагогов, закрыли дефицит больше половины"]
    named = {one["author"] for one in stranger}
    assert "автор не назван" in named
    assert len(named) > 1
