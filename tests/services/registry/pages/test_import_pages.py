"""Who may open the pages of files, identity and schools' pages; what they refuse and what they keep."""

import re

import pytest
from sqlalchemy import select

from services.registry.models import StagedFile
from tests.browsing import Browsing
from tests.services.registry.conftest import Json, Register

HEADING = "СНИЛС;ФИО;Дата рождения;Организация;Должность;Работает с\n"
FIRST = ";Ёлкина Анна Ивановна;;A;учитель;01.09.2010\n"
SECOND = "100-200-300 30;Елкина Анна Ивановна;05.05.1980;B;методист;01.09.2015\n"
SCHOOLS = "Шифр;Название\nC;МБОУ «СОШ № 3»\n"
ROW = "<tr><td>{}</td><td>{}</td></tr>"
PAGE = f"<table>{ROW.format('ФИО', 'Должность')}{ROW.format('Юдина Яна Львовна', 'учитель')}</table>"


def browsing(register: Register, *roles: str, **who: str) -> Browsing:
    here = {"municipality_id": register.municipality["id"], **who}
    return Browsing(register.system, register.system.token(*roles, **here))


def staged(register: Register) -> str:
    """The address of a school's file that waits for its headings to be mapped."""
    reply = browsing(register, "methodist").post(
        "/registry/imports", {"kind": "organizations"}, files={"file": ("школы.csv", SCHOOLS.encode())}
    )
    assert reply.status_code == 303, reply.text
    return str(reply.headers["Location"])


def compared(register: Register) -> str:
    """The address of a school's page that waits for a choice."""
    form = {"organization_id": register.schools["A"], "text": PAGE}
    reply = browsing(register, "methodist").post(
        "/registry/staff-pages/new", form, files={"nothing": ("", b"")}
    )
    assert reply.status_code == 303, reply.text
    return str(reply.headers["Location"])


@pytest.fixture
def addresses(register: Register) -> list[str]:
    """A page of each sort with something of this municipality behind it."""
    register.upload("people", HEADING + FIRST)
    run: Json = register.upload("people", HEADING + SECOND)
    [question] = register.methodist.get("/registry/api/v1/identity-questions").json()
    return [
        staged(register),
        f"/registry/imports/runs/{run['id']}",
        f"/registry/imports/runs/{run['id']}/undo",
        f"/registry/identity/{question['id']}",
        compared(register),
    ]


def test_a_methodist_opens_them(register: Register, addresses: list[str]) -> None:
    page = browsing(register, "methodist")
    for address in (*addresses, "/registry/identity", "/registry/staff-pages/new"):
        assert page.get(address).status_code == 200, address


@pytest.mark.parametrize("role", ["principal", "approver", "analyst"])
def test_other_roles_may_not(register: Register, addresses: list[str], role: str) -> None:
    page = browsing(register, role, organization_id=register.schools["A"])
    for address in (*addresses, "/registry/identity", "/registry/staff-pages/new"):
        assert page.get(address).status_code == 403, address
    for address in (addresses[0], addresses[2], f"{addresses[3]}/decision", addresses[4]):
        assert page.post(address, {"decision": "same"}).status_code == 403, address


def test_a_tutor_brings_results_and_finds_nobody_elses_files(
    register: Register, addresses: list[str]
) -> None:
    page = browsing(register, "tutor", organization_id=register.schools["A"])
    for address in (*addresses[2:], "/registry/identity", "/registry/staff-pages/new"):
        assert page.get(address).status_code == 403, address
    results = ("итоги.csv", "Педагог;Балл\n".encode())
    theirs = browsing(register, "methodist").post(
        "/registry/imports", {"kind": "diagnostics"}, files={"file": results}
    )
    for address in (*addresses[:2], theirs.headers["Location"]):
        assert page.get(address).status_code == 404, address
    offered = page.get("/registry/imports").text
    assert "Результаты диагностики" in offered
    assert "Организации" not in offered
    refused = page.post("/registry/imports", {"kind": "people"}, files={"file": results})
    assert refused.status_code == 403
    own = page.post("/registry/imports", {"kind": "diagnostics"}, files={"file": results})
    assert page.get(own.headers["Location"]).status_code == 200


def test_another_municipality_has_none_of_it(register: Register, addresses: list[str]) -> None:
    reply = register.operator.post("/registry/api/v1/municipalities", json={"profile": "zeya"})
    page = browsing(register, "methodist", municipality_id=reply.json()["id"])
    for address in addresses:
        assert page.get(address).status_code == 404, address
    for address in (addresses[0], addresses[2], f"{addresses[3]}/decision", addresses[4]):
        assert page.post(address, {"decision": "same"}).status_code == 404, address
    assert "Елкина" not in page.get("/registry/identity").text
    form = {"organization_id": register.schools["A"], "text": PAGE}
    assert page.post("/registry/staff-pages/new", form).status_code == 404


def test_nothing_is_taken_without_the_token(register: Register, addresses: list[str]) -> None:
    page = browsing(register, "methodist")
    for address in (addresses[0], addresses[2], f"{addresses[3]}/decision", addresses[4]):
        assert page.client.post(address, data={"decision": "same"}).status_code == 400, address


def test_what_waits_lies_encrypted(register: Register) -> None:
    staged(register)
    compared(register)
    with register.system.db("registry").read() as session:
        kept = session.scalars(select(StagedFile)).all()
        assert [one.kind for one in kept] == ["organizations", "staff-page"]
        contents = b"".join(one.content or b"" for one in kept)
        assert len(contents) > len(SCHOOLS + PAGE)
        assert not any(word.encode() in contents for word in ("СОШ", "Юдина"))


def test_an_erased_person_takes_the_waiting_page_along(register: Register) -> None:
    register.upload("people", HEADING + ";Юдина Яна Львовна;05.05.1980;A;учитель;01.09.2010\n")
    compared(register)
    [person] = register.people("Юдина")
    reply = register.operator.post(f"/registry/api/v1/people/{person['id']}/erasure")
    assert reply.status_code < 300, reply.text
    with register.system.db("registry").read() as session:
        assert session.scalars(select(StagedFile)).all() == []


def test_snils_is_masked_and_the_look_is_told(register: Register, addresses: list[str]) -> None:
    text = browsing(register, "methodist").get(addresses[3]).text
    assert "***-***-*** 30" in text
    assert "100-200-300" not in text
    register.system.deliver()
    [person] = [one for one in register.people("Елкина") if one["snils"]]
    log = register.operator.get("/registry/api/v1/access-log", params={"person": person["id"]}).json()
    assert "card" in {one["kind"] for one in log}


def test_a_second_same_decision_changes_nothing_and_its_undo_gives_two_again(
    register: Register, addresses: list[str]
) -> None:
    page = browsing(register, "methodist")
    for _ in range(2):
        assert page.post(f"{addresses[3]}/decision", {"decision": "same"}).status_code == 303
    assert len(register.people("Елкина")) == 1
    for _ in range(2):
        assert page.post(f"{addresses[3]}/reopen").status_code == 303
    assert len(register.people("Елкина")) == 2


def test_a_long_list_of_changes_is_paged(register: Register) -> None:
    line = ";Людина Анна Ильинична{};05.05.1980;A;учитель;01.09.2010\n"
    run = register.upload("people", HEADING + "".join(map(line.format, range(60))))
    page = browsing(register, "methodist").get(f"/registry/imports/runs/{run['id']}?page=3").text
    assert "51–60 из 60" in page
    assert len(re.findall("новая запись", page)) == 10


def test_changes_are_searched_filtered_and_taken_away(register: Register, addresses: list[str]) -> None:
    job = "100-200-300 30;Елкина Анна Ивановна;05.05.1980;B;директор;01.09.2020\n"
    run = register.upload("people", HEADING + SECOND + job + ";Юдина Яна Львовна;;A;учитель;\n")
    page, place = browsing(register, "methodist"), f"/registry/imports/runs/{run['id']}"
    for asked, words, others in (
        ("", ("Елкина", "Юдина"), ()),
        ("?q=юдина", ("Юдина",), ("Елкина",)),
        ("?q=ёлкина", ("Елкина",), ("Юдина",)),
        ("?result=created", ("Юдина",), ("Елкина",)),
        ("?result=changed", ("Елкина",), ("Юдина",)),
    ):
        table = page.get(place + asked).text.partition("<tbody")[2]
        assert all(word in table for word in words), asked
        assert not any(word in table for word in others), asked
    taken = page.get(f"{place}?export=csv").text
    assert "Юдина Яна Львовна;человек;создано;" in taken
    assert "Елкина Анна Ивановна;человек;изменено;Работа" in taken.replace('"', "")


def test_headings_unlike_ours_are_mapped_by_hand(register: Register) -> None:
    methodist = browsing(register, "methodist")
    alien = "Список за год;;\nНомер;Как зовут;Сайт\nC;МБОУ «СОШ № 3»;c.example\n"
    sent = methodist.post(
        "/registry/imports", {"kind": "organizations"}, files={"file": ("школы.csv", alien.encode())}
    )
    assert sent.status_code == 303, sent.text
    columns = sent.headers["Location"]
    page = methodist.get(columns).text
    assert "Не найдена строка заголовков" in page
    assert "<b>Обязательны:</b> «Код», «Наименование»." in page
    assert "Если ниже не заголовки, а уже данные" in page
    unsaid = methodist.post(columns, {"column-0": "Код", "column-1": "-", "column-2": "-"})
    assert (unsaid.status_code, "Не хватает обязательных столбцов: «Наименование»" in unsaid.text) == (
        422,
        True,
    )
    mapped = methodist.post(columns, {"column-0": "Код", "column-1": "Наименование", "column-2": "-"})
    assert mapped.status_code == 303, mapped.text
    assert methodist.post(f"{mapped.headers['Location']}/apply").status_code == 303
    listed = register.methodist.get("/registry/api/v1/organizations").json()
    assert [one["name"] for one in listed if one["code"] == "C"] == ["МБОУ «СОШ № 3»"]


def test_a_page_by_address_of_the_inner_network_is_refused(register: Register) -> None:
    form = {"organization_id": register.schools["A"], "url": "http://127.0.0.1:8000/"}
    reply = browsing(register, "methodist").post("/registry/staff-pages/new", form)
    assert (reply.status_code, "внутреннюю сеть" in reply.text) == (422, True)


def test_a_large_pasted_page_is_taken(register: Register) -> None:
    form = {"organization_id": register.schools["A"], "text": PAGE + "<!-- код сайта -->" * 60_000}
    reply = browsing(register, "methodist").post("/registry/staff-pages/new", form)
    assert reply.status_code == 303, reply.text
