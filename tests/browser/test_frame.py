"""The frame of all pages: components, sign-in and out, the weight of a first visit."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, NARROWEST, WIDE, look
from tests.browser.serving import Served

HEAVIEST = 150 * 1024
TABLET = 820
PASSWORD = "длинный пароль 1"


@pytest.mark.parametrize("width", [WIDE, TABLET, NARROW, NARROWEST])
@pytest.mark.parametrize("dark", [False, True])
def test_components_stand_everywhere(open_page: Open, width: int, dark: bool) -> None:
    page = open_page(width=width, dark=dark)
    page.goto("/registry/components")
    look(page, "components-dark" if dark else "components")


def test_a_form_keeps_what_was_typed_and_says_what_to_mend(open_page: Open) -> None:
    page = open_page(scripts=False)
    page.goto("/registry/components")
    page.get_by_label("Сколько минут").fill("")
    page.get_by_label("Заметка").fill("Разобрали урок")
    page.get_by_label("дисциплина").check()
    page.get_by_role("button", name="Записать встречу").click()
    expect(page.get_by_label("Заметка")).to_have_value("Разобрали урок")
    expect(page.get_by_label("дисциплина")).to_be_checked()
    expect(page.get_by_role("alert").get_by_role("link", name="Сколько минут")).to_be_visible()
    expect(page.locator("#minutes-wrong")).to_contain_text("Это поле нужно заполнить.")
    expect(page.get_by_label("Сколько минут")).to_have_attribute("aria-invalid", "true")


def test_a_table_is_searched_filtered_sorted_paged_and_taken_away(open_page: Open) -> None:
    page = open_page(scripts=False)
    page.goto("/registry/components")
    page.get_by_role("searchbox", name="Поиск").fill("ЕЛКИНА")
    page.get_by_role("combobox", name="Состояние").select_option(label="с наставником")
    page.get_by_role("button", name="Показать", exact=True).click()
    expect(page).to_have_url(re.compile("q="))
    rows = page.get_by_role("table", name="Молодые педагоги").get_by_role("row")
    expect(rows.filter(has_not_text="Ёлкина")).to_have_count(1)
    page.get_by_role("link", name="Встреч", exact=True).click()
    expect(page.get_by_role("columnheader", name="Встреч")).to_have_attribute("aria-sort", "ascending")
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV").click()
    assert "Ёлкина" in taken.value.path().read_text("utf-8-sig")
    page.get_by_role("link", name="Сбросить").click()
    page.get_by_role("link", name="Страница 2").click()
    expect(page.get_by_role("link", name="Страница 2")).to_have_attribute("aria-current", "page")


def _with_account(served: Served, role: str) -> str:
    email = f"{role}@school.example"
    body: dict[str, Any] = {"email": email, "password": PASSWORD, "grants": [{"role": role}]}
    body["municipality_id"] = served.village.municipality_id
    reply = served.system.client(operator=True).post("/registry/api/v1/accounts", json=body)
    assert reply.status_code == 201, reply.text
    return email


@pytest.mark.parametrize("scripts", [True, False])
def test_signing_in_leads_to_the_page_asked_for_and_out_again(
    open_page: Open, served: Served, scripts: bool
) -> None:
    email = _with_account(served, "methodist")
    page = open_page(scripts=scripts, width=NARROW)
    page.goto("/registry/imports")
    assert "/registry/sign-in?next=" in page.url
    page.get_by_label("Электронная почта").fill(email)
    page.get_by_label("Пароль").fill("не тот")
    page.get_by_role("button", name="Войти").click()
    expect(page.get_by_role("alert")).to_contain_text("Неверное имя для входа или пароль.")
    expect(page.get_by_label("Электронная почта")).to_have_value(email)
    page.get_by_label("Пароль").fill(PASSWORD)
    page.get_by_role("button", name="Войти").click()
    assert page.url.endswith("/registry/imports")
    page.get_by_text("Методист", exact=True).click()
    page.get_by_role("button", name="Выйти").click()
    assert page.url.endswith("/registry/sign-in")
    page.goto("/registry/imports")
    assert "/registry/sign-in" in page.url


def test_a_list_on_a_phone_is_put_in_order_too_and_says_only_what_is_known(open_page: Open) -> None:
    page = open_page(width=NARROW)
    page.goto("/registry/components")
    rows = page.get_by_role("table", name="Молодые педагоги").get_by_role("row")
    order = rows.first.get_by_role("link", name="Встреч", exact=True)
    order.click()
    expect(page.get_by_role("columnheader", name="Встреч")).to_have_attribute("aria-sort", "ascending")
    expect(page.get_by_role("cell", name="—", exact=True)).to_have_count(0)


HEIGHT_OF_A_ROW = 60


@pytest.mark.parametrize("width", [NARROW, NARROWEST])
def test_many_parts_take_one_row_on_a_phone_and_the_present_one_is_in_view(
    open_page: Open, served: Served, width: int
) -> None:
    page = open_page(served.role("tutor", "Кравец"), width=width)
    page.goto("/routes/consultations")
    for name in ("Разделы", "Части раздела"):
        row = page.get_by_role("navigation", name=name)
        expect(row.locator("[aria-current]")).to_be_in_viewport(ratio=1)
        box = row.bounding_box()
        assert box
        assert box["height"] < HEIGHT_OF_A_ROW
    parts = page.get_by_role("navigation", name="Части раздела")
    expect(parts).to_have_class(re.compile("has-before.*has-after|has-after.*has-before"))
    parts.get_by_role("link").last.focus()
    expect(parts.get_by_role("link").last).to_be_in_viewport(ratio=1)
    expect(parts).not_to_have_class(re.compile("has-after"))
    look(page, "parts-of-a-tutor")


def test_a_long_list_is_printed_from_the_first_page_on(open_page: Open, served: Served) -> None:
    page = open_page(served.role("tutor", "Кравец"))
    page.goto("/routes/routes")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Части раздела")).to_be_hidden()
    page.goto("/registry/components")
    card = page.locator(".card-box", has=page.get_by_role("table", name="Молодые педагоги")).first
    expect(card).to_have_css("break-inside", "auto")
    expect(card.locator(".list")).to_have_css("overflow-x", "visible")


def test_without_scripts_the_parts_wrap_and_all_are_in_sight(open_page: Open, served: Served) -> None:
    cookie = served.role("tutor", "Кравец")
    page = open_page(cookie, width=NARROW, scripts=False)
    page.goto("/routes/consultations")
    for link in page.get_by_role("navigation").get_by_role("link").all():
        expect(link).to_be_in_viewport(ratio=1)


def test_the_first_visit_is_light(open_page: Open) -> None:
    page = open_page(width=NARROW)
    weights: list[int] = []
    page.on("requestfinished", lambda request: weights.append(request.sizes()["responseBodySize"]))
    page.goto("/")
    page.wait_for_load_state("networkidle")
    assert len(weights) > 3
    assert sum(weights) <= HEAVIEST
    look(page, "sign-in")
