"""Items of year plans marked by facts, and what other services are told of them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from services.monitoring.actions import plans as actions
from shared.contracts.mentorship import SessionChanged, SupportEventChanged
from shared.tables import outbox
from tests.services.given import Alone
from tests.services.monitoring.making import MUNICIPALITY, one
from tests.services.monitoring.planning import (
    ITEMS,
    added,
    approved,
    association,
    begun,
    corrected,
    items,
    marked,
    running,
)
from tests.services.monitoring.telling import told
from tests.services.monitoring.test_periods import METHODIST, call, freeze, opened


@pytest.fixture
def loaded(monitoring: Alone) -> Alone:
    """The worked case c1, and an association with its head."""
    monitoring.hear([*told(), *association()])
    return monitoring


def events(service: Alone) -> list[tuple[str, int]]:
    """What was told of items: ids and versions."""
    query = select(outbox.c.subject, outbox.c.sequence).where(outbox.c.type.contains("plan_item"))
    with service.database.read() as session:
        return [(str(row.subject), row.sequence) for row in session.execute(query.order_by("position"))]


def test_facts_mark_an_item_done_on_the_day_of_the_last_one_needed(loaded: Alone) -> None:
    loaded.hear([_event("held"), _event("planned", "later"), *(_session(day) for day in (3, 9, 17))])
    plan = begun(loaded)
    by_event: dict[str, Any] = {"fact_kind": "support_event", "fact_id": str(one("seminar"))}
    added(loaded, plan, "Семинар", "2025-11-20", **by_event)
    added(loaded, plan, "Чужой семинар", "2025-11-20", 422, **by_event | {"fact_id": str(one("nobody"))})
    later = by_event | {"fact_id": str(one("later"))}
    added(loaded, plan, "Ещё не проведён", "2025-11-20", **later)
    added(loaded, plan, "Две встречи", "2025-10-10", fact_kind="session_held", fact_count=2)
    added(loaded, plan, "Поздно", "2025-10-10", fact_kind="session_held", fact_count=3)
    added(loaded, plan, "Мало", "2025-12-10", fact_kind="session_held", fact_count=4)
    added(loaded, plan, "Диагностики", "2025-12-10", fact_kind="diagnostic_conducted", fact_count=5)
    added(loaded, plan, "Показатели", "2025-12-31", fact_kind="period_reviewed", fact_count=1)
    approved(loaded, plan)
    states = {title: (one["state"], one["done_on"]) for title, one in items(loaded, plan).items()}
    assert states == {
        "Семинар": ("done", "2025-11-12"),
        "Ещё не проведён": ("overdue", None),
        "Две встречи": ("done", "2025-10-09"),
        "Поздно": ("done_late", "2025-10-17"),
        "Мало": ("overdue", None),
        "Диагностики": ("overdue", None),
        "Показатели": ("overdue", None),
    }
    assert items(loaded, plan)["Две встречи"]["evidence"] == "3 при плане 2"


def test_a_reviewed_period_is_a_fact_and_the_clock_tells_of_it_once(loaded: Alone) -> None:
    plan = begun(loaded)
    added(loaded, plan, "Показатели", "2025-12-31", fact_kind="period_reviewed", fact_count=1)
    approved(loaded, plan)
    assert [version for _, version in events(loaded)] == [2]
    period = opened(loaded, date(2025, 5, 31))
    freeze(loaded, period)
    review = {"body_name": "Совет", "held_on": "2025-06-20", "protocol_number": "3", "period_id": period}
    call(loaded, METHODIST, "/api/v1/reviews", 201, json=review)
    for _ in range(2):
        with loaded.database.write() as session:
            actions.tell_done_by_facts(session, now=datetime(2025, 12, 1, tzinfo=UTC))
    assert [version for _, version in events(loaded)] == [2, 3]
    assert items(loaded, plan)["Показатели"]["done_on"] == "2025-06-20"


def test_only_what_changed_is_told_and_all_is_told_anew(loaded: Alone) -> None:
    plan = running(loaded)
    assert len(events(loaded)) == 3
    marked(loaded, items(loaded, plan)["Анализ дефицитов"])
    assert len(events(loaded)) == 4
    with loaded.database.write() as session:
        loaded.service.republish(session)
    assert len(events(loaded)) == 7


def _event(state: str, name: str = "seminar") -> SupportEventChanged:
    return SupportEventChanged(
        id=one(name),
        municipality_id=MUNICIPALITY,
        version=1,
        title="Семинар",
        kind="methodical",
        event_date=date(2025, 11, 12),
        hours=2.0,
        state=state,
    )


def _session(day: int) -> Any:
    return SessionChanged(
        id=one(f"session {day}"),
        municipality_id=MUNICIPALITY,
        version=1,
        pair_id=one("pair"),
        mentor_id=None,
        mentee_id=None,
        state="confirmed",
        session_date=date(2025, 10, day),
        minutes=40,
        format="visit",
        before_order=False,
        deficit_ids=(),
    )


def test_a_mark_tells_of_its_item_only_whatever_was_corrected_before(loaded: Alone) -> None:
    plan = running(loaded)
    corrected(loaded, plan)
    moved = items(loaded, plan, query="?version=2")["Обзор новинок"]
    body = {"section": "informational", "title": "Обзор новинок", "due_on": "2025-12-20"}
    address = f"{ITEMS}/{moved['id']}"
    assert loaded.client(METHODIST).put(address, json=body | {"owner_name": "Зуева"}).status_code == 200
    approved(loaded, plan, approved_on="2025-11-05")
    before = events(loaded)
    item = items(loaded, plan)["Анализ дефицитов"]
    marked(loaded, item)
    assert [subject for subject, _ in events(loaded)[len(before) :]] == [item["id"]]
