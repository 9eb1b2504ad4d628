"""A name behind a figure opens into its facts, each leading to where it is kept; nobody else's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from services.monitoring.app import SERVICE
from tests.services.given import Alone, alone
from tests.services.monitoring.making import one
from tests.services.monitoring.telling import told
from tests.services.monitoring.test_pages import METHODIST, page
from tests.services.monitoring.test_periods import ANALYST, PRINCIPALS, call

DAY = "as_of=2025-12-31"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Alone]:
    """The worked case c1, only read here."""
    home: Path = tmp_path_factory.mktemp("grounds")
    with alone(SERVICE, home) as made:
        made.hear(told())
        yield made


@pytest.mark.parametrize("number", range(1, 11))
@pytest.mark.parametrize("list_name", ["in", "out"])
def test_every_name_of_every_list_opens(loaded: Alone, number: int, list_name: str) -> None:
    address = f"/api/v1/indicators/{number}/people?municipality=ust-koksa&{DAY}&list={list_name}"
    for each in call(loaded, METHODIST, address):
        opened = f"/indicators/{number}/names/{each['id']}?{DAY}"
        assert opened.replace("/indicators", "/monitoring/indicators").split("?")[0] in (
            loaded.client(METHODIST).get(f"/indicators/{number}?{DAY}&list={list_name}").text
        )
        text = page(loaded, METHODIST, opened)
        assert each["name"] in text
        assert each["reason"] in text
        facts = f"/api/v1/indicators/{number}/people/{each['id']}/facts?municipality=ust-koksa&{DAY}"
        found = call(loaded, METHODIST, facts)
        assert found or list_name == "out", each
        assert all(fact["href"].startswith("/") and fact["words"] for fact in found)


def test_a_head_opens_names_of_their_own_school_only(loaded: Alone) -> None:
    counted = call(loaded, METHODIST, f"/api/v1/indicators/5/people?municipality=ust-koksa&{DAY}&list=in")
    (own, *_), (foreign, *_) = (
        [each for each in counted if (each["organization_id"] == str(one("B"))) is mine]
        for mine in (True, False)
    )
    assert "Маршрут утверждён" in page(loaded, PRINCIPALS["B"], f"/indicators/5/names/{own['id']}?{DAY}")
    page(loaded, PRINCIPALS["B"], f"/indicators/5/names/{foreign['id']}?{DAY}", 404)
    page(loaded, METHODIST, f"/indicators/5/names/{one('nobody')}?{DAY}", 404)
    page(loaded, ANALYST, f"/indicators/5/names/{own['id']}?municipality=ust-koksa&{DAY}", 403)


def test_the_trend_has_its_threshold_and_says_itself_in_words(loaded: Alone) -> None:
    raw = loaded.client(PRINCIPALS["B"]).get(f"/indicators/5?{DAY}").text
    assert "trend-threshold" in raw
    assert "31.12.2025 — 28,6 %" in raw
