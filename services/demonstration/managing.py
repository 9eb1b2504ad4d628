"""A head measured as teachers are: a self-assessment, two deficits, a route that a methodist signs."""

from typing import Any

from services.demonstration.developing import API, told
from services.demonstration.door import Door

KIND_OF_ANSWERS = 1


def tell(door: Door, *, head: dict[str, Any], tutor: dict[str, Any]) -> None:
    """The municipality's tutor accompanies a head, who opens the topics to whoever signs in their place."""
    own = {"person_id": head["id"]}
    chief = told(door, tutor={"role": "tutor", "person_id": tutor["id"]}, principal=own)
    chief.diagnose(head, KIND_OF_ANSWERS)
    deficits = chief.decide(head, KIND_OF_ANSWERS)
    for one in deficits:
        door.post(f"{API}/deficits/{one}/release", {"released": True}, who=own)
    route = chief.draft(head, deficits, KIND_OF_ANSWERS)
    for move in ("submission", "agreement"):
        chief.move(route, move, head)
