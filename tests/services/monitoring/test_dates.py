"""Days that are asked about: too far ones, days before everything, and the days a figure was collected at."""

from collections.abc import Iterator
from datetime import date

import pytest

from services.monitoring.app import SERVICE
from tests.services.given import Alone, alone
from tests.services.monitoring.telling import told
from tests.services.monitoring.test_pages import page
from tests.services.monitoring.test_periods import METHODIST, freeze, opened


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Alone]:
    """The worked case c1; one for all that is asked here."""
    with alone(SERVICE, tmp_path_factory.mktemp("dates")) as made:
        made.hear(told())
        yield made


def test_a_day_too_far_is_refused_in_words_and_a_day_before_everything_says_so(loaded: Alone) -> None:
    client = loaded.client(METHODIST)
    for day in ("0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"):
        for path in ("/", "/indicators/4", "/schools"):
            reply = client.get(f"{path}?as_of={day}")
            assert reply.status_code == 422, (path, day)
            assert "Дата — с 1900 по 2199 год. Показано на сегодня." in reply.text
        for door in ("indicators", "forecast", "schools"):
            assert client.get(f"/api/v1/{door}?municipality=ust-koksa&as_of={day}").status_code == 422
    for day in ("1900-01-01", "2199-12-31"):
        for number in (1, 4, 9):
            assert client.get(f"/indicators/{number}?as_of={day}").status_code == 200
    assert "считать не из кого. Выберите другую дату" in page(loaded, METHODIST, "/?as_of=1900-01-01")


def test_each_figure_has_its_trend_with_days_frozen_by_hand(loaded: Alone) -> None:
    period = opened(loaded, date(2025, 9, 30))
    freeze(loaded, period)
    for number in (3, 9):
        text = page(loaded, METHODIST, f"/indicators/{number}")
        trend = text[text.index("Как менялся") :]
        assert "30.09.2025 — " in trend
        assert "31.12.2025 — " in trend
    assert "30.09.2025 — 3;" in trend  # c1: two associations and a community act then; no percent of a count
