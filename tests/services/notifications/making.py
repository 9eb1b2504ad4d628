"""Events made by hand: only what a test is about is said."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from shared.contracts.mentorship import AttendanceChanged, AttentionChanged, PairChanged, SessionChanged
from shared.contracts.monitoring import DecisionChanged, PeriodChanged, SnapshotTaken
from shared.contracts.registry import (
    AccountChanged,
    Employment,
    Grant,
    MunicipalityConfigured,
    OrganizationChanged,
    PersonChanged,
    ReportingDate,
    StallRule,
    YoungInterval,
    YoungRule,
)
from shared.contracts.routes import CertificateChanged, DiagnosticChanged, RouteChanged, Step


def one(name: str) -> UUID:
    """Give the id of a named thing."""
    return uuid5(NAMESPACE_OID, name)


MUNICIPALITY = one("municipality")
DAY = date(2026, 5, 12)


def session_changed(state: str, version: int = 1, **more: Any) -> SessionChanged:
    """A session of Зуева with Кравец."""
    values: dict[str, Any] = {
        "id": one("session"),
        "mentor_id": one("Зуева"),
        "mentee_id": one("Кравец"),
        "pair_id": one("pair"),
        "session_date": DAY,
    }
    usual: dict[str, Any] = {"municipality_id": MUNICIPALITY, "version": version, "state": state}
    return SessionChanged(
        **usual | {"minutes": 45, "format": "visit", "before_order": False, "deficit_ids": ()} | values | more
    )


def route_changed(state: str, awaits: str | None = None, version: int = 1, **more: Any) -> RouteChanged:
    """A route of Кравец of school A, accompanied by Лапин."""
    values: dict[str, Any] = {
        "id": one("route"),
        "teacher_id": one("Кравец"),
        "tutor_id": one("Лапин"),
        "organization_id": one("A"),
    }
    empty = dict.fromkeys(("approved_on", "closed_on", "cancelled_on", "starts_on", "planned_until"))
    usual: dict[str, Any] = {"municipality_id": MUNICIPALITY, "version": version, "state": state}
    return RouteChanged(**usual | {"awaits": awaits, "steps": ()} | empty | values | more)


def certificate_changed(state: str, version: int = 1) -> CertificateChanged:
    """A certificate of Кравец."""
    ids = {"id": one("certificate"), "municipality_id": MUNICIPALITY, "person_id": one("Кравец")}
    values: dict[str, Any] = {**ids}
    due = DAY if state == "expiring" else None
    usual: dict[str, Any] = {"kind": "professional_development", "hours": 36, "issued_on": DAY, "due_on": due}
    return CertificateChanged(**values, **usual, version=version, state=state)


def step(state: str) -> Step:
    """A step of a route."""
    return Step(id=one("step"), kind="course", state=state, due_on=None, required=True, deficit_ids=())


def pair_changed(state: str, version: int = 1, **more: Any) -> PairChanged:
    """A pair of Зуева of school A with Кравец of school B."""
    values: dict[str, Any] = {
        "id": one("pair"),
        "mentor_id": one("Зуева"),
        "mentor_organization_id": one("A"),
        "mentee_id": one("Кравец"),
        "mentee_organization_id": one("B"),
        "starts_on": DAY,
    }
    usual: dict[str, Any] = {"municipality_id": MUNICIPALITY, "version": version, "state": state}
    return PairChanged(
        **usual
        | {"states": (), "form": "teacher_teacher", "kind": "traditional"}
        | dict.fromkeys(("order_number", "order_date", "planned_until", "ended_on"))
        | values
        | more
    )


def attendance_changed(state: str, version: int = 1, event_state: str = "planned") -> AttendanceChanged:
    """Кравец at a support event of tomorrow."""
    return AttendanceChanged(
        id=one("attendance"),
        municipality_id=one("municipality"),
        version=version,
        support_event_id=one("event"),
        person_id=one("Кравец"),
        state=state,
        title="Школа молодого педагога",
        event_date=DAY + timedelta(days=1),
        event_state=event_state,
    )


def diagnostic_changed(state: str, version: int = 1) -> DiagnosticChanged:
    """A diagnostic of Кравец."""
    return DiagnosticChanged(
        id=one("diagnostic"),
        municipality_id=MUNICIPALITY,
        version=version,
        person_id=one("Кравец"),
        instrument_id=one("instrument"),
        state=state,
        conducted_on=None,
    )


def person_changed(name: str, school: str, version: int = 1, merged_into: str | None = None) -> PersonChanged:
    """A person working at a school, main place."""
    work: dict[str, Any] = {
        "position": "учитель",
        "subjects": (),
        "staff_category": "pedagogical",
        "occupation": "main",
    }
    place = Employment(
        id=one(f"{name} {school}"), organization_id=one(school), rate=1.0, since=None, until=None, **work
    )
    return PersonChanged(
        id=one(name),
        municipality_id=MUNICIPALITY,
        version=version,
        last_name=name,
        first_name="Анна",
        middle_name="Олеговна",
        email=None,
        experience_from=None,
        young=(),
        young_unknown=False,
        employments=(place,),
        absences=(),
        merged_into=one(merged_into) if merged_into else None,
    )


def account_changed(name: str, *roles: tuple[str, str | None], version: int = 1) -> AccountChanged:
    """An account of a person with roles, each with its school or none."""
    grants = tuple(
        Grant(role=role, scope="organization", organization_id=one(school) if school else None)
        for role, school in roles
    )
    return AccountChanged(
        id=one(f"account {name}"),
        municipality_id=MUNICIPALITY,
        version=version,
        person_id=one(name),
        state="active",
        grants=grants,
        tokens_valid_from=0.0,
    )


def attention_changed(
    reason: str, step: int, version: int = 1, state: str = "stalled", **more: Any
) -> AttentionChanged:
    """What the pair of Зуева of school A with Кравец of school B asks for."""
    values: dict[str, Any] = {
        "id": one("attention"),
        "pair_id": one("pair"),
        "mentor_id": one("Зуева"),
        "mentor_organization_id": one("A"),
        "mentee_id": one("Кравец"),
        "organization_id": one("B"),
        "since": DAY - timedelta(days=20),
        "session_date": DAY,
        "tasks": (),
    }
    usual: dict[str, Any] = {"municipality_id": MUNICIPALITY, "version": version, "state": state}
    return AttentionChanged(**usual | {"reason": reason, "step": step} | values | more)


def school_changed(name: str, *, curator: str | None, version: int = 1) -> OrganizationChanged:
    """A school with its curator."""
    return OrganizationChanged(
        id=one(name),
        municipality_id=MUNICIPALITY,
        version=version,
        code=name,
        name=f"Школа {name}",
        aliases=(),
        kind="school",
        active_since=None,
        active_until=None,
        flags=(),
        curator_id=one(curator) if curator else None,
    )


def municipality_configured(timezone: str = "Asia/Barnaul") -> MunicipalityConfigured:
    """The municipality, seven hours ahead of Greenwich."""
    return MunicipalityConfigured(
        id=MUNICIPALITY,
        municipality_id=MUNICIPALITY,
        version=1,
        code="demo",
        name="Показательный район",
        timezone=timezone,
        profile="ust-koksa",
        go_live_on=None,
        young_rules=(YoungRule(version="1", since=date(2020, 1, 1), title="до 35 лет"),),
        thresholds=(),
        stall=StallRule(first_session_days=10, silence_days=30, confirmation_days=7),
        mentee_consent_required=False,
        names={},
        reporting=(
            ReportingDate(month=5, day=31, title="Май", final=False),
            ReportingDate(month=12, day=31, title="Декабрь", final=True),
        ),
    )


def due_step(name: str, due_on: date, state: str = "planned", kind: str = "course") -> Step:
    """A step with a date."""
    return Step(id=one(name), kind=kind, state=state, due_on=due_on, required=True, deficit_ids=())


def young_teacher(name: str, school: str, since: date, version: int = 1, **more: Any) -> PersonChanged:
    """Somebody young who began at a school on a day."""
    person = person_changed(name, school, version)
    works = replace(person.employments[0], since=since, **more.pop("work", {}))
    young = (YoungInterval(rule_version="1", since=date(2020, 1, 1), until=None),)
    return replace(person, employments=(works,), young=young, **more)


def period_changed(state: str, version: int = 1, **more: Any) -> PeriodChanged:
    """A reporting period that ends in May."""
    values: dict[str, Any] = {"id": one("period"), "as_of": date(2026, 5, 31), "opened_on": date(2026, 5, 1)}
    values |= {"is_final": False, "waiting": ()} | more
    values["waiting"] = tuple(values["waiting"])
    return PeriodChanged(municipality_id=MUNICIPALITY, version=version, state=state, **values)


def decision_changed(state: str, version: int = 1, **more: Any) -> DecisionChanged:
    """A decision of the meeting that Кравец has to carry out."""
    ids: dict[str, Any] = {"id": one("decision"), "review_id": one("review"), "period_id": one("period")}
    values: dict[str, Any] = {"owner_id": one("Кравец"), "due_on": DAY} | ids | more
    return DecisionChanged(municipality_id=MUNICIPALITY, state=state, version=version, **values)


def snapshot_taken(number: int, version: int = 1, **more: Any) -> SnapshotTaken:
    """Figures of May, frozen or corrected."""
    ids: dict[str, Any] = {"id": one("snapshot"), "municipality_id": MUNICIPALITY, "period_id": one("period")}
    return SnapshotTaken(**ids | {"as_of": date(2026, 5, 31), "number": number, "version": version} | more)
