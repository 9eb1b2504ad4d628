"""A pair from the proposal to its end over HTTP, and who may do what."""

from typing import Any

import pytest

from tests.services.mentorship.making import Mentorship, ago, known, person


def proposal(**changes: Any) -> dict[str, Any]:
    """A proposal of Зуева for Кравец."""
    plain = {"mentor_id": str(known("Зуева")), "mentee_id": str(known("Кравец")), "starts_on": str(ago(60))}
    return plain | changes


def consented(mentorship: Mentorship, **changes: Any) -> str:
    """A pair that waits for the order; its id."""
    methodist = mentorship.as_("methodist")
    pair_id: str = methodist.post("pairs", proposal(**changes), 201)["id"]
    for party in ("mentor", "mentee"):
        methodist.post(f"pairs/{pair_id}/consents", {"party": party, "given_on": str(ago(70))}, 201)
    return pair_id


def ordered(mentorship: Mentorship, **changes: Any) -> str:
    """An active pair; its id."""
    pair_id = consented(mentorship, **changes)
    order = {"order_number": "15-н", "order_date": str(ago(60))}
    mentorship.as_("methodist").post(f"pairs/{pair_id}/order", order)
    return pair_id


def test_a_pair_goes_from_the_proposal_to_completion(mentorship: Mentorship) -> None:
    principal = mentorship.as_("principal", school="A")
    pair = principal.post("pairs", proposal(), 201)
    assert (pair["state"], pair["mentor_name"]) == ("proposed", "Зуева Анна")
    path = f"pairs/{pair['id']}"
    order = {"order_number": "15-н", "order_date": str(ago(60))}
    assert "согласия наставника" in principal.post(f"{path}/order", order, 409)["detail"]
    mentor, mentee = mentorship.as_(person="Зуева"), mentorship.as_(person="Кравец")
    assert (
        mentor.post(f"{path}/consents", {"party": "mentor", "given_on": str(ago(1))}, 201)["state"]
        == "consents_pending"
    )
    assert (
        mentee.post(f"{path}/consents", {"party": "mentee", "given_on": str(ago(1))}, 201)["state"]
        == "ready_for_order"
    )
    assert principal.post(f"{path}/order", order)["state"] == "active"
    assert principal.post(f"{path}/pause", {"since": str(ago(5))})["state"] == "paused"
    assert principal.post(f"{path}/resume", {"since": str(ago(2))})["state"] == "active"
    done = principal.post(f"{path}/ending", {"outcome": "completed", "ended_on": str(ago(1))})
    assert (done["state"], done["ended_on"], done["pauses"][0]["until"]) == (
        "completed",
        str(ago(1)),
        str(ago(3)),
    )
    events = mentorship.events("pair_changed")
    assert [event.sequence for event in events] == [1, 2, 3, 4, 5, 6, 7]
    assert [one["state"] for one in done["states"]][-2:] == ["closing", "completed"]


def test_nobody_mentors_themselves_nor_twice_the_same(mentorship: Mentorship) -> None:
    methodist = mentorship.as_("methodist")
    own = proposal(mentee_id=str(known("Зуева")))
    assert methodist.post("pairs", own, 422)["type"].endswith("same-person")
    ordered(mentorship)
    assert methodist.post("pairs", proposal(), 409)["type"].endswith("second-active-pair")
    back = {"mentor_id": str(known("Кравец")), "mentee_id": str(known("Зуева")), "kind": "reverse"}
    assert methodist.post("pairs", proposal(**back), 201)["warnings"] == []


def test_two_proposals_of_the_same_two_become_one_pair(mentorship: Mentorship) -> None:
    first, second = consented(mentorship), consented(mentorship)
    order = {"order_number": "1", "order_date": str(ago(60))}
    methodist = mentorship.as_("methodist")
    methodist.post(f"pairs/{first}/order", order)
    methodist.post(f"pairs/{second}/order", order, 409)


def test_the_start_is_not_before_the_order(mentorship: Mentorship) -> None:
    pair_id = consented(mentorship)
    order = {"order_number": "1", "order_date": str(ago(59))}
    reply = mentorship.as_("methodist").post(f"pairs/{pair_id}/order", order, 422)
    assert reply["errors"][0]["field"] == "starts_on"
    order["starts_on"] = str(ago(59))
    assert mentorship.as_("methodist").post(f"pairs/{pair_id}/order", order)["starts_on"] == str(ago(59))


def test_a_pair_that_rests_is_not_ordered_again(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    methodist = mentorship.as_("methodist")
    methodist.post(f"pairs/{pair_id}/pause", {"since": str(ago(5))})
    order = {"order_number": "99", "order_date": str(ago(1)), "starts_on": str(ago(0))}
    assert "приказ вносят до начала работы" in methodist.post(f"pairs/{pair_id}/order", order, 409)["detail"]


def test_a_pair_without_an_order_does_not_begin_by_resuming(mentorship: Mentorship) -> None:
    pair_id = consented(mentorship)
    reply = mentorship.as_("methodist").post(f"pairs/{pair_id}/resume", {}, 409)
    assert "возобновить можно только пару на паузе" in reply["detail"]


def test_the_employer_gives_notice_and_the_mentor_may_refuse(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    methodist = mentorship.as_("methodist")
    hasty = {"outcome": "ended_early", "notice_on": str(ago(1)), "ended_on": str(ago(0))}
    assert methodist.post(f"pairs/{pair_id}/ending", hasty, 422)["type"].endswith("short-notice")
    mentor = mentorship.as_(person="Зуева")
    mentor.post(f"pairs/{pair_id}/ending", {"outcome": "completed"}, 403)
    refused = mentor.post(f"pairs/{pair_id}/ending", {"outcome": "ended_early", "reason": "нагрузка"})
    assert (refused["ended_by"], refused["ended_on"]) == ("mentor", str(ago(0)))


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ({"roles": ("methodist",)}, 200),
        ({"roles": ("principal",), "school": "A"}, 200),
        ({"roles": ("principal",), "school": "B"}, 404),
        ({"roles": (), "person": "Зуева"}, 200),
        ({"roles": (), "person": "Кравец"}, 200),
        ({"roles": (), "person": "Панова"}, 404),
        ({"roles": ("analyst",)}, 403),
    ],
)
def test_who_sees_a_pair(mentorship: Mentorship, who: dict[str, Any], status: int) -> None:
    pair_id = consented(mentorship)
    door = mentorship.as_(*who.pop("roles"), **who)
    door.get(f"pairs/{pair_id}", status)
    if status != 403:
        assert len(door.get("pairs")) == (1 if status == 200 else 0)


def test_lists_are_paged_filtered_and_edits_guarded(mentorship: Mentorship) -> None:
    first = consented(mentorship)
    ordered(mentorship, mentee_id=str(known("Панова")))
    methodist = mentorship.as_("methodist")
    page = methodist.ask("GET", "pairs?limit=1")
    assert [one["id"] for one in page.get_json()] == [first]
    assert 'rel="next"' in page.headers["Link"]
    assert len(methodist.get("pairs?state=active")) == 1
    assert methodist.get(f"pairs?organization_id={known('B')}") == []
    stale = methodist.ask(
        "POST",
        f"pairs/{first}/order",
        json={"order_number": "1", "order_date": str(ago(60))},
        headers={"If-Match": '"1"'},
    )
    assert stale.status_code == 412


def test_a_principal_proposes_for_the_own_school_only(mentorship: Mentorship) -> None:
    mentorship.as_("principal", school="B").post("pairs", proposal(), 403)
    stranger = proposal(mentor_id=str(known("никто")))
    mentorship.as_("methodist").post("pairs", stranger, 422)
    outsider = proposal(mentor_id=None, mentor_name="Орлов Пётр", mentor_organization_text="Вуз")
    pair = mentorship.as_("principal", school="A").post("pairs", outsider, 201)
    assert (pair["mentor_name"], pair["mentor_id"]) == ("Орлов Пётр", None)
    student = proposal(mentee_id=None, mentee_name="Юдина Яна", mentee_organization_text="школа  А")
    pair = mentorship.as_("principal", school="A").post("pairs", student, 201)
    assert pair["mentee_organization_id"] == str(known("A"))


def test_dismissal_starts_closing_and_keeps_the_period(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    mentorship.tick()
    assert mentorship.as_("methodist").get(f"pairs/{pair_id}")["state"] == "active"
    mentorship.keep(person("Зуева", "A", until=ago(3)))
    mentorship.tick()
    mentorship.tick()
    pair = mentorship.as_("methodist").get(f"pairs/{pair_id}")
    assert (pair["state"], pair["ended_on"], pair["states"][-1]["since"]) == ("closing", None, str(ago(2)))
    assert pair["version"] == 5


def test_everything_can_be_told_again_with_the_same_versions(mentorship: Mentorship) -> None:
    ordered(mentorship)
    last = mentorship.events()[-1]
    assert mentorship.republish() == 1
    again = mentorship.events()[-1]
    assert (again.sequence, again.data) == (last.sequence, last.data)
