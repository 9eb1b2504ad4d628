"""A strength is one's own until its owner offers it: then the area travels, never the score."""

import json
from typing import Any

from tests.services.routes.acting import diagnosed
from tests.services.routes.making import Door, Routes, ahead
from tests.services.routes.visiting import visitor


def told(routes: Routes) -> list[dict[str, Any]]:
    """What was told of strengths, oldest first."""
    return [json.loads(one["data"]) for one in routes.told("achievement_changed")]


def test_a_strength_is_offered_and_taken_back(routes: Routes, tutor: Door, teacher: Door) -> None:
    diagnosed(tutor, areas=[{"area": "subject", "percent": 95}])
    (strength,) = teacher.get("achievements")
    assert (strength["area"], strength["released_on"]) == ("subject", None)
    assert told(routes) == []
    one = f"achievements/{strength['id']}/release"
    assert teacher.post(one)["released_on"] == ahead(0)
    teacher.post(one)
    (event,) = told(routes)
    assert event["area"] == "subject"
    assert not {"score", "percent", "value", "severity"} & event.keys()
    teacher.post(one, {"released": False})
    assert [one.get("area") for one in told(routes)] == ["subject", None]


def test_nobody_offers_or_lists_anothers_strength(routes: Routes, tutor: Door, teacher: Door) -> None:
    diagnosed(tutor, areas=[{"area": "subject", "percent": 95}])
    (strength,) = teacher.get("achievements")
    for other in (tutor, routes.door(person="mentor")):
        other.post(f"achievements/{strength['id']}/release", None, 404)
        assert other.get("achievements") == []


def test_one_tap_on_the_own_page(routes: Routes, tutor: Door) -> None:
    diagnosed(tutor, areas=[{"area": "subject", "percent": 95}])
    own: Any = visitor(routes, person="teacher")
    page = own.see("/routes/mine")
    assert "Пока вы не нажали, не увидит и темы." in page
    [place] = [
        part.split('"')[0] for part in page.split('action="') if "/achievements/" in part.split('"')[0]
    ]
    assert own.send(place, {"released": "yes"}) == "/routes/mine"
    assert "вас могут предложить в наставники" in own.see("/routes/mine")
