"""Consultations over HTTP: asked, routed, answered, rated, made a step, published without names."""

import pytest

from services.routes.queries.subject import subject
from services.routes.rules import consulting
from services.routes.rules.consulting import Course, Expert
from shared.keys import load_keys
from tests.services.routes.acting import confirmed, drafted
from tests.services.routes.cooperating import asked, council
from tests.services.routes.making import TODAY, Door, Routes, erased, known
from tests.services.routes.visiting import visitor

SECRET = "Секрет вопроса"
ANSWER = {"text": "Попробуйте таймер", "link": "https://example.org/timer"}


def _expert(routes: Routes) -> Door:
    council(routes, "mentor")
    return routes.door(person="mentor")


def test_the_rule_suggests_who_offered_the_topic_then_the_area_then_who_is_freer() -> None:
    topic = Expert(
        person_id=known("a"),
        strengths=frozenset({("methodical", "M9")}),
        answered_areas=frozenset(),
        waiting=3,
    )
    area = Expert(
        person_id=known("b"),
        strengths=frozenset({("methodical", "M2")}),
        answered_areas=frozenset(),
        waiting=2,
    )
    free = Expert(
        person_id=known("c"),
        strengths=frozenset({("methodical", "M4")}),
        answered_areas=frozenset(),
        waiting=0,
    )
    asker = {"asker_id": known("asker")}
    assert consulting.advise(
        area="methodical", topic="M9", experts=[area, topic], **asker
    ).person_id == known("a")
    assert consulting.advise(area="methodical", topic="", experts=[area, free], **asker).person_id == known(
        "c"
    )
    nobody = consulting.advise(area="legal", topic="", experts=[topic, area], **asker)
    assert (nobody.person_id, "методист" in nobody.reason) == (None, True)
    own = consulting.advise(area="methodical", topic="M9", experts=[topic], asker_id=known("a"))
    assert own.person_id is None


def test_statistics_show_no_rating_before_five_and_count_what_came_in_time() -> None:
    late = Course(state="rated", requested_on=TODAY.replace(year=2020), answered_on=TODAY, rating=1)
    good = Course(state="rated", requested_on=TODAY, answered_on=TODAY, rating=5)
    waits = Course(state="requested", requested_on=TODAY, answered_on=None, rating=None)
    four = consulting.statistics([late, good, good, good, waits], days=5)
    assert (four.waiting, four.answered, four.in_time, four.rating) == (1, 4, 3, None)
    assert four.rating_words == "видно от 5 оценок"
    assert consulting.statistics([late, good, good, good, good], days=5).rating_words == "4,2 из 5"


def test_from_a_question_to_a_rating(routes: Routes, teacher: Door, methodist: Door) -> None:
    expert = _expert(routes)
    teacher.post("consultations", {"area": "legal", "topic": "M9", "text": SECRET}, 422)
    one = asked(teacher, text=SECRET, urgent=True)
    path = f"consultations/{one['id']}"
    assert (one["state"], one["awaits"]) == ("requested", "methodist")
    expert.get(path, 404)
    expert.post(f"{path}/answer", ANSWER, 404)
    methodist.post(f"{path}/answer", ANSWER, 409)
    methodist.post(f"{path}/routing", {"expert_id": str(known("stranger"))}, 422)
    routed = methodist.post(f"{path}/routing", {"expert_id": str(known("mentor"))})
    assert (routed["state"], routed["awaits"], routed["answerer"]) == ("routed", "answerer", "expert")
    methodist.post(f"{path}/answer", ANSWER, 403)
    assert expert.post(f"{path}/question", {"text": "В каком классе?"})["awaits"] == "asker"
    assert teacher.post(f"{path}/reply", {"text": "В седьмом"})["awaits"] == "answerer"
    teacher.post(f"{path}/rating", {"rating": 5}, 409)
    expert.post(f"{path}/answer", ANSWER | {"link": "javascript:alert(1)"}, 422)
    expert.post(f"{path}/answer", ANSWER)
    assert teacher.post(f"{path}/reply", {"text": "А если урок сдвоенный?"})["state"] == "routed"
    expert.post(f"{path}/answer", ANSWER)
    teacher.post(f"{path}/rating", {"rating": 6}, 422)
    rated = teacher.post(f"{path}/rating", {"rating": 5, "words": "Помогло"})
    assert (rated["state"], rated["awaits"], rated["rating"]) == ("rated", None, 5)
    assert [each["kind"] for each in rated["messages"]] == ["ask", "reply", "answer", "reply", "answer"]
    assert methodist.get("consultations/statistics")["rating"] is None
    told = str(routes.told("consultation_changed"))
    assert not any(words in told for words in (SECRET, "таймер", "Помогло", "methodical"))


def test_a_request_may_be_given_to_another_or_taken_back(
    routes: Routes, teacher: Door, methodist: Door
) -> None:
    expert = _expert(routes)
    path = f"consultations/{asked(teacher)['id']}"
    methodist.post(f"{path}/routing", {"expert_id": str(known("mentor"))})
    methodist.post(f"{path}/routing")
    expert.get(path, 404)
    assert methodist.post(f"{path}/question", {"text": "Какой предмет?"})["awaits"] == "asker"
    methodist.post(f"{path}/answer", ANSWER)
    methodist.post(f"{path}/routing", status=409)
    other = f"consultations/{asked(teacher)['id']}"
    assert teacher.post(f"{other}/cancellation")["state"] == "cancelled"
    methodist.post(f"{other}/routing", status=409)


def test_a_council_that_is_no_expert_council_makes_no_experts(
    routes: Routes, teacher: Door, methodist: Door
) -> None:
    council(routes, "mentor", kind="methodical_council")
    path = f"consultations/{asked(teacher)['id']}/routing"
    methodist.post(path, {"expert_id": str(known("mentor"))}, 422)


def test_who_reads_a_private_question(routes: Routes, teacher: Door, methodist: Door, tutor: Door) -> None:
    expert = _expert(routes)
    open_one, private = asked(teacher, text="Открытый"), asked(teacher, text=SECRET, private=True)
    paths = [f"consultations/{one['id']}" for one in (open_one, private)]
    assert [methodist.get(path).get("text") for path in paths] == ["Открытый", None]
    for path in paths:
        methodist.post(f"{path}/routing", {"expert_id": str(known("mentor"))})
    assert [expert.get(path).get("text") for path in paths] == ["Открытый", SECRET]
    assert tutor.get("consultations") == []
    teacher.post(f"{paths[1]}/proposal")
    [seen] = tutor.get("consultations")
    assert not {"text", "messages", "rating", "answerer_id"} & set(seen)
    for door in (
        routes.door("tutor", person="other_tutor", place="B"),
        routes.door(person="stranger"),
        routes.door("principal", person="principal", place="A"),
    ):
        assert door.get("consultations") == []
        door.get(paths[1], 404)
    routes.door("analyst").get("consultations", 403)
    routes.door("approver").get("consultations", 403)


def test_one_tap_makes_a_step_that_the_answer_brings_evidence_for(
    routes: Routes, tutor: Door, teacher: Door, principal: Door, methodist: Door
) -> None:
    one = asked(teacher, show_tutor=True)
    path = f"consultations/{one['id']}"
    assert "постройте маршрут" in tutor.post(f"{path}/step", status=409)["detail"]
    deficit_id = confirmed(tutor)
    route = drafted(tutor, deficit_id)
    for door, move in ((tutor, "submission"), (teacher, "agreement"), (principal, "approval")):
        door.post(f"routes/{route['id']}/{move}")
    told = routes.told("consultation_changed")[-1]["data"]
    assert f'"proposed_on":"{TODAY}","in_route":false'.encode() in told
    tutor.post(f"{path}/step")
    assert b'"in_route":true' in routes.told("consultation_changed")[-1]["data"]
    tutor.post(f"{path}/step")
    found = tutor.get(f"routes/{route['id']}")
    [step] = [each for each in found["steps"] if each["kind"] == "consultation"]
    assert (step["deficit_ids"], step["state"], found["plan_version"]) == ([deficit_id], "planned", 2)
    methodist.post(f"{path}/routing")
    methodist.post(f"{path}/answer", ANSWER)
    [step] = [each for each in tutor.get(f"routes/{route['id']}")["steps"] if each["kind"] == "consultation"]
    assert step["state"] == "submitted"
    assert "таймер" not in step["evidence"]
    hidden = asked(teacher)
    tutor.post(f"consultations/{hidden['id']}/step", status=404)


def test_a_school_asks_by_its_principal(routes: Routes, teacher: Door, principal: Door) -> None:
    teacher.post("consultations", {"area": "legal", "text": "Как?", "for_school": True}, 403)
    one = asked(principal, for_school=True)
    assert one["organization_id"] == str(known("A"))
    principal.post(f"consultations/{one['id']}/proposal", status=409)
    routes.door(person=None).post("consultations", {"area": "legal", "text": "Как?"}, 403)


def test_low_results_come_first_then_who_waits_longest() -> None:
    ordered = sorted(
        [
            ("новый", consulting.turn(marked=False, urgent=False, requested_on=TODAY)),
            ("срочный", consulting.turn(marked=False, urgent=True, requested_on=TODAY)),
            ("отмеченный", consulting.turn(marked=True, urgent=False, requested_on=TODAY)),
        ],
        key=lambda pair: pair[1],
    )
    assert [name for name, _ in ordered] == ["отмеченный", "срочный", "новый"]
    past = {"kind": "low_result", "since": None, "until": "2020-01-01"}
    present = {"kind": "biased_result", "since": "2020-01-01", "until": None}
    assert consulting.mark_of([past], today=TODAY) == ""
    assert consulting.mark_of([past, present], today=TODAY) == "biased_result"


def test_an_answer_is_published_without_names(routes: Routes, teacher: Door, methodist: Door) -> None:
    one, private = asked(teacher), asked(teacher, private=True)
    path = f"consultations/{one['id']}/publication"
    body = {"question": "Как уложиться во время?", "answer": "Таймер и план на доске"}
    methodist.post(path, body, 409)
    for each in (one, private):
        methodist.post(f"consultations/{each['id']}/routing")
        methodist.post(f"consultations/{each['id']}/answer", ANSWER)
    methodist.post(f"consultations/{private['id']}/publication", body, 409)
    refused = methodist.post(path, body | {"answer": "Как у Teacherа"}, 422)
    assert [one["field"] for one in refused["errors"]] == ["answer"]
    teacher.post(path, body, 403)
    published = methodist.post(path, body, 201)
    methodist.post(path, body | {"answer": "План на доске"}, 201)
    stranger = routes.door(person="stranger")
    [found] = stranger.get("published-answers?q=ДОСКЕ время")
    assert (found["id"], found["answer"]) == (published["id"], "План на доске")
    assert "asker_id" not in found
    assert stranger.get("published-answers?q=нет такого") == []
    assert stranger.get("published-answers?area=legal") == []
    stranger.client.delete(f"/api/v1/published-answers/{found['id']}")
    assert stranger.get("published-answers")
    assert methodist.client.delete(f"/api/v1/published-answers/{found['id']}").status_code == 204
    assert stranger.get("published-answers") == []


def test_a_person_takes_away_their_own_words(routes: Routes, teacher: Door, methodist: Door) -> None:
    _expert(routes)
    path = f"consultations/{asked(teacher, text=SECRET)['id']}"
    methodist.post(f"{path}/routing", {"expert_id": str(known("mentor"))})
    routes.door(person="mentor").post(f"{path}/answer", ANSWER)
    kept = load_keys(routes.service.settings.keys)
    with routes.service.database.read() as session:
        asker, expert = (subject(session, frozenset({known(name)}), kept) for name in ("teacher", "mentor"))
    assert SECRET in str(asker["Консультации"])
    assert SECRET not in str(expert)
    assert ANSWER["text"] in str(expert["Консультации"])


@pytest.mark.parametrize("who", ["teacher", "mentor"])
def test_an_erased_person_leaves_no_words(routes: Routes, teacher: Door, methodist: Door, who: str) -> None:
    _expert(routes)
    one = asked(teacher, text=SECRET)
    methodist.post(f"consultations/{one['id']}/routing", {"expert_id": str(known("mentor"))})
    for _ in range(2):
        routes.service.hear([erased(who)])
    found = methodist.get(f"consultations/{one['id']}")
    if who == "teacher":
        assert (found["text"], found["state"]) == ("", "cancelled")
    else:
        assert (found["state"], found["answerer"]) == ("routed", "methodist")


def test_a_question_is_headed_by_what_was_asked_for_whoever_reads_it(
    routes: Routes, teacher: Door, methodist: Door, tutor: Door
) -> None:
    """The browser's title, the heading and the list say the same; whoever may not read it gets the topic."""
    long = "Как уложиться в урок, если половина класса работает медленно, а вторая уже скучает, и что делать?"
    made = asked(teacher, text=long, area="methodical", topic="M2", show_tutor=True)
    page = f"/routes/consultations/{made['id']}"
    head = "Как уложиться в урок, если половина класса работает медленно, а вторая уже скучает, и что…"
    for one in (visitor(routes, person="teacher"), visitor(routes, "methodist")):
        shown = one.see(page)
        assert f"<title>{head} — ММС</title>" in shown
        assert f"<h1>{head} " in shown
        assert long in shown
    assert head in visitor(routes, person="teacher").see("/routes/mine/consultations")
    seen = visitor(routes, "tutor", person="tutor", place="A").see(page)
    assert "<title>Структура и время — ММС</title>" in seen
    assert "Как уложиться" not in seen
    assert "с сегодня " not in visitor(routes, person="teacher").see(page)
