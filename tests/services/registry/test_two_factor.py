"""The second step: set up by a QR code, asked after the password, each code once, required by setting."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from services.registry.models import TwoFactor
from services.registry.rules import accepted_step
from shared.settings import Settings
from shared.web.cookie import COOKIE
from tests.browsing import Browsing
from tests.services.registry.conftest import Json, Register
from tests.services.registry.test_accounts import ACCOUNTS, PASSWORD, add, as_owner, sign_in
from tests.services.registry.test_invitations import CODE, accept, methodist
from tests.services.registry.test_sessions import browse
from tests.system import System

HERE = "/registry/me/two-factor"
SECRET = re.compile(r'class="key">(\w+)<')
CREDENTIALS = {"email": "tutor@school.ru", "password": PASSWORD}


class Phone:
    """An application with a secret; `shows(1)` is what it shows half a minute after it was set up."""

    def __init__(self, secret: str) -> None:
        self.secret = secret
        self.step = int(datetime.now(UTC).timestamp()) // 30

    def shows(self, later: int = 0) -> str:
        """The code of a half minute."""
        return pyotp.TOTP(self.secret).generate_otp(self.step + later)


def enrol(browsing: Browsing) -> tuple[Phone, list[str]]:
    """Set the second step up; returns the phone and the recovery codes."""
    browsing.post(f"{HERE}/begin")
    page = browsing.get(HERE).text
    found = SECRET.search(page)
    assert found is not None
    assert "<svg" in page
    phone = Phone(found[1])
    done = browsing.post(HERE, {"code": phone.shows()})
    assert done.status_code == 200, done.text
    return phone, CODE.findall(done.text)


def test_the_secret_is_encrypted_and_the_session_goes_on(register: Register) -> None:
    add(register)
    browsing = browse(register)
    phone, codes = enrol(browsing)
    assert len(set(codes)) == 8
    assert browsing.get("/registry/me/sign-in").status_code == 200
    with register.system.db("registry").read() as session:
        assert phone.secret.encode() not in session.query(TwoFactor).one().secret
    assert phone.secret not in browsing.get(HERE).text
    assert "Неиспользованных кодов восстановления: 8" in browsing.get(HERE).text


def test_after_the_password_a_code_is_asked_and_each_is_good_once(register: Register) -> None:
    add(register)
    phone, _ = enrol(browse(register))
    browsing = Browsing(register.system)
    asked = browsing.post("/registry/sign-in", CREDENTIALS, params={"next": "/registry/me/sign-in"})
    assert asked.headers["Location"] == "/registry/sign-in/code"
    assert COOKIE not in browsing.client.cookies
    used = browsing.post("/registry/sign-in/code", {"code": phone.shows()})
    assert used.status_code == 422
    assert "Код не подошёл" in used.text
    entered = browsing.post("/registry/sign-in/code", {"code": phone.shows(1)})
    assert entered.headers["Location"] == "/registry/me/sign-in"
    assert browsing.get("/registry/me/sign-in").status_code == 200
    again = Browsing(register.system)
    again.post("/registry/sign-in", CREDENTIALS)
    assert again.post("/registry/sign-in/code", {"code": phone.shows(1)}).status_code == 422


def test_nobody_reaches_the_second_step_without_the_first(register: Register) -> None:
    browsing = Browsing(register.system)
    assert browsing.get("/registry/sign-in/code").headers["Location"] == "/registry/sign-in"
    assert browsing.post("/registry/sign-in/code", {"code": "123456"}).status_code == 303


def test_a_recovery_code_replaces_the_phone_once(register: Register) -> None:
    add(register)
    _, codes = enrol(browse(register))
    answers = []
    for _ in range(2):
        browsing = Browsing(register.system)
        browsing.post("/registry/sign-in", CREDENTIALS)
        answers.append(browsing.post("/registry/sign-in/code", {"code": codes[0].lower()}).status_code)
    assert answers == [303, 422]


def test_programs_send_the_code_as_otp(register: Register) -> None:
    add(register)
    phone, _ = enrol(browse(register))
    asked = sign_in(register, "tutor@school.ru")
    assert (asked.status_code, asked.json()["type"]) == (401, "urn:mms:problem:otp-required")
    wrong = sign_in(register, "tutor@school.ru", otp="000000")
    assert (wrong.status_code, wrong.json()["type"]) == (422, "urn:mms:problem:wrong-code")
    client = as_owner(register, sign_in(register, "tutor@school.ru", otp=phone.shows(1)))
    assert client.get("/registry/api/v1/organizations").status_code == 200
    assert sign_in(register, "tutor@school.ru", "не тот пароль", otp=phone.shows()).status_code == 401


def test_codes_are_throttled_together_with_passwords(register: Register) -> None:
    add(register)
    phone, _ = enrol(browse(register))
    for _ in range(5):  # a right password gives no new tries at the code: each round counts twice
        assert sign_in(register, "tutor@school.ru", otp="000000").status_code == 422
    assert sign_in(register, "tutor@school.ru", otp=phone.shows(1)).status_code == 429


def test_it_is_switched_off_by_a_code_only(register: Register) -> None:
    add(register)
    browsing = browse(register)
    phone, _ = enrol(browsing)
    assert browsing.post(HERE, {"code": "000000"}).status_code == 422
    assert browsing.post(HERE, {"code": phone.shows(1)}).headers["Location"] == HERE
    assert sign_in(register, "tutor@school.ru").status_code == 201


def test_a_methodist_helps_who_lost_the_phone(register: Register) -> None:
    made = add(register)
    browsing = browse(register)
    enrol(browsing)
    assert methodist(register).post(f"/registry/accounts/{made['id']}/two-factor-off").status_code == 303
    assert browsing.get("/registry/me/sign-in").headers["Location"].startswith("/registry/sign-in")
    assert sign_in(register, "tutor@school.ru").status_code == 201


def test_a_new_invitation_is_no_way_around(register: Register) -> None:
    made = add(register)
    enrol(browse(register))
    code = register.methodist.post(f"{ACCOUNTS}/{made['id']}/invite").json()["invitation"]
    assert accept(register, code)[1].headers["Location"] == "/registry/sign-in/code"


def test_a_step_of_time_is_accepted_near_now_and_never_twice() -> None:
    now = datetime(2025, 9, 1, 12, tzinfo=UTC)
    secret = pyotp.random_base32()
    right = pyotp.TOTP(secret).at(now)
    step = accepted_step(secret, f"{right[:3]} {right[3:]}", now=now, last_step=0)
    assert step == int(now.timestamp()) // 30
    assert accepted_step(secret, right, now=now + timedelta(seconds=30), last_step=0) == step
    assert accepted_step(secret, right, now=now + timedelta(seconds=60), last_step=0) is None
    assert accepted_step(secret, right, now=now, last_step=step) is None


class TestRequired:
    """The setting asks methodists and administrators for the second step."""

    @pytest.fixture
    def system(self, settings: Settings) -> Iterator[System]:
        made = System(replace(settings, two_factor_required=True))
        yield made
        made.close()

    @pytest.fixture
    def entered(self, register: Register) -> Browsing:
        add(register, "m@school.ru", grants=[{"role": "methodist"}])
        browsing = Browsing(register.system)
        reply = browsing.post("/registry/sign-in", {"email": "m@school.ru", "password": PASSWORD})
        assert reply.headers["Location"] == HERE
        return browsing

    def test_nothing_else_opens_until_it_is_set_up(self, register: Register, entered: Browsing) -> None:
        for path in (
            "/registry/imports",
            "/registry/me/sign-in",
            "/registry/me/tokens",
            "/registry/accounts",
        ):
            assert entered.get(path).headers["Location"] == HERE
        wanted: Json = {"name": "x", "permissions": ["person.read"], "days": "30"}
        assert entered.post("/registry/me/tokens", wanted).headers["Location"] == HERE
        for path in ("/registry/api/v1/people", "/mentorship/api/v1/pairs", "/routes/api/v1/routes"):
            refused = entered.get(path)
            assert (refused.status_code, refused.json()["detail"]) == (403, "Сначала включите код при входе.")
        assert "обязателен" in entered.get(HERE).text

    def test_set_up_everything_opens_and_the_narrow_session_is_over(
        self, register: Register, entered: Browsing
    ) -> None:
        narrow = dict(entered.client.cookies)[COOKIE]
        phone, _ = enrol(entered)
        assert entered.get("/registry/imports").status_code == 200
        assert Browsing(register.system, narrow).get(HERE).headers["Location"].startswith("/registry/sign-in")
        off = entered.post(HERE, {"code": phone.shows(1)})
        assert off.headers["Location"] == HERE
        assert entered.get("/registry/imports").headers["Location"] == HERE

    def test_a_program_is_told_and_others_are_not_asked(self, register: Register) -> None:
        add(register, "m@school.ru", grants=[{"role": "methodist"}])
        refused = sign_in(register, "m@school.ru")
        assert (refused.status_code, refused.json()["type"]) == (403, "urn:mms:problem:two-factor-required")
        add(register)
        assert sign_in(register, "tutor@school.ru").status_code == 201
