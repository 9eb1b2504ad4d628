"""Assigning by what people are: counted and named first, only by consent, once, managers by the methodist."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from services.routes.rules.assigning import Asked, Worker, fits
from services.routes.rules.rediagnosis import HALF_A_YEAR, ROUTE, START, due, months_after
from shared.contracts.registry import PersonChanged, YoungInterval
from tests.services.routes.acting import diagnosed, instrument
from tests.services.routes.making import STARTED, TODAY, Door, Routes, ahead, consent, known, person
from tests.services.routes.visiting import visitor, words


def employed(name: str, place: str, **job: Any) -> PersonChanged:
    """A person whose main job is like this."""
    one = person(name, place)
    return replace(one, employments=(replace(one.employments[0], **job),), version=2)


@pytest.fixture
def school(routes: Routes) -> Routes:
    """School A: a young teacher of physics, a deputy head, and one without a consent."""
    young = (YoungInterval(rule_version="1", since=STARTED, until=None),)
    routes.service.hear(
        [
            replace(employed("teacher", "A", subjects=("физика",)), young=young),
            employed("principal", "A", position="директор", staff_category="managerial"),
            consent("principal"),
        ]
    )
    return routes


def sent(door: Door, name: str = "SELF23", *, dry_run: bool = False, **asked: Any) -> Any:
    """Assign by a filter; gives the groups by name."""
    body = {"filter": asked, "instrument_id": instrument(door, name), "dry_run": dry_run}
    reply = door.post("diagnostics/assignments", body)
    return {group: [one["name"] for one in found] for group, found in reply.items() if group != "count"}


def test_who_is_asked_for_is_counted_and_named_before(school: Routes, methodist: Door) -> None:
    seen = sent(methodist, dry_run=True, school="A")
    assert seen["people"] == ["principal А.", "teacher А."]
    assert "mentor А." in seen["without_consent"]
    assert methodist.get("diagnostics") == []
    for asked in ({"subject": "Физика"}, {"young": True}):
        assert sent(methodist, dry_run=True, **asked)["people"] == ["teacher А."]
    assert sent(methodist, dry_run=True, managers=True)["people"] == ["principal А."]
    assert sent(methodist, dry_run=True, position="Директор")["people"] == ["principal А."]
    assert sent(methodist, dry_run=True, school="B")["people"] == ["stranger А."]


def test_the_same_assignment_twice_changes_nothing(school: Routes, methodist: Door) -> None:
    assert sent(methodist, school="A")["people"] == ["principal А.", "teacher А."]
    again = sent(methodist, school="A")
    assert (again["people"], again["already"]) == ([], ["principal А.", "teacher А."])
    assert len(methodist.get("diagnostics")) == 2
    body = {"person_id": str(known("teacher")), "instrument_id": instrument(methodist, "SELF23")}
    first = methodist.post("diagnostics", body, 201)
    assert methodist.post("diagnostics", body | {"due_on": ahead(5)}, 201) == first
    assert len(school.told("diagnostic_changed")) == 2


def test_managers_are_the_methodists_to_assign(school: Routes, tutor: Door, methodist: Door) -> None:
    body = {"person_id": str(known("principal")), "instrument_id": instrument(tutor, "SELF23")}
    tutor.post("diagnostics", body, 403)
    assert "principal А." not in sent(tutor, dry_run=True, all=True)["people"]
    assert "principal" not in words(
        visitor(school, "tutor", person="tutor", place="A").see("/routes/diagnostics/new")
    )
    one = methodist.post("diagnostics", body, 201)
    himself = school.door("principal", person="principal", place="A")
    himself.post(f"diagnostics/{one['id']}/answers", {"answers": {"M1": 1}})
    himself.post(f"diagnostics/{one['id']}/result", {"conducted_on": ahead(0), "answers": {"M1": 1}})
    assert himself.get(f"diagnostics/{one['id']}")["state"] == "scored"


def test_a_test_less_than_a_year_old_is_named(school: Routes, tutor: Door, methodist: Door) -> None:
    diagnosed(tutor)
    assert sent(methodist, "TEST4", dry_run=True, school="A")["too_soon"] == ["teacher А."]
    assert sent(methodist, "SELF23", dry_run=True, school="A")["too_soon"] == []
    since = {"since": ahead(0)}
    assert sent(methodist, "SELF23", dry_run=True, school="A", **since)["people"] == ["principal А."]
    assert sent(methodist, "SELF23", dry_run=True, school="A", due=True)["people"] == ["principal А."]


def test_the_page_shows_names_and_nobody_elses_tutor_asks(school: Routes, methodist: Door) -> None:
    page = visitor(school, "methodist")
    shown = words(page.see("/routes/diagnostics/new?school=A&due=true&subject="))
    assert "Подходят: 2 человека" in shown
    assert f"teacher Анна · {START}" in shown
    assert "Без согласия на диагностику: " in shown
    page.see("/routes/diagnostics/new?since=вчера", 422)
    school.door("principal", person="principal", place="A").post("diagnostics/assignments", {}, 403)
    assert methodist.get("diagnostics") == []


def test_when_a_diagnostic_is_due() -> None:
    last, today = date(2026, 3, 31), date(2026, 9, 29)
    assert due(last_on=None, route_done_on=None, today=today) == START
    assert due(last_on=last, route_done_on=None, today=today) == ""
    assert due(last_on=last, route_done_on=None, today=date(2026, 9, 30)) == HALF_A_YEAR
    assert due(last_on=last, route_done_on=date(2026, 6, 1), today=today) == ROUTE
    assert due(last_on=last, route_done_on=date(2026, 3, 1), today=today) == ""
    assert months_after(date(2025, 8, 31), 6) == date(2026, 2, 28)


def test_the_tutors_home_reminds_of_the_second_time(school: Routes, tutor: Door) -> None:
    home = visitor(school, "tutor", person="tutor", place="A")
    assert HALF_A_YEAR not in words(home.see("/routes/"))
    answers = {"M1": 0, "M2": 0}
    result = diagnosed(tutor, name="SELF23", answers=answers, conducted_on=ahead(-200))
    assert result["conducted_on"] == ahead(-200)
    shown = words(home.see("/routes/"))
    assert HALF_A_YEAR in shown
    assert "Назначить диагностику" in shown
    sent(tutor, school="", all=True)
    assert HALF_A_YEAR not in words(home.see("/routes/"))


def test_what_is_not_asked_lets_everybody_in() -> None:
    one = Worker(
        person_id=known("teacher"),
        school="A",
        subjects=("Физика",),
        position="Учитель",
        category="both",
        is_young=False,
        last_on=TODAY,
        due="",
    )
    assert fits(one, Asked())
    assert fits(one, Asked(subject="физика", position="учитель", managers=True))
    assert not fits(one, Asked(young=True))
    assert not fits(one, Asked(since=TODAY))
    assert not fits(one, Asked(due=True))


def test_a_methodist_narrows_a_long_list(school: Routes, tutor: Door, methodist: Door) -> None:
    diagnosed(tutor)
    sent(methodist, school="B")
    page = visitor(school, "methodist")
    for asked, there, gone in (
        ("q=ЧЕРт", "ничего", "teacher"),
        ("q=TEACH", "teacher", "stranger"),
        (f"school={known('B')}", "stranger", "teacher"),
        ("state=passed", "teacher", "stranger"),
        ("state=waiting", "stranger", "teacher"),
    ):
        shown = words(page.see(f"/routes/diagnostics?{asked}")).casefold()
        assert gone not in shown, asked
        assert there in shown or there == "ничего", asked
    listed = words(page.see("/routes/diagnostics?sort=name"))
    assert listed.index("stranger") < listed.index("teacher")
    assert "annulled" not in page.see("/routes/diagnostics?export=csv")
