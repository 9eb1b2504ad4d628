"""Practices as routes tells of them."""

from typing import Any

from shared.contracts.routes import PracticeChanged
from tests.services.notifications.making import DAY, MUNICIPALITY, one


def practice_changed(state: str, **changes: Any) -> PracticeChanged:
    """A practice of Зуева's, the experts Лапин and Власова asked."""
    fields: dict[str, Any] = {
        "author_id": one("Зуева"),
        "proposed_by": one("Зуева"),
        "area": "methodical",
        "topics": ("M2",),
        "edition": 1,
        "submitted_on": DAY,
        "published_on": None,
        "revised": False,
        "asked_ids": (),
    }
    frame: dict[str, Any] = {"id": one("object"), "municipality_id": MUNICIPALITY, "version": 1}
    return PracticeChanged(state=state, **frame | fields | changes)
