"""An invitation travels to the inbox, an attendance to indicator 7; a cancelled event leaves neither."""

from typing import Any

from tests.journeys.village import TODAY, Village

EVENTS = "/mentorship/api/v1/support-events"


def seventh(village: Village) -> tuple[int, int]:
    """Indicator 7 of today."""
    asked = f"/monitoring/api/v1/indicators?municipality=ust-koksa&as_of={TODAY}"
    row = village.as_role("methodist").get(asked).json()["indicators"][6]
    return row["numerator"], row["denominator"]


def invitations(village: Village, name: str) -> list[dict[str, Any]]:
    """What a person is invited to."""
    found = village.as_person(name).get("/notifications/api/v1/inbox?state=open").json()
    return [one for one in found if one["rule"] == "support_invitation"]


def test_from_an_invitation_to_the_indicator_and_back(village: Village) -> None:
    methodist = village.as_role("methodist")
    body = {"title": "Школа молодого педагога", "kind": "young_support", "event_date": str(TODAY)}
    event = f"{EVENTS}/{methodist.post(EVENTS, json=body).json()['id']}"
    assert methodist.post(f"{event}/invitations", json={"who": "young"}).json() == {"invited": 2}
    village.settle()
    [asked] = invitations(village, "Кравец")
    assert "Школа молодого педагога" in asked["text"]
    assert village.as_person("Кравец").post(asked["action"]["href"]).status_code == 200
    village.settle()
    assert invitations(village, "Кравец") == []
    came = {"person_id": village.people["Кравец"]["id"]}
    assert methodist.post(f"{event}/attendance", json=came).status_code == 200
    village.settle()
    assert seventh(village) == (1, 2)
    methodist.post(f"{event}/state", json={"state": "cancelled"})
    village.settle()
    assert seventh(village) == (0, 2)
    assert invitations(village, "Дёмина") == []
    methodist.post(f"{event}/state", json={"state": "planned"})
    village.settle()
    assert seventh(village) == (1, 2)
    assert len(invitations(village, "Дёмина")) == 1
