"""One tap in the inbox, carried out by the service that owns the thing, in the name of whoever taps."""

from html import unescape
from typing import Any

import httpx

from tests.journeys import stories
from tests.journeys.village import TODAY, Village


def logged(village: Village) -> dict[str, Any]:
    """A session the mentor has logged; the mentee has been told."""
    mentor = village.as_person("Панова")
    [pair] = stories.said(mentor.get("/mentorship/api/v1/pairs?state=active"))
    body = {"session_date": TODAY.isoformat(), "minutes": 30, "topics": ["M2"]}
    session: dict[str, Any] = stories.said(
        mentor.post(f"/mentorship/api/v1/pairs/{pair['id']}/sessions", json=body), 201
    )
    village.settle()
    return session


def tap(mentee: httpx.Client, **form: str) -> str:
    """Tap the only request, as the page's form does, and read the page it leads to."""
    [item] = stories.inbox(mentee, "session_confirmation")
    form = form or {"version": "1"}
    reply = mentee.post(f"/notifications/{item['id']}/act", data=form, follow_redirects=True)
    assert reply.status_code == 200, reply.text
    return unescape(reply.text)


def state(village: Village, session: dict[str, Any]) -> str:
    mentee = village.as_person("Кравец")
    return str(stories.said(mentee.get(f"/mentorship/api/v1/sessions/{session['id']}"))["state"])


def test_a_tap_confirms_at_once_and_is_not_offered_while_the_event_travels(village: Village) -> None:
    session, mentee = logged(village), village.as_person("Кравец")
    text = tap(mentee)
    assert "Встреча подтверждена." in text
    assert "Ответ принят" in text
    assert "Да, подтверждаю" not in text
    assert state(village, session) == "confirmed"
    village.settle()
    text = mentee.get("/notifications/").text
    assert "Ответ принят" not in text
    assert "Всё сделано" in text


def test_a_second_tap_changes_nothing(village: Village) -> None:
    session, mentee = logged(village), village.as_person("Кравец")
    tap(mentee)
    assert "Ответ уже принят" in tap(mentee)
    assert state(village, session) == "confirmed"


def test_what_the_owner_refuses_is_said_and_stays(village: Village) -> None:
    session, mentee = logged(village), village.as_person("Кравец")
    dispute = {"comment": "Была не я"}
    stories.said(mentee.post(f"/mentorship/api/v1/sessions/{session['id']}/dispute", json=dispute))
    assert "Запись изменилась после того, как вы её видели." in tap(mentee)
    text = tap(mentee, version="")
    assert 'role="alert"' in text
    assert "Встреча оспорена" in text
    assert state(village, session) == "disputed"


def test_nobody_confirms_what_has_changed_since_it_was_seen(village: Village) -> None:
    session, mentee = logged(village), village.as_person("Кравец")
    change = {"minutes": 90}
    mentor = village.as_person("Панова")
    stories.said(mentor.patch(f"/mentorship/api/v1/sessions/{session['id']}", json=change))
    assert "Запись изменилась" in tap(mentee)
    assert state(village, session) == "held"
    village.settle()
    assert "90 минут" in mentee.get("/notifications/").text


def test_somebody_elses_item_is_not_there(village: Village) -> None:
    session, mentee = logged(village), village.as_person("Кравец")
    [item] = stories.inbox(mentee, "session_confirmation")
    reply = village.as_person("Панова").post(f"/notifications/{item['id']}/act")
    assert reply.status_code == 404
    assert state(village, session) == "held"
