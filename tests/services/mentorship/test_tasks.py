"""What the register's news ask of a curator, and what the curator does about them."""

from datetime import date
from typing import Any

from tests.services.mentorship.making import Mentorship, ago, known, person
from tests.services.mentorship.test_following import learn, moved
from tests.services.mentorship.test_pairs_api import consented, ordered

BEGUN = date(2024, 9, 1)
PAPER = {"document": "соглашение № 4"}


def tasks(mentorship: Mentorship, pair_id: str, school: str = "A") -> list[dict[str, Any]]:
    """What a principal is asked to decide about the pair."""
    found: list[dict[str, Any]] = mentorship.as_("principal", school=school).get(f"pairs/{pair_id}")["tasks"]
    return found


def test_a_mentee_who_changed_school_keeps_the_mentor_if_both_schools_agree(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    mentorship.as_("principal", school="B").get(f"pairs/{pair_id}", 404)
    learn(mentorship, moved("Кравец", ("A", BEGUN, ago(6)), ("B", ago(5), None)))
    [task] = tasks(mentorship, pair_id, "B")
    assert task["kind"] == "transfer"
    assert "работает в другой школе: Школа Б" in task["text"]
    assert mentorship.as_("methodist").get(f"pairs/{pair_id}")["state"] == "active"
    new_principal = mentorship.as_("principal", school="B")
    new_principal.post(f"pairs/{pair_id}/transfer", {}, 422)
    kept = new_principal.post(f"pairs/{pair_id}/transfer", PAPER)
    assert (kept["tasks"], kept["mentee_organization_id"]) == ([], str(known("B")))
    assert [(one["party"], one["since"]) for one in kept["moves"]] == [("mentee", str(ago(5)))]
    assert "не переходил" in new_principal.post(f"pairs/{pair_id}/transfer", PAPER, 409)["detail"]
    learn(mentorship, moved("Кравец", ("A", BEGUN, ago(6)), ("B", ago(5), ago(3)), ("A", ago(2), None)))
    assert [one["kind"] for one in tasks(mentorship, pair_id)] == ["transfer"]
    assert len(new_principal.post(f"pairs/{pair_id}/transfer", PAPER)["moves"]) == 2


def test_schools_that_merged_take_the_pair_along(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    learn(
        mentorship,
        *(moved(name, ("A", BEGUN, ago(6)), ("B", ago(5), None)) for name in ("Кравец", "Зуева")),
    )
    [task] = tasks(mentorship, pair_id, "B")
    assert "теперь работают в одной школе: Школа Б" in task["text"]
    kept = mentorship.as_("methodist").post(f"pairs/{pair_id}/transfer", PAPER)
    assert [one["party"] for one in kept["moves"]] == ["mentor", "mentee"]


def test_a_closed_school_a_dismissal_and_a_new_principal_are_told(mentorship: Mentorship) -> None:
    pair_id, proposed = ordered(mentorship), consented(mentorship, mentee_id=str(known("Панова")))
    mentorship.keep_school("A", "Школа А", active_until=ago(1))
    assert {one["kind"] for one in tasks(mentorship, pair_id)} == {"closed_school"}
    mentorship.keep_school("A", "Школа А")
    leader = moved("Зуева", ("A", BEGUN, ago(3)), ("A", ago(2), None))
    jobs = (leader.employments[0], *(_managerial(job) for job in leader.employments[1:]))
    learn(mentorship, person("Зуева", "A", employments=jobs))
    assert [one["kind"] for one in tasks(mentorship, pair_id)] == ["leader"]
    assert "вносит методист" in tasks(mentorship, proposed)[0]["text"]
    mentorship.as_("methodist").patch(f"pairs/{pair_id}", {"form": "leader_teacher"})
    assert tasks(mentorship, pair_id) == []
    learn(mentorship, person("Зуева", "A", until=ago(3)))
    [task] = tasks(mentorship, pair_id)
    assert (task["kind"], "другого наставника" in task["next_step"]) == ("dismissed", True)
    assert "Отклоните предложение" in tasks(mentorship, proposed)[0]["next_step"]


def _managerial(job: Any) -> Any:
    job.__dict__["staff_category"] = "managerial"
    return job
