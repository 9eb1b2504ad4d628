"""Imports, undoing, merging and the order of names mean the same on PostgreSQL."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from services.operator import OPERATOR
from services.registry.app import SERVICE
from shared.settings import load
from tests.services.given import Alone

pytestmark = pytest.mark.postgres
ORGANIZATIONS = "Код;Наименование\nA;Первая\nB;Вторая\n"
PEOPLE = "СНИЛС;ФИО;Дата рождения;Организация;Должность;Работает с\n"
FIRST = ";Ёлкина Анна;;A;учитель;01.09.2010\n;Жукова Анна;;A;;\n;Ежова Анна;;A;;\n"
SECOND = "100-200-300 30;Елкина Анна;05.05.1980;B;методист;01.09.2015\n"


@pytest.fixture
def client(postgres_url: str, tmp_path: Path) -> Iterator[FlaskClient]:
    """Registry alone on PostgreSQL; nobody needs the broker here."""
    environ = {"MMS_HOME": str(tmp_path), "MMS_DATABASE_URL": postgres_url, "MMS_BUS": "kafka://127.0.0.1:1"}
    alone = Alone(SERVICE, load(environ))
    client = alone.client(OPERATOR)
    assert client.post("/api/v1/municipalities", json={"profile": "ust-koksa"}).status_code == 201
    yield client
    alone.database.close()
    alone.app.extensions["mms_database"].close()


def upload(client: FlaskClient, kind: str, text: str, **options: str) -> Any:
    file = (io.BytesIO(text.encode()), f"{kind}.csv")
    form = {"kind": kind, "municipality": "ust-koksa", "file": file, **options}
    reply = client.post("/api/v1/imports", data=form, content_type="multipart/form-data")
    assert reply.status_code == 200, reply.text
    return reply.get_json()


def got(client: FlaskClient, path: str) -> Any:
    return client.get(path).get_json()


def people(client: FlaskClient) -> list[Any]:
    found: list[Any] = got(client, "/api/v1/people")
    return found


def test_the_whole_way(client: FlaskClient) -> None:
    upload(client, "organizations", ORGANIZATIONS.replace("Код", "Шифр"), mapping='{"Шифр": "Код"}')
    upload(client, "people", PEOPLE + FIRST)
    second = upload(client, "people", PEOPLE + SECOND)
    assert [one["last_name"] for one in people(client)] == ["Ежова", "Ёлкина", "Елкина", "Жукова"]
    (question,) = got(client, "/api/v1/identity-questions")
    decision = f"/api/v1/identity-questions/{question['id']}/decision"
    assert client.post(decision, json={"decision": "same"}).status_code == 200
    assert len(people(client)) == 3
    undo = f"/api/v1/imports/{second['id']}/undo"
    assert "изменено после загрузки" in client.post(undo).get_json()["detail"]
    absences = upload(client, "absences", "ФИО;Вид;С\nЕжова Анна;болезнь;01.02.2025\n")
    changed = got(client, f"/api/v1/imports/{absences['id']}/changes")
    assert (changed[0]["aggregate"], len(changed[0]["after"]["absences"])) == ("person", 1)
    assert client.post(f"/api/v1/imports/{absences['id']}/undo").status_code == 200
    assert client.post(f"/api/v1/people/{question['person_id']}/unmerge").status_code == 200
    assert len(people(client)) == 4
    rejected = upload(client, "people", PEOPLE + ";Ли Анна;30.02.2000;A;;\n")
    assert client.get(f"/api/v1/imports/{rejected['id']}/errors.xlsx").status_code == 200


def test_an_import_that_made_people_is_undone(client: FlaskClient) -> None:
    upload(client, "organizations", ORGANIZATIONS)
    report = upload(client, "people", PEOPLE + FIRST + SECOND)
    created = got(client, f"/api/v1/imports/{report['id']}/changes")
    assert [(one["before"], one["after"]) for one in created] == [(None, None)] * 4
    assert client.post(f"/api/v1/imports/{report['id']}/undo").status_code == 200
    assert people(client) == []
