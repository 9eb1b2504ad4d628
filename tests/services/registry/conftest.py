"""A municipality with two schools, and doors to it as anyone."""

from typing import Any

import httpx
import pytest

from tests.system import System

Json = dict[str, Any]


class Register:
    """Registry as tests drive it: files go in by the door, cards come out by it."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.operator = system.client(operator=True)
        reply = self.operator.post("/registry/api/v1/municipalities", json={"profile": "ust-koksa"})
        assert reply.status_code == 201, reply.text
        self.municipality: Json = reply.json()
        self.methodist = self.client("methodist")
        self.upload("organizations", "Код;Наименование\nA;МБОУ «СОШ № 1»\nB;МБОУ «СОШ № 2»\n")
        listed = self.methodist.get("/registry/api/v1/organizations").json()
        self.schools: dict[str, str] = {one["code"]: one["id"] for one in listed}

    def client(self, *roles: str, **who: Any) -> httpx.Client:
        """A client of someone of this municipality."""
        return self.system.client(*roles, **{"municipality_id": self.municipality["id"], **who})

    def upload(self, kind: str, text: str, **options: Any) -> Json:
        """Import a file; returns the report."""
        reply = self.send(kind, text.encode(), **options)
        assert reply.status_code == 200, reply.text
        report: Json = reply.json()
        return report

    def send(self, kind: str, content: bytes, **options: Any) -> httpx.Response:
        """Send a file to the door."""
        form = {"kind": kind, "municipality": "ust-koksa", **options}
        files = {"file": (f"{kind}.csv", content)}
        return self.methodist.post("/registry/api/v1/imports", data=form, files=files)

    def people(self, q: str = "") -> list[Json]:
        """Everyone with a part of the name."""
        found: list[Json] = self.methodist.get("/registry/api/v1/people", params={"q": q}).json()
        return found


@pytest.fixture
def register(system: System) -> Register:
    """Усть-Кокса with two schools."""
    return Register(system)
