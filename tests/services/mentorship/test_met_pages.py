"""From a message to a saved session: the address that gives each reader the one thing to do."""

from tests.services.mentorship.making import Mentorship, ago
from tests.services.mentorship.test_home_pages import TAP, people, the_session
from tests.services.mentorship.test_pairs_api import ordered, proposal


def test_the_mentor_logs_the_mentee_answers_others_see_the_pair(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    mentor, mentee = people(mentorship)
    met = f"/pairs/{pair_id}/met"
    assert f'action="/mentorship/pairs/{pair_id}/sessions"' in mentor.page(met)
    assert "как в прошлый раз" not in mentor.page(met)
    assert mentee.client.get(met, headers=mentee.headers).headers["Location"] == "/mentorship/"
    mentor.send(f"/pairs/{pair_id}/sessions", TAP)
    assert "как в прошлый раз" in mentor.page(met)
    asked = mentee.client.get(met, headers=mentee.headers).headers["Location"]
    assert asked == f"/mentorship/sessions/{the_session(mentor)['id']}"
    principal = mentorship.as_("principal", school="A")
    assert principal.client.get(met, headers=principal.headers).headers["Location"].endswith(pair_id)
    mentorship.as_(person="Дёмина").page(met, 404)


def test_the_methodist_logs_for_an_external_mentor(mentorship: Mentorship) -> None:
    methodist = mentorship.as_("methodist")
    made = proposal(mentor_name="Орлова Нина", mentor_organization_text="ГАПК")
    made.pop("mentor_id")
    pair = methodist.post("pairs", made, 201)
    assert "Встреча состоялась" in methodist.page(f"/pairs/{pair['id']}/met")


def test_missed_sessions_are_counted_for_both(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    mentor, mentee = people(mentorship)
    for _ in range(2):
        mentor.send(f"/pairs/{pair_id}/sessions/no-show")
    for door in (mentor, mentee):
        assert "не состоялось 2" in door.page("/")
        assert "2 встречи" in door.page(f"/pairs/{pair_id}")
    listed = mentorship.as_("principal", school="A").page("/pairs")
    assert "не состоялось: 2 встречи" in listed


def test_a_session_before_the_order_is_marked_and_a_past_day_is_as_good(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    mentor, mentee = people(mentorship)
    long_ago = {"session_date": str(ago(400)), "format": "visit", "minutes": "30", "note": "тайна двоих"}
    mentor.send(f"/pairs/{pair_id}/sessions/new", long_ago)
    row = the_session(mentor)
    assert (row["state"], row["before_order"], row["session_date"]) == ("held", True, str(ago(400)))
    assert "до приказа" in mentee.page(f"/pairs/{pair_id}")
    assert "Заметка, видна вам двоим" in mentee.page(f"/sessions/{row['id']}")
    outsider = mentorship.as_("principal", school="A")
    assert "тайна двоих" not in outsider.page(f"/sessions/{row['id']}")
    assert "note" not in outsider.get(f"sessions/{row['id']}")
