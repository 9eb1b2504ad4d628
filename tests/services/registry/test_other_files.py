"""Files of organizations, facts, bodies and memberships; the case c1; templates."""

import pytest
from sqlalchemy import func, select

from services.registry.actions import republish
from shared.importing import KINDS, read
from shared.tables import outbox
from tests.cases import FOLDER
from tests.services.registry.conftest import Json, Register

OWN = ("organizations", "people", "facts", "bodies", "memberships")
ROWS = {"organizations": 4, "people": 12, "facts": 6, "bodies": 7, "memberships": 7}


def newest(register: Register) -> int:
    with register.system.db("registry").read() as session:
        return session.scalar(select(func.count()).select_from(outbox)) or 0


def organizations(register: Register) -> dict[str, Json]:
    listed = register.methodist.get("/registry/api/v1/organizations").json()
    return {one["code"]: one for one in listed}


def test_the_case_goes_in_whole_and_again_changes_nothing(register: Register) -> None:
    for kind in OWN:
        report = register.upload(kind, (FOLDER / "c1" / f"{kind}.csv").read_text())
        assert (report["rows"], report["rejected"]) == (ROWS[kind], [])
    before = newest(register)
    for kind in OWN:
        report = register.upload(kind, (FOLDER / "c1" / f"{kind}.csv").read_text())
        assert (report["created"], report["updated"], report["unchanged"]) == (0, 0, ROWS[kind])
    assert newest(register) == before
    assert len(register.people("демина")) == 1
    with register.system.db("registry").write() as session:
        assert republish(session) == 1 + 4 + 10 + 6 + 7 + 7


def test_no_birth_date_and_no_snils_leaves_registry(register: Register) -> None:
    register.upload(
        "people", (FOLDER / "c1" / "people.csv").read_text().replace(";C;", ";A;").replace(";D;", ";B;")
    )
    with register.system.db("registry").read() as session:
        told = b"\n".join(session.scalars(select(outbox.c.data)))
    assert "Сотников".encode() in told
    for secret in ("10021035348", "100-210-353", "1999-01-01", "snils"):
        assert secret.encode() not in told


def test_a_renamed_organization_keeps_its_former_name_as_alias(register: Register) -> None:
    text = "Код;Наименование;ШНОР\nA;Гимназия № 1;да\nB;мбоу СОШ №2;\n"
    report = register.upload("organizations", text)
    assert (report["updated"], report["unchanged"]) == (1, 1)
    renamed = organizations(register)["A"]
    assert (renamed["name"], renamed["aliases"]) == ("Гимназия № 1", ["МБОУ «СОШ № 1»"])
    assert [flag["kind"] for flag in renamed["flags"]] == ["low_result"]
    assert register.upload("organizations", text)["updated"] == 0
    assert register.upload("organizations", text.replace("да", "нет"))["updated"] == 1
    assert organizations(register)["A"]["flags"] == []


def test_a_fact_is_found_again_by_document_and_date(register: Register) -> None:
    head = "Организация;Факт;Документ;Дата;Действует по;Статус\n"
    plan = "A;план развития кадрового потенциала;Приказ № 12;10.01.2025;;{}\n"
    assert register.upload("facts", head + plan.format("проект"))["created"] == 1
    assert register.upload("facts", head + plan.format("утверждён"))["updated"] == 1
    said = register.upload("facts", head + plan.format("утверждён").replace("Приказ № 12", ""))
    assert (said["created"], said["warnings"][0]["message"]) == (1, "документ не указан")
    facts = register.methodist.get(f"/registry/api/v1/organizations/{register.schools['A']}/facts").json()
    assert [(one["state"], one["valid_since"]) for one in facts] == [("approved", "2025-01-10")] * 2


def test_members_outside_the_body_or_without_work_are_warned_about(register: Register) -> None:
    register.upload("people", "ФИО;Организация;Работает с\nИванова Анна Петровна;A;01.09.2015\n")
    register.upload("bodies", "Объединение;Вид;Действует с\nРМО;методическое объединение;01.09.2020\n")
    rows = "Объединение;ФИО;С\nрмо;Иванова Анна Петровна;01.09.2010\n"
    report = register.upload("memberships", rows)
    said = [one["message"] for one in report["warnings"]]
    assert report["created"] == 1
    assert any("вне времени работы объединения" in message for message in said)
    assert "на эту дату человек нигде не работает" in said


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_template_of_each_kind_can_be_downloaded(register: Register, kind: str) -> None:
    reply = register.methodist.get(f"/registry/api/v1/imports/templates/{kind}")
    assert reply.status_code == 200
    assert f"{kind}.xlsx" in reply.headers["Content-Disposition"]
    assert reply.content.startswith(b"PK")
    assert next(read(reply.content, f"{kind}.xlsx").sheets).rows


def test_a_template_of_an_unknown_kind_is_refused(register: Register) -> None:
    assert register.methodist.get("/registry/api/v1/imports/templates/x").status_code == 422


def test_where_a_school_is_comes_by_the_file_and_is_told(register: Register) -> None:
    heading = "Код;Наименование;Координаты"
    refused = register.upload("organizations", f"{heading}\nV;Верх-Уймонская школа;за рекой\n")
    assert "широта и долгота" in refused["rejected"][0]["message"]
    register.upload("organizations", f"{heading}\nV;Верх-Уймонская школа;50,27 85,76\n")
    assert organizations(register)["V"]["coordinates"] == "50.27, 85.76"
    register.upload("organizations", "Код;Наименование\nV;Верх-Уймонская школа\n")
    school = organizations(register)["V"]
    assert school["coordinates"] == "50.27, 85.76"
    place = f"/registry/api/v1/organizations/{school['id']}"
    reply = register.methodist.patch(place, json={"coordinates": "далеко"})
    assert (reply.status_code, "coordinates" in reply.text) == (422, True)
    assert register.methodist.patch(place, json={"coordinates": "51, 86"}).json()["coordinates"] == "51, 86"
