"""The door of pages: who may come, what must be said, pages by address."""

from collections.abc import Callable, Sequence

import httpx
import pytest
from flask import Flask

from shared.fetching import fetch_page
from tests.browsing import Browsing
from tests.services.registry.staff_pages.conftest import School, page_of


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"organization": ""}, "код организации"),
        ({"organization": "нет такой"}, "нет такой"),
        ({"rows": "1,x"}, "1,3-5"),
        ({"rows": "5-3"}, "1,3-5"),
        ({"municipality": "нет такого"}, "нет такого"),
    ],
)
def test_what_is_missing_or_unknown_is_said(school: School, form: dict[str, str], words: str) -> None:
    reply = school.send(page_of(("Юдина Яна Львовна", "учитель")), **form)
    assert 400 <= reply.status_code < 500
    assert words in reply.text


def test_neither_file_nor_address(school: School) -> None:
    assert "Приложите файл" in school.send(None).json()["detail"]
    reply = school.register.methodist.post(
        "/registry/api/v1/imports", data={"kind": "people", "municipality": "ust-koksa"}
    )
    assert (reply.status_code, "Приложите файл" in reply.text) == (422, True)


def test_what_is_no_page_is_refused_and_nothing_is_remembered(school: School) -> None:
    before = school.register.methodist.get("/registry/api/v1/imports").json()
    reply = school.register.methodist.post(
        "/registry/api/v1/imports",
        data={"kind": "staff-page", "municipality": "ust-koksa", "organization": "A"},
        files={"file": ("staff.pdf", b"%PDF-1.7")},
    )
    assert (reply.status_code, reply.json()["type"].rpartition(":")[2]) == (422, "unreadable-file")
    assert school.register.methodist.get("/registry/api/v1/imports").json() == before


def test_a_tutor_may_not(school: School) -> None:
    tutor = school.register.client("tutor", organization_id=school.register.schools["A"])
    data = {"kind": "staff-page", "municipality": "ust-koksa", "organization": "A"}
    reply = tutor.post("/registry/api/v1/imports", data=data, files={"file": ("staff.html", b"<p>")})
    assert reply.status_code == 403


def test_an_address_of_the_inner_network_is_refused(school: School) -> None:
    reply = school.send(None, url="http://127.0.0.1:8000/registry/api/v1/people")
    assert reply.status_code == 422
    assert "внутреннюю сеть" in reply.json()["detail"]


def test_a_page_by_its_address(school: School) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(200, html=page_of(("Юдина Яна Львовна", "учитель")))

    over(school, answer)
    report = school.send(None, url="https://school.example/sveden/employees", apply="true").json()
    assert (asked, report["created"]) == (["https://school.example/sveden/employees"], 1)
    *_, run = school.register.methodist.get("/registry/api/v1/imports").json()
    assert run["filename"] == "https://school.example/sveden/employees"


def test_a_slow_site_keeps_nobody_from_writing(school: School) -> None:
    written: list[int] = []

    def answer(_request: httpx.Request) -> httpx.Response:
        other = school.register.methodist.post(
            "/registry/api/v1/organizations", json={"code": "C", "name": "Новая школа", "kind": "school"}
        )
        written.append(other.status_code)
        return httpx.Response(200, html=page_of(("Юдина Яна Львовна", "учитель")))

    over(school, answer)
    assert school.send(None, url="https://school.example/").status_code == 200
    assert written == [201]


def test_a_page_by_its_address_in_a_browser(school: School) -> None:
    over(school, lambda _request: httpx.Response(200, html=page_of(("Юдина Яна Львовна", "учитель"))))
    here = {"municipality_id": school.register.municipality["id"]}
    methodist = Browsing(school.register.system, school.register.system.token("methodist", **here))
    form = {"organization_id": school.register.schools["A"], "url": "https://school.example/sveden/employees"}
    sent = methodist.post("/registry/staff-pages/new", form, files={"nothing": ("", b"")})
    page = methodist.get(sent.headers["Location"]).text
    assert "https://school.example/sveden/employees" in page
    assert "Юдина Яна Львовна" in page
    inner = form | {"url": "http://127.0.0.1/"}
    registry = school.register.system.origin.mounts["/registry"]
    assert isinstance(registry, Flask)
    registry.extensions["mms_fetch"] = fetch_page
    refused = methodist.post("/registry/staff-pages/new", inner, files={"nothing": ("", b"")})
    assert (refused.status_code, "внутреннюю сеть" in refused.text) == (422, True)


def over(school: School, answer: Callable[[httpx.Request], httpx.Response]) -> None:
    """Let the service fetch over a network where one public site answers so."""

    def resolve(_host: str, _port: int) -> Sequence[str]:
        return ["95.163.0.1"]

    def fetch(address: str) -> object:
        transport = httpx.MockTransport(answer)
        return fetch_page(address, resolve=resolve, connect=lambda _addresses, _deadline: transport)

    registry = school.register.system.origin.mounts["/registry"]
    assert isinstance(registry, Flask)
    registry.extensions["mms_fetch"] = fetch


def test_the_history_on_the_import_page_names_the_page(school: School) -> None:
    school.compare(("Юдина Яна Львовна", "учитель"))
    page = school.register.methodist.get("/registry/imports")
    assert page.status_code == 200
    assert "Страница «Педагогический состав»" in page.text
