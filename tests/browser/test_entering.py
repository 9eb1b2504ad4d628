"""Ways in, at a real browser: ending a session from another one."""

from typing import Any

from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, look
from tests.browser.serving import Served

PASSWORD = "длинный пароль 1"


def account(served: Served, role: str = "methodist", **more: Any) -> str:
    """An account with a password; returns its e-mail."""
    email = f"{role}@school.example"
    body = {"email": email, "password": PASSWORD, "grants": [{"role": role}], **more}
    body["municipality_id"] = served.village.municipality_id
    reply = served.system.client(operator=True).post("/registry/api/v1/accounts", json=body)
    assert reply.status_code == 201, reply.text
    return email


def sign_in(page: Page, email: str) -> None:
    """Sign in by the form."""
    page.goto("/registry/sign-in?next=/registry/me")
    page.get_by_label("Электронная почта").fill(email)
    page.get_by_label("Пароль").fill(PASSWORD)
    page.get_by_role("button", name="Войти", exact=True).click()
    page.wait_for_url(lambda url: "sign-in" not in url)


def test_a_session_is_ended_from_another_browser(open_page: Open, served: Served) -> None:
    email = account(served)
    left_behind, phone = open_page(), open_page(width=NARROW)
    sign_in(left_behind, email)
    sign_in(phone, email)
    phone.goto("/registry/imports")
    phone.get_by_text("Методист", exact=True).click()
    look(phone, "account-menu")
    phone.get_by_role("link", name="Мой вход").click()
    look(phone, "me")
    phone.get_by_role("link", name="Сеансы").click()
    look(phone, "sessions")
    phone.get_by_role("button", name="Завершить: Chrome, Linux").click()
    assert "Сеанс завершён." in phone.get_by_role("status").inner_text()
    left_behind.goto("/registry/imports")
    assert "/registry/sign-in" in left_behind.url
    sign_in(left_behind, email)
    left_behind.goto("/registry/me/sessions")
    look(left_behind, "sessions")
    left_behind.get_by_role("button", name="Завершить все остальные").click()
    phone.goto("/registry/me")
    assert "/registry/sign-in" in phone.url
