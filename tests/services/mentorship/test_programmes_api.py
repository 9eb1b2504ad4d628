"""The programme over HTTP: drafted, agreed by both, approved, revised; topics only as far as released."""

from typing import Any

from services.mentorship.actions import keep_released
from shared.contracts.routes import DeficitChanged
from tests.services.mentorship.making import MUNICIPALITY, Mentorship, ago, known
from tests.services.mentorship.papering import codes, consented, issue, office

DEFICIT = known("deficit")


def released(mentorship: Mentorship, *, topic: str | None = "M2", state: str = "confirmed") -> None:
    """Let mentorship hear of a deficit of Кравец, with its topic or without."""
    event = DeficitChanged(
        id=DEFICIT,
        municipality_id=MUNICIPALITY,
        version=1,
        person_id=known("Кравец"),
        state=state,
        detected_on=ago(20),
        confirmed_on=ago(10),
        closed_on=None,
        area="methodical" if topic else None,
        topic=topic,
    )
    with mentorship.database.write() as session:
        keep_released(session, event=event)
        keep_released(session, event=event)


def item(**changes: Any) -> dict[str, Any]:
    """An activity that answers the deficit."""
    plain = {"activity": "Разобрать два урока", "format": "lesson_analysis", "due_on": str(ago(-30))}
    return plain | {"deficit_ids": [str(DEFICIT)]} | changes


def drafted(mentorship: Mentorship, path: str) -> Any:
    """The mentor's programme of one activity."""
    body = {"goal": "Уверенные уроки", "tasks": "Разбирать уроки", "items": [item()]}
    return mentorship.as_(person="Зуева").post(f"{path}/programme", body)


def test_the_mentor_drafts_both_agree_the_principal_approves(mentorship: Mentorship) -> None:
    principal = office(mentorship)
    path = consented(mentorship)
    released(mentorship)
    mentor, mentee = mentorship.as_(person="Зуева"), mentorship.as_(person="Кравец")
    mentor.get(f"{path}/programme", 404)
    made = drafted(mentorship, path)
    assert (made["number"], made["state"], made["items"][0]["number"]) == (1, "draft", 1)
    assert made["items"][0]["topics"]
    principal.get(f"{path}/programme", 404)
    assert codes(principal, path, "programme") == ["agreed", "agreed", "approved"]
    principal.post(f"{path}/programme/approval", status=409)
    mentor.post(f"{path}/programme/agreement")
    hidden = principal.get(f"{path}/programme")
    assert (hidden["items"][0]["topics"], hidden["items"][0]["deficit_ids"]) == ("", [])
    mentee.post(f"{path}/programme/agreement")
    assert principal.get(f"{path}/programme")["items"][0]["topics"]
    assert principal.post(f"{path}/programme/approval")["approved_on"] == str(ago(0))
    assert codes(principal, path, "programme") == []
    assert issue(principal, path, "programme")["number"] is None
    assert '"deficit_ids":["' in mentorship.events("programme_changed")[-1].data.decode()


def test_an_approved_programme_is_revised_by_a_new_version(mentorship: Mentorship) -> None:
    principal = office(mentorship)
    path = consented(mentorship)
    drafted(mentorship, path)
    mentor, mentee = mentorship.as_(person="Зуева"), mentorship.as_(person="Кравец")
    for door in (mentor, mentee):
        door.post(f"{path}/programme/agreement")
    principal.post(f"{path}/programme/approval")
    done = mentor.post(f"{path}/programme/items/1/mark", {"done_on": str(ago(0)), "result": "Конспекты"})
    assert (done["items"][0]["done_on"], done["items"][0]["result"]) == (str(ago(0)), "Конспекты")
    second = mentor.post(f"{path}/programme", {"goal": "Другая цель"})
    assert (second["number"], second["state"], second["versions"]) == (2, "draft", [2, 1])
    assert second["items"][0]["done_on"] == str(ago(0))
    assert principal.get(f"{path}/programme")["number"] == 1
    for door in (mentor, mentee):
        door.post(f"{path}/programme/agreement")
    mentor.post(f"{path}/programme", {"goal": "Ещё раз иначе"})
    principal.post(f"{path}/programme/approval", status=409)
    for door in (mentor, mentee):
        door.post(f"{path}/programme/agreement")
    assert principal.post(f"{path}/programme/approval")["state"] == "approved"
    states = [(one.subject, one.sequence) for one in mentorship.events("programme_changed")]
    assert len({subject for subject, _ in states}) == 2


def test_what_a_programme_refuses_and_who_may_not_write_it(mentorship: Mentorship) -> None:
    office(mentorship)
    path = consented(mentorship)
    mentor = mentorship.as_(person="Зуева")
    late = mentor.post(f"{path}/programme", {"items": [item(due_on=str(ago(-300)))]}, 422)
    assert "Срок вне срока пары." in str(late["errors"])
    made = drafted(mentorship, path)
    stale = {"If-Match": '"99"'}
    assert mentor.ask("POST", f"{path}/programme", json={}, headers=stale).status_code == 412
    for door in (mentorship.as_(person="Кравец"), mentorship.as_("methodist")):
        door.post(f"{path}/programme", {"goal": "x"}, 403)
    mentorship.as_(person="Панова").post(f"{path}/programme/agreement", status=404)
    assert mentor.get(f"{path}/programme")["version"] == made["version"]


def test_a_topic_that_was_taken_back_is_no_longer_named(mentorship: Mentorship) -> None:
    principal = office(mentorship)
    path = consented(mentorship)
    released(mentorship)
    mentorship.as_(person="Зуева").post(f"{path}/programme", {"items": [item(deficit_ids=[])]})
    assert "deficits" in codes(principal, path, "programme")
    drafted(mentorship, path)
    released(mentorship, topic=None)
    assert mentorship.as_(person="Зуева").get(f"{path}/programme")["items"][0]["topics"] == ""


def test_the_closing_report_counts_what_was_logged_and_is_concluded(mentorship: Mentorship) -> None:
    principal = office(mentorship)
    path = consented(mentorship)
    drafted(mentorship, path)
    issue(principal, path, "order")
    mentor, mentee = mentorship.as_(person="Зуева"), mentorship.as_(person="Кравец")
    meeting = {"session_date": str(ago(0)), "minutes": 45, "format": "visit"}
    logged = mentor.post(f"{path}/sessions", meeting, 201)
    mentee.post(f"sessions/{logged['id']}/confirmation")
    mentor.get(f"{path}/report", 404)
    assert codes(principal, path, "report") == ["report"]
    begun = mentor.post(
        f"{path}/report", {"before": "Уроки без итога", "mentor_assessment": "Готова к урокам"}
    )
    assert begun["figures"] == {
        "planned": 1, "done": 0, "sessions": 1, "confirmed": 1, "visits": 1, "minutes": 45,
    }  # fmt: skip
    assert len(begun["gaps"]) == 3
    mentee.post(f"{path}/report", {"before": "чужое"}, 403)
    principal.post(f"{path}/report", {"mentee_assessment": "чужое"}, 403)
    mentee.post(f"{path}/report", {"mentee_assessment": "Мне помогло"})
    principal.post(f"{path}/report/conclusion", status=409)
    rest = {"after": "Итог есть", "unfinished": "Болезнь", "recommendation": "extend"}
    mentor.post(f"{path}/report", rest)
    done = principal.post(f"{path}/report/conclusion")
    assert (done["state"], done["concluded_on"]) == ("concluded", str(ago(0)))
    mentor.post(f"{path}/report", {"after": "поздно"}, 409)
    assert codes(principal, path, "report") == []
    assert issue(principal, path, "report")["kind"] == "report"


def test_questionnaires_are_shown_in_sum_from_five_answers_on(mentorship: Mentorship) -> None:
    office(mentorship)
    methodist = mentorship.as_("methodist")
    couples = [("Зуева", one) for one in ("Кравец", "Панова", "Чернов", "Рыбин", "Лапин")]
    for number, (mentor, mentee) in enumerate(couples, start=1):
        path = consented(mentorship, mentor_id=str(known(mentor)), mentee_id=str(known(mentee)))
        door = mentorship.as_(person=mentee)
        door.post(f"{path}/questionnaire", {"answers": [5]}, 422)
        door.post(f"{path}/questionnaire", {"answers": [4] * 7 + [number]})
        sums = methodist.get("questionnaires/sums")["mentee"]
        assert sums["count"] == (5 if number == 5 else None)
    assert [one["average"] for one in sums["averages"]] == [4.0] * 7 + [3.0]
    assert "<dd>3,0</dd>" in methodist.page("/pairs/questionnaires")
    assert mentorship.as_("principal", school="B").get("questionnaires/sums")["mentee"]["count"] is None
    assert door.get(f"{path}/questionnaire")["answers"][-1] == 5
    mentorship.as_(person="Зуева").get(f"{path}/questionnaire", 404)
