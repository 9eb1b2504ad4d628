"""A session on its page: whole for the two, for others only that it took place; answers and corrections."""

from typing import Any

from tests.services.mentorship.making import Door, Mentorship, ago, known
from tests.services.mentorship.test_pairs_api import ordered

CANARY = "канарейка"
WHOLE = {
    "session_date": str(ago(3)),
    "format": "lesson_analysis",
    "minutes": "45",
    "topics": ["P6"],
    "outcome": f"итог {CANARY}",
    "next_step": f"шаг {CANARY}",
    "note": f"заметка {CANARY}",
}


def logged(mentorship: Mentorship, **changes: Any) -> tuple[str, str]:
    """A pair and its session entered by the whole form."""
    pair_id = ordered(mentorship)
    mentor = mentorship.as_(person="Зуева")
    assert mentor.send(f"/pairs/{pair_id}/sessions/new", WHOLE | changes) == "/mentorship/"
    [row] = mentor.get("sessions")
    return pair_id, row["id"]


def outsiders(mentorship: Mentorship) -> list[Door]:
    """Those who reach the pair by office and are not of it."""
    return [
        mentorship.as_("methodist"),
        mentorship.as_("principal", school="A"),
        mentorship.as_("tutor", school="A"),
        mentorship.as_("principal", person="Панова", school="A"),
    ]


def test_what_was_said_is_seen_by_the_two_only_on_every_page(mentorship: Mentorship) -> None:
    pair_id, session_id = logged(mentorship)
    paths = (f"/sessions/{session_id}", f"/pairs/{pair_id}", "/pairs", f"/pairs/{pair_id}?s-export=csv")
    for door in outsiders(mentorship):
        for path in paths:
            shown = door.page(path)
            assert CANARY not in shown, path
            assert "травля" not in shown, path
        assert "О чём говорили, видят только двое" in door.page(paths[0])
        for closed in ("edit", "dispute"):
            reply = door.client.get(f"/sessions/{session_id}/{closed}", headers=door.headers)
            assert reply.status_code in {403, 404}
    for name in ("Зуева", "Кравец"):
        shown = mentorship.as_(person=name).page(f"/sessions/{session_id}")
        assert "видна вам двоим" in shown
        assert shown.count(CANARY) == 3
        assert "травля, трудное поведение" in shown
    assert "coverage" in mentorship.as_("methodist").page("/coverage")
    assert CANARY not in mentorship.as_("methodist").page("/coverage?state=all")


def test_others_do_not_know_of_it_at_all(mentorship: Mentorship) -> None:
    _, session_id = logged(mentorship)
    mentorship.as_(person="Панова").page(f"/sessions/{session_id}", 404)
    mentorship.as_("principal", school="B").page(f"/sessions/{session_id}", 404)
    mentorship.as_("analyst").page(f"/sessions/{session_id}", 403)
    mentorship.as_(person="Кравец").page(f"/sessions/{known('нет')}", 404)


def test_the_mentee_disputes_and_the_mentor_corrects(mentorship: Mentorship) -> None:
    pair_id, session_id = logged(mentorship)
    mentor, mentee = mentorship.as_(person="Зуева"), mentorship.as_(person="Кравец")
    mentor.page(f"/sessions/{session_id}/dispute", 403)
    assert "Сообщить наставнику" in mentee.page(f"/sessions/{session_id}/dispute")
    mentee.send(f"/sessions/{session_id}/dispute", {"comment": "было 30 минут"})
    shown = mentor.page(f"/sessions/{session_id}")
    assert "было 30 минут" in shown
    correcting = f"/pairs/{pair_id}/sessions/new?corrects={session_id}"
    assert correcting in shown
    assert f"заметка {CANARY}" in mentor.page(correcting)
    mentor.send(correcting, WHOLE | {"minutes": "30"})
    [again] = [row for row in mentor.get("sessions") if row["corrects_id"]]
    assert (again["minutes"], again["state"]) == (30, "held")
    assert again["id"] in mentee.page(f"/sessions/{session_id}")


def test_a_correction_keeps_the_deficits_the_session_named(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    mentor, mentee = mentorship.as_(person="Зуева"), mentorship.as_(person="Кравец")
    body = {"session_date": str(ago(3)), "deficit_ids": [str(known("дефицит"))]}
    row = mentor.post(f"pairs/{pair_id}/sessions", body, 201)
    mentee.send(f"/sessions/{row['id']}/confirmation")
    mentor.send(f"/pairs/{pair_id}/sessions/new?corrects={row['id']}", WHOLE)
    [again] = [one for one in mentor.get("sessions") if one["corrects_id"]]
    assert again["deficit_ids"] == [str(known("дефицит"))]


def test_an_entry_is_edited_until_it_is_answered(mentorship: Mentorship) -> None:
    _, session_id = logged(mentorship)
    mentor = mentorship.as_(person="Зуева")
    path = f"/sessions/{session_id}/edit"
    assert f"шаг {CANARY}" in mentor.page(path)
    assert mentor.send(path, WHOLE | {"minutes": "20"}) == f"/mentorship/sessions/{session_id}"
    assert mentor.get(f"sessions/{session_id}")["minutes"] == 20
    mentorship.as_(person="Кравец").send(f"/sessions/{session_id}/confirmation")
    assert "внесите исправление новой записью" in mentor.page(path, 409)


def test_a_wrong_field_is_named_and_the_text_stays(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    mentor = mentorship.as_(person="Зуева")
    wrong = WHOLE | {"session_date": str(ago(-1)), "minutes": "много"}
    shown = mentor.send(f"/pairs/{pair_id}/sessions/new", wrong, 422)
    assert "Нужно целое число." in shown
    assert f"заметка {CANARY}" in shown
    shown = mentor.send(f"/pairs/{pair_id}/sessions/new", WHOLE | {"session_date": str(ago(-1))}, 422)
    assert "Проведённая встреча не может быть в будущем." in shown
    assert mentor.get("sessions") == []


def test_a_methodist_logs_for_an_external_mentor_and_does_not_read_it(mentorship: Mentorship) -> None:
    external = {"mentor_id": None, "mentor_name": "Орлов Пётр", "mentor_organization_text": "Вуз"}
    pair_id = ordered(mentorship, **external)
    methodist = mentorship.as_("methodist")
    assert "Записать встречу" in methodist.page(f"/pairs/{pair_id}")
    methodist.send(f"/pairs/{pair_id}/sessions/new", WHOLE)
    [row] = methodist.get("sessions")
    assert CANARY not in methodist.page(f"/pairs/{pair_id}/sessions/new")
    methodist.page(f"/sessions/{row['id']}/edit", 403)
    mentorship.as_(person="Кравец").send(f"/sessions/{row['id']}/confirmation")
