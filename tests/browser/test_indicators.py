"""The ten indicators in a browser: c1's figures as expected, each opening into its names."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, WIDE, keep_picture, look
from tests.browser.serving import Served, serving
from tests.cases import FOLDER, ORDER, expected, upload
from tests.journeys.village import Village
from tests.system import System

(SNAPSHOT,) = expected("c1")
BOARD = f"/monitoring/?as_of={SNAPSHOT['as_of']}"


@pytest.fixture
def served(system: System) -> Iterator[Served]:
    """Case c1 instead of the village, at an address."""
    operator = system.client(operator=True)
    made = operator.post("/registry/api/v1/municipalities", json={"profile": "ust-koksa"}).json()
    for kind in ORDER:
        system.deliver()
        upload(operator, kind, FOLDER / "c1" / f"{kind}.csv")
    system.deliver()
    village = Village(client=system.client, settle=system.deliver, municipality_id=made["id"])
    village.people = {one["last_name"]: one for one in operator.get("/registry/api/v1/people").json()}
    schools = operator.get("/registry/api/v1/organizations").json()
    village.organization_id = next(one["id"] for one in schools if one["code"] == "A")
    with serving(system, village) as at_address:
        yield at_address


def shown(figure: dict[str, Any]) -> list[str]:
    """What a line of the page must say of an expected figure: share, value, verdict."""
    if "count" in figure:
        return [str(figure["count"]), "количество"]
    value = "н/д" if figure["percent"] is None else f"{figure['percent']:.1f} %".replace(".", ",")
    verdict = {True: "выполнен", False: "ещё", None: "порог не задан"}[figure.get("met")]
    return [f"{figure['numerator']} / {figure['denominator']}", value, verdict]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_figures_are_the_expected_ones(open_page: Open, served: Served, width: int) -> None:
    page = open_page(served.role("methodist"), width=width)
    page.goto(BOARD)
    look(page, "indicators")
    rows = page.get_by_role("table", name="Десять показателей").get_by_role("row").all_inner_texts()[1:]
    for figure, text in zip(SNAPSHOT["indicators"], rows, strict=True):
        assert all(words in text for words in shown(figure)), (figure, text)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_methodist_goes_from_a_figure_to_its_names(open_page: Open, served: Served, scripts: bool) -> None:
    page = open_page(served.role("methodist"), scripts=scripts)
    page.goto(BOARD)
    fifth = SNAPSHOT["indicators"][4]
    row = page.get_by_role("row").filter(has_text="Педагоги с индивидуальным маршрутом")
    row.get_by_role("link", name=f"{fifth['numerator']} / {fifth['denominator']}").click()
    names = page.get_by_role("table", name="Список").get_by_role("row")
    expect(names).to_have_count(fifth["numerator"] + 1)
    expect(names.nth(1)).to_contain_text("маршрут действует")
    keep_picture(page, "indicator-in")
    page.get_by_role("link", name="Не учтены").click()
    expect(names).to_have_count(fifth["denominator"] - fifth["numerator"] + 1)
    page.get_by_role("combobox", name="Школа").select_option(index=1)
    page.get_by_role("button", name="Показать").nth(1).click()
    assert "school=" in page.url
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV").first.click()
    assert "Почему здесь" in taken.value.path().read_text("utf-8-sig")
    page.get_by_role("link", name="Показатели", exact=True).last.click()
    assert SNAPSHOT["as_of"] in page.url


@pytest.mark.parametrize("number", range(1, 11))
def test_every_indicator_stands_on_a_phone(open_page: Open, served: Served, number: int) -> None:
    page = open_page(served.role("methodist"), width=NARROW)
    page.goto(f"/monitoring/indicators/{number}?as_of={SNAPSHOT['as_of']}&list=out")
    look(page, f"indicator-{number}")


def test_another_date_is_a_tap_or_a_field_away(open_page: Open, served: Served) -> None:
    page = open_page(served.role("methodist"), scripts=False)
    page.goto("/monitoring/")
    page.get_by_label("На другую дату").fill(SNAPSHOT["as_of"])
    page.get_by_role("button", name="Показать").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Показатели на 31 декабря 2025")
    page.get_by_role("link", name="Сегодня").click()
    page.get_by_role("navigation", name="Другие даты").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("31 ")


def test_a_principal_sees_names_of_the_own_school_and_others_none(open_page: Open, served: Served) -> None:
    principal = open_page(served.role("principal", "Власова"))
    principal.goto(f"/monitoring/indicators/5?as_of={SNAPSHOT['as_of']}&list=out")
    expect(principal.get_by_role("heading", name="Ваша школа")).to_be_visible()
    look(principal, "indicator-principal")
    approver = open_page(served.role("approver"), width=NARROW, dark=True)
    approver.goto(f"/monitoring/indicators/5?as_of={SNAPSHOT['as_of']}")
    expect(approver.get_by_role("table")).to_have_count(0)
    expect(approver.get_by_text("Имена за этой цифрой видят")).to_be_visible()
    look(approver, "indicator-nameless")


def test_an_analyst_chooses_a_municipality(open_page: Open, served: Served) -> None:
    cookie = served.role("analyst")
    cookie["value"] = served.system.token("analyst")
    page = open_page(cookie)
    page.goto("/monitoring/")
    look(page, "municipalities")
    page.get_by_role("link", name="Усть-Коксинский район").click()
    expect(page.get_by_role("table", name="Десять показателей")).to_be_visible()
    assert "municipality=ust-koksa" in page.url
