"""The session of the pages: kept from scripts and other sites, ended everywhere, a second tap is harmless."""

from dataclasses import replace

import pytest

from services.catalogue import SERVICES
from services.demonstration import DEMONSTRATION
from shared.settings import Settings
from shared.web.cookie import COOKIE
from shared.web.headers import SECURITY
from tests.browsing import Browsing
from tests.system import System

PASSWORD = "длинный пароль 1"
PEOPLE = "Фамилия;Имя;Организация\nНовый;Пётр;A\n"


@pytest.fixture
def municipality_id(system: System) -> str:
    """A municipality with one methodist's account."""
    operator = system.client(operator=True)
    made: str = operator.post("/registry/api/v1/municipalities", json={"profile": "zeya"}).json()["id"]
    body = {"email": "m@school.example", "password": PASSWORD, "grants": [{"role": "methodist"}]}
    reply = operator.post("/registry/api/v1/accounts", json=body | {"municipality_id": made})
    assert reply.status_code == 201, reply.text
    return made


@pytest.fixture
def signed_in(system: System, municipality_id: str) -> Browsing:
    """The methodist at a browser, signed in by the form."""
    browsing = Browsing(system)
    reply = browsing.post("/registry/sign-in", {"email": "m@school.example", "password": PASSWORD})
    assert (reply.status_code, reply.headers["Location"]) == (303, "/monitoring/")
    return browsing


def test_the_cookie_is_kept_from_scripts_and_other_sites(system: System, municipality_id: str) -> None:
    browsing = Browsing(system)
    reply = browsing.post("/registry/sign-in", {"email": "m@school.example", "password": PASSWORD})
    [cookie] = [one for one in reply.headers.get_list("Set-Cookie") if one.startswith(COOKIE)]
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


def test_over_tls_nothing_travels_without_it(settings: Settings) -> None:
    system = System(replace(settings, public_url="https://mms.example"))
    reply = Browsing(system).get("/registry/sign-in")
    assert all("Secure" in one for one in reply.headers.get_list("Set-Cookie"))
    assert "max-age" in reply.headers["Strict-Transport-Security"]
    system.close()


def test_the_session_opens_pages_and_the_api_and_ends(system: System, signed_in: Browsing) -> None:
    assert signed_in.get("/registry/imports").status_code == 200
    assert signed_in.get("/registry/api/v1/people").status_code == 200
    assert signed_in.get("/").headers["Location"] == "/monitoring/"
    signed_in.post("/registry/sign-out")
    assert signed_in.get("/registry/imports").headers["Location"].startswith("/registry/sign-in")
    assert signed_in.get("/registry/api/v1/people").status_code == 401


def test_a_disabled_account_is_led_to_sign_in_everywhere(system: System, signed_in: Browsing) -> None:
    operator = system.client(operator=True)
    [account] = operator.get("/registry/api/v1/accounts").json()
    assert operator.post(f"/registry/api/v1/accounts/{account['id']}/disable").status_code == 200
    system.deliver()
    assert signed_in.get("/registry/imports").headers["Location"].startswith("/registry/sign-in")
    assert signed_in.get("/notifications/api/v1/inbox").status_code == 401
    assert signed_in.get("/registry/sign-in").status_code == 200


@pytest.mark.parametrize("path", ["/registry/imports", "/registry/api/v1/bodies"])
def test_a_request_of_another_site_is_refused(system: System, signed_in: Browsing, path: str) -> None:
    stranger = Browsing(system)
    for forged in ({}, {"csrf_token": "x"}, {"csrf_token": stranger.token()}):
        reply = signed_in.client.post(path, data=forged)
        assert reply.status_code == 400
    assert signed_in.get("/registry/api/v1/imports").json() == []


def test_no_page_writes_without_its_token(system: System, signed_in: Browsing) -> None:
    """Whatever page is added later is held to it here."""
    invented = "019ab000-0000-7000-8000-000000000001"
    for name in SERVICES:
        app = system.origin.mounts[f"/{name}"]
        for rule in app.url_map.iter_rules():  # type: ignore[attr-defined]  # mounts are Flask applications
            if "POST" not in (rule.methods or ()) or rule.rule.startswith("/api/"):
                continue
            path = "/".join(invented if "<" in part else part for part in rule.rule.split("/"))
            reply = signed_in.client.post(f"/{name}{path}", data={"email": "x"})
            assert reply.status_code in {400, 404}, path


def test_a_second_tap_is_the_same_request(system: System, signed_in: Browsing) -> None:
    operator = system.client(operator=True)
    files = {"file": ("o.csv", "Код;Наименование\nA;СОШ № 1\n".encode())}
    form = {"kind": "organizations", "municipality": "zeya"}
    assert operator.post("/registry/api/v1/imports", data=form, files=files).status_code == 200
    tap = {"kind": "people", "once": "tap-1", "csrf_token": signed_in.token()}
    told = [
        signed_in.client.post("/registry/imports", data=tap, files={"file": ("p.csv", PEOPLE.encode())})
        for _ in range(2)
    ]
    assert told[0].status_code == 303
    assert told[0].headers["Location"] == told[1].headers["Location"]
    assert told[1].headers["Idempotency-Replayed"] == "true"


def test_every_reply_carries_the_headers_errors_too(system: System, signed_in: Browsing) -> None:
    for path in ("/", "/nowhere", "/registry/sign-in", "/registry/nowhere", "/registry/api/v1/nowhere"):
        reply = signed_in.get(path)
        assert {name: reply.headers.get(name) for name in SECURITY} == SECURITY
        assert "unsafe-inline" not in reply.headers["Content-Security-Policy"]


def test_sign_in_tells_nobody_what_was_wrong_and_is_throttled(system: System, municipality_id: str) -> None:
    browsing = Browsing(system)
    said = set()
    for email in ("m@school.example", "nobody@school.example"):
        reply = browsing.post("/registry/sign-in", {"email": email, "password": "не тот пароль"})
        assert reply.status_code == 422
        said.add("Неверное имя для входа или пароль." in reply.text)
    assert said == {True}
    for _ in range(10):
        reply = browsing.post("/registry/sign-in", {"email": "m@school.example", "password": "не тот"})
    assert "Слишком много попыток" in reply.text
    reply = browsing.post("/registry/sign-in", {"email": "m@school.example", "password": PASSWORD})
    assert COOKIE not in reply.cookies


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/mentorship/pairs", "/mentorship/pairs"),
        ("https://evil.example/", "/monitoring/"),
        ("//evil.example/", "/monitoring/"),
        ("/\\evil.example/", "/monitoring/"),
    ],
)
def test_sign_in_leads_nowhere_else(system: System, municipality_id: str, asked: str, led: str) -> None:
    browsing = Browsing(system)
    data = {"email": "m@school.example", "password": PASSWORD}
    reply = browsing.post("/registry/sign-in", data, params={"next": asked})
    assert reply.headers["Location"] == led


def test_the_demonstration_is_offered_at_this_machine_only(settings: Settings) -> None:
    system = System(replace(settings, demonstration=DEMONSTRATION))
    browsing = Browsing(system)
    here = {"Host": "127.0.0.1:8000"}
    assert "Показательные данные" in browsing.get("/registry/sign-in", headers=here).text
    elsewhere = browsing.get("/registry/sign-in", headers={"Host": "mms.example"})
    assert DEMONSTRATION.password not in elsewhere.text
    system.close()


def test_an_empty_home_says_how_to_begin(system: System) -> None:
    assert "mms user add" in Browsing(system).get("/registry/sign-in").text


def test_a_file_beyond_the_limit_is_refused_in_words(signed_in: Browsing) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=x", "Content-Length": str(65 * 1024 * 1024)}
    reply = signed_in.client.post("/registry/imports", content=iter([b"--x"]), headers=headers)
    assert reply.status_code == 413
    assert "Файл слишком большой." in reply.text


def test_a_refusal_is_a_page_for_people_and_a_problem_for_programs(
    system: System, municipality_id: str, signed_in: Browsing
) -> None:
    analyst = Browsing(system, system.token("analyst", municipality_id=municipality_id))
    page = analyst.get("/registry/imports")
    assert (page.status_code, page.headers["Content-Type"]) == (403, "text/html; charset=utf-8")
    assert "Недостаточно прав для этого действия." in page.text
    problem = analyst.get("/registry/api/v1/imports")
    assert problem.headers["Content-Type"].startswith("application/problem+json")
    missing = signed_in.get("/registry/imports/019ab000-0000-7000-8000-000000000001")
    assert missing.status_code == 404
    assert "проверенные файлы хранятся сутки" in missing.text
