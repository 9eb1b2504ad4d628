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
from tests.services.monitoring.test_reports import document

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
    assert "Что стало с прежними решениями Оформить пары просрочено Зуева, до 1 сентября 2025" in text
    address = f"/decisions/{made['id']}"
    assert press(loaded, OWNER, address, form="", state="done", outcome="Шесть приказов") == 303
    assert "Шесть приказов" in page(loaded, METHODIST, f"/periods/{opened(loaded)}")
    assert "Оформить пары" in page(loaded, PRINCIPALS["A"], f"/reviews/{review['id']}")


def told_on(service: Alone, snapshot: str) -> dict[str, str]:
    """What the first page of a report says of former decisions, by their text."""
    _, tables = document(service, f"/api/v1/snapshots/{snapshot}/note/docx")
    found = next((rows for rows in tables if rows[0][-1] == "Исполнение"), [])
    assert not found or found == tables[1]  # right under the passport
    return {row[0]: row[3] for row in found[1:]}


def test_no_decision_is_lost_over_a_period_that_nobody_reviewed(loaded: Alone) -> None:
    """May 2024 is reviewed, December 2024 is not, May 2025 is: what stayed open since May 2024 is told on."""
    days = {day: opened(loaded, day) for day in (date(2024, 5, 31), date(2024, 12, 31), date(2025, 5, 31))}
    taken = {day: freeze(loaded, period)["id"] for day, period in days.items()}
    first = reviewed(loaded, days[date(2024, 5, 31)], held_on="2024-06-10")["id"]
    old = decided(loaded, first, text="Провести семинар", due_on="2025-09-01")
    ended = decided(loaded, first, text="Собрать планы", due_on="2024-09-01")
    said = {"state": "done", "outcome": "Собраны", "on": "2024-08-20"}
    call(loaded, METHODIST, f"{DECISIONS}/{ended['id']}/outcome", json=said)
    assert told_on(loaded, taken[date(2024, 5, 31)]) == {}
    both = {"Провести семинар": "в работе", "Собрать планы": "выполнено: Собраны"}
    assert told_on(loaded, taken[date(2024, 12, 31)]) == both
    assert told_on(loaded, taken[date(2025, 5, 31)]) == both  # December was not reviewed
    second = reviewed(loaded, days[date(2025, 5, 31)], held_on="2025-06-15")["id"]
    decided(loaded, second, text="Оформить пары", due_on="2025-10-01")
    done = {"state": "done", "outcome": "Проведён", "on": "2025-11-20"}
    call(loaded, METHODIST, f"{DECISIONS}/{old['id']}/outcome", json=done)
    last = freeze(loaded, opened(loaded))["id"]
    assert told_on(loaded, last) == {
        "Провести семинар": "выполнено: Проведён",  # still open when May 2025 was told
        "Оформить пары": "просрочено",
    }


def test_a_report_of_a_day_judges_decisions_by_what_was_known_on_it(loaded: Alone) -> None:
    may = opened(loaded, date(2025, 5, 31))
    freeze(loaded, may)
    review = reviewed(loaded, may, held_on="2025-06-10")["id"]
    made = decided(loaded, review, due_on="2025-09-01")["id"]
    december = freeze(loaded, opened(loaded))["id"]
    address = f"{DECISIONS}/{made}/outcome"
    late = {"state": "done", "outcome": "Утверждены", "on": "2026-01-12"}
    assert call(loaded, METHODIST, address, json=late)["closed_on"] == "2026-01-12"
    assert told_on(loaded, december) == {"Утвердить маршруты": "просрочено"}
    mended = call(loaded, METHODIST, address, json=late | {"on": "2025-08-30"})
    assert (mended["closed_on"], mended["version"]) == ("2025-08-30", 3)
    assert call(loaded, METHODIST, address, json=late | {"on": "2025-08-30"})["version"] == 3
    assert told_on(loaded, december) == {"Утвердить маршруты": "выполнено: Утверждены"}
    call(loaded, METHODIST, address, json={"state": "open", "on": "2026-02-01"})
    assert told_on(loaded, december) == {"Утвердить маршруты": "выполнено: Утверждены"}
    call(loaded, METHODIST, address, 422, json=late | {"on": "2026-01-15"})
    call(loaded, METHODIST, address, 422, json=late | {"on": (TODAY + timedelta(days=2)).isoformat()})
    shown = page(loaded, METHODIST, f"/periods/{opened(loaded)}")
    assert "Утвердить маршруты просрочено" in shown
    history = page(loaded, METHODIST, f"/decisions/{made}").partition("История")[2]
    assert "в работе с 1 февраля 2026 выполнено Утверждены с 30 августа 2025" in history
