"""Reviews of a frozen period: the protocol, the decisions, what became of them on the next period's page."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.services.given import Alone, actor
from tests.services.monitoring.making import MUNICIPALITY, one
from tests.services.monitoring.telling import told
from tests.services.monitoring.test_pages import page
from tests.services.monitoring.test_period_pages import press
from tests.services.monitoring.test_periods import METHODIST, PRINCIPALS, call, freeze, opened

TODAY = date.today()  # noqa: DTZ011 days far from now only
DECISIONS = "/api/v1/decisions"
OWNER = actor(municipality_id=MUNICIPALITY, person_id=one("Зуева"))


@pytest.fixture
def loaded(monitoring: Alone) -> Alone:
    """The worked case c1."""
    monitoring.hear(told())
    return monitoring


def reviewed(service: Alone, period: str, **more: Any) -> Any:
    body = {
        "period_id": period,
        "body_name": "Методический совет",
        "held_on": "2026-01-20",
        "protocol_number": "3",
    }
    return call(service, METHODIST, "/api/v1/reviews", 201, json=body | more)


def decided(service: Alone, review: str, **more: Any) -> Any:
    body = {"review_id": review, "text": "Утвердить маршруты", "owner_name": "Зуева", "due_on": "2026-03-01"}
    return call(service, METHODIST, DECISIONS, 201, json=body | more)


def test_only_a_frozen_period_is_reviewed_and_a_protocol_is_recorded_once(loaded: Alone) -> None:
    period = opened(loaded)
    body = {"period_id": period, "body_name": "Совет", "held_on": "2026-01-20", "protocol_number": "3"}
    call(loaded, METHODIST, "/api/v1/reviews", 409, json=body)
    freeze(loaded, period)
    late = {"held_on": (TODAY + timedelta(days=400)).isoformat()}
    call(loaded, METHODIST, "/api/v1/reviews", 422, json=body | late)
    early = {"held_on": "2020-01-01"}
    call(loaded, METHODIST, "/api/v1/reviews", 422, json=body | early)
    assert reviewed(loaded, period)["id"] == reviewed(loaded, period)["id"]
    assert call(loaded, METHODIST, f"/api/v1/periods/{period}")["state"] == "reviewed"
    call(loaded, PRINCIPALS["A"], "/api/v1/reviews", 403, json=body)
    assert len(call(loaded, PRINCIPALS["A"], f"/api/v1/reviews?period_id={period}")) == 1


def test_the_owner_reports_and_others_do_not(loaded: Alone) -> None:
    period = opened(loaded)
    freeze(loaded, period)
    review = reviewed(loaded, period)
    mine = decided(loaded, review["id"])
    assert mine["owner_id"] == str(one("Зуева"))
    assert decided(loaded, review["id"], owner_name="Отдел образования")["owner_id"] is None
    early = {"review_id": review["id"], "text": "Раньше", "owner_name": "Зуева", "due_on": "2026-01-01"}
    call(loaded, METHODIST, DECISIONS, 422, json=early)
    outcome = f"{DECISIONS}/{mine['id']}/outcome"
    stranger = actor(municipality_id=MUNICIPALITY, person_id=one("Рыбин"))
    call(loaded, stranger, outcome, 404, json={"state": "done", "outcome": "сделано"})
    call(loaded, OWNER, outcome, 422, json={"state": "done"})
    done = call(loaded, OWNER, outcome, json={"state": "done", "outcome": "Утверждены 5 маршрутов"})
    assert (done["state"], done["version"]) == ("done", 2)
    again = call(loaded, OWNER, outcome, json={"state": "done", "outcome": "Утверждены 5 маршрутов"})
    assert again["version"] == 2


def test_what_became_of_the_decisions_stands_first_on_the_next_period(loaded: Alone) -> None:
    former = opened(loaded, date(2025, 5, 31))
    freeze(loaded, former)
    assert (
        press(
            loaded,
            METHODIST,
            f"/periods/{former}/reviews/new",
            form="",
            body_name="Совещание директоров",
            held_on="2025-06-10",
            protocol_number="7",
        )
        == 303
    )
    (review,) = call(loaded, METHODIST, f"/api/v1/reviews?period_id={former}")
    decision = {"text": "Оформить пары", "owner_name": "Зуева", "due_on": "2025-09-01"}
    assert press(loaded, METHODIST, f"/reviews/{review['id']}/decisions/new", form="", **decision) == 303
    (made,) = call(loaded, METHODIST, DECISIONS)
    text = page(loaded, METHODIST, f"/periods/{opened(loaded)}")
    assert "Что стало с решениями прошлого периода Оформить пары просрочено Зуева, до 1 сентября 2025" in text
    address = f"/decisions/{made['id']}"
    assert press(loaded, OWNER, address, form="", state="done", outcome="Шесть приказов") == 303
    assert "Шесть приказов" in page(loaded, METHODIST, f"/periods/{opened(loaded)}")
    assert "Оформить пары" in page(loaded, PRINCIPALS["A"], f"/reviews/{review['id']}")
