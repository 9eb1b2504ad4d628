"""Training demand over HTTP: who asks, what a principal sees of it, what is sent stays as it was sent."""

from io import BytesIO
from typing import Any
from uuid import UUID
from zipfile import ZipFile

from services.routes.models import Route, RouteDeficit, Step
from services.routes.rules.demand import is_recent, planned_year, priority
from tests.services.routes.acting import confirmed
from tests.services.routes.making import MUN, TODAY, Door, Routes, ahead, erased, known
from tests.services.routes.populating import BEFORE, Given, many, populate, retold
from tests.services.routes.visiting import visitor, words

YEAR = planned_year(TODAY)
WISH: dict[str, Any] = {"year": YEAR, "area": "methodical", "theme": "Курс по ФГОС", "hours": 36}


def _school(routes: Routes) -> Door:
    return routes.door("principal", person="principal", place="A")


def _send(door: Door, status: int = 201, **body: Any) -> dict[str, Any]:
    sent: dict[str, Any] = door.post("training-demand/sent", {"year": YEAR} | body, status)
    return sent


def test_a_teacher_asks_once_and_takes_it_back(teacher: Door, routes: Routes) -> None:
    wish = teacher.post("training-requests", WISH, 201)
    teacher.post("training-requests", WISH, 409)
    teacher.post("training-requests", WISH | {"year": YEAR + 5}, 422)
    teacher.post("training-requests", WISH | {"topic": "L1"}, 422)
    assert [one["theme"] for one in teacher.get("training-requests")] == ["Курс по ФГОС"]
    assert routes.door(person="stranger").get("training-requests") == []
    routes.door(person="stranger").post(f"training-requests/{wish['id']}/withdrawal", status=404)
    taken = teacher.post(f"training-requests/{wish['id']}/withdrawal")
    assert taken["withdrawn_on"] == ahead(0)
    assert teacher.get("training-requests") == []
    teacher.post("training-requests", WISH, 201)


def test_a_principal_sees_a_deficit_only_where_its_owner_named_it(
    routes: Routes, tutor: Door, teacher: Door
) -> None:
    deficit = confirmed(tutor)
    teacher.post("training-requests", WISH, 201)
    [unnamed] = _school(routes).get("training-requests")
    assert unnamed["deficit"] == ""
    named = WISH | {"area": "legal", "theme": "Право", "deficit_id": deficit}
    teacher.post("training-requests", named, 201)
    seen = {one["theme"]: one["deficit"] for one in _school(routes).get("training-requests")}
    assert seen == {"Курс по ФГОС": "", "Право": "Методическая область"}
    stranger = routes.door(person="stranger")
    stranger.post("training-requests", named, 422)
    assert routes.door("principal", person="other_principal", place="B").get("training-requests") == []
    routes.door("methodist").get("training-requests", 403)


def test_what_was_sent_stays_as_it_was_sent(routes: Routes, teacher: Door) -> None:
    principal, school = _school(routes), str(known("A"))
    _send(principal, 409, organization_id=school)
    wish = teacher.post("training-requests", WISH, 201)
    sent = _send(principal, organization_id=school)
    assert (sent["edition"], len(sent["rows"])) == (1, 1)
    assert _send(principal, organization_id=school)["id"] == sent["id"]
    teacher.post(f"training-requests/{wish['id']}/withdrawal")
    teacher.post("training-requests", WISH | {"area": "digital", "theme": "Таблицы"}, 201)
    assert _send(principal, organization_id=school)["edition"] == 2
    first, second = principal.get("training-demand/sent")
    assert [one["rows"][0]["theme"] for one in (first, second)] == ["Курс по ФГОС", "Таблицы"]
    assert first["rows"][0]["person_id"] == str(known("teacher"))
    _send(routes.door("principal", person="other_principal", place="B"), 403, organization_id=school)
    other = routes.door("principal", person="other_principal", place="B")
    assert other.get("training-demand/sent") == routes.door("approver").get("training-demand/sent") == []
    routes.service.hear([erased("teacher")])
    gone = principal.get("training-demand/sent")[0]["rows"][0]
    assert (gone["person_id"], gone["theme"], gone["area"]) == (None, "", "methodical")


def test_the_municipality_sums_up_the_newest_applications_without_names(routes: Routes) -> None:
    populate(routes, [*many(14, place="A", topic="M1"), *many(2, place="B", topic="M2")])
    for name, topic in (("A000", "M1"), ("A001", "M1"), ("A002", "M2")):
        routes.door(person=name).post("training-requests", WISH | {"topic": topic}, 201)
    methodist = routes.door("methodist")
    before = {one["key"]: one for one in methodist.get("training-demand")["topics"]}
    assert (before["M1"]["asked"], before["M1"]["ordered"], before["M2"]["asked"]) == (2, 0, 1)
    assert before["M1"]["unresolved"]["people"] == retold(routes, 14, "|topic|M1|")
    assert before["M2"]["unresolved"]["people"] is None
    _send(_school(routes), organization_id=str(known("A")))
    sent = _send(methodist)
    rows = {row["topic"]: row for row in sent["rows"]}
    assert {topic: row["ordered"] for topic, row in rows.items()} == {"M1": 2, "M2": 1}
    assert "person_id" not in str(sent)
    for role in ("approver", "analyst"):
        assert [one["id"] for one in routes.door(role).get("training-demand/sent")] == [sent["id"]]
    _send(routes.door("approver"), 403)


def test_the_consolidated_application_is_what_an_institute_can_take(routes: Routes) -> None:
    """How places are wanted; areas with a forecast; schools; of how many nothing may be told."""
    populate(routes, [*many(14, place="A", topic="M1"), *many(2, place="B", topic="M2")])
    wishes = (
        ("A000", 36, "distance", "first"),
        ("A001", 72, "distance", "any"),
        ("A002", 36, "in_person", "first"),
    )
    for name, hours, form, period in wishes:
        own = {"topic": "M1", "hours": hours, "form": form, "period": period}
        routes.door(person=name).post("training-requests", WISH | own, 201)
    _send(_school(routes), organization_id=str(known("A")))
    methodist = routes.door("methodist")
    found = methodist.get("training-demand")
    [topic] = [one for one in found["topics"] if one["key"] == "M1"]
    said = ("36–72", "дистанционная (2), очная (1)", "I квартал (2), в любое время (1)", 3)
    assert (topic["hours"], topic["forms"], topic["periods"], topic["urgent"]) == said
    assert {one["title"]: one["ordered"] for one in found["schools"]} == {"Школа A": 3, "Школа B": 0}
    assert found["hidden_topics"] == sum(one["unresolved"]["people"] is None for one in found["topics"])
    assert found["hidden_schools"] == 1
    sent = _send(methodist)
    assert sent["totals"]["hidden_schools"] == 1
    visit = visitor(routes, "methodist")
    page = words(visit.see(f"/routes/training-demand/sent/{sent['id']}"))
    hidden = f"не показано у {found['hidden_topics']} из {len(found['topics'])} тем и у 1 из 2 организаций"
    assert hidden in page
    docx = visit.client.get(f"/training-demand/sent/{sent['id']}.docx")
    text = ZipFile(BytesIO(docx.data)).read("word/document.xml").decode()
    for part in (*said[:3], "Школа B", "Прогноз на полгода", "Методическая область", hidden):
        assert part in text


def test_courses_are_judged_by_the_deficits_they_closed(routes: Routes, tutor: Door) -> None:
    """Of two deficits with an accepted course one closed; a lesson visit is no course."""
    ids = populate(routes, [Given(name=name, state=state) for name, state in OUTCOMES])
    with routes.service.database.write() as session:
        for deficit_id, (name, _) in zip(ids, OUTCOMES, strict=True):
            kind = "lesson_visit" if name == "A003" else "course"
            session.add(_closed_route(known(name), deficit_id, kind))
    [area] = [one for one in tutor.get("training-demand")["areas"] if one["area"] == "methodical"]
    assert (area["trained"]["people"], area["closed"]["people"]) == (2, 1)


OUTCOMES = (("A001", "resolved"), ("A002", "persists"), ("A003", "resolved"))


def _closed_route(teacher_id: UUID, deficit_id: UUID, kind: str) -> Route:
    step = Step(municipality_id=MUN, kind=kind, deficit_ids=[str(deficit_id)], state="accepted")
    return Route(
        municipality_id=MUN,
        teacher_id=teacher_id,
        state="closed",
        closed_on=BEFORE,
        steps=[step],
        answers=[RouteDeficit(deficit_id=deficit_id)],
    )


def test_the_pages_and_the_files(routes: Routes, teacher: Door) -> None:
    teacher.post("training-requests", WISH | {"theme": "=HYPERLINK(1)"}, 201)
    body = {"person_id": str(known("teacher")), "programme": "ФГОС", "issued_on": ahead(-300), "number": "1"}
    teacher.post("certificates", body, 201)
    principal = visitor(routes, "principal", person="principal", place="A")
    page = principal.see("/routes/training-demand")
    assert "меньше трёх лет назад" in words(page)
    assert "teacher Анна" in words(page)
    draft = f"/training-demand/draft.xlsx?organization_id={known('A')}"
    assert b"<f>" not in ZipFile(BytesIO(principal.client.get(draft).data)).read("xl/worksheets/sheet1.xml")
    docx = principal.client.get(draft.replace("xlsx", "docx"))
    assert "teacher Анна" in ZipFile(BytesIO(docx.data)).read("word/document.xml").decode()
    sent = principal.send(
        "/routes/training-demand/sending", {"year": f"{YEAR}", "organization_id": str(known("A"))}
    )
    assert sent.startswith("/routes/training-demand")
    [demand] = _school(routes).get("training-demand/sent")
    assert "=HYPERLINK(1)" in principal.see(f"/routes/training-demand/sent/{demand['id']}")
    for kind in ("xlsx", "docx"):
        assert principal.client.get(f"/training-demand/sent/{demand['id']}.{kind}").status_code == 200
    methodist = visitor(routes, "methodist")
    assert "отправлена" in words(methodist.see("/routes/training-demand"))
    assert "teacher Анна" not in methodist.see("/routes/training-demand")
    visitor(routes, "approver").see(f"/routes/training-demand/sent/{demand['id']}", 404)
    assert methodist.client.get("/training-demand?t-export=csv").status_code == 200


def test_the_teachers_page(routes: Routes) -> None:
    me = visitor(routes, person="teacher")
    given = {"about": "methodical", "theme": "Курс", "form": "distance", "year": f"{YEAR}"}
    assert "Выберите" in words(me.send("/routes/mine/training", given | {"about": ""}, 422))
    assert me.send("/routes/mine/training", given) == "/routes/mine/training"
    page = me.see("/routes/mine/training")
    assert "Вы попросили Курс" in words(page)
    [wish] = routes.door(person="teacher").get("training-requests")
    me.send(f"/routes/mine/training/{wish['id']}/withdrawal")
    assert "Вы попросили" not in words(me.see("/routes/mine/training"))


def test_three_years_by_hand() -> None:
    assert is_recent(TODAY.replace(day=1), today=TODAY)
    assert not is_recent(None, today=TODAY)
    day = TODAY.replace(day=15)
    assert not is_recent(day.replace(year=day.year - 3), today=day)
    assert is_recent(day.replace(year=day.year - 3, day=16), today=day)
    assert (priority(None, today=day), priority(day, today=day)) == ("high", "normal")
