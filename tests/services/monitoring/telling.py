"""The worked case c1 as the events that the other services would tell."""

from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import uuid4

from services.monitoring import rules
from shared.contracts import Event
from shared.contracts.mentorship import AttendanceChanged, PairChanged, SupportEventChanged
from shared.contracts.registry import (
    BodyChanged,
    Employment,
    MembershipChanged,
    MunicipalityConfigured,
    OrganizationChanged,
    OrganizationFactChanged,
    PersonChanged,
    StallRule,
    Threshold,
    YoungInterval,
    YoungRule,
)
from shared.contracts.routes import CertificateChanged, RouteChanged
from tests.services.monitoring.c1 import TEACHERS, THRESHOLDS, c1
from tests.services.monitoring.making import MUNICIPALITY, S, one

EVENTS: dict[type[NamedTuple], type[Event]] = {
    rules.Attendance: AttendanceChanged,
    rules.Body: BodyChanged,
    rules.Certificate: CertificateChanged,
    rules.Membership: MembershipChanged,
    rules.OrganizationFact: OrganizationFactChanged,
    rules.Pair: PairChanged,
    rules.Route: RouteChanged,
    rules.SupportEvent: SupportEventChanged,
}
# fields of the contracts that monitoring does not keep
UNKEPT: dict[str, Any] = {
    "mentor_organization_id": None,
    "form": "teacher_teacher",
    "states": (),
    "order_number": None,
    "tutor_id": None,
    "organization_id": None,
    "awaits": None,
    "starts_on": None,
    "steps": (),
    "hours": None,
    "title": "",
    "role": "участник",
    "state": "approved",
    "kind": "traditional",
}


def told() -> list[Event]:
    """Give every event of c1."""
    known = c1()
    facts: list[NamedTuple] = [
        *known.pairs,
        *known.routes,
        *known.certificates,
        *known.support_events,
        *known.attendances,
        *known.organization_facts,
        *known.bodies,
        *known.memberships,
    ]
    return [municipality(), *schools(), *people(), *(event_of(fact) for fact in facts)]


def event_of(fact: NamedTuple) -> Event:
    """Put a fact back into the event it came from."""
    cls = EVENTS[type(fact)]
    wanted = {name for name in cls.__dataclass_fields__ if name not in {"TYPE", "TOPIC"}}
    said = {name: value for name, value in fact._asdict().items() if value is not None or name not in UNKEPT}
    common = {"id": uuid4(), "municipality_id": MUNICIPALITY, "version": 1}
    values = {name: value for name, value in (UNKEPT | common | said).items() if name in wanted}
    return cls(**values)


def municipality() -> MunicipalityConfigured:
    """Ust-Koksa with its thresholds."""
    return MunicipalityConfigured(
        id=MUNICIPALITY,
        municipality_id=MUNICIPALITY,
        version=1,
        code="ust-koksa",
        name="Усть-Коксинский район",
        timezone="Asia/Barnaul",
        profile="ust-koksa",
        go_live_on=None,
        young_rules=(YoungRule(version="1", since=S.replace(year=2000), title="до 35 лет"),),
        thresholds=tuple(Threshold(indicator=number, percent=share) for number, share in THRESHOLDS.items()),
        stall=StallRule(first_session_days=10, silence_days=30, confirmation_days=7),
        mentee_consent_required=True,
        names={},
    )


def schools() -> Iterable[OrganizationChanged]:
    """The four schools."""
    for code in "ABCD":
        yield OrganizationChanged(
            id=one(code),
            municipality_id=MUNICIPALITY,
            version=1,
            code=code,
            name=f"Школа {code}",
            aliases=(),
            kind="school",
            active_since=S.replace(year=2000),
            active_until=None,
            flags=(),
            curator_id=None,
        )


def people() -> Iterable[PersonChanged]:
    """Those who work, and those who left or only come from outside."""
    for name, school in TEACHERS.items():
        yield person(name, employment(name, school))
    yield person("Власова", employment("Власова", "A", staff_category="managerial"))
    yield person("Носова", employment("Носова", "B", until=S.replace(month=6, day=30)))
    yield person("Орлов", employment("Орлов", "C", occupation="external_part_time"))


def employment(name: str, school: str, **more: Any) -> Employment:
    """A main pedagogical employment unless said otherwise."""
    usual: dict[str, Any] = {"staff_category": "pedagogical", "occupation": "main", "until": None}
    fixed: dict[str, Any] = {
        "position": "учитель",
        "subjects": (),
        "rate": 1.0,
        "since": S.replace(year=2020),
    }
    return Employment(id=one(f"{name} {school}"), organization_id=one(school), **fixed | usual | more)


def person(name: str, work: Employment) -> PersonChanged:
    """A person of one employment; Кравец and Дёмина are young."""
    young = (YoungInterval(rule_version="1", since=S.replace(year=2023), until=None),)
    return PersonChanged(
        id=one(name),
        municipality_id=MUNICIPALITY,
        version=1,
        last_name=name,
        first_name="",
        middle_name="",
        email=None,
        experience_from=None,
        young=young if name in {"Кравец", "Дёмина"} else (),
        young_unknown=False,
        employments=(work,),
        absences=(),
    )
