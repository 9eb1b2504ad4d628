"""The forecast of training demand by area, topic and school, beside a plain recount of the half-years."""

from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from itertools import pairwise
from math import ceil, floor
from typing import Any
from zipfile import ZipFile

import pytest

from services.routes.app import SERVICE
from services.routes.rules.demand import planned_year
from services.routes.rules.figures import bounds, months_back
from tests.services.given import alone
from tests.services.routes.making import TODAY, Routes, known
from tests.services.routes.populating import LAST, Given, populate, retold
from tests.services.routes.visiting import visitor, words

HALF, EARLIER = months_back(LAST, 3), months_back(LAST, 9)  # a day of each of the last two half-years
EDGES = [months_back(LAST, months) for months in (24, 18, 12, 6, 0)]


def _people(place: str, numbers: range, day: date, closed: range = range(0), **more: Any) -> list[Given]:
    """People of a school with a deficit confirmed on a day; some closed it in the last half-year."""
    ended: dict[str, Any] = {"state": "resolved", "closed_on": HALF}
    return [
        Given(name=f"{place}{n:03}", place=place, confirmed_on=day, **more, **(ended if n in closed else {}))
        for n in numbers
    ]


ROWS = [
    *_people("A", range(20), EARLIER, range(5, 20), topic="M1"),
    *_people("A", range(20, 30), HALF, topic="M1"),
    *_people("B", range(16), EARLIER, range(4)),
    *_people("B", range(16, 40), HALF),
    *_people("B", range(40, 46), LAST, area="digital", topic="D1"),
    *_people("B", range(50, 51), EARLIER, area="legal", topic="L1"),
    *_people("B", range(51, 52), HALF, area="legal", topic="L1"),
]
BREAKDOWNS: list[tuple[str, str, str, list[Given]]] = [
    ("areas", "methodical", "|area||methodical", [one for one in ROWS if one.area == "methodical"]),
    ("topics", "M1", "|topic|M1|", [one for one in ROWS if one.topic == "M1"]),
    ("topics", "methodical", "|topic|methodical|", [one for one in ROWS if not one.topic]),
    ("schools", str(known("A")), f"{known('A')}|area||", [one for one in ROWS if one.place == "A"]),
    ("schools", str(known("B")), f"{known('B')}|area||", [one for one in ROWS if one.place == "B"]),
]


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Routes]:
    """Two schools with two half-years of deficits."""
    with alone(SERVICE, tmp_path_factory.mktemp("routes")) as service:
        routes = Routes(service)
        populate(routes, ROWS)
        yield routes


def _recount(rows: Sequence[Given]) -> tuple[int, int, int]:
    """Expected, least and most, as a person with a pencil counts them."""
    halves = []
    for before, last in pairwise(EDGES):
        came = sum(before < one.confirmed_on <= last for one in rows if one.confirmed_on)
        left = sum(before < one.closed_on <= last for one in rows if one.closed_on)
        stood = sum(
            one.confirmed_on <= before and (one.closed_on is None or one.closed_on > before)
            for one in rows
            if one.confirmed_on
        )
        if stood + came:
            halves.append((stood, came, left))
    now = sum(one.closed_on is None for one in rows)
    mean = sum(came for _, came, _ in halves) / len(halves)
    rate = sum(left for *_, left in halves) / sum(stood + came for stood, came, _ in halves)
    rates = [left / (stood + came) for stood, came, left in halves]
    news = [came for _, came, _ in halves]
    return (
        round((now + mean) * (1 - rate)),
        floor((now + min(news)) * (1 - max(rates))),
        ceil((now + max(news)) * (1 - min(rates))),
    )


def _outlook(found: dict[str, Any], of: str, key: str) -> Any:
    [one] = [one for one in found[of] if key in {one.get("key"), one.get("id"), one.get("area")}]
    return one["outlook"]


@pytest.mark.parametrize(("of", "key", "label", "rows"), BREAKDOWNS)
def test_each_forecast_is_a_plain_recount_told_like_the_present(
    grown: Routes, of: str, key: str, label: str, rows: list[Given]
) -> None:
    """One shift of the rounding for now and for later: a second would narrow what the first hides."""
    expected, least, most = _recount(rows)
    outlook = _outlook(grown.door("methodist").get("training-demand"), of, key)
    told = retold(grown, expected, label)
    assert outlook["expected"]["people"] == told
    first, last = bounds(told, smallest=5)
    low = min(retold(grown, least, label) or 0, first)
    assert outlook["words"] == f"от {low} до {max(bounds(retold(grown, most, label), smallest=5)[1], last)}"


def test_the_recount_by_hand() -> None:
    """M1: 20 came, then 20 stood and 10 came of whom 15 left; 15 now, mean 15, left 15 of 50.

    (15 + 15) · 0.7 = 21; the best half 15/30 with 10 new gives 12, the worst 0 with 20 new 35.
    """
    assert _recount(BREAKDOWNS[1][3]) == (21, 12, 35)


def test_a_short_history_and_a_small_one_read_alike(grown: Routes) -> None:
    """One half-year of six people, two half-years of one person each, nobody at all: no forecast."""
    found = grown.door("methodist").get("training-demand")
    for key in ("D1", "L1", "C1"):
        assert _outlook(found, "topics", key) is None
    assert [_outlook(found, "areas", area) for area in ("digital", "legal", "communicative")] == [None] * 3


def test_the_tutor_gets_the_own_people_exactly(grown: Routes) -> None:
    found = grown.door("tutor", person="tutor", place="B").get("training-demand")
    assert found["exact"]
    for of, key in (("areas", "legal"), ("topics", "L1")):
        outlook = _outlook(found, of, key)
        assert (outlook["expected"]["people"], outlook["words"]) == (3, "от 3 до 3")


def test_pages_files_and_what_is_sent_say_the_same(grown: Routes) -> None:
    methodist = visitor(grown, "methodist")
    found = grown.door("methodist").get("training-demand")
    page = words(methodist.see("/routes/training-demand"))
    sent = grown.door("methodist").post("training-demand/sent", {"year": planned_year(TODAY)}, 201)
    kept = words(methodist.see(f"/routes/training-demand/sent/{sent['id']}"))
    docx = _inside(methodist, f"/training-demand/sent/{sent['id']}.docx", "word/document.xml")
    book = _inside(methodist, f"/training-demand/sent/{sent['id']}.xlsx", "xl/sharedStrings.xml")
    drafted = _inside(methodist, "/training-demand/draft.xlsx", "xl/sharedStrings.xml")
    for of, key, *_ in BREAKDOWNS:
        said = _outlook(found, of, key)["words"]
        assert all(said in place for place in (page, kept, docx, book, drafted)), (of, key)
    assert all("мало истории" in place for place in (page, docx, book))
    assert "Школа B" in book
    for prefix in ("a", "t", "p"):
        table = methodist.client.get(f"/training-demand?{prefix}-export=csv").get_data(as_text=True)
        assert "Прогноз на полгода;В каких пределах" in table


def _inside(visit: Any, path: str, part: str) -> str:
    return ZipFile(BytesIO(visit.client.get(path).data)).read(part).decode()
