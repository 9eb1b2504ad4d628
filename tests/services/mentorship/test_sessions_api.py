"""The journey: a mentor logs a session, the mentee confirms it; others see only that it took place."""

from tests.services.mentorship.making import Mentorship, ago
from tests.services.mentorship.test_pairs_api import consented, ordered

NOTE = {"note": "видна вам двоим", "topics": ["дисциплина"], "outcome": "разобрали", "minutes": 45}


def test_the_mentor_logs_and_the_mentee_confirms(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    mentor, mentee = mentorship.as_(person="Зуева"), mentorship.as_(person="Кравец")
    row = mentor.post(f"pairs/{pair_id}/sessions", {"session_date": str(ago(3)), **NOTE}, 201)
    assert (row["state"], row["before_order"], row["note"]) == ("held", False, "видна вам двоим")
    mentor.post(f"sessions/{row['id']}/confirmation", status=403)
    mentorship.as_(person="Панова").post(f"sessions/{row['id']}/confirmation", status=404)
    assert mentee.post(f"sessions/{row['id']}/confirmation")["state"] == "confirmed"
    mentee.post(f"sessions/{row['id']}/confirmation", status=409)
    mentor.patch(f"sessions/{row['id']}", {"minutes": 60}, 409)
    fixed = {"session_date": str(ago(3)), "minutes": 60, "corrects_id": row["id"]}
    assert mentor.post(f"pairs/{pair_id}/sessions", fixed, 201)["corrects_id"] == row["id"]
    events = mentorship.events("session_changed")
    assert [event.sequence for event in events] == [1, 2, 1]
    assert "видна" not in str(
        [bytes(event.data) if isinstance(event.data, bytes) else event.data for event in events]
    )


def test_others_see_that_a_session_took_place(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    mentorship.as_(person="Зуева").post(
        f"pairs/{pair_id}/sessions", {"session_date": str(ago(3)), **NOTE}, 201
    )
    for door in (mentorship.as_("methodist"), mentorship.as_("principal", school="A")):
        [row] = door.get(f"pairs/{pair_id}/sessions")
        assert row["session_date"] == str(ago(3))
        assert not {"note", "topics", "outcome", "next_step", "deficit_ids"} & set(row)
    [row] = mentorship.as_(person="Кравец").get("sessions")
    assert row["note"] == "видна вам двоим"
    mentorship.as_("principal", school="B").get(f"pairs/{pair_id}/sessions", 404)


def test_only_the_mentor_logs_and_never_the_future(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    body = {"session_date": str(ago(0))}
    mentorship.as_(person="Кравец").post(f"pairs/{pair_id}/sessions", body, 403)
    mentorship.as_("methodist").post(f"pairs/{pair_id}/sessions", body, 403)
    mentor = mentorship.as_(person="Зуева")
    mentor.post(f"pairs/{pair_id}/sessions", {"session_date": str(ago(-2))}, 422)
    planned = mentor.post(
        f"pairs/{pair_id}/sessions", {"session_date": str(ago(-2)), "state": "planned"}, 201
    )
    mentor.patch(f"sessions/{planned['id']}", {"state": "held"}, 422)
    done = mentor.patch(f"sessions/{planned['id']}", {"state": "held", "session_date": str(ago(0))})
    assert (done["state"], done["logged_on"]) == ("held", str(ago(0)))


def test_before_the_order_it_is_accepted_and_marked_until_the_order_says_otherwise(
    mentorship: Mentorship,
) -> None:
    pair_id = consented(mentorship)
    mentor = mentorship.as_(person="Зуева")
    row = mentor.post(f"pairs/{pair_id}/sessions", {"session_date": str(ago(50))}, 201)
    assert row["before_order"] is True
    order = {"order_number": "1", "order_date": str(ago(60))}
    mentorship.as_("methodist").post(f"pairs/{pair_id}/order", order)
    assert mentor.get(f"sessions/{row['id']}")["before_order"] is False
    assert [event.sequence for event in mentorship.events("session_changed")] == [1, 2]


def test_the_mentee_may_dispute(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    row = mentorship.as_(person="Зуева").post(f"pairs/{pair_id}/sessions", {"session_date": str(ago(3))}, 201)
    mentee = mentorship.as_(person="Кравец")
    disputed = mentee.post(f"sessions/{row['id']}/dispute", {"comment": "не было"})
    assert (disputed["state"], disputed["dispute_comment"]) == ("disputed", "не было")


def test_what_was_planned_after_the_end_of_a_pair_is_called_off(mentorship: Mentorship) -> None:
    """Else it would stand in both calendars, and nobody could cancel it any more."""
    pair_id = ordered(mentorship)
    mentor = mentorship.as_(person="Зуева")
    planned = [
        mentor.post(f"pairs/{pair_id}/sessions", {"session_date": str(ago(day)), "state": "planned"}, 201)
        for day in (0, -5)
    ]
    mentor.post(f"pairs/{pair_id}/ending", {"outcome": "ended_early", "reason": "нагрузка"})
    states = [mentor.get(f"sessions/{one['id']}")["state"] for one in planned]
    assert states == ["planned", "cancelled"], "the last day itself is one of the pair's"
    last = mentorship.events("session_changed")[-1]
    assert last.sequence == 2
    assert mentor.patch(f"sessions/{planned[0]['id']}", {"state": "cancelled"})["state"] == "cancelled"
