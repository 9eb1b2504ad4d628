"""Aggregates over HTTP: who gets which, compared with a plain recount, and taken away as files."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from services.routes.app import SERVICE
from services.routes.rules import figures
from services.routes.rules.figures import year_begun
from shared.contracts.registry import DiagnosticsRule
from tests.services.given import alone
from tests.services.routes.making import TODAY, Routes, known, municipality
from tests.services.routes.populating import BEFORE, LAST, Given, many, populate, retold
from tests.services.routes.visiting import visitor, words

AREAS = ("methodical", "subject", "psychological_pedagogical", "communicative", "legal", "digital", "")


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Routes]:
    """School A: 23 of methodical, 3 of digital; B: 12 of methodical; closed and later ones beside."""
    with alone(SERVICE, tmp_path_factory.mktemp("routes")) as service:
        routes = Routes(service)
        rows = [
            *many(23, place="A"),
            *many(3, place="A", start=30, area="digital", severity="medium", subject="химия"),
            *many(12, place="B", severity="medium"),
            *many(9, place="B", start=50, area="legal", topic="L1", subject=""),
            Given(name="A000", area="subject", state="resolved", closed_on=LAST),
            Given(name="A001", area="subject", confirmed_on=LAST + timedelta(days=1)),
            Given(name="A002", area="subject", state="detected", confirmed_on=None),
        ]
        populate(routes, rows)
        yield routes


def _cells(summary: dict[str, Any]) -> dict[tuple[str, str], int | None]:
    return {
        (line["key"], area): cell["people"]
        for line in summary["lines"]
        for area, cell in line["cells"].items()
    }


def test_the_methodist_gets_every_school_by_area(full: Routes) -> None:
    found = full.door("methodist").get("deficits/summary")
    a, b = str(known("A")), str(known("B"))
    people = {(a, "methodical"): 23, (a, "digital"): 3, (a, ""): 26}
    people |= {(b, "methodical"): 12, (b, "legal"): 9, (b, ""): 21}
    apart = {
        (school, area): retold(full, people.get((school, area), 0), f"{school}|area||{area}")
        for school in (a, b)
        for area in AREAS
    }
    whole = {(one, ""): max((apart[one, area] or 0 for area in AREAS), default=0) or None for one in (a, b)}
    assert _cells(found) == apart | whole
    assert found["span"] == {"since": LAST.isoformat(), "until": LAST.isoformat()}
    assert not found["exact"]


@pytest.mark.parametrize(
    ("by", "people"),
    [
        ("area", {("methodical", ""): 35, ("digital", ""): 3, ("legal", ""): 9}),
        ("topic", {("methodical", ""): 35, ("digital", ""): 3, ("L1", ""): 9}),
        ("severity", {("high", "methodical"): 23, ("medium", "methodical"): 12, ("high", ""): 32}),
        ("subject", {("физика", "methodical"): 35, ("химия", "digital"): 3, ("", "legal"): 9}),
        ("state", {("open", "methodical"): 35, ("resolved", "subject"): 1, ("detected", "subject"): 2}),
    ],
)
def test_each_breakdown_is_a_plain_recount(full: Routes, by: str, people: dict[tuple[str, str], int]) -> None:
    cells = _cells(full.door("approver").get(f"deficits/summary?by={by}"))
    for (key, area), count in people.items():
        label = f"|area||{key}" if by == "area" else f"|{by}|{key}|{area}"
        assert cells[key, area] == retold(full, count, label), (key, area)


def test_a_principal_gets_the_own_school_and_the_same_rounding_as_the_methodist(full: Routes) -> None:
    principal = full.door("principal", person="principal", place="A")
    [line] = principal.get("deficits/summary")["lines"]
    of_all = full.door("methodist").get("deficits/summary")
    assert line in of_all["lines"]
    by_area = _cells(principal.get("deficits/summary?by=area"))
    assert {area: people for (area, _), people in by_area.items()} == {
        area: cell["people"] for area, cell in line["cells"].items() if area
    }
    principal.get(f"deficits/summary?by=area&organization_id={known('B')}", 404)
    full.door("methodist").get(f"deficits/summary?organization_id={known('nowhere')}", 404)


def test_dates_are_rounded_to_finished_months_so_one_day_tells_nothing(full: Routes) -> None:
    door = full.door("methodist")
    today = door.get(f"deficits/summary?as_of={TODAY + timedelta(days=40)}")
    assert today == door.get("deficits/summary")
    assert door.get(f"deficits/summary?as_of={LAST - timedelta(days=1)}") != today
    period = door.get(f"deficits/summary?by=area&since={BEFORE}&as_of={TODAY}")
    span = (year_begun(BEFORE), LAST)
    assert period["span"]["since"] == span[0].isoformat()
    assert _cells(period)["methodical", ""] == retold(full, 35, "|area||methodical", span=span)


def test_a_tutor_gets_exact_numbers_of_the_own_people_up_to_today(full: Routes) -> None:
    found = full.door("tutor", person="tutor", place="A").get("deficits/summary?by=area")
    assert found["exact"]
    assert found["span"]["until"] == TODAY.isoformat()
    assert _cells(found)["methodical", ""] == 23
    assert _cells(found)["subject", ""] == 1
    assert _cells(found)["legal", ""] == 0


def test_who_is_nobody_gets_no_figures(full: Routes) -> None:
    full.door(person="teacher").get("deficits/summary", 403)
    full.door("admin").get("deficits/summary", 403)
    full.door("principal", person="principal").get("deficits/summary", 403)
    full.door("methodist").get("deficits/summary?by=name", 422)


def test_the_page_shows_hatched_cells_and_is_taken_away(full: Routes) -> None:
    page = visitor(full, "methodist").see("/routes/deficits/summary")
    assert "Школа A" in words(page)
    assert "is-few" in page
    assert "Меньше 5 человек не показываем" in words(page)
    client = visitor(full, "analyst").client
    for kind in ("csv", "xlsx"):
        reply = client.get(f"/deficits/summary?by=area&export={kind}")
        assert reply.status_code == 200
        assert f"deficity-area-{LAST}.{kind}" in reply.headers["Content-Disposition"]
        if kind == "csv":
            shown = figures.words(retold(full, 35, "|area||methodical"), smallest=5)
            assert f"Методическая область;{shown}" in reply.get_data().decode("utf-8-sig")
    assert visitor(full, "methodist").see("/routes/deficits/summary?by=nonsense&as_of=once")


def test_the_register_leads_everybody_else_to_the_figures(full: Routes) -> None:
    for role in ("methodist", "approver", "analyst"):
        assert visitor(full, role).client.get("/deficits").headers["Location"] == "/routes/deficits/summary"
    visitor(full, person="teacher").see("/routes/deficits", 403)


def test_the_municipality_sets_how_few_are_no_figure(routes: Routes) -> None:
    populate(routes, [*many(23, place="A"), *many(9, place="B", start=50)])
    rule = DiagnosticsRule(smallest_cell=10)
    routes.service.hear([replace(municipality(), version=2, diagnostics=rule)])
    methodist = routes.door("methodist")
    cells = _cells(methodist.get("deficits/summary"))
    for place, count in (("A", 23), ("B", 9)):
        label = f"{known(place)}|area||methodical"
        assert cells[str(known(place)), "methodical"] == retold(routes, count, label, k=10)
    assert cells[str(known("B")), "methodical"] is None
    for address in ("/routes/deficits/summary", "/routes/overview", "/routes/training-demand"):
        assert "Меньше 10 человек не показываем" in words(visitor(routes, "methodist").see(address))
