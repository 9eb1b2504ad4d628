"""An owner is reminded of an item of a year plan seven days and a day before, and not once it is done."""

from datetime import date
from typing import Any

import pytest

from shared.contracts.monitoring import PlanItemChanged
from tests.services.given import Alone
from tests.services.notifications.making import (
    DAY,
    MUNICIPALITY,
    municipality_configured,
    one,
    person_changed,
    school_changed,
)
from tests.services.notifications.test_inbox import inbox, person
from tests.services.notifications.ticking import after, hear, tick, told

OWNER = f"person:{one('Кравец')}"
DUE = after(DAY, 10)


@pytest.fixture(autouse=True)
def _here(notifications: Alone) -> None:
    school = school_changed("A", curator=None)
    notifications.hear([municipality_configured(), school, person_changed("Кравец", "A")])


def planned(version: int = 1, due_on: date = DUE, **more: Any) -> PlanItemChanged:
    usual: dict[str, Any] = {"owner_id": one("Кравец"), "state": "planned", "body_id": None}
    return PlanItemChanged(
        id=one("item"),
        municipality_id=MUNICIPALITY,
        version=version,
        plan_id=one("plan"),
        due_on=due_on,
        **usual | more,
    )


def test_the_owner_is_reminded_and_led_to_the_item(notifications: Alone) -> None:
    hear(notifications, [planned()], on=DAY)
    tick(notifications, *(after(DAY, days) for days in range(12)))
    states = [(who, state) for who, _, state in told(notifications, "plan_item_due")]
    assert states == [(OWNER, "moot"), (OWNER, "open")]
    [item] = [each for each in inbox(notifications, person("Кравец")) if each["rule"] == "plan_item_due"]
    assert item["title"] == "Срок мероприятия плана: 22 мая"
    assert item["link"] == f"/monitoring/plans/items/{one('item')}"


def test_what_is_done_cancelled_moved_or_another_s_is_reminded_of_no_longer(notifications: Alone) -> None:
    ends: tuple[dict[str, Any], ...] = ({"state": "done"}, {"state": "cancelled"}, {"owner_id": None})
    for version, more in enumerate(ends, start=1):
        hear(notifications, [planned(2 * version - 1), planned(2 * version, **more)], on=DAY)
        tick(notifications, after(DAY, 3))
        assert told(notifications, "plan_item_due") == []
    hear(notifications, [planned(7), planned(8, due_on=after(DAY, 30))], on=DAY)
    tick(notifications, after(DAY, 3), after(DAY, 23))
    assert [state for _, _, state in told(notifications, "plan_item_due")] == ["open"]
