"""A thing that brings a figure to its threshold, done: the events that would be told if people did it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from services.monitoring.rules import Deed
from shared.contracts import Event
from shared.contracts.mentorship import AttendanceChanged, PairChanged, SupportEventChanged
from shared.contracts.registry import BodyChanged, MembershipChanged, OrganizationFactChanged
from shared.contracts.routes import CertificateChanged, RouteChanged
from tests.services.monitoring.making import MUNICIPALITY
from tests.services.monitoring.naive import Naive

BEFORE_ORDER = {"proposed", "consents_pending", "ready_for_order"}
BEGUN = {"in_progress", "completed"}
ADOPTED_ONCE = {"approved", "in_force", "completed"}


def done(deed: Deed, now: Naive) -> list[Event]:
    """What follows from a deed; fails where what its words take for granted is not so."""
    return DONE[deed.kind](deed, now)


def _new(**more: Any) -> dict[str, Any]:
    return {"id": uuid4(), "municipality_id": MUNICIPALITY, "version": 1, **more}


def _papers(now: Naive, deed: Deed, kind: str) -> list[OrganizationFactChanged]:
    every = now.all_of(OrganizationFactChanged)
    of_school = [one for one in every if one.organization_id == deed.brings[0] and one.kind == kind]
    return [one for one in of_school if one.dated_on <= now.day]


def _paper(deed: Deed, now: Naive, kind: str, state: str) -> Event:
    return OrganizationFactChanged(
        **_new(),
        organization_id=deed.brings[0],
        kind=kind,
        state=state,
        dated_on=now.day,
        valid_since=now.day,
        valid_until=None,
    )


def _lasts(paper: OrganizationFactChanged, now: Naive) -> bool:
    return now.holds(None, paper.valid_until)


def _drafts(deed: Deed, now: Naive) -> set[UUID]:
    papers = _papers(now, deed, "workforce_plan")
    return {one.id for one in papers if one.state not in ADOPTED_ONCE and _lasts(one, now)}


def _begin(deed: Deed, now: Naive) -> list[Event]:
    papers = _papers(now, deed, "management_training")
    assert deed.thing in {one.id for one in papers if one.state not in BEGUN and _lasts(one, now)}
    return [_paper(deed, now, "management_training", "in_progress")]


def _approve_plan(deed: Deed, now: Naive) -> list[Event]:
    assert deed.thing in _drafts(deed, now)
    return [_paper(deed, now, "workforce_plan", "approved")]


def _renew(deed: Deed, now: Naive) -> list[Event]:
    assert not _drafts(deed, now)
    assert any(one.state in ADOPTED_ONCE for one in _papers(now, deed, "workforce_plan"))
    return [_paper(deed, now, "workforce_plan", "approved")]


def _write(deed: Deed, now: Naive) -> list[Event]:
    assert not _drafts(deed, now)
    assert not any(one.state in ADOPTED_ONCE for one in _papers(now, deed, "workforce_plan"))
    return [_paper(deed, now, "workforce_plan", "approved")]


def _enact(deed: Deed, now: Naive) -> list[Event]:
    assert _papers(now, deed, "mentoring_model")
    return _declare(deed, now)


def _declare(deed: Deed, now: Naive) -> list[Event]:
    return [_paper(deed, now, "mentoring_model", "in_force")]


def _order(deed: Deed, now: Naive) -> list[Event]:
    """The pair as it is with an order of the day: its dates are those people agreed on."""
    (pair,) = (one for one in now.all_of(PairChanged) if one.id == deed.thing)
    assert pair.state in BEFORE_ORDER
    return [replace(pair, version=pair.version + 1, state="active", order_date=now.day)]


def _pair(now: Naive, **more: Any) -> Event:
    parties: dict[str, Any] = {"mentor_id": None, "mentee_id": None, "mentee_organization_id": None} | more
    return PairChanged(
        **_new(),
        **parties,
        mentor_organization_id=None,
        form="teacher_teacher",
        kind="traditional",
        state="active",
        states=(),
        order_number=None,
        order_date=now.day,
        starts_on=now.day,
        planned_until=None,
        ended_on=None,
    )


def _find(deed: Deed, now: Naive) -> list[Event]:
    return [_pair(now, mentee_organization_id=deed.brings[0])]


def _join_pair(deed: Deed, now: Naive) -> list[Event]:
    return [_pair(now, mentee_id=deed.brings[0])]


def _train(deed: Deed, now: Naive) -> list[Event]:
    of: dict[str, Any] = {"person_id": deed.brings[0], "kind": "professional_development", "hours": None}
    return [CertificateChanged(**_new(), **of, issued_on=now.day)]


def _approve_route(*states: str) -> Callable[[Deed, Naive], list[Event]]:
    def approved(deed: Deed, now: Naive) -> list[Event]:
        (route,) = (one for one in now.all_of(RouteChanged) if one.id == deed.thing)
        assert route.state in states
        told = {"state": "approved", "approved_on": now.day, "closed_on": None, "cancelled_on": None}
        return [replace(route, version=route.version + 1, **told)]

    return approved


def _build(deed: Deed, now: Naive) -> list[Event]:
    dates: dict[str, Any] = dict.fromkeys(("closed_on", "cancelled_on", "starts_on", "planned_until"))
    nobody: dict[str, Any] = dict.fromkeys(("tutor_id", "organization_id", "awaits"))
    of: dict[str, Any] = {"teacher_id": deed.brings[0], "state": "approved", "approved_on": now.day}
    return [RouteChanged(**_new(), **of, **dates, **nobody, steps=())]


def _attend(state: str, *, passed: bool) -> Callable[[Deed, Naive], list[Event]]:
    def came(deed: Deed, now: Naive) -> list[Event]:
        (event,) = (one for one in now.all_of(SupportEventChanged) if one.id == deed.thing)
        assert (event.event_date < now.day) is passed
        (row, *_) = (
            one
            for one in now.all_of(AttendanceChanged)
            if one.support_event_id == event.id
            and now.who(one.person_id) == deed.brings[0]
            and one.state == state
        )
        return [replace(row, version=row.version + 1, state="attended")]

    return came


def _invite(deed: Deed, now: Naive) -> list[Event]:
    """To an event of their own, where nothing is asked of them already."""
    days = {one.id: one.event_date for one in now.all_of(SupportEventChanged) if one.kind == "young_support"}
    for one in now.all_of(AttendanceChanged):
        if now.who(one.person_id) == deed.brings[0] and one.support_event_id in days:
            coming = days[one.support_event_id] == now.day
            assert one.state not in ({"registered", "invited"} if coming else set())
            assert deed.kind == "invite_elsewhere" or one.state != "declined" or not coming
    event = _new(title="", kind="young_support", event_date=now.day, hours=None)
    row = _new(support_event_id=event["id"], person_id=deed.brings[0], state="attended")
    return [SupportEventChanged(**event), AttendanceChanged(**row)]


def _join(kind: str) -> Callable[[Deed, Naive], list[Event]]:
    def joined(deed: Deed, now: Naive) -> list[Event]:
        dates: dict[str, Any] = {"active_since": None, "active_until": None}
        body = BodyChanged(**_new(), name="", kind=kind, level="municipal", **dates)
        row = _new(body_id=body.id, person_id=deed.brings[0], role="", since=now.day, until=None)
        return [body, MembershipChanged(**row)]

    return joined


def _both(*steps: Callable[[Deed, Naive], list[Event]]) -> Callable[[Deed, Naive], list[Event]]:
    return lambda deed, now: [event for step in steps for event in step(deed, now)]


DONE: Mapping[str, Callable[[Deed, Naive], list[Event]]] = {
    "begin_training": _begin,
    "plan_training": lambda deed, now: [_paper(deed, now, "management_training", "in_progress")],
    "approve_plan": _approve_plan,
    "renew_plan": _renew,
    "write_plan": _write,
    "declare_model": _declare,
    "enact_model": _enact,
    "order_pair": _order,
    "declare_and_order": _both(_declare, _order),
    "find_pair": _find,
    "find_first": _both(_declare, _find),
    "train": _train,
    "approve_route": _approve_route("agreed", "pending_approval"),
    "finish_route": _approve_route("draft", "returned"),
    "build_route": _build,
    "begin_route": _build,
    "find_mentor": _join_pair,
    "join_pair": _join_pair,
    "mark_attendance": _attend("registered", passed=True),
    "come": _attend("registered", passed=False),
    "answer": _attend("invited", passed=False),
    "invite": _invite,
    "invite_elsewhere": _invite,
    "join_community": _join("network_community"),
    "join_council": _join("expert_council"),
}
