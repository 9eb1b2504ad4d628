"""Canaries in every field of a teacher's diagnostics, everybody who looks, and every door they open."""

import re
from dataclasses import dataclass, field
from io import BytesIO
from itertools import product
from typing import Any
from uuid import UUID
from zipfile import ZipFile

from flask.testing import FlaskClient

from services.routes.models import ImportedResult, Topic
from services.routes.rules.demand import planned_year
from tests.services.given import actor
from tests.services.routes.acting import drafted
from tests.services.routes.banking import proposed
from tests.services.routes.making import MUN, SHOWN, TODAY, Door, Routes, ahead, known

SHOWS, CATALOGUE, FRAME = "of persons", "names every topic there is", "shows nobody"
DOORS = {
    SHOWS: "home.home achievements.list_achievements certificates.list_certificates "
    "certificates.get_certificate deficits.list_deficits deficits.get_deficit deficits.list_changes "
    "deficits.list_released summaries.get_headline "
    "diagnostics.list_diagnostics diagnostics.get_diagnostic routes.list_routes routes.get_route "
    "routes.list_steps demand.list_sent demand.list_wishes register.list_page register.show_deficit "
    "deciding.answer deciding.contest deciding.dismiss diagnosing.list_page results.diagnostic results.enter "
    "own.mine certificate_pages.own overview.show_overview people.person "
    "certificate_pages.of_person people.draft_route route_pages.list_page route_pages.route "
    "move_pages.cancellation planning.plan move_pages.send_back planning.add_step "
    "planning.edit_step steps.evidence steps.send_back steps.skipping demand_pages.show_demand "
    "demand_pages.take_draft demand_pages.show_sent demand_pages.take_sent "
    "judging.list_marks judging.list_suggestions practices.get_practice bank_pages.practice "
    "marking_pages.marks marking_pages.send_back marking_pages.take "
    "files.get_file file_pages.file paper.get_blockers paper.get_file printing.paper "
    "printing.file certificate_list_pages.list_page closing_pages.closing steps.no_implementation "
    "annulling.annul answering_pages.answer answering_pages.publication answering_pages.question "
    "answering_pages.rating answering_pages.reply answering_pages.routing assigning.assign "
    "building.builder building.dates building.versions consultation_pages.list_page "
    "consultation_pages.own_page consultation_pages.show_consultation consultations.get_consultation "
    "consultations.list_consultations copying.copies copying.sending diagnostics.compare "
    "diagnostics.get_answers visit_sheets.get_sheet visit_sheet_pages.sheet "
    "result_files.get_file result_file_pages.annul_file "
    "group_pages.closing group_pages.edit group_pages.invite "
    "group_pages.list_page group_pages.new group_pages.show_group group_theme_pages.gather "
    "group_work_pages.attendance "
    "group_work_pages.meeting group_work_pages.step groups.get_group groups.list_group_steps "
    "groups.list_groups groups.list_meetings groups.list_members groups.list_suggestions "
    "membership.list_memberships own_group_pages.leaving own_group_pages.list_page "
    "own_group_pages.show_group planning_api.list_copies planning_api.list_versions "
    "signing_routes.signing template_pages.keep_plan",
    CATALOGUE: "instruments.list_instruments instruments.get_instrument people.record_deficit own.tell "
    "practices.list_practices bank_pages.bank practising_pages.edit practising_pages.propose "
    "training_pages.ask summaries.get_summary summary_pages.show_summary demand.get_demand "
    "answering_pages.answers answers.get_answer answers.list_answers consultation_pages.new "
    "consultations.get_statistics group_pages.limits instrument_pages.add "
    "instrument_pages.instrument instrument_pages.list_page "
    "membership.get_limits template_pages.change_template "
    "template_pages.list_templates template_pages.new_template templates.get_template "
    "templates.list_templates topic_pages.add topic_pages.edit topic_pages.list_page "
    "topics.list_topics",
    FRAME: "instrument_pages.template_of_items instrument_pages.template_of_results "
    "reading_page openapi components live ready metrics static bootstrap.static",
}
KIND_OF = {name: kind for kind, named in DOORS.items() for name in named.split()}

FILE = "f" * 64
# a field of the table → what betrays it wherever it stands
TOPIC, RELEASED = "Канарейка закрытая", "Канарейка открытая"
CANARIES = {
    "scores": ("31.77", "31,8", "31,77"),
    "evidence": ("СВИДЕТЕЛЬСТВО-ЗЕТА",),
    "objection": ("ВОЗРАЖЕНИЕ-ЗЕТА",),
    "answer": ("ОТВЕТ-ЗЕТА",),
    "refusal": ("ПРИЧИНА-ЗЕТА",),
    "comment": ("КОММЕНТАРИЙ-ЗЕТА",),
    "goal": ("ЦЕЛЬ-ЗЕТА", "ШАГ-ЗЕТА"),
    "topic": (TOPIC, "CANARY1"),
    "released": (RELEASED, "CANARY2"),
}
ALL = frozenset(CANARIES) | {"severity"}
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Looker:
    """Somebody who looks: what they may learn, and what more while a route awaits their signature."""

    name: str
    roles: tuple[str, ...] = ()
    person: str | None = None
    place: str | None = None
    home: str = "municipality"
    may: frozenset[str] = NONE
    signing: frozenset[str] = NONE


LOOKERS = (
    Looker(name="the teacher", person="teacher", may=ALL),
    Looker(name="the tutor", roles=("tutor",), person="tutor", place="A", may=ALL),
    Looker(name="the mentor", person="mentor", may=frozenset({"released"})),
    Looker(
        name="the principal",
        roles=("principal",),
        person="principal",
        place="A",
        signing=frozenset({"topic", "goal"}),
    ),
    Looker(name="the methodist", roles=("methodist",), may=frozenset({"released"})),
    Looker(name="the approver", roles=("approver",)),
    Looker(name="the analyst", roles=("analyst",)),
    Looker(name="the admin", roles=("admin",)),
    Looker(name="a colleague", person="colleague"),
    Looker(name="another school's teacher", person="stranger"),
    Looker(name="another school's tutor", roles=("tutor",), person="other_tutor", place="B"),
    Looker(name="another school's principal", roles=("principal",), person="other_principal", place="B"),
    Looker(name="a far tutor", roles=("tutor",), person="far", place="A", home="elsewhere"),
    Looker(name="a far principal", roles=("principal",), person="far", place="A", home="elsewhere"),
    Looker(name="a far methodist", roles=("methodist",), home="elsewhere"),
)
NEAR = LOOKERS[3:5]  # whose sight depends on the stage, or might
BLIND = (*LOOKERS[2:5], LOOKERS[6])
EXPORTED = frozenset(
    [
        "home.home",
        "register.list_page",
        "summary_pages.show_summary",
        "diagnosing.list_page",
        "route_pages.list_page",
        "overview.show_overview",
    ]
)
ASKED = {
    "demand_pages.take_draft": (f"organization_id={known('A')}",),
    "judging.list_suggestions": (f"person={known('teacher')}",),
}
VOLATILE = re.compile(r'name="(csrf_token|once|progress_id)" value="[^"]*"|name="csrf-token" content="[^"]*"')


@dataclass
class World:
    """The service with its canaries; what everybody saw, by stage, looker and address."""

    routes: Routes
    ids: dict[str, Any] = field(default_factory=dict)
    clients: dict[str, FlaskClient] = field(default_factory=dict)
    seen: dict[str, dict[tuple[str, str, str], str]] = field(default_factory=dict)

    def look(self, stage: str, *, only: tuple[Looker, ...] = LOOKERS, after: str = "") -> None:
        """Open every door as each of these; after another stage only what was open to them then."""
        known_doors = self.seen.get(after, {})
        self.seen[stage] = {
            (looker.name, endpoint, address): _text(self._client(looker), address)
            for looker in only
            for endpoint, address in self.addresses()
            if not after or known_doors[looker.name, endpoint, address]
        }

    def _client(self, looker: Looker) -> FlaskClient:
        """One account each, whenever they look."""
        if looker.name not in self.clients:
            who = actor(
                *looker.roles,
                municipality_id=known(looker.home) if looker.home != "municipality" else MUN,
                person_id=known(looker.person) if looker.person else None,
                organization_id=known(looker.place) if looker.place else None,
            )
            self.clients[looker.name] = self.routes.service.client(who)
        return self.clients[looker.name]

    def addresses(self) -> list[tuple[str, str]]:
        """Every reading door with the ids of the canaries in its address, lists as files too."""
        found = []
        for rule in self.routes.service.app.url_map.iter_rules():
            if "GET" not in (rule.methods or ()) or KIND_OF.get(rule.endpoint) == FRAME:
                continue
            choices = [self.ids[name] for name in sorted(rule.arguments)]
            for values in product(*choices):
                adapter = self.routes.service.app.url_map.bind("")
                path = adapter.build(rule.endpoint, dict(zip(sorted(rule.arguments), values, strict=True)))
                found.append((rule.endpoint, path))
                if rule.endpoint in EXPORTED:
                    found += [(rule.endpoint, f"{path}?export={kind}") for kind in ("csv", "xlsx")]
                found += [(rule.endpoint, f"{path}?{asked}") for asked in ASKED.get(rule.endpoint, ())]
        return found


def _text(client: FlaskClient, address: str) -> str:
    """What a reply says, the parts of a packed file too; nothing when it is refused."""
    reply = client.get(address)
    assert reply.status_code < 500, (address, reply.status_code)
    if reply.status_code >= 400:
        return ""
    if reply.data.startswith(b"PK"):
        packed = ZipFile(BytesIO(reply.data))
        return "".join(packed.read(name).decode(errors="ignore") for name in packed.namelist())
    if reply.mimetype in {"application/pdf", "image/png"}:
        return ""  # the DOCX beside them says the same, and can be read
    return VOLATILE.sub("", reply.get_data().decode("utf-8-sig"))


def plant(world: World) -> None:
    """The teacher's canaries, entered as people enter them."""
    routes = world.routes
    tutor, teacher = routes.door("tutor", person="tutor", place="A"), routes.door(person="teacher")
    with routes.service.database.write() as session:
        for code, title in (("CANARY1", TOPIC), ("CANARY2", RELEASED), ("CANARY3", "Канарейка отклонённая")):
            session.add(Topic(municipality_id=MUN, code=code, area="methodical", title=title))
    diagnostic = _diagnose(routes, tutor, teacher)
    named = {one["topic"]: one["id"] for one in tutor.get("deficits")}
    body = {"person_id": str(known("teacher")), "area": "methodical", "severity": "high"}
    body |= {"evidence": "lesson_visit", "evidence_text": "СВИДЕТЕЛЬСТВО-ЗЕТА"}
    for topic in ("CANARY2", "CANARY3"):
        named[topic] = tutor.post("deficits", body | {"topic": topic}, 201)["id"]
    teacher.post(f"deficits/{named['CANARY1']}/contest", {"text": "ВОЗРАЖЕНИЕ-ЗЕТА"})
    tutor.post(f"deficits/{named['CANARY1']}/confirmation", {"answer": "ОТВЕТ-ЗЕТА"})
    tutor.post(f"deficits/{named['CANARY3']}/dismissal", {"reason": "ПРИЧИНА-ЗЕТА"})
    teacher.post(f"deficits/{named['CANARY2']}/release", {"released": True})
    step = {"kind": "course", "title": "ШАГ-ЗЕТА", "due_on": ahead(30)} | SHOWN
    step["deficit_ids"] = [named["CANARY1"]]
    route = drafted(tutor, named["CANARY1"], goal="ЦЕЛЬ-ЗЕТА", steps=[step])
    tutor.post(f"routes/{route['id']}/submission")
    world.ids = {
        "person_id": [known("teacher")],
        "deficit_id": [named["CANARY1"], named["CANARY3"]],
        "diagnostic_id": [diagnostic],
        "route_id": [route["id"]],
        "step_id": [route["steps"][0]["id"]],
        "kind": ["xlsx", "docx"],
        "name": ["docx"],
        "number": [1],
        "file_id": [known("no file yet")],
        "template_id": [known("no template yet")],
        "group_id": [known("no group yet")],
        "meeting_id": [known("no meeting yet")],
        "answer_id": [known("no answer yet")],
        "topic_id": [known("no topic yet")],
        "consultation_id": [known("no question yet")],
    } | _wishes(routes, teacher)


def _diagnose(routes: Routes, tutor: Door, teacher: Door) -> str:
    """A result of 31.77 % in the closed topic, read and commented."""
    scale = {"achievement": 80, "medium": 60}
    made = routes.door("methodist").post("instruments", {"name": "ИПК", "scale": scale}, 201)
    assigned = tutor.post(
        "diagnostics", {"person_id": str(known("teacher")), "instrument_id": made["id"]}, 201
    )
    areas = [{"area": "methodical", "topic": "CANARY1", "percent": 31.77}]
    path = f"diagnostics/{assigned['id']}"
    tutor.post(f"{path}/result", {"conducted_on": ahead(-1), "areas": areas})
    teacher.post(f"{path}/acknowledgement", {"comment": "КОММЕНТАРИЙ-ЗЕТА"})
    with routes.service.database.write() as session:
        session.add(ImportedResult(municipality_id=MUN, file_hash=FILE, diagnostic_id=UUID(assigned["id"])))
    return str(assigned["id"])


def _wishes(routes: Routes, teacher: Door) -> dict[str, Any]:
    """A wish that names no deficit, sent by the school; a certificate; an instrument."""
    year = planned_year(TODAY)
    wish = {"year": year, "area": "methodical", "theme": "Любой курс"}
    teacher.post("training-requests", wish, 201)
    sending = {"year": year, "organization_id": str(known("A"))}
    principal = routes.door("principal", person="principal", place="A")
    body = {"person_id": str(known("teacher")), "programme": "ФГОС", "issued_on": ahead(-300), "number": "1"}
    return {
        "demand_id": [principal.post("training-demand/sent", sending, 201)["id"]],
        "certificate_id": [teacher.post("certificates", body, 201)["id"]],
        "instrument_id": [routes.door("methodist").get("instruments")[0]["id"]],
        "practice_id": [proposed(teacher)["id"]],
        "file_hash": [FILE],
    }
