"""Sign-in through a real OpenID Connect provider, in a process of its own."""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from deploy.native.process import Process, free_port, listens
from shared.settings import Settings, SingleSignOn
from shared.web.cookie import COOKIE
from tests.browsing import Browsing
from tests.services.registry.conftest import Register
from tests.services.registry.test_accounts import ACCOUNTS, add, sign_in
from tests.services.registry.test_two_factor import enrol
from tests.system import System

START = "/registry/sign-in/sso"
USERS: dict[str, dict[str, object]] = {
    "tutor": {"email": "Tutor@school.ru", "email_verified": True},
    "unverified": {"email": "tutor@school.ru", "email_verified": False},
    "silent": {"email": "tutor@school.ru"},
    "stranger": {"email": "stranger@school.ru", "email_verified": True},
    "invited": {"email": "new@school.ru", "email_verified": True},
}


@pytest.fixture(scope="module")
def issuer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A provider that knows some people."""
    port = free_port()
    argv = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce", "true"]
    for name, claims in USERS.items():
        argv += ["--user-claims", json.dumps({"sub": name, **claims})]
    provider = Process("provider", argv, log=tmp_path_factory.mktemp("provider") / "log")
    provider.start()
    provider.until(lambda: listens(port))
    yield f"http://127.0.0.1:{port}"
    provider.stop()


@pytest.fixture
def system(settings: Settings, issuer: str) -> Iterator[System]:
    known = SingleSignOn(issuer=issuer, client_id="mms", client_secret="secret")
    made = System(replace(settings, single_sign_on=known))
    yield made
    made.close()


def vouch(browsing: Browsing, who: str, *, start: str = START) -> str:
    """Let the provider vouch for somebody; returns the address it sends the browser back to."""
    asked = browsing.get(start).headers["Location"]
    reply = httpx.post(asked, data={"sub": who})
    assert reply.status_code == 302, reply.text
    back = urlsplit(reply.headers["Location"])
    return f"{back.path}?{back.query}"


def test_a_verified_email_lets_its_account_in(register: Register) -> None:
    add(register)
    browsing = Browsing(register.system)
    assert "Войти через учётную запись организации" in browsing.get("/registry/sign-in").text
    back = vouch(browsing, "tutor", start=f"{START}?next=/registry/me/sign-in")
    assert browsing.get(back).headers["Location"] == "/registry/me/sign-in"
    assert "tutor@school.ru" in browsing.get("/registry/me/sign-in").text


def test_the_request_is_bound_to_the_browser_and_to_its_answer(register: Register) -> None:
    add(register)
    browsing, other = Browsing(register.system), Browsing(register.system)
    asked = parse_qs(urlsplit(browsing.get(START).headers["Location"]).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert {"state", "nonce", "code_challenge"} <= set(asked)
    back = vouch(browsing, "tutor")
    assert "не получилось" in other.get(back).text
    assert "не получилось" in browsing.get(back.replace("state=", "state=x")).text
    assert browsing.get(back).status_code == 303
    assert "не получилось" in browsing.get(back).text


@pytest.mark.parametrize("who", ["unverified", "silent", "stranger"])
def test_nobody_else_comes_in_and_no_account_is_made(register: Register, who: str) -> None:
    add(register)
    before = register.methodist.get(ACCOUNTS).json()
    browsing = Browsing(register.system)
    refused = browsing.get(vouch(browsing, who))
    assert refused.status_code == 422
    assert "Попросите методиста пригласить вас" in refused.text
    assert browsing.get("/registry/me/sign-in").status_code == 303
    assert register.methodist.get(ACCOUNTS).json() == before


def test_an_invited_one_comes_in_and_a_disabled_one_does_not(register: Register) -> None:
    body = {"email": "new@school.ru", "grants": [{"role": "approver"}]}
    made = register.methodist.post(f"{ACCOUNTS}/invitations", json=body).json()
    browsing = Browsing(register.system)
    assert browsing.get(vouch(browsing, "invited")).headers["Location"] == "/monitoring/"
    assert browsing.get("/registry/me/sign-in").status_code == 200
    used = sign_in(register, "new@school.ru", invitation=made["invitation"])
    assert used.status_code == 422
    register.methodist.post(f"{ACCOUNTS}/{made['account']['id']}/disable")
    again = Browsing(register.system)
    assert again.get(vouch(again, "invited")).status_code == 422


def test_the_second_step_is_asked_here_too(register: Register) -> None:
    add(register)
    first = Browsing(register.system)
    first.get(vouch(first, "tutor"))
    enrol(first)
    again = Browsing(register.system)
    assert again.get(vouch(again, "tutor")).headers["Location"] == "/registry/sign-in/code"


@pytest.mark.parametrize("who", ["tutor", "invited"])
def test_a_closed_account_stays_closed_and_its_session_ends(register: Register, who: str) -> None:
    made = add(register, str(USERS[who]["email"]))
    inside = Browsing(register.system)
    assert inside.get(vouch(inside, who)).status_code == 303
    register.methodist.post(f"{ACCOUNTS}/{made['id']}/disable")
    assert inside.get("/registry/me/sign-in").headers["Location"].startswith("/registry/sign-in")
    again = Browsing(register.system)
    refused = again.get(vouch(again, who))
    assert (refused.status_code, "Попросите методиста" in refused.text) == (422, True)
    assert COOKIE not in again.client.cookies


class TestRequiredTwoFactors:
    """The provider's word is the first step only: the setting asks methodists for the second one here too."""

    @pytest.fixture
    def system(self, settings: Settings, issuer: str) -> Iterator[System]:
        known = SingleSignOn(issuer=issuer, client_id="mms", client_secret="secret")
        made = System(replace(settings, single_sign_on=known, two_factor_required=True))
        yield made
        made.close()

    def test_a_methodist_sets_it_up_before_anything_else_and_is_asked_for_it_ever_after(
        self, register: Register
    ) -> None:
        add(register, grants=[{"role": "methodist"}])
        first = Browsing(register.system)
        back = vouch(first, "tutor", start=f"{START}?next=/registry/people")
        assert first.get(back).headers["Location"] == "/registry/me/two-factor"
        for path in ("/registry/people", "/registry/accounts", "/registry/me/tokens"):
            assert first.get(path).headers["Location"] == "/registry/me/two-factor"
        assert first.get("/registry/api/v1/people").status_code == 403
        enrol(first)
        assert first.get("/registry/people").status_code == 200
        again = Browsing(register.system)
        assert again.get(vouch(again, "tutor")).headers["Location"] == "/registry/sign-in/code"
        assert COOKIE not in again.client.cookies


def test_a_provider_that_does_not_answer_is_said(settings: Settings) -> None:
    silent = SingleSignOn(issuer=f"http://127.0.0.1:{free_port()}", client_id="m", client_secret="s")
    system = System(replace(settings, single_sign_on=silent))
    assert "не получилось" in Browsing(system).get(START).text
    system.close()


def test_without_the_setting_there_is_no_such_door(settings: Settings, tmp_path: Path) -> None:
    system = System(settings)
    browsing = Browsing(system)
    assert "организации" not in browsing.get("/registry/sign-in").text
    assert browsing.get(START).status_code == 404
    assert browsing.get(f"{START}/back").status_code == 404
    system.close()
