"""The home of a mentor and of a mentee: one tap logs, one tap confirms, a wrong tap is taken back."""

import re
from typing import Any

from tests.services.mentorship.making import Door, Mentorship, ago, known
from tests.services.mentorship.test_pairs_api import consented, ordered, proposal

TAP = {"format": "visit", "minutes": "30", "topics": ["M2", "P1"]}
UNDO = re.compile(r'action="/mentorship(/sessions/[^"]+/cancellation)"')


def people(mentorship: Mentorship) -> tuple[Door, Door]:
    """The mentor and the mentee of the pair."""
    return mentorship.as_(person="Зуева"), mentorship.as_(person="Кравец")


def the_session(door: Door) -> dict[str, Any]:
    """The only session there is."""
    [row] = door.get("sessions")
    found: dict[str, Any] = row
    return found


def test_one_tap_logs_and_one_tap_confirms(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    mentor, mentee = people(mentorship)
    assert "Встреча состоялась" in mentor.page("/")
    assert mentor.send(f"/pairs/{pair_id}/sessions", TAP) == "/mentorship/"
    row = the_session(mentor)
    assert (row["state"], row["session_date"], row["minutes"]) == ("held", str(ago(0)), 30)
    assert (row["format"], row["topics"]) == ("visit", ["M2", "P1"])
    shown = mentee.page("/")
    assert "Встреча сегодня состоялась?" in shown
    assert "структура и время, дисциплина" in shown
    assert mentee.send(f"/sessions/{row['id']}/confirmation") == "/mentorship/"
    assert the_session(mentor)["state"] == "confirmed"


def test_the_next_card_remembers_the_last_session(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    mentor, _ = people(mentorship)
    body = {"session_date": str(ago(7)), "minutes": 50, "format": "online", "topics": ["L5"]}
    mentor.post(f"pairs/{pair_id}/sessions", body | {"next_step": "пробный урок"}, 201)
    shown = mentor.page("/")
    assert "пробный урок" in shown
    for value in ("50", "online", "L5"):
        assert re.search(rf'value="{value}" checked', shown)


def test_a_wrong_tap_is_taken_back_until_it_is_answered(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    mentor, mentee = people(mentorship)
    mentor.send(f"/pairs/{pair_id}/sessions", TAP)
    found = UNDO.search(mentor.page("/"))
    assert found
    mentor.send(found[1])
    assert the_session(mentor)["state"] == "cancelled"
    assert "Подтвердить" not in mentee.page("/")
    mentor.send(f"/pairs/{pair_id}/sessions", TAP)
    second = next(row for row in mentor.get("sessions") if row["state"] == "held")
    mentee.send(f"/sessions/{second['id']}/confirmation")
    mentor.send(f"/sessions/{second['id']}/cancellation")
    assert mentor.get(f"sessions/{second['id']}")["state"] == "confirmed"


def test_a_second_tap_of_the_same_button_is_the_same_tap(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    mentor, _ = people(mentorship)
    for _ in range(2):
        mentor.send(f"/pairs/{pair_id}/sessions", TAP | {"once": "one tap"})
    assert len(mentor.get("sessions")) == 1


def test_a_planned_session_is_held_on_its_day_moved_or_missed(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    mentor, mentee = people(mentorship)
    plan = f"/pairs/{pair_id}/sessions/plan"
    assert "Этот день уже прошёл" in mentor.send(plan, {"session_date": str(ago(1))}, 422)
    mentor.send(plan, {"session_date": str(ago(-5))})
    mentor.send(plan, {"session_date": str(ago(0))})
    assert "Следующая встреча: <b>сегодня</b>" in mentee.page("/")
    assert "Встреча сегодня состоялась" in mentor.page("/")
    mentor.send(f"/pairs/{pair_id}/sessions", TAP)
    assert (the_session(mentor)["state"], the_session(mentor)["topics"]) == ("held", ["M2", "P1"])
    mentor.send(plan, {"session_date": str(ago(0))})
    mentor.send(f"/pairs/{pair_id}/sessions/no-show")
    assert {row["state"] for row in mentor.get("sessions")} == {"held", "no_show"}
    mentor.send(f"/pairs/{pair_id}/sessions/no-show")
    assert len(mentor.get("sessions")) == 3


def test_a_planned_day_that_passed_is_the_day_of_the_session(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    mentor, _ = people(mentorship)
    mentor.post(f"pairs/{pair_id}/sessions", {"session_date": str(ago(3)), "state": "planned"}, 201)
    assert "Встреча была назначена" in mentor.page("/")
    mentor.send(f"/pairs/{pair_id}/sessions", TAP)
    assert (the_session(mentor)["session_date"], the_session(mentor)["state"]) == (str(ago(3)), "held")


def test_what_cannot_be_logged_is_said_and_nothing_is_lost(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    mentor, _ = people(mentorship)
    mentor.post(f"pairs/{pair_id}/ending", {"outcome": "ended_early", "ended_on": str(ago(1))})
    shown = mentor.send(f"/pairs/{pair_id}/sessions", TAP, 422)
    assert "Встреча позже последнего дня пары." in shown
    assert 'value="P1" checked' in shown
    assert "Прежние пары" in mentor.page("/")


def test_each_begins_where_they_have_something_to_do(mentorship: Mentorship) -> None:
    ordered(mentorship)
    mentor, mentee = people(mentorship)
    assert mentor.client.get("/home", headers=mentor.headers).headers["Location"] == "/mentorship/"
    assert mentee.client.get("/home", headers=mentee.headers).headers["Location"] == "/notifications/"
    methodist = mentorship.as_("methodist")
    methodist.post("pairs", proposal(mentor_id=str(known("Рыбин")), mentee_id=str(known("Лапин"))), 201)
    offered = mentorship.as_(person="Рыбин")
    assert offered.client.get("/home", headers=offered.headers).headers["Location"] == "/notifications/"
    assert methodist.client.get("/", headers=methodist.headers).headers["Location"] == "/mentorship/pairs"
    mentorship.as_("analyst").page("/", 403)
    assert "У вас пока нет пары" in mentorship.as_(person="Дёмина").page("/")


def test_a_proposal_asks_for_the_own_consent_first(mentorship: Mentorship) -> None:
    pair_id = mentorship.as_("methodist").post("pairs", proposal(), 201)["id"]
    mentor, mentee = people(mentorship)
    assert "Вас предлагают наставником" in mentor.page("/")
    assert "Вам предлагают наставника" in mentee.page("/")
    assert "1 дело" in mentee.page("/")
    mentor.send(f"/pairs/{pair_id}/consents/mentor", {"given_on": str(ago(0))})
    assert "Вас предлагают наставником" not in mentor.page("/")


def test_a_session_before_the_order_is_taken_too(mentorship: Mentorship) -> None:
    pair_id = consented(mentorship)
    mentor, _ = people(mentorship)
    assert "ждёт приказа" in mentor.page("/")
    whole = {"session_date": str(ago(2)), "format": "consultation"}
    mentor.send(f"/pairs/{pair_id}/sessions/new", whole)
    assert the_session(mentor)["before_order"] is True


def test_only_the_mentor_logs(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    _, mentee = people(mentorship)
    mentee.send(f"/pairs/{pair_id}/sessions", TAP, 403)
    mentee.page(f"/pairs/{pair_id}/sessions/new", 403)
    mentorship.as_(person="Панова").page(f"/pairs/{pair_id}/sessions/new", 404)
    mentorship.as_("methodist").page(f"/pairs/{pair_id}/sessions/new", 403)
    mentorship.as_("principal", school="A").send(f"/pairs/{pair_id}/sessions", TAP, 403)
    mentorship.as_(person="Зуева").page(f"/pairs/{known('нет')}/sessions/plan", 404)
