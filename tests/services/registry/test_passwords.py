"""Changing the password, and hashes that grow with argon2's parameters."""

import re

from argon2 import PasswordHasher
from sqlalchemy import select

from services.registry.models import Account
from tests.services.registry.conftest import Register
from tests.services.registry.test_accounts import PASSWORD, add, sign_in
from tests.services.registry.test_program_tokens import WANTED, bearer
from tests.services.registry.test_sessions import PHONE, browse, reply_of

NEW = "новая длинная фраза"
HERE = "/registry/me/password"


def change(present: str = PASSWORD, password: str = NEW, again: str = NEW) -> dict[str, str]:
    return {"present": present, "password": password, "again": again}


def test_the_other_sessions_end_and_the_old_password_too(register: Register) -> None:
    add(register)
    lost, kept = browse(register, PHONE), browse(register)
    [token] = re.findall(r"eyJ[\w.-]+", kept.post("/registry/me/tokens", WANTED).text)
    program = bearer(register, token)
    assert kept.post(HERE, change()).headers["Location"] == "/registry/me/sign-in"
    assert [reply_of(one, "registry") for one in (lost.client, kept.client, program)] == [401, 200, 200]
    assert sign_in(register, "tutor@school.ru").status_code == 401
    assert sign_in(register, "tutor@school.ru", NEW).status_code == 201


def test_what_is_wrong_is_said_at_its_field(register: Register) -> None:
    add(register)
    browsing = browse(register)
    for data, said in (
        (change(present="не тот пароль"), "Нынешний пароль не подошёл."),
        (change(again="другая фраза"), "Пароли не совпали."),
        (change(password="qwerty123456", again="qwerty123456"), "подбирают одним из первых"),
        (change(password="tutor@school.ru", again="tutor@school.ru"), "похож на имя для входа"),
    ):
        refused = browsing.post(HERE, data)
        assert refused.status_code == 422
        assert said in refused.text
    assert sign_in(register, "tutor@school.ru").status_code == 201


def test_a_borrowed_session_cannot_try_passwords_for_ever(register: Register) -> None:
    add(register)
    browsing = browse(register)
    for _ in range(10):
        assert "не подошёл" in browsing.post(HERE, change(present="не тот пароль")).text
    assert "Слишком много попыток" in browsing.post(HERE, change()).text


def test_a_hash_of_older_parameters_is_renewed_at_sign_in(register: Register) -> None:
    add(register)
    old = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    with register.system.db("registry").write() as session:
        session.scalars(select(Account)).one().password_hash = old
    assert sign_in(register, "tutor@school.ru").status_code == 201
    with register.system.db("registry").read() as session:
        renewed = session.scalars(select(Account)).one().password_hash
    assert renewed is not None
    assert renewed != old
    assert not PasswordHasher().check_needs_rehash(renewed)
    assert sign_in(register, "tutor@school.ru").status_code == 201
