"""Certificates: who lists them, how the three-year term reads, one reminder of each (273-ФЗ ст. 47)."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from services.routes import clock
from services.routes.rules.terms import end_of, issued_before, term
from tests.services.routes.making import TODAY, Door, Routes, erased, known, person
from tests.services.routes.visiting import Visitor, visitor, words

DAY = date(2026, 5, 12)


@pytest.mark.parametrize(
    ("issued", "state", "said"),
    [
        (None, "none", "нет сведений"),
        (date(2026, 5, 12), "valid", "действует"),
        (date(2023, 11, 12), "valid", "действует"),
        (date(2023, 11, 11), "soon", "истекает через 5 месяцев"),
        (date(2023, 6, 12), "soon", "истекает через 1 месяц"),
        (date(2023, 6, 11), "soon", "истекает меньше чем через месяц"),
        (date(2023, 5, 12), "soon", "истекает меньше чем через месяц"),
        (date(2023, 5, 11), "over", "истёк"),
        (date(2020, 2, 29), "over", "истёк"),
    ],
)
def test_how_a_term_reads(issued: date | None, state: str, said: str) -> None:
    found = term(issued, today=DAY, notice=6)
    assert (found.state, found.words) == (state, said)


def test_three_years_since_a_leap_day_end_on_a_day_there_is() -> None:
    assert end_of(date(2024, 2, 29)) == date(2027, 2, 28)


@pytest.mark.parametrize("notice", [1, 6, 12])
def test_the_clock_tells_of_what_reads_as_near(notice: int) -> None:
    """On every day of a year: told from the month on in which it is called near, never later."""
    for number in range(1, 366):
        today = date.fromordinal(date(2026, 1, 1).toordinal() + number)
        until = issued_before(today, notice=notice)
        assert term(until, today=today, notice=notice).state in {"soon", "over", "valid"}
        later = date.fromordinal(until.toordinal() + 4)
        assert term(later, today=today, notice=notice).state == "valid"


def issue(door: Door, person: str, years_ago: int, *, number: str, **more: Any) -> None:
    """A certificate of so many years ago, half a year later."""
    on = date(TODAY.year - years_ago, 6, 15)
    body = {"person_id": str(known(person)), "programme": f"Курс {number}", "issued_on": on.isoformat()}
    door.post("certificates", body | {"number": number} | more, 201)


def near(door: Door, person: str, *, number: str) -> str:
    """A certificate whose three years end in about three months."""
    month = TODAY.year * 12 + TODAY.month - 1 - 36 + 3
    on = date(month // 12, month % 12 + 1, 10)
    body = {"person_id": str(known(person)), "programme": f"Курс {number}", "issued_on": on.isoformat()}
    made = door.post("certificates", body | {"number": number, "hours": 36}, 201)
    return str(made["id"])


def told(routes: Routes) -> list[tuple[str, str]]:
    """State and date of every event of a certificate."""
    events = [msgspec.json.decode(one["data"]) for one in routes.told("certificate_changed")]
    return [(one["state"], one["due_on"]) for one in events if one["state"] != "valid"]


def tick(routes: Routes) -> None:
    clock.remind_of_certificates(routes.service.database, routes.service.settings, datetime.now(UTC))


def test_each_last_training_is_told_of_once_and_ends_with_a_newer_one(
    routes: Routes, methodist: Door
) -> None:
    issue(methodist, "teacher", 9, number="старое")
    near(methodist, "teacher", number="близкое")
    issue(methodist, "tutor", 1, number="свежее")
    issue(methodist, "mentor", 4, number="переподготовка", kind="retraining")
    for _ in range(2):
        tick(routes)
    assert [state for state, _ in told(routes)] == ["expiring"]
    issue(methodist, "teacher", 1, number="новое")
    for _ in range(2):
        tick(routes)
    assert [state for state, _ in told(routes)] == ["expiring", "over"]
    assert told(routes)[1][1] is None


def test_of_an_erased_person_nothing_is_told(routes: Routes, methodist: Door) -> None:
    near(methodist, "teacher", number="близкое")
    routes.service.hear([erased("teacher")])
    tick(routes)
    assert told(routes) == []


WHO: dict[str, tuple[dict[str, Any], set[str]]] = {
    "methodist": ({"roles": ("methodist",)}, {"teacher", "stranger"}),
    "principal": ({"roles": ("principal",), "person": "principal", "place": "A"}, {"teacher"}),
    "tutor": ({"roles": ("tutor",), "person": "tutor", "place": "A"}, {"teacher"}),
    "other_principal": ({"roles": ("principal",), "person": "other_principal", "place": "B"}, {"stranger"}),
}


def test_the_list_shows_whom_the_viewer_keeps_and_is_filtered_by_the_term(
    routes: Routes, methodist: Door
) -> None:
    near(methodist, "teacher", number="близкое")
    issue(methodist, "stranger", 1, number="свежее")
    for name, (who, expected) in WHO.items():
        somebody: Visitor = visitor(routes, *who["roles"], **{k: v for k, v in who.items() if k != "roles"})
        shown = words(somebody.see("/routes/certificates?term=soon"))
        assert ("Курс близкое" in shown) == ("teacher" in expected), name
        assert "Курс свежее" not in shown
        everybody = words(somebody.see("/routes/certificates"))
        assert ("Курс свежее" in everybody) == ("stranger" in expected), name
        assert "нет сведений" in everybody
        table = somebody.client.get("/certificates?export=csv").get_data(as_text=True)
        assert ("Курс близкое" in table) == ("teacher" in expected), name


def test_a_schools_tutor_is_told_nothing_of_its_managers(routes: Routes, methodist: Door) -> None:
    """Else whoever holds a fresh certificate was listed without one, and the name led to no page."""
    head = person("principal", "A")
    job = replace(head.employments[0], staff_category="managerial")
    routes.service.hear([replace(head, employments=(job,), version=2)])
    issue(methodist, "principal", 1, number="свежее")
    for name, is_shown in (("tutor", False), ("principal", True)):
        who = WHO[name][0]
        page = visitor(routes, *who["roles"], person=who["person"], place="A").see("/routes/certificates")
        assert ("principal Анна" in words(page)) == is_shown, name
        assert ("Курс свежее" in words(page)) == is_shown


def test_others_have_no_list(routes: Routes, methodist: Door) -> None:
    near(methodist, "teacher", number="близкое")
    mine = visitor(routes, person="teacher")
    assert mine.client.get("/certificates").headers["Location"] == "/routes/mine"
    assert "истекает через" in words(mine.see("/routes/mine"))
    for role in ("approver", "analyst", "admin"):
        visitor(routes, role).see("/routes/certificates", 403)
