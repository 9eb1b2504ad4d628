"""Consents: each given and withdrawn apart; after a withdrawal nothing new; a refusal shows to nobody."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from flask import Flask

from services.catalogue import SERVICES
from tests.browsing import Browsing
from tests.journeys.stories import ROUTES, said
from tests.journeys.village import TODAY, Village
from tests.system import System

OWN = "/registry/me/consents"
VOLATILE = re.compile(
    r'(csrf-token" content|name="(?:csrf_token|once|progress_id)" value)="[^"]*"|Напечатано [^<]*'
)


@pytest.fixture
def own(system: System, village: Village) -> Browsing:
    """Сотников in a browser."""
    return browsing(system, village, "Сотников")


def browsing(system: System, village: Village, last_name: str, *roles: str, **more: Any) -> Browsing:
    who = {"person_id": village.people[last_name]["id"], "municipality_id": village.municipality_id}
    return Browsing(system, system.token(*roles, **who, **more))


def consents(village: Village, last_name: str) -> list[dict[str, Any]]:
    path = f"/registry/api/v1/people/{village.people[last_name]['id']}/consents"
    found: list[dict[str, Any]] = said(village.as_role("methodist").get(path))
    return found


def test_each_is_read_given_and_withdrawn_apart(village: Village, own: Browsing) -> None:
    text = own.get(OWN).text
    assert text.count("согласия нет") == 2
    assert "checked" not in text
    assert own.post(f"{OWN}/diagnostics").status_code == 422
    assert consents(village, "Сотников") == []
    for _ in range(2):
        assert own.post(f"{OWN}/diagnostics", {"agreed": "true"}).status_code == 303
    [given] = consents(village, "Сотников")
    assert (given["purpose"], given["given_on"]) == ("diagnostics", TODAY.isoformat())
    assert (given["text_version"], "Муниципальная методическая служба" in given["operator"]) == (
        "2026-1",
        True,
    )
    text = own.get(OWN).text
    assert text.count("вы согласны") == 1
    assert "Новую диагностику вам не назначат" in text
    assert own.post(f"{OWN}/diagnostics/withdrawal").status_code == 303
    [withdrawn] = consents(village, "Сотников")
    assert withdrawn["withdrawn_on"] == TODAY.isoformat()
    assert own.post(f"{OWN}/diagnostics", {"agreed": "true"}).status_code == 303
    assert len(consents(village, "Сотников")) == 2
    assert own.post(f"{OWN}/anything", {"agreed": "true"}).status_code == 404


def test_a_methodist_records_a_paper_one_and_nobody_else(system: System, village: Village) -> None:
    path = f"/registry/people/{village.people['Сотников']['id']}/consents"
    methodist = browsing(system, village, "Зуева", "methodist")
    assert "checked" not in methodist.get(path).text
    paper = {"purpose": "transfer", "given_on": (TODAY - timedelta(days=3)).isoformat()}
    assert (
        methodist.post(path, {**paper, "given_on": (TODAY + timedelta(days=1)).isoformat()}).status_code
        == 422
    )
    assert methodist.post(path, paper).status_code == 303
    [given] = consents(village, "Сотников")
    assert (given["purpose"], given["given_on"]) == ("transfer", paper["given_on"])
    assert methodist.post(f"{path}/transfer/withdrawal").headers["Location"] == path
    [given] = consents(village, "Сотников")
    assert given["withdrawn_on"] == TODAY.isoformat()
    principal = browsing(system, village, "Власова", "principal", organization_id=village.organization_id)
    assert principal.get(path).status_code == 404
    assert browsing(system, village, "Кравец").post(path, paper).status_code == 404


def test_after_a_withdrawal_nothing_new_is_assigned_or_entered(system: System, village: Village) -> None:
    tutor, kravets = village.as_role("tutor", "Зуева"), village.people["Кравец"]["id"]
    [instrument] = [one for one in said(tutor.get(f"{ROUTES}/instruments")) if one["name"] == "TEST4"]
    body = {"person_id": kravets, "instrument_id": instrument["id"]}
    assigned = said(tutor.post(f"{ROUTES}/diagnostics", json=body), 201)
    assert browsing(system, village, "Кравец").post(f"{OWN}/diagnostics/withdrawal").status_code == 303
    village.settle()
    refusals = [
        tutor.post(f"{ROUTES}/diagnostics", json=body),
        tutor.post(
            f"{ROUTES}/diagnostics/{assigned['id']}/result",
            json={"conducted_on": TODAY.isoformat(), "areas": [{"area": "legal", "percent": 50}]},
        ),
        tutor.post(
            f"{ROUTES}/deficits",
            json={"person_id": kravets, "area": "legal", "severity": "high", "evidence": "lesson_visit"},
        ),
    ]
    never_asked = tutor.post(
        f"{ROUTES}/diagnostics", json=body | {"person_id": village.people["Сотников"]["id"]}
    )
    for reply in refusals:
        assert (reply.status_code, reply.json()["type"]) == (403, never_asked.json()["type"]), reply.text
        assert reply.json()["detail"] == never_asked.json()["detail"]


def test_nothing_a_principal_or_a_colleague_can_read_tells_a_refusal_from_a_question_not_asked(
    system: System, village: Village, own: Browsing
) -> None:
    at_school = {"organization_id": village.organization_id}
    readers = [
        browsing(system, village, "Власова", "principal", **at_school),
        browsing(system, village, "Зуева", "tutor", **at_school),
        browsing(system, village, "Панова"),
    ]
    before = [dict(everything(system, village, one.client)) for one in readers]
    assert own.post(f"{OWN}/diagnostics", {"agreed": "true"}).status_code == 303
    assert own.post(f"{OWN}/diagnostics/withdrawal").status_code == 303
    village.settle()
    after = [dict(everything(system, village, one.client)) for one in readers]
    assert len(before[0]) > 60
    for was, now in zip(before, after, strict=True):
        assert [path for path in was if was[path] != now[path]] == []


Read = tuple[str, tuple[int, str]]
# what grows by being read, and is about the reader
OF_THE_READER = ("/metrics", "/api/v1/access-log", "/me/", "/me/access")


def everything(system: System, village: Village, client: httpx.Client) -> Iterator[Read]:
    """Every address that can be read, with whatever is known of the village in its place."""
    known = {
        "person_id": village.people["Сотников"]["id"],
        "organization_id": village.organization_id,
        "municipality_id": village.municipality_id,
        "number": "5",
    }
    for name in SERVICES:
        app = system.origin.mounts[f"/{name}"]
        assert isinstance(app, Flask)
        for rule in app.url_map.iter_rules():
            readable = "GET" in (rule.methods or ()) and rule.rule not in OF_THE_READER
            if readable and rule.arguments <= known.keys():
                path = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: known[found[1]], rule.rule)
                reply = client.get(f"/{name}{path}", params={"municipality": "ust-koksa"})
                yield f"/{name}{path}", (reply.status_code, VOLATILE.sub("", reply.text))
