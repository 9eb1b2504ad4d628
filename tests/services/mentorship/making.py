"""A mentorship service of its own, without any other: a municipality, two schools, eight people."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from services.mentorship.app import SERVICE, create_app
from shared import keys, tokens
from shared.contracts.access import MentorshipAccessed
from shared.contracts.registry import (
    Employment,
    Grant,
    MunicipalityConfigured,
    OrganizationChanged,
    PersonChanged,
    StallRule,
    YoungInterval,
    YoungRule,
)
from shared.db import Database
from shared.migrating import migrate
from shared.permissions import Actor
from shared.roster.consumers import keep_municipality, keep_organization, keep_people
from shared.settings import load
from shared.tables import outbox

NAMESPACE = UUID("5a0e6d3c-0000-7000-8000-000000000000")
TODAY = datetime.now(UTC).astimezone().date()
SCHOOLS = {"A": "Школа А", "B": "Школа Б"}
PEOPLE = {"Зуева": "A", "Кравец": "A", "Панова": "A", "Рыбин": "B", "Лапин": "B", "Дёмина": "B"}
YOUNG = ("Кравец", "Лапин", "Дёмина")


def known(name: str) -> UUID:
    """The id of a person, school or municipality by name."""
    return uuid5(NAMESPACE, name)


def ago(days: int) -> date:
    """A day before today."""
    return TODAY - timedelta(days=days)


MUNICIPALITY = known("ust-koksa")


def municipality(**changes: Any) -> MunicipalityConfigured:
    """The municipality's settings."""
    plain: dict[str, Any] = {
        "code": "ust-koksa",
        "name": "Усть-Коксинский район",
        "timezone": "UTC",
        "profile": "ust-koksa",
        "go_live_on": None,
        "young_rules": (YoungRule(version="1", since=date(2020, 1, 1), title="до 35 лет"),),
        "thresholds": (),
        "stall": StallRule(first_session_days=10, silence_days=30, confirmation_days=7),
        "mentee_consent_required": True,
        "names": {},
    }
    return MunicipalityConfigured(
        id=MUNICIPALITY, municipality_id=MUNICIPALITY, version=1, **(plain | changes)
    )


def person(name: str, school: str, *, since: date = date(2024, 9, 1), **changes: Any) -> PersonChanged:
    """A person with a main pedagogical job."""
    job = Employment(
        id=known(f"{name}-job"),
        organization_id=known(school),
        position="учитель",
        subjects=(),
        staff_category="pedagogical",
        occupation="main",
        rate=1.0,
        since=since,
        until=changes.pop("until", None),
    )
    young = (YoungInterval(rule_version="1", since=None, until=None),) if name in YOUNG else ()
    plain: dict[str, Any] = {
        "first_name": "Анна",
        "middle_name": "",
        "email": None,
        "experience_from": since,
        "young": young,
        "young_unknown": False,
        "employments": (job,),
        "absences": (),
    }
    return PersonChanged(
        id=known(name), municipality_id=MUNICIPALITY, version=1, last_name=name, **(plain | changes)
    )


class Mentorship:
    """The service alone, driven over HTTP."""

    def __init__(self, home: Path) -> None:
        home.mkdir(exist_ok=True)
        self.settings = load({"MMS_HOME": str(home)})
        self.database = Database(self.settings.database("mentorship"))
        migrate("mentorship", self.database)
        self.app = create_app(self.settings)
        with self.database.write() as session:
            keep_municipality(session, municipality())
            for code, title in SCHOOLS.items():
                keep_organization(session, school(code, title))
            for name, place in PEOPLE.items():
                keep_people(session, [person(name, place)])

    def keep(self, *people: PersonChanged) -> None:
        """Let the roster learn of people."""
        with self.database.write() as session:
            for one in people:
                keep_people(session, [one])

    def keep_municipality(self, changed: MunicipalityConfigured) -> None:
        """Let the roster learn of other settings."""
        with self.database.write() as session:
            keep_municipality(session, changed)

    def keep_school(self, code: str, name: str, **changes: Any) -> None:
        """Let the roster learn of a school."""
        with self.database.write() as session:
            keep_organization(session, school(code, name, **changes))

    def events(self, type_: str = "") -> list[Any]:
        """What has been told so far of pairs, sessions and the like, oldest first."""
        query = select(outbox.c.type, outbox.c.subject, outbox.c.sequence, outbox.c.data).order_by(
            outbox.c.position
        )
        with self.database.read() as session:
            return [
                row
                for row in session.execute(query)
                if type_ in row.type and row.type != MentorshipAccessed.TYPE
            ]

    def looks(self) -> list[dict[str, Any]]:
        """Who was told to have looked at whom, oldest first."""
        query = select(outbox.c.data).where(outbox.c.type == MentorshipAccessed.TYPE)
        with self.database.read() as session:
            told = [json.loads(data) for data in session.scalars(query.order_by(outbox.c.position))]
        return [one for one in told if one["kind"] != "change"]

    def as_(self, *roles: str, person: str | None = None, school: str | None = None) -> "Door":
        """A door for an actor."""
        return Door(self, self.actor(*roles, person=person, school=school))

    def actor(
        self,
        *roles: str,
        person: str | None = None,
        school: str | None = None,
        municipality: UUID = MUNICIPALITY,
    ) -> Actor:
        """Somebody with roles, at the school if there is one."""
        organization = known(school) if school else None
        scope = "organization" if school else "municipality"
        return Actor(
            account_id=known(f"account {person} {roles} {school}"),
            person_id=known(person) if person else None,
            municipality_id=municipality,
            grants=tuple(Grant(role=role, scope=scope, organization_id=organization) for role in roles),
        )

    def republish(self) -> int:
        """Tell everything again."""
        with self.database.write() as session:
            return SERVICE.republish(session)

    def tick(self) -> None:
        """Let the clock strike."""
        with self.database.write() as session:
            for job in SERVICE.jobs:
                job(session, datetime.now(UTC))

    def close(self) -> None:
        """Give the connections back."""
        self.database.close()
        self.app.extensions["mms_database"].close()


def school(code: str, name: str, **changes: Any) -> OrganizationChanged:
    """A school."""
    plain: dict[str, Any] = {
        "aliases": (),
        "kind": "school",
        "active_since": None,
        "active_until": None,
        "flags": (),
        "curator_id": None,
    }
    return OrganizationChanged(
        id=known(code), municipality_id=MUNICIPALITY, version=1, code=code, name=name, **(plain | changes)
    )


class Door:
    """HTTP as one actor: `get`, `post`, `patch` return the JSON after checking the status."""

    def __init__(self, service: Mentorship, actor: Actor) -> None:
        signed = tokens.issue(keys.load_keys(service.settings.keys), actor, now=datetime.now(UTC))
        self.headers = {"Authorization": f"Bearer {signed}"}
        self.client: FlaskClient = service.app.test_client()

    def ask(self, method: str, path: str, **options: Any) -> TestResponse:
        """Send a request."""
        headers = self.headers | options.pop("headers", {})
        return self.client.open(f"/api/v1/{path}", method=method, headers=headers, **options)

    def get(self, path: str, status: int = 200) -> Any:
        """Read."""
        return self._checked(self.ask("GET", path), status)

    def post(self, path: str, body: Any = None, status: int = 200) -> Any:
        """Act."""
        return self._checked(self.ask("POST", path, json={} if body is None else body), status)

    def patch(self, path: str, body: Any, status: int = 200) -> Any:
        """Change."""
        return self._checked(self.ask("PATCH", path, json=body), status)

    def page(self, path: str, status: int = 200) -> str:
        """Open a page."""
        reply = self.client.get(path, headers=self.headers)
        text = reply.get_data(as_text=True)
        assert reply.status_code == status, text
        return text

    def send(self, path: str, data: dict[str, Any] | None = None, status: int = 303) -> str:
        """Send a form; the address it leads to, or the page that shows it again."""
        reply = self.client.post(path, data=data or {}, headers=self.headers)
        text = reply.get_data(as_text=True)
        assert reply.status_code == status, text
        return reply.headers.get("Location", text)

    def _checked(self, response: TestResponse, status: int) -> Any:
        assert response.status_code == status, response.get_data(as_text=True)
        return response.get_json(force=True)


__all__ = ["MUNICIPALITY", "TODAY", "Door", "Mentorship", "ago", "known", "municipality", "person"]
