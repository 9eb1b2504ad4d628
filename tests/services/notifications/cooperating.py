"""Events of groups and consultations as routes tells them."""

from typing import Any

from shared.contracts.routes import ConsultationChanged, GroupMemberChanged
from tests.services.notifications.making import DAY, one

FRAME: dict[str, Any] = {"municipality_id": one("municipality"), "version": 1}


def group_member_changed(state: str) -> GroupMemberChanged:
    """An invitation into a group."""
    return GroupMemberChanged(
        id=one("object"),
        group_id=one("group"),
        leader_id=one("Лапин"),
        person_id=one("Кравец"),
        state=state,
        invited_on=DAY,
        answered_on=None,
        left_on=None,
        **FRAME,
    )


def consultation_changed(state: str, awaits: str | None, **changes: Any) -> ConsultationChanged:
    """A question of a teacher, given to an expert once it is given."""
    answerer = {} if state == "requested" else {"answerer": "expert", "answerer_id": one("Зуева")}
    fields: dict[str, Any] = {
        "organization_id": one("A"),
        "for_school": False,
        "urgent": False,
        "answerer": "",
        "answerer_id": None,
        "requested_on": DAY,
        "routed_on": None,
        "answered_on": None,
        "rated_on": None,
        "cancelled_on": None,
    }
    fields |= {"id": one("object"), "asker_id": one("Кравец"), "state": state, "awaits": awaits, **FRAME}
    return ConsultationChanged(**(fields | answerer | changes))
