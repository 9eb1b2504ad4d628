"""Who sees which page of routes and which fields on it: the domain's table, page by page."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from tests.services.routes.acting import diagnosed
from tests.services.routes.making import SHOWN, Door, Routes, ahead, erased, known, pair
from tests.services.routes.visiting import Visitor, visitor, words

WHO: dict[str, dict[str, Any]] = {
    "teacher": {"person": "teacher"},
    "tutor": {"roles": ("tutor",), "person": "tutor", "place": "A"},
    "mentor": {"person": "mentor"},
    "principal": {"roles": ("principal",), "person": "principal", "place": "A"},
    "methodist": {"roles": ("methodist",)},
    "approver": {"roles": ("approver",)},
    "analyst": {"roles": ("analyst",)},
    "admin": {"roles": ("admin",)},
    "stranger": {"person": "stranger"},
    "other_tutor": {"roles": ("tutor",), "person": "other_tutor", "place": "B"},
    "other_principal": {"roles": ("principal",), "person": "other_principal", "place": "B"},
    "foreign_tutor": {"roles": ("tutor",), "person": "other_tutor", "place": "B", "home": "elsewhere"},
    "foreign_methodist": {"roles": ("methodist",), "home": "elsewhere"},
}
GOAL, STEP, PROOF, SEEN, SAID = (
    "Секрет цели",
    "Секрет шага",
    "Секрет подтверждения",
    "Секрет урока",
    "Секрет комментария",
)
TOPIC, SEVERITY, SCORE = "Цели урока", "высокий", "«нет»"


def _as(routes: Routes, name: str) -> Visitor:
    who = dict(WHO[name])
    return visitor(routes, *who.pop("roles", ()), **who)


@pytest.fixture
def ids(routes: Routes, tutor: Door, teacher: Door) -> Mapping[str, str]:
    """A lesson visit with evidence, a confirmed deficit, and a route that awaits the principal."""
    answers = dict.fromkeys(("M2", "S1", "M4", "M5", "M9", "M6", "M7", "P1", "C3", "D2", "M10"), 3)
    result = diagnosed(tutor, name="VISIT12", answers=answers | {"M1": 0}, evidence={"M1": SEEN})
    teacher.post(f"diagnostics/{result['id']}/acknowledgement", {"comment": SAID})
    (deficit,) = tutor.get("deficits")
    tutor.post(f"deficits/{deficit['id']}/confirmation")
    step = {"kind": "course", "title": STEP, "due_on": ahead(30), "deficit_ids": [deficit["id"]]} | SHOWN
    body = {"teacher_id": str(known("teacher")), "goal": GOAL, "deficit_ids": [deficit["id"]]}
    route = tutor.post("routes", body | {"planned_until": ahead(120), "steps": [step]}, 201)
    tutor.post(f"routes/{route['id']}/submission")
    teacher.post(f"routes/{route['id']}/agreement")
    return {
        "diagnostic": result["id"],
        "deficit": deficit["id"],
        "route": route["id"],
        "step": route["steps"][0]["id"],
        "person": str(known("teacher")),
    }


EVERYBODY = set(WHO)
READERS = {"teacher", "tutor", "mentor", "stranger", "other_tutor", "foreign_tutor", "methodist"}
READERS |= {"foreign_methodist", "principal", "other_principal"}
TUTORS = {"tutor", "other_tutor", "foreign_tutor"}
PEOPLE = {"teacher", "tutor", "mentor", "principal", "stranger"} | TUTORS | {"other_principal"}
DIAGNOSTICIANS = PEOPLE | {"methodist", "foreign_methodist"}
ABOUT_THE_TEACHER = {"teacher", "tutor", "principal", "methodist"}
# page → who opens it; of the others those without any right get 403, the rest 404
PAGES: dict[str, tuple[set[str], set[str]]] = {
    "/routes/routes": (READERS, READERS),
    "/routes/routes/{route}": (ABOUT_THE_TEACHER, READERS),
    "/routes/diagnostics": (DIAGNOSTICIANS, DIAGNOSTICIANS),
    "/routes/diagnostics/{diagnostic}": (
        {"teacher", "tutor", "mentor", "principal", "methodist"},
        DIAGNOSTICIANS,
    ),
    "/routes/diagnostics/new": (TUTORS | {"methodist", "foreign_methodist"},) * 2,
    "/routes/people/{person}": ({"tutor", "mentor", "principal", "methodist"}, READERS - {"teacher"}),
}


@pytest.mark.parametrize("name", sorted(EVERYBODY))
def test_each_page_opens_to_whom_it_is_for(routes: Routes, ids: Mapping[str, str], name: str) -> None:
    somebody = _as(routes, name)
    for page, (opens, may) in PAGES.items():
        if (page, name) == ("/routes/people/{person}", "teacher"):
            continue  # one's own page is another
        status = 200 if name in opens else 404 if name in may else 403
        somebody.see(page.format(**ids), status)


@pytest.mark.parametrize("name", sorted(EVERYBODY))
def test_a_home_for_everyone_who_has_one(routes: Routes, ids: Mapping[str, str], name: str) -> None:
    somebody = _as(routes, name)
    if name in TUTORS:
        shown = somebody.see("/routes/")
        assert "Кому нужно действие" in shown
        assert ("teacher" in words(shown)) == (name == "tutor")
    elif name in READERS | {"approver", "analyst"}:
        reply = somebody.client.get("/")
        mine = name in PEOPLE - {"principal", "other_principal"}
        assert reply.headers["Location"] == ("/routes/mine" if mine else "/routes/overview")
    else:
        somebody.see("/routes/", 403)


def _all_pages(somebody: Visitor, ids: Mapping[str, str]) -> str:
    """Everything that somebody can open, exports too."""
    shown = []
    for page in (*PAGES, "/routes/mine", "/routes/", "/routes/routes?export=csv", "/routes/?export=csv"):
        reply = somebody.client.get(page.format(**ids).removeprefix("/routes"))
        if reply.status_code == 200:
            shown.append(reply.get_data(as_text=True))
    return "\n".join(shown)


@pytest.mark.parametrize("name", sorted(EVERYBODY - {"teacher", "tutor"}))
def test_nobody_else_reads_scores_severity_evidence_or_texts(
    routes: Routes, ids: Mapping[str, str], name: str
) -> None:
    shown = _all_pages(_as(routes, name), ids)
    hidden = {SEEN, SAID, SEVERITY, SCORE, "Посещение урока</a>"}
    if name != "principal":  # who is asked to sign
        hidden |= {GOAL, STEP, TOPIC, TOPIC.lower()}
    assert {secret for secret in hidden if secret in shown} == set()


def test_the_two_of_the_route_read_everything(routes: Routes, ids: Mapping[str, str]) -> None:
    for name in ("teacher", "tutor"):
        shown = _all_pages(_as(routes, name), ids)
        assert {one for one in (GOAL, STEP, SEEN, SAID, TOPIC, SEVERITY, SCORE) if one not in shown} == set()


def test_the_principal_reads_topics_only_while_asked_to_sign(
    routes: Routes, ids: Mapping[str, str], principal: Door
) -> None:
    director = _as(routes, "principal")
    asked = director.see(f"/routes/routes/{ids['route']}")
    assert {one for one in (GOAL, STEP, TOPIC) if one not in asked} == set()
    principal.post(f"routes/{ids['route']}/approval")
    after = _all_pages(director, ids)
    assert {one for one in (GOAL, STEP, TOPIC, TOPIC.lower()) if one in after} == set()


def test_what_the_teacher_sends_stays_between_the_two(
    routes: Routes, ids: Mapping[str, str], principal: Door
) -> None:
    principal.post(f"routes/{ids['route']}/approval")
    _as(routes, "teacher").send(f"/routes/steps/{ids['step']}/evidence", {"evidence": PROOF})
    for name in sorted(EVERYBODY):
        assert (PROOF in _all_pages(_as(routes, name), ids)) == (name in {"teacher", "tutor"})


def test_a_mentor_and_a_methodist_learn_that_it_is_passed(routes: Routes, ids: Mapping[str, str]) -> None:
    for name in ("mentor", "methodist"):
        page = words(_as(routes, name).see(f"/routes/people/{ids['person']}"))
        assert "пройдена" in page
        assert "Баллы и дефициты видят только педагог и его тьютор." in page


def test_a_consent_is_the_tutors_to_know(routes: Routes, ids: Mapping[str, str]) -> None:
    page = f"/routes/people/{known('mentor')}"
    assert "Согласия на диагностику нет" in _as(routes, "tutor").see(page)
    for name in ("principal", "methodist"):
        assert "огласи" not in words(_as(routes, name).see(page))


BUTTONS = (
    "/routes/routes/{route}/submission",
    "/routes/routes/{route}/approval",
    "/routes/routes/{route}/agreement",
    "/routes/routes/{route}/start",
    "/routes/routes/{route}/completion",
    "/routes/routes/{route}/closing",
    "/routes/routes/{route}/cancellation",
    "/routes/routes/{route}/return",
    "/routes/routes/{route}/plan",
    "/routes/routes/{route}/steps",
    "/routes/routes/{route}/deficits/{deficit}",
    "/routes/steps/{step}",
    "/routes/steps/{step}/removal",
    "/routes/steps/{step}/acceptance",
    "/routes/steps/{step}/return",
    "/routes/steps/{step}/skipping",
    "/routes/steps/{step}/evidence",
    "/routes/deficits/{deficit}/confirmation",
    "/routes/deficits/{deficit}/answer",
    "/routes/deficits/{deficit}/dismissal",
    "/routes/deficits/{deficit}/contest",
    "/routes/diagnostics/{diagnostic}/result",
    "/routes/diagnostics/{diagnostic}/acknowledgement",
    "/routes/people/{person}/route",
    "/routes/people/{person}/deficits",
    "/routes/people/{person}/certificates",
)
FILLED = {"comment": "x", "reason": "x", "text": "x", "evidence": "x", "answer": "x", "conclusion": "x"}


@pytest.mark.parametrize(
    "name", ["mentor", "stranger", "other_tutor", "other_principal", "foreign_tutor", "analyst"]
)
def test_outsiders_press_nothing(routes: Routes, ids: Mapping[str, str], name: str) -> None:
    somebody = _as(routes, name)
    for button in BUTTONS:
        reply = somebody.client.post(button.format(**ids).removeprefix("/routes"), data=FILLED)
        assert reply.status_code in {403, 404}, button


def test_a_principal_who_is_the_mentor_is_not_asked(routes: Routes, ids: Mapping[str, str]) -> None:
    routes.service.hear([pair("principal", "teacher")])
    shown = _as(routes, "principal").see(f"/routes/routes/{ids['route']}")
    assert "Утвердить" not in words(shown)
    _as(routes, "principal").send(f"/routes/routes/{ids['route']}/approval", status=403)


def _told_of(routes: Routes) -> list[tuple[str, set[str]]]:
    """What kinds of looks have been told, and whom they were at."""
    told = [json.loads(one["data"]) for one in routes.told("accessed")]
    return [(one["kind"], set(one["person_ids"])) for one in told if one["kind"] != "change"]


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("/routes/", "diagnostics"),
        ("/routes/?export=csv", "export"),
        ("/routes/people/{person}", "diagnostics"),
        ("/routes/people/{person}/route", "diagnostics"),
        ("/routes/diagnostics/{diagnostic}", "diagnostics"),
        ("/routes/deficits/{deficit}/dismissal", "diagnostics"),
        ("/routes/routes/{route}", "route"),
        ("/routes/routes?export=csv", "export"),
    ],
)
def test_a_look_is_told(routes: Routes, ids: Mapping[str, str], page: str, kind: str) -> None:
    before = len(_told_of(routes))
    _as(routes, "tutor").see(page.format(**ids))
    [(said, people)] = _told_of(routes)[before:]
    assert said == kind
    assert ids["person"] in people


def test_ones_own_page_is_no_look(routes: Routes, ids: Mapping[str, str]) -> None:
    before = _told_of(routes)
    for page in ("/routes/mine", "/routes/routes/{route}", "/routes/diagnostics/{diagnostic}"):
        _as(routes, "teacher").see(page.format(**ids))
    assert _told_of(routes) == before


def test_pages_stand_when_somebody_is_erased(routes: Routes, ids: Mapping[str, str]) -> None:
    routes.service.hear([erased("teacher")])
    tutor = _as(routes, "tutor")
    opened = ("/routes/routes", f"/routes/routes/{ids['route']}", "/routes/diagnostics")
    shown = [tutor.see(page) for page in opened]
    tutor.see(f"/routes/diagnostics/{ids['diagnostic']}", 404)  # nobody accompanies who is gone
    shown += [_as(routes, "methodist").see(f"/routes/people/{ids['person']}"), tutor.see("/routes/")]
    assert {secret for secret in (GOAL, STEP, SEEN, SAID) if any(secret in page for page in shown)} == set()
    assert "удалено" in _as(routes, "methodist").see("/routes/routes")


def test_no_crumb_leads_to_a_closed_door(routes: Routes, ids: Mapping[str, str]) -> None:
    """An office account has no questions of its own."""
    for name in ("principal", "methodist"):
        shown = _as(routes, name).see(f"/routes/routes/{ids['route']}")
        assert f'href="/routes/people/{ids["person"]}"' in shown
    assert 'href="/routes/mine/consultations"' not in _as(routes, "methodist").see("/routes/answers")
