"""The history of sessions comes by a file: nobody is asked to confirm it, the same file changes nothing."""

from typing import Any

from services.mentorship import rules
from shared.importing.vocabulary import SESSION_FORMAT
from tests.services.mentorship.making import Mentorship, ago, known
from tests.services.mentorship.test_imports import counted, load, pair_row
from tests.services.mentorship.test_pairs_api import ordered


def session_row(row: int, days: int, **changes: Any) -> dict[str, Any]:
    """Зуева met Кравец so many days ago."""
    plain: dict[str, Any] = {
        "row": row,
        "mentor_id": str(known("Зуева")),
        "mentor_name": "Зуева Анна",
        "mentee_id": str(known("Кравец")),
        "mentee_name": "Кравец Анна",
        "session_date": str(ago(days)),
        "minutes": 40,
        "format": "visit",
        "topics": ["M2"],
    }
    return plain | changes


def test_the_words_of_the_file_are_those_of_the_service() -> None:
    assert {SESSION_FORMAT(word): word for word in SESSION_FORMAT.words} == rules.FORMAT_NAMES


def test_the_same_sessions_twice_change_nothing(mentorship: Mentorship) -> None:
    ordered(mentorship)
    rows = (session_row(2, 70), session_row(3, 20), session_row(4, -5))
    reply = load(mentorship, "sessions", *rows)
    assert (counted(reply), reply["rejected"]) == ((3, 0, 0), [])
    said = {(one["row"], one["message"]) for one in reply["warnings"]}
    assert said == {
        (2, "встреча до приказа, она отмечена «до приказа»"),
        (4, "дата ещё не наступила, встреча записана как запланированная"),
    }
    told = mentorship.events("session_changed")
    assert counted(load(mentorship, "sessions", *rows)) == (0, 0, 3)
    assert len(mentorship.events("session_changed")) == len(told) == 3
    assert b'"imported":true' in told[0].data.replace(b" ", b"")
    sessions = mentorship.as_(person="Зуева").get("sessions")
    assert [(one["state"], one["before_order"], one["logged_on"]) for one in sessions] == [
        ("held", True, None),
        ("held", False, None),
        ("planned", False, None),
    ]
    assert counted(load(mentorship, "sessions", session_row(2, 70, minutes=45))) == (0, 1, 0)
    assert counted(load(mentorship, "sessions", session_row(2, 70, minutes=None, absent=["minutes"]))) == (
        0,
        0,
        1,
    )


def test_history_asks_nobody_and_may_be_disputed(mentorship: Mentorship) -> None:
    ordered(mentorship)
    load(mentorship, "sessions", session_row(2, 20))
    mentee, mentor = mentorship.as_(person="Кравец"), mentorship.as_(person="Зуева")
    assert "состоялась?" not in mentee.page("/")
    assert "ждёт подтверждения 1" not in mentor.page("/")
    [session] = mentor.get("sessions")
    assert "загружена из файла" in mentor.page(f"/sessions/{session['id']}")
    mentee.post(f"sessions/{session['id']}/confirmation")
    reply = load(mentorship, "sessions", session_row(2, 20, minutes=90))
    assert counted(reply) == (0, 0, 1)
    assert "уже записана самой парой" in reply["warnings"][-1]["message"]


def test_what_the_pair_wrote_itself_stays(mentorship: Mentorship) -> None:
    pair_id = ordered(mentorship)
    mentor = mentorship.as_(person="Зуева")
    mentor.post(f"pairs/{pair_id}/sessions", {"session_date": str(ago(20)), "minutes": 15}, 201)
    assert counted(load(mentorship, "sessions", session_row(2, 20))) == (0, 0, 1)
    load(mentorship, "sessions", session_row(2, 10))
    [_, imported] = mentor.get("sessions")
    edited = mentor.patch(f"sessions/{imported['id']}", {"minutes": 30})
    assert edited["logged_on"] == str(ago(0))
    assert counted(load(mentorship, "sessions", session_row(2, 10))) == (0, 0, 1)
    assert mentor.get(f"sessions/{imported['id']}")["minutes"] == 30


def test_the_pair_is_found_by_the_day_and_an_external_one_by_the_name(mentorship: Mentorship) -> None:
    student = {"mentee_id": None, "mentee_name": "Орлов Пётр"}
    pairs = (
        pair_row(2, ends_on=str(ago(50))),
        pair_row(3, starts_on=str(ago(49)), order_date=str(ago(49)), order_number="16-н"),
        pair_row(4, mentee_organization_text="ГАГУ", **student),
    )
    load(mentorship, "pairs", *pairs)
    rows = (
        session_row(2, 60),
        session_row(3, 40),
        session_row(4, 30, **student | {"mentee_name": "орлов  петр"}),
        session_row(5, 30, mentee_id=str(known("Лапин"))),
        session_row(6, 60, minutes=10),
        session_row(7, 60),
    )
    reply = load(mentorship, "sessions", *rows)
    assert [(one["row"], one["column"]) for one in reply["rejected"]] == [(5, "ФИО наставника"), (6, "Дата")]
    assert mentorship.as_(person="Зуева").get("sessions") == []
    assert counted(load(mentorship, "sessions", *rows, skip_rejected=True)) == (3, 0, 1)
    found = mentorship.as_("methodist").get("sessions")
    assert len({one["pair_id"] for one in found}) == 3
    mentorship.as_("principal", school="A").post("imports", {"kind": "sessions"}, 403)
