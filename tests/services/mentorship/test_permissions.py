"""Every role by every command, on one's own pair, school, another school and another municipality."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from services.mentorship import actions, queries
from shared.errors import DomainError
from shared.permissions import Actor
from tests.services.mentorship.making import MUNICIPALITY, TODAY, Door, Mentorship, ago, known
from tests.services.mentorship.papering import office
from tests.services.mentorship.test_pairs_api import consented, ordered, proposal

ZEYA = known("zeya")


@dataclass(frozen=True, kw_only=True)
class World:
    """Pairs of Зуева and Кравец of school A, by stage; Рыбин is the curator of A, Лапин that of B."""

    mentorship: Mentorship
    ids: dict[str, UUID]


@dataclass(frozen=True, kw_only=True)
class Who:
    """Somebody with roles, perhaps of a school or of another municipality."""

    name: str
    roles: tuple[str, ...] = ()
    person: str | None = None
    school: str | None = None
    municipality: UUID = MUNICIPALITY

    def actor(self, mentorship: Mentorship) -> Actor:
        """Sign in."""
        return mentorship.actor(
            *self.roles, person=self.person, school=self.school, municipality=self.municipality
        )


OFFICES = (
    Who(name="the methodist", roles=("methodist",)),
    Who(name="the principal", roles=("principal",), school="A"),
    Who(name="the curator", person="Рыбин"),
)
STRANGERS = (
    Who(name="the principal of another school", roles=("principal",), school="B"),
    Who(name="the curator of another school", person="Лапин"),
    Who(name="the methodist of another place", roles=("methodist",), municipality=ZEYA),
    Who(name="the principal of another place", roles=("principal",), school="A", municipality=ZEYA),
    Who(name="a colleague", person="Панова"),
    *(Who(name=role, roles=(role,)) for role in ("approver", "analyst", "admin")),
)
MENTOR, MENTEE = Who(name="the mentor", person="Зуева"), Who(name="the mentee", person="Кравец")
LEADER = Who(name="a principal who is the mentor", roles=("principal",), person="Зуева", school="A")
TUTOR = Who(name="a tutor", roles=("tutor",), school="A")
EVERYONE = (*OFFICES, *STRANGERS, MENTOR, MENTEE, LEADER, TUTOR)
Command = Callable[..., Any]


def read(session: Session, *, actor: Actor, pair_id: UUID, **_when: Any) -> Any:
    """Look at a pair."""
    scope = queries.reach(session, actor=actor, permission="pair.read")
    return queries.get_pair(session, pair_id=pair_id, scope=scope)


def _terms(**changes: Any) -> dict[str, Any]:
    plain = {"form": "teacher_teacher", "kind": "traditional", "starts_on": TODAY}
    return plain | {"mentor_id": known("Зуева")} | changes


ORDER = {"order_number": "1", "order_date": TODAY}
ISSUED = {"kind": "order", "on": TODAY}
SIGNER = {
    "organization_id": known("A"),
    "person_id": known("Панова"),
    "position": "директор",
    "since": TODAY,
    "until": None,
}
EARLY = {"outcome": "ended_early", "initiator": "mentor"}
BOTH = (MENTOR, MENTEE, LEADER)
BY_OFFICE: tuple[tuple[str, Command, str | None, dict[str, Any], tuple[Who, ...]], ...] = (
    ("read", read, "ready", {}, (*BOTH, TUTOR)),
    ("propose", actions.propose_pair, None, _terms(mentee_id=known("Панова")), (LEADER,)),
    (
        "propose a group",
        actions.propose_group,
        None,
        _terms(mentees=[{"mentee_id": known("Панова")}]),
        (LEADER,),
    ),
    ("order", actions.order_pair, "ready", ORDER, ()),
    ("change the terms", actions.change_terms, "ready", {"goal": "первый год"}, (LEADER,)),
    ("pause", actions.pause_pair, "active", {}, (LEADER,)),
    ("resume", actions.resume_pair, "paused", {}, (LEADER,)),
    ("complete", actions.end_pair, "active", {"outcome": "completed"}, (LEADER,)),
    ("end early", actions.end_pair, "active", EARLY, BOTH),
    ("reject", actions.end_pair, "ready", {"outcome": "rejected"}, BOTH),
    (
        "replace",
        actions.replace_mentor,
        "active",
        {"mentor_id": known("Панова"), "ending": {"outcome": "completed"}},
        (LEADER,),
    ),
    (
        "bring the consent to a group",
        actions.consent_group,
        "new group",
        {"given_on": TODAY},
        (MENTOR, LEADER),
    ),
    ("order a group", actions.order_group, "group", ORDER, ()),
    ("issue an order", actions.issue_document, "ready", ISSUED, ()),
    ("issue an order of a group", actions.issue_document, "in a group", ISSUED | {"whole_group": True}, ()),
    ("issue an ending", actions.issue_document, "ended", ISSUED | {"kind": "ending"}, ()),
    ("keep the agreement", actions.keep_agreement, "ready", {"content": "консультации"}, (LEADER,)),
    ("name a signer", actions.add_signer, None, SIGNER, (LEADER,)),
    ("approve the programme", actions.approve_programme, "active", {}, ()),
    ("write in the report", actions.write_report, "active", {"difficulties": "нет"}, (MENTOR, LEADER)),
    ("conclude the report", actions.conclude_report, "active", {}, ()),
    (
        "bring the mentee's consent",
        actions.give_consent,
        "proposed",
        {"party": "mentee", "given_on": TODAY},
        (MENTEE, LEADER),
    ),
)
BY_THE_TWO: tuple[tuple[str, Command, str | None, dict[str, Any], tuple[Who, ...]], ...] = (
    (
        "log a session",
        actions.log_session,
        "active",
        {"session_date": TODAY, "format": "consultation"},
        (MENTOR, LEADER),
    ),
    ("confirm a session", actions.confirm_session, "held", {}, (MENTEE,)),
    ("dispute a session", actions.dispute_session, "held", {}, (MENTEE,)),
)
CASES = [
    pytest.param(
        act, stage, given, who, who in may or (by_office and who in OFFICES), id=f"{name}: {who.name}"
    )
    for commands, by_office in ((BY_OFFICE, True), (BY_THE_TWO, False))
    for name, act, stage, given, may in commands
    for who in EVERYONE
]


def _group(methodist: Door, *, is_ready: bool = False) -> tuple[str, str]:
    """Зуева with a student; consented or not: the group and its pair."""
    student = {"mentee_name": "Юдина Яна", "mentee_organization_text": "ГАГУ"}
    body = {"mentor_id": str(known("Зуева")), "mentees": [student], "starts_on": str(TODAY)}
    made = methodist.post("pair-groups", body, 201)
    if is_ready:
        for party in ("mentor", "mentee"):
            consent = {"party": party, "given_on": str(TODAY)}
            methodist.post(f"pairs/{made['pairs'][0]['id']}/consents", consent, 201)
    return str(made["group_id"]), str(made["pairs"][0]["id"])


def _planned(mentorship: Mentorship, pair_id: str) -> None:
    """A programme that both agreed to, and a report that wants only its conclusion."""
    path, mentor = f"pairs/{pair_id}", mentorship.as_(person="Зуева")
    mentor.post(f"{path}/programme", {"items": [{"activity": "Разбор урока", "due_on": str(TODAY)}]})
    mentor.post(f"{path}/programme/agreement")
    mentorship.as_(person="Кравец").post(f"{path}/programme/agreement")
    said = {"after": "Уроки с итогом", "unfinished": "Карантин", "recommendation": "complete"}
    mentor.post(f"{path}/report", said)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A pair of each stage; what a case changes is rolled back."""
    mentorship = Mentorship(tmp_path_factory.mktemp("permissions") / "mentorship")
    mentorship.keep_school("A", "Школа А", curator_id=known("Рыбин"))
    mentorship.keep_school("B", "Школа Б", curator_id=known("Лапин"))
    methodist, mentor = mentorship.as_("methodist"), mentorship.as_(person="Зуева")
    active = ordered(mentorship, planned_until=str(ago(-9)))
    student = {"mentee_id": None, "mentee_name": "Орлов Пётр", "mentee_organization_text": "ГАГУ"}
    paused = ordered(mentorship, **student)
    methodist.post(f"pairs/{paused}/pause", {"since": str(ago(5))})
    later = {"starts_on": str(ago(-10))}
    office(mentorship)
    _planned(mentorship, active)
    ended = ordered(mentorship, **student | {"mentee_name": "Юрьев Юрий"})
    methodist.post(f"pairs/{ended}/ending", {"outcome": "completed"})
    group, in_group = _group(methodist, is_ready=True)
    ids = {
        "ended": ended,
        "in a group": in_group,
        "paused": paused,
        "active": active,
        "ready": consented(mentorship, **later),
        "proposed": methodist.post("pairs", proposal(**later), 201)["id"],
        "new group": _group(methodist)[0],
        "group": group,
        "held": mentor.post(f"pairs/{active}/sessions", {"session_date": str(ago(1))}, 201)["id"],
    }
    yield World(mentorship=mentorship, ids={stage: UUID(one) for stage, one in ids.items()})
    mentorship.close()


@pytest.mark.parametrize(("act", "stage", "given", "who", "may"), CASES)
def test_who_may_do_what(
    world: World, act: Command, stage: str | None, given: dict[str, Any], who: Who, *, may: bool
) -> None:
    known_names = inspect.signature(act).parameters
    when = {"now": datetime.now(UTC), "today": TODAY}
    given = given | {name: value for name, value in when.items() if name in known_names}
    if stage:
        name = {"held": "session_id", "group": "group_id", "new group": "group_id"}.get(stage, "pair_id")
        given[name] = world.ids[stage]
    with world.mentorship.database.writer() as session:
        refusal = _refusal(act, session, actor=who.actor(world.mentorship), **given)
        session.rollback()
    assert (refusal is None) == may, refusal


def _refusal(act: Command, session: Session, **given: Any) -> str | None:
    """Why a command is refused, if it is."""
    try:
        act(session, **given)
    except DomainError as refusal:
        return refusal.message
    return None
