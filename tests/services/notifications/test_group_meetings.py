"""Meetings of a group: in the calendars of its leader and members, and reminded of the day before."""

from datetime import date
from typing import Any

import pytest

from shared.contracts.routes import GroupChanged, GroupMeeting, GroupMemberChanged
from tests.services.given import Alone
from tests.services.notifications.cooperating import FRAME, group_member_changed
from tests.services.notifications.making import (
    DAY,
    account_changed,
    municipality_configured,
    one,
    person_changed,
)
from tests.services.notifications.test_calendar import own, soon
from tests.services.notifications.test_inbox import inbox, person
from tests.services.notifications.ticking import after, hear, tick, told

LEADER, MEMBER = "Лапин", "Кравец"


@pytest.fixture(autouse=True)
def _here(notifications: Alone) -> None:
    names = (LEADER, MEMBER)
    people = [person_changed(name, "A") for name in names]
    notifications.hear([municipality_configured(), *people, *(account_changed(name) for name in names)])


def meeting(day: date, state: str = "planned") -> GroupMeeting:
    return GroupMeeting(id=one("meeting"), meets_on=day, minutes=60, state=state)


def member(*meetings: GroupMeeting, state: str = "accepted", version: int = 1) -> GroupMemberChanged:
    changed = vars(group_member_changed(state)) | {"meetings": meetings, "version": version}
    return GroupMemberChanged(**changed)


def group(*meetings: GroupMeeting) -> GroupChanged:
    leader: dict[str, Any] = {"id": one("group"), "leader_id": one(LEADER)}
    days: dict[str, Any] = {"created_on": DAY, "closed_on": None}
    return GroupChanged(kind="study", state="active", meetings=meetings, **leader, **days, **FRAME)


def test_a_meeting_stands_in_the_calendars_of_its_leader_and_members(notifications: Alone) -> None:
    hear(notifications, [group(meeting(soon(4))), member(meeting(soon(4)))], on=soon(0))
    [led] = own(notifications, person(LEADER)).values()
    [mine] = own(notifications, person(MEMBER)).values()
    assert (str(led["SUMMARY"]), led["DTSTART"].dt) == ("Встреча группы, которую вы ведёте", soon(4))
    assert (str(mine["SUMMARY"]), str(mine["STATUS"])) == ("Встреча группы", "CONFIRMED")
    assert str(led["URL"]).endswith(f"/routes/groups/{one('group')}")
    assert str(mine["URL"]).endswith(f"/routes/mine/groups/{one('group')}")
    hear(notifications, [member(meeting(soon(4), "cancelled"), version=2)], on=soon(0))
    [off] = own(notifications, person(MEMBER)).values()
    assert str(off["STATUS"]) == "CANCELLED"
    hear(notifications, [member(state="left", version=3)], on=soon(0))
    assert own(notifications, person(MEMBER)) == {}


def test_a_member_is_reminded_the_day_before_and_not_of_what_is_called_off(notifications: Alone) -> None:
    hear(notifications, [member(meeting(after(DAY, 5)))], on=DAY)
    tick(notifications, *(after(DAY, days) for days in range(5)))
    [item] = [found for found in inbox(notifications, person(MEMBER)) if found["rule"] == "group_meeting"]
    assert item["title"].startswith("Встреча группы: ")
    assert item["link"] == f"/routes/mine/groups/{one('group')}"
    hear(notifications, [member(meeting(after(DAY, 5), "held"), version=2)], on=after(DAY, 5))
    hear(notifications, [member(meeting(after(DAY, 9)), version=3)], on=after(DAY, 5))
    hear(notifications, [member(meeting(after(DAY, 9), "cancelled"), version=4)], on=after(DAY, 6))
    tick(notifications, after(DAY, 8))
    assert [state for _, _, state in told(notifications, "group_meeting")] == ["done"]
