"""A wrong result is annulled with a reason: its proposals go, what was confirmed stays marked."""

from typing import Any

from tests.services.routes.acting import diagnosed, read
from tests.services.routes.making import Door, Routes, ahead
from tests.services.routes.visiting import visitor, words

REASON = {"reason": "Перепутали фамилии"}
LOW: dict[str, Any] = {"answers": {"M1": 0, "M2": 3}, "evidence": {"M1": "Цель не названа"}}


def annulled(door: Door, result: dict[str, Any], status: int = 200) -> Any:
    """Annul a result."""
    return door.post(f"diagnostics/{result['id']}/annulment", REASON, status)


def test_proposals_are_dismissed_and_the_confirmed_is_marked(
    routes: Routes, tutor: Door, teacher: Door
) -> None:
    areas = [{"area": one, "percent": 10} for one in ("methodical", "legal")]
    result = diagnosed(tutor, areas=[*areas, {"area": "subject", "percent": 90}])
    kept = next(one for one in tutor.get("deficits") if one["area"] == "legal")
    read(tutor)
    tutor.post(f"deficits/{kept['id']}/confirmation")
    [strength] = teacher.get("achievements")
    teacher.post(f"achievements/{strength['id']}/release", {"released": True})
    assert annulled(tutor, result)["annulled_reason"] == REASON["reason"]
    states = {one["area"]: one["state"] for one in tutor.get("deficits")}
    assert states == {"methodical": "dismissed", "legal": "confirmed"}
    assert teacher.get("achievements") == []
    assert routes.told("diagnostic_changed")[-1]["data"].count(b"annulled") == 1
    assert b'"area":null' in routes.told("achievement_changed")[-1]["data"]
    at_home = visitor(routes, person="teacher")
    mine = words(at_home.see("/routes/mine"))
    assert "основание аннулировано" in mine
    assert "Отклонён: Диагностика аннулирована: Перепутали фамилии" in mine
    assert "Перепутали фамилии" in words(at_home.see(f"/routes/diagnostics/{result['id']}"))
    annulled(tutor, result, 409)
    tutor.post(f"diagnostics/{result['id']}/annulment", {}, 422)
    again = {"conducted_on": ahead(0), "areas": areas}
    tutor.post(f"diagnostics/{result['id']}/result", again, 409)


def test_a_proposal_rests_on_another_result_that_found_the_same(tutor: Door) -> None:
    diagnosed(tutor, name="SELF23", answers={"M1": 2})
    visit = diagnosed(tutor, name="VISIT12", **LOW)
    [deficit] = tutor.get("deficits")
    assert (deficit["severity"], deficit["evidence"]) == ("high", "lesson_visit")
    annulled(tutor, visit)
    [deficit] = tutor.get("deficits")
    assert (deficit["state"], deficit["severity"], deficit["evidence"]) == (
        "detected",
        "medium",
        "self_report",
    )


def test_one_visit_left_is_not_final_again(tutor: Door) -> None:
    first, second = diagnosed(tutor, name="VISIT12", **LOW), diagnosed(tutor, name="VISIT12", **LOW)
    assert [one["provisional"] for one in tutor.get("deficits")] == [False]
    annulled(tutor, first)
    assert [one["provisional"] for one in tutor.get("deficits")] == [True]
    annulled(tutor, second)
    assert [one["state"] for one in tutor.get("deficits")] == ["dismissed"]


def test_who_may_annul(routes: Routes, tutor: Door, teacher: Door, principal: Door, methodist: Door) -> None:
    result = diagnosed(tutor)
    stranger = routes.door("tutor", person="other_tutor", place="B")
    self_tutor = routes.door("methodist", person="teacher")
    for door, status in ((teacher, 403), (principal, 403), (stranger, 404), (self_tutor, 403)):
        annulled(door, result, status)
    page = visitor(routes, "methodist")
    assert "Аннулировать" in words(page.see(f"/routes/diagnostics/{result['id']}"))
    assert "Почему" in words(page.see(f"/routes/diagnostics/{result['id']}/annulment"))
    assert page.send(f"/routes/diagnostics/{result['id']}/annulment", REASON)
    assert set(methodist.get(f"diagnostics/{result['id']}")) == {"id", "person_id", "passed"}
    assert tutor.get(f"diagnostics/{result['id']}")["state"] == "annulled"
