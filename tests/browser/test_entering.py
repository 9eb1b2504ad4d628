"""Ways in, at a real browser: ending a session from another one."""

import re
from typing import Any

import pyotp
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, keep_picture, look
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
    page.goto("/registry/sign-in?next=/registry/me/sign-in")
    page.get_by_label("Электронная почта").fill(email)
    page.get_by_label("Пароль").fill(PASSWORD)
    page.get_by_role("button", name="Войти", exact=True).click()
    page.wait_for_url(lambda url: "/registry/sign-in" not in url)


def given_role(served: Served, login: str, role: str) -> None:
    """Give a role to who was invited: an administrator's home is a page of this service."""
    operator = served.system.client(operator=True)
    [found] = [one for one in operator.get("/registry/api/v1/accounts").json() if one["login"] == login]
    path = f"/registry/api/v1/accounts/{found['id']}/roles"
    assert operator.post(path, json={"grants": [{"role": role}]}).status_code == 200


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
    expect(phone.get_by_role("status")).to_contain_text("Сеанс завершён.")
    left_behind.goto("/registry/imports")
    assert "/registry/sign-in" in left_behind.url
    sign_in(left_behind, email)
    left_behind.goto("/registry/me/sessions")
    look(left_behind, "sessions")
    left_behind.get_by_role("button", name="Завершить все остальные").click()
    phone.goto("/registry/me/sign-in")
    assert "/registry/sign-in" in phone.url


def test_a_link_of_an_invitation_leads_in(open_page: Open, served: Served) -> None:
    admin, phone = open_page(served.role("admin")), open_page(width=NARROW, scripts=False)
    admin.goto("/registry/accounts")
    admin.get_by_role("link", name="Пригласить", exact=True).first.click()
    look(admin, "uninvited")
    admin.get_by_role("link", name="Пригласить по ссылке: Кравец").click()
    admin.get_by_label("Электронная почта").fill("kravets@school.example")
    admin.get_by_label("Роль").select_option(label="Администратор")
    look(admin, "invite")
    admin.get_by_role("button", name="Пригласить").click()
    look(admin, "invited")
    link = admin.locator("[data-invitation]").get_attribute("href") or ""
    phone.goto(link.replace(served.system.settings.public_url, served.url))
    phone.get_by_label("Новый пароль", exact=True).fill(PASSWORD)
    phone.get_by_label("Новый пароль ещё раз").fill("не тот")
    phone.get_by_role("button", name="Сохранить и войти").click()
    expect(phone.get_by_role("alert")).to_contain_text("Пароли не совпали")
    keep_picture(phone, "invitation")
    phone.get_by_label("Новый пароль", exact=True).fill(PASSWORD)
    phone.get_by_label("Новый пароль ещё раз").fill(PASSWORD)
    phone.get_by_role("button", name="Сохранить и войти").click()
    phone.wait_for_url("**/registry/imports")
    phone.goto("/registry/me/sign-in")
    expect(phone.locator("main")).to_contain_text("kravets@school.example")
    admin.goto("/registry/accounts")
    look(admin, "accounts")
    admin.get_by_role("link", name="Кравец").click()
    look(admin, "account")


def test_cards_are_printed_and_a_code_is_typed_from_paper(open_page: Open, served: Served) -> None:
    methodist, phone = open_page(served.role("methodist")), open_page(width=NARROW)
    methodist.goto("/registry/accounts/invitations")
    methodist.get_by_role("link", name="Отметить всех на странице").click()
    methodist.get_by_role("button", name="Карточки для отмеченных").click()
    look(methodist, "cards")
    methodist.emulate_media(media="print")
    keep_picture(methodist, "cards-print")
    methodist.set_viewport_size({"width": NARROW, "height": 900})
    methodist.emulate_media(media="screen")
    look(methodist, "cards")
    card = methodist.locator(".invitation-card").first
    name, code = card.locator(".login").inner_text(), card.locator("code").inner_text()
    given_role(served, name, "admin")
    phone.goto("/registry/sign-in")
    phone.get_by_role("link", name="Есть карточка с кодом").click()
    phone.get_by_label("Код с карточки").fill(code.lower())
    look(phone, "invitation-code")
    phone.get_by_role("button", name="Дальше").click()
    look(phone, "invitation-by-code")
    phone.get_by_label("Новый пароль", exact=True).fill(PASSWORD)
    phone.get_by_label("Новый пароль ещё раз").fill(PASSWORD)
    phone.get_by_role("button", name="Сохранить и войти").click()
    phone.wait_for_url("**/registry/imports")
    again = open_page(width=NARROW)
    sign_in(again, name)
    look(again, "me-by-made-name")


def test_a_token_for_a_program_is_narrowed_and_shown_once(open_page: Open, served: Served) -> None:
    email = account(served)
    page = open_page(width=NARROW)
    sign_in(page, email)
    page.goto("/registry/me/tokens")
    page.get_by_label("Для чего").fill("Выгрузка охвата")
    page.get_by_text("Наставничество", exact=True).last.click()
    page.get_by_label("Охват молодых педагогов: смотреть", exact=True).check()
    look(page, "tokens")
    page.get_by_role("button", name="Выдать токен").click()
    look(page, "token")
    expect(page.get_by_label("Токен")).to_have_value(re.compile("^eyJ"))
    page.get_by_role("link", name="К токенам").click()
    look(page, "tokens-listed")


def test_a_code_is_set_up_and_asked_after_the_password(open_page: Open, served: Served) -> None:
    email = account(served)
    desk, phone = open_page(), open_page(width=NARROW, scripts=False)
    sign_in(desk, email)
    desk.goto("/registry/me/two-factor")
    look(desk, "two-factor-off")
    desk.get_by_role("button", name="Настроить").click()
    look(desk, "two-factor-begun")
    secret = desk.locator("code.key").inner_text()
    desk.get_by_label("Код из приложения").fill("000000")
    desk.get_by_role("button", name="Включить").click()
    expect(desk.get_by_role("alert")).to_contain_text("Код не подошёл")
    desk.get_by_label("Код из приложения").fill(pyotp.TOTP(secret).now())
    desk.get_by_role("button", name="Включить").click()
    look(desk, "recovery-codes")
    recovery = desk.locator(".recovery code").first.inner_text()
    desk.goto("/registry/me/two-factor")
    look(desk, "two-factor-on")
    phone.goto("/registry/sign-in?next=/registry/me/sign-in")
    phone.get_by_label("Электронная почта").fill(email)
    phone.get_by_label("Пароль").fill(PASSWORD)
    phone.get_by_role("button", name="Войти", exact=True).click()
    keep_picture(phone, "second-step")
    phone.get_by_label("Код из приложения").fill(recovery)
    phone.get_by_role("button", name="Войти", exact=True).click()
    assert phone.url.endswith("/registry/me/sign-in")
