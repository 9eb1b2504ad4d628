"""Routes alone, with a municipality of two schools and the people of the tutor's journey."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from flask.testing import FlaskClient
from sqlalchemy import select

from shared.contracts.mentorship import PairChanged, SessionChanged
from shared.contracts.registry import (
    AccountChanged,
    ConsentChanged,
    Employment,
    Grant,
    MunicipalityConfigured,
    OrganizationChanged,
    PersonChanged,
    PersonErased,
    StallRule,
    YoungRule,
)
from shared.tables import outbox
from tests.services.given import Alone, actor

NAMESPACE = UUID("5a0e6d3c-0000-7000-8000-000000000001")
TODAY = datetime.now(UTC).date()
PEOPLE = {
    "teacher": "A",
    "tutor": "A",
    "principal": "A",
    "mentor": "A",
    "stranger": "B",
    "other_tutor": "B",
    "other_principal": "B",
}
STARTED = date(2020, 9, 1)
SHOWN: dict[str, Any] = {"expected_result": "План урока"}


def known(name: str) -> UUID:
    """The id of a person, school or municipality by name."""
    return uuid5(NAMESPACE, name)


def ahead(days: int) -> str:
    """A day after today (or before, if negative), as JSON has it."""
    return (TODAY + timedelta(days=days)).isoformat()


MUN = known("municipality")
FRAME: dict[str, Any] = {"municipality_id": MUN, "version": 1}
PLAIN: dict[str, Any] = {
    "first_name": "Анна",
    "middle_name": "",
    "email": None,
    "experience_from": STARTED,
    "young": (),
    "young_unknown": False,
    "absences": (),
}


def municipality() -> MunicipalityConfigured:
    """The municipality's settings."""
    return MunicipalityConfigured(
        id=MUN,
        code="ust-koksa",
        name="Усть-Коксинский район",
        timezone="UTC",
        profile="ust-koksa",
        go_live_on=None,
        young_rules=(YoungRule(version="1", since=STARTED, title="до 35 лет"),),
        thresholds=(),
        stall=StallRule(first_session_days=10, silence_days=30, confirmation_days=7),
        mentee_consent_required=True,
        names={},
        **FRAME,
    )


def school(code: str) -> OrganizationChanged:
    """A school."""
    return OrganizationChanged(
        id=known(code),
        code=code,
        name=f"Школа {code}",
        aliases=(),
        kind="school",
        active_since=None,
        active_until=None,
        flags=(),
        curator_id=None,
        **FRAME,
    )


def person(name: str, place: str) -> PersonChanged:
    """A person with a main pedagogical job."""
    job = Employment(
        id=known(f"{name}-job"),
        organization_id=known(place),
        position="учитель",
        subjects=(),
        staff_category="pedagogical",
        occupation="main",
        rate=1.0,
        since=STARTED,
        until=None,
    )
    return PersonChanged(
        id=known(name),
        last_name=name,
        employments=(job,),
        **FRAME,
        **PLAIN,
    )


def erased(name: str) -> PersonErased:
    """The last word about a person."""
    return PersonErased(
        id=known(name),
        erased_on=TODAY,
        young=(),
        young_unknown=False,
        employments=(),
        merged_into=None,
        municipality_id=MUN,
        version=2,
    )


def consent(name: str, *, version: int = 1, withdrawn_on: date | None = None) -> ConsentChanged:
    """A consent to diagnostics."""
    return ConsentChanged(
        id=known(f"{name}-consent"),
        person_id=known(name),
        purpose="diagnostics",
        given_on=STARTED,
        withdrawn_on=withdrawn_on,
        municipality_id=MUN,
        version=version,
    )


def principal_account(name: str, place: str) -> AccountChanged:
    """An active account that signs for a school."""
    return AccountChanged(
        id=known(f"{name}-account"),
        person_id=known(name),
        state="active",
        grants=(Grant(role="principal", scope="organization", organization_id=known(place)),),
        tokens_valid_from=0.0,
        **FRAME,
    )


def pair(mentor: str, mentee: str) -> PairChanged:
    """An active pair."""
    return PairChanged(
        id=known(f"{mentor}-{mentee}"),
        mentor_id=known(mentor),
        mentor_organization_id=None,
        mentee_id=known(mentee),
        mentee_organization_id=None,
        form="teacher_teacher",
        kind="traditional",
        state="active",
        states=(),
        order_number="1",
        order_date=STARTED,
        starts_on=STARTED,
        planned_until=None,
        ended_on=None,
        **FRAME,
    )


def session_of(deficit_id: str) -> SessionChanged:
    """A confirmed session that names a deficit."""
    return SessionChanged(
        id=known("session"),
        pair_id=known("mentor-teacher"),
        mentor_id=known("mentor"),
        mentee_id=known("teacher"),
        state="confirmed",
        session_date=TODAY,
        minutes=40,
        format="visit",
        before_order=False,
        deficit_ids=(UUID(deficit_id),),
        **FRAME,
    )


@dataclass
class Routes:
    """The service alone, driven over HTTP."""

    service: Alone

    def __post_init__(self) -> None:
        self.service.hear([municipality(), school("A"), school("B")])
        self.service.hear(person(name, place) for name, place in PEOPLE.items())
        self.service.hear([consent("teacher"), consent("stranger"), pair("mentor", "teacher")])
        self.service.hear([principal_account("principal", "A"), principal_account("other_principal", "B")])

    def close(self) -> None:
        """Give the connections back."""
        self.service.close()

    def door(self, *roles: str, person: str | None = None, place: str | None = None) -> "Door":
        """A door for somebody with roles."""
        who = actor(
            *roles,
            municipality_id=MUN,
            person_id=known(person) if person else None,
            organization_id=known(place) if place else None,
        )
        return Door(self.service.client(who), self)

    def told(self, type_: str) -> list[dict[str, Any]]:
        """What has been told of a kind, oldest first."""
        query = select(outbox).where(outbox.c.type.contains(type_)).order_by(outbox.c.position)
        with self.service.database.read() as session:
            return [{"sequence": row.sequence, "data": bytes(row.data)} for row in session.execute(query)]


@dataclass
class Door:
    """HTTP as one actor; each call checks the status and returns the JSON."""

    client: FlaskClient
    home: Routes | None = None

    def get(self, path: str, status: int = 200) -> Any:
        """Read."""
        return self._sent("GET", path, None, status)

    def post(self, path: str, body: Any = None, status: int = 200) -> Any:
        """Act."""
        return self._sent("POST", path, {} if body is None else body, status)

    def patch(self, path: str, body: Any, status: int = 200) -> Any:
        """Change."""
        return self._sent("PATCH", path, body, status)

    def _sent(self, method: str, path: str, body: Any, status: int) -> Any:
        response = self.client.open(f"/api/v1/{path}", method=method, json=body)
        assert response.status_code == status, response.get_data(as_text=True)
        return response.get_json(force=True)
