"""A group under one order, and a mentor who is replaced: each keeps its history, nobody is lost."""

from typing import Any

from tests.services.mentorship.making import Door, Mentorship, ago, known
from tests.services.mentorship.test_pairs_api import ordered

ORDER = {"order_number": "7-н", "order_date": str(ago(0))}


def group(door: Door, *names: str, status: int = 201, **changes: Any) -> dict[str, Any]:
    """Зуева with these mentees, one external among them."""
    mentees: list[dict[str, Any]] = [{"mentee_id": str(known(name))} for name in names]
    mentees.append({"mentee_name": "Орлов Пётр", "mentee_organization_text": "ГАГУ"})
    body = {"mentor_id": str(known("Зуева")), "mentees": mentees, "starts_on": str(ago(0))}
    reply: dict[str, Any] = door.post("pair-groups", body | changes, status)
    return reply


def consent(door: Door, pair: dict[str, Any]) -> None:
    """The consent of a mentee."""
    door.post(f"pairs/{pair['id']}/consents", {"party": "mentee", "given_on": str(ago(0))}, 201)


def test_one_order_begins_all_that_are_ready_and_says_why_others_wait(mentorship: Mentorship) -> None:
    methodist = mentorship.as_("methodist")
    made = group(methodist, "Кравец", "Лапин")
    path = f"pair-groups/{made['group_id']}"
    assert {(one["kind"], one["group_id"]) for one in made["pairs"]} == {("group", made["group_id"])}
    assert methodist.post(f"{path}/order", ORDER, 409)["type"].endswith("group-refused")
    consented = methodist.post(f"{path}/consent", {"given_on": str(ago(0)), "document": "заявление"})
    assert [len(one["consents"]) for one in consented["pairs"]] == [1, 1, 1]
    consent(methodist, made["pairs"][0])
    consent(methodist, made["pairs"][2])
    reply = methodist.post(f"{path}/order", ORDER)
    assert [one["state"] for one in reply["pairs"]] == ["active", "active"]
    [failed] = reply["failed"]
    assert (failed["name"], failed["pair_id"]) == ("Лапин Анна", made["pairs"][1]["id"])
    assert failed["message"] == "Нет письменного согласия наставляемого."
    consent(methodist, made["pairs"][1])
    told = len(mentorship.events())
    again = methodist.post(f"{path}/order", ORDER)
    assert ([one["state"] for one in again["pairs"]], again["failed"]) == (["active"] * 3, [])
    assert len(mentorship.events()) == told + 1
    assert len(methodist.get(path)["pairs"]) == 3


def test_a_proposal_fails_for_one_and_not_for_the_others(mentorship: Mentorship) -> None:
    ordered(mentorship)
    methodist = mentorship.as_("methodist")
    made = group(methodist, "Кравец", "Лапин", "Лапин", "Зуева")
    assert [one["mentee_name"] for one in made["pairs"]] == ["Лапин Анна", "Орлов Пётр"]
    assert [one["name"] for one in made["failed"]] == ["Кравец Анна", "Лапин Анна", "Зуева Анна"]
    assert "уже работают в паре" in made["failed"][0]["message"]
    before = len(mentorship.events())
    refused = methodist.post(
        "pair-groups",
        {
            "mentor_id": str(known("Зуева")),
            "mentees": [{"mentee_id": str(known("Кравец"))}],
            "starts_on": str(ago(0)),
        },
        409,
    )
    assert refused["detail"].startswith("Пары не предложены: Кравец Анна — ")
    assert len(mentorship.events()) == before
    mentorship.as_("principal", school="B").get(f"pair-groups/{made['group_id']}")
    home = mentorship.as_(person="Зуева").page("/")
    assert f"/mentorship/pair-groups/{made['group_id']}/consent" in home
    mentorship.as_(person="Дёмина").get(f"pair-groups/{made['group_id']}", 404)


def test_a_replacement_is_a_new_pair_and_the_old_keeps_its_history(mentorship: Mentorship) -> None:
    old_id = ordered(mentorship)
    methodist = mentorship.as_("methodist")
    path = f"pairs/{old_id}/replacement"
    mentor = {"mentor_id": str(known("Панова"))}
    hasty = {"outcome": "ended_early", "notice_on": str(ago(1))}
    assert methodist.post(path, mentor | {"ending": hasty}, 422)["type"].endswith("short-notice")
    same = {"mentor_id": str(known("Зуева"))}
    assert methodist.post(path, same, 422)["type"].endswith("same-mentor")
    assert methodist.get(f"pairs/{old_id}")["state"] == "active"
    by_mentor = {"outcome": "ended_early", "initiator": "mentor", "reason": "нагрузка"}
    new = methodist.post(path, mentor | {"ending": by_mentor, "subject": "физика"}, 201)
    old = methodist.get(f"pairs/{old_id}")
    assert (old["state"], old["ended_by"], old["replaced_by_id"]) == ("ended_early", "mentor", new["id"])
    assert (new["replaces_id"], new["state"], new["mentee_id"]) == (old_id, "proposed", old["mentee_id"])
    assert (new["starts_on"], new["subject"]) == (str(ago(-1)), "физика")
    assert "уже предложена" in methodist.post(path, mentor, 409)["detail"]


def test_what_a_pair_is_about_is_corrected(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    methodist = mentorship.as_("methodist")
    pair = methodist.patch(f"pairs/{pair_id}", {"form": "leader_teacher", "subject": "физика"})
    assert (pair["form"], pair["subject"], pair["kind"]) == ("leader_teacher", "физика", "traditional")
    told = len(mentorship.events())
    methodist.patch(f"pairs/{pair_id}", {"form": "leader_teacher"})
    assert len(mentorship.events()) == told
    methodist.post(f"pairs/{pair_id}/ending", {"outcome": "completed"})
    methodist.patch(f"pairs/{pair_id}", {"goal": "поздно"}, 409)
