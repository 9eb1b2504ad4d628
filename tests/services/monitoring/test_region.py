"""The region over HTTP: municipalities side by side, small cells hidden at every door, no names."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from services.monitoring.app import SERVICE
from shared.contracts import Event
from tests.services.given import Alone, actor, alone
from tests.services.monitoring.making import S, certificate, one
from tests.services.monitoring.telling import employment, event_of, municipality, person, schools, told
from tests.services.monitoring.test_pages import page
from tests.services.monitoring.test_periods import ANALYST, METHODIST, call, freeze, opened

DAY = f"as_of={S}"
ADMIN = actor("admin", municipality_id=None)  # type: ignore[arg-type] # an administrator is of no municipality
SIZES = {"north": (40, 20), "south": (50, 3), "east": (60, 2)}  # teachers, trained in the period


def district(code: str, *, teachers: int, trained: int) -> list[Event]:
    """A municipality of one school where so many were trained."""
    of: dict[str, Any] = {"municipality_id": one(code)}
    school = replace(next(iter(schools())), id=one(f"{code} school"), **of)
    names = [f"{code}{number}" for number in range(teachers)]
    people = [replace(person(name, employment(name, f"{code} school")), **of) for name in names]
    papers = [replace(event_of(certificate(name, "01.03.2025")), **of) for name in names[:trained]]
    told = replace(municipality(), id=one(code), code=code, name=f"Район {code}", **of)
    return [told, school, *people, *papers]


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Alone]:
    """Case c1 (eight people), frozen, and three larger municipalities."""
    home: Path = tmp_path_factory.mktemp("region")
    with alone(SERVICE, home) as made:
        made.hear(told())
        for code, (teachers, trained) in SIZES.items():
            made.hear(district(code, teachers=teachers, trained=trained))
        freeze(made, opened(made))
        yield made


def fourth(service: Alone, who: Any = ANALYST) -> dict[str, Any]:
    rows = call(service, who, f"/api/v1/region?{DAY}")
    return {row["municipality"]: row["indicators"][3] for row in rows}


def test_municipalities_stand_side_by_side_with_small_cells_hidden(region: Alone) -> None:
    shown = fourth(region)
    assert list(shown) == ["east", "north", "south", "ust-koksa"]  # by name
    assert (shown["north"]["numerator"], shown["north"]["denominator"]) == (20, 40)
    # three of fifty: five are needed for 10 %, so none of 1 … 4 is enough, and the verdict tells no more
    assert (shown["south"]["numerator"], shown["south"]["percent"], shown["south"]["met"]) == (
        None,
        None,
        False,
    )
    assert shown["south"]["hidden"]
    # of sixty six are needed
    assert (shown["east"]["numerator"], shown["east"]["met"]) == (None, False)
    assert shown["ust-koksa"]["numerator"] is None
    one_line = call(region, ANALYST, f"/api/v1/region?{DAY}&limit=1")
    assert len(one_line) == 1


def test_an_administrator_and_the_municipality_itself_see_every_cell(region: Alone) -> None:
    assert fourth(region, ADMIN)["south"]["numerator"] == 3
    assert list(fourth(region, METHODIST)) == ["ust-koksa"]
    assert fourth(region, METHODIST)["ust-koksa"]["numerator"] == 2


def test_the_whole_is_told_unless_it_tells_a_hidden_cell(region: Alone) -> None:
    wholes = call(region, ANALYST, f"/api/v1/region/total?{DAY}")
    # hidden: 3 of 50, 2 of 60, and 2 of 8 of c1, that is seven of three cells: each may be another
    assert (wholes[3]["numerator"], wholes[3]["denominator"]) == (27, 158)
    assert (wholes[3]["municipalities_met"], wholes[3]["municipalities_compared"]) == (2, 4)
    # the seventh: only c1 has young teachers, two of them: nothing is told, not even how many
    assert (wholes[6]["numerator"], wholes[6]["denominator"], wholes[6]["hidden"]) == (None, None, True)
    exact = call(region, ADMIN, f"/api/v1/region/total?{DAY}")
    assert exact[6]["denominator"] == 2


def test_every_other_door_hides_the_same_cells(region: Alone) -> None:
    south = f"municipality=south&{DAY}"
    figures = call(region, ANALYST, f"/api/v1/indicators?{south}")
    assert figures["indicators"][3]["numerator"] is None
    assert call(region, ANALYST, f"/api/v1/indicators?municipality=ust-koksa&{DAY}")["young_teachers"] is None
    ahead = call(region, ANALYST, f"/api/v1/forecast?{south}")[3]
    assert (ahead["missing"], ahead["steps"], ahead["forecast"]) == (None, None, None)
    (taken,) = call(region, ANALYST, "/api/v1/snapshots")
    assert taken["counts"]["young_teachers"] is None
    kept = call(region, ANALYST, f"/api/v1/snapshots/{taken['id']}/indicators")[3]
    assert (kept["numerator"], kept["percent"], kept["hidden"]) == (None, None, True)
    for address in (f"/?{south}", f"/indicators/4?{south}"):
        text, raw = page(region, ANALYST, address), region.client(ANALYST).get(address).text
        assert "скрыто" in text
        assert not re.search(r"6,0 %|\b3 / 50|\b3 из 50|width=\"6\.0\"", text + raw)
    assert ";скрыто;50;" in region.client(ANALYST).get(f"/?{south}&export=csv").data.decode("utf-8-sig")


def test_the_page_compares_and_is_taken_away(region: Alone) -> None:
    address = f"/municipalities?{DAY}"
    text = page(region, ANALYST, address)
    assert "Муниципалитеты на 31 декабря 2025" in text
    assert "Район north" in text
    assert "зафиксированы" in text
    reply = region.client(ANALYST).get(f"{address}&export=csv")
    lines = [line.split(";") for line in reply.data.decode("utf-8-sig").splitlines()]
    row = {line[0]: dict(zip(lines[0], line, strict=True)) for line in lines[1:]}
    assert (row["Район north"]["№ 4, числитель"], row["Район north"]["№ 4, знаменатель"]) == ("20", "40")
    assert (row["Район south"]["№ 4, числитель"], row["Район south"]["№ 4, знаменатель"]) == ("скрыто", "50")
    assert row["Район south"]["№ 4, значение"] == "скрыто"
    book = CalamineWorkbook.from_filelike(BytesIO(region.client(ANALYST).get(f"{address}&export=xlsx").data))
    assert len(book.get_sheet_by_index(0).to_python()) == 1 + len(SIZES) + 1
    assert page(region, ANALYST, f"{address}&sort=n4")
    assert "такой даты нет" in page(region, ANALYST, "/municipalities?as_of=30.02.2025", 422)


def test_an_analyst_begins_with_the_region(region: Alone) -> None:
    reply = region.client(ANALYST).get("/")
    assert (reply.status_code, reply.headers["Location"]) == (303, "/monitoring/municipalities")


# people of c1, and an official who signs
NAMES = re.compile("Кравец|Дёмина|Зуева|Рыбин|Носова|Орлов|Седова")


def said_by(reply: Any) -> str:
    """The text of a reply; of a DOCX what is in its tables and paragraphs (a PDF says the same)."""
    if reply.data.startswith(b"PK"):
        made = Document(BytesIO(reply.data))
        cells = (cell.text for table in made.tables for row in table.rows for cell in row.cells)
        return "\n".join([*cells, *(one.text for one in made.paragraphs)])
    text: str = reply.data.decode("utf-8", "replace")
    return text


def test_no_door_tells_an_analyst_a_name(region: Alone) -> None:
    """Every reading door, its address filled in with what there is; whoever answers says no name."""
    ids = things(region)
    asked = f"municipality=ust-koksa&{DAY}"
    doors = [rule for rule in region.app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    answered = 0
    for rule in doors:
        if "static" in rule.endpoint or "gallery" in rule.endpoint or rule.rule == "/components":
            continue  # the frame's own, the same for everybody
        for values in ids:
            wanted = {name: values[name] for name in rule.arguments if name in values}
            if wanted.keys() != rule.arguments:
                continue
            address = region.app.url_map.bind("").build(rule.endpoint, wanted)
            for query in (asked, f"{asked}&list=in", f"period_id={values['period_id']}"):
                reply = region.client(ANALYST).get(f"{address}?{query}")
                answered += reply.status_code == 200
                assert not NAMES.search(said_by(reply)), (address, query)
    assert answered > 10


def things(service: Alone) -> list[dict[str, Any]]:
    """The ids of what stands in the addresses."""
    (taken,) = call(service, METHODIST, "/api/v1/snapshots")
    period = taken["period_id"]
    meeting = {"period_id": period, "body_name": "Совет", "protocol_number": "1", "held_on": "2026-01-15"}
    review = call(service, METHODIST, "/api/v1/reviews", 201, json=meeting)
    body = {"review_id": review["id"], "text": "Помочь", "owner_name": "Кравец", "due_on": "2026-03-01"}
    decision = call(service, METHODIST, "/api/v1/decisions", 201, json=body)
    words = {"conclusions": "Кравец без наставника.", "author": "Седова", "head": "Орлов"}
    assert (
        service.client(METHODIST).put(f"/api/v1/snapshots/{taken['id']}/note", json=words).status_code == 200
    )
    named: dict[str, Any] = {"snapshot_id": taken["id"], "period_id": period, "review_id": review["id"]}
    named |= {"decision_id": decision["id"], "organization_id": str(one("B")), "kind": "note"}
    return [{**named, "number": 5, "name": name} for name in ("pdf", "docx")]


def test_papers_periods_and_reviews_are_not_the_regions(region: Alone) -> None:
    """They hold names of officials, and of those who are to do something."""
    (taken,) = call(region, METHODIST, "/api/v1/snapshots")
    for address in ("/api/v1/periods", "/api/v1/reviews", "/api/v1/decisions", "/periods"):
        assert region.client(ANALYST).get(address).status_code == 403
    assert region.client(ANALYST).get(f"/snapshots/{taken['id']}/note").status_code == 403
    shown = region.client(ANALYST).get(f"/snapshots/{taken['id']}").text
    assert "/periods" not in shown
    assert "/note" not in shown
