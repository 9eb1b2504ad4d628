"""The register in a browser: a move keeps both periods, two editors lose nothing, schools merge and close."""

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, NARROWEST, WIDE, look
from tests.browser.serving import Served
from tests.journeys.village import TODAY

API = "/registry/api/v1"
SECOND = "МБОУ «СОШ № 2 имени Ёжикова»"


@pytest.fixture
def second(served: Served) -> dict[str, Any]:
    """Another school of the village."""
    body = {"code": "B", "name": SECOND, "municipality_id": served.village.municipality_id}
    made: dict[str, Any] = _operator(served).post(f"{API}/organizations", json=body).json()
    return made


def _operator(served: Served) -> Any:
    return served.system.client(operator=True)


def _find(page: Page, words: str) -> None:
    page.goto("/registry/people")
    page.get_by_role("searchbox", name="Поиск").fill(words)
    page.get_by_role("button", name="Показать", exact=True).click()


@pytest.mark.parametrize(("width", "scripts"), [(WIDE, True), (NARROW, False)])
def test_a_person_is_found_and_moved_and_the_card_shows_both_periods(
    open_page: Open, served: Served, second: dict[str, Any], width: int, scripts: bool
) -> None:
    page = open_page(served.role("methodist"), width=width, scripts=scripts)
    _find(page, "демина мария")
    if scripts:
        look(page, "people")
    page.get_by_role("link", name="Дёмина Мария Юрьевна").click()
    page.get_by_role("link", name="Перевести", exact=True).first.click()
    page.get_by_label("С какого дня").fill(str(TODAY))
    page.get_by_label("Куда").select_option(label=second["name"])
    if scripts:
        look(page, "move")
    page.get_by_role("button", name="Перевести").click()
    expect(page.get_by_text("Перевод записан.")).to_be_visible()
    history = page.locator(".timeline")
    expect(history.get_by_role("listitem")).to_have_count(2)
    expect(history.get_by_role("listitem").first).to_contain_text(f"Учитель, {SECOND}")
    expect(history.get_by_role("listitem").nth(1)).to_contain_text("МБОУ «СОШ № 1»")
    if scripts:
        look(page, "person")
    _find(page, "ежикова")
    expect(page.get_by_role("table", name="Люди")).to_contain_text("Дёмина")


def test_two_edit_one_card_and_the_slower_loses_nothing(open_page: Open, served: Served) -> None:
    quick, slow = open_page(served.role("methodist")), open_page(served.role("methodist"), width=NARROW)
    address = f"/registry/people/{served.village.people['Кравец']['id']}/edit"
    for page in (quick, slow):
        page.goto(address)
    quick.get_by_label("Электронная почта").fill("first@school.example")
    quick.get_by_role("button", name="Сохранить").click()
    expect(quick.get_by_text("Карточка сохранена.")).to_be_visible()
    slow.get_by_label("Отчество").fill("Ильич")
    slow.get_by_label("Электронная почта").fill("second@school.example")
    slow.get_by_role("button", name="Сохранить").click()
    expect(slow.get_by_role("alert")).to_contain_text("запись изменил другой человек")
    expect(slow.get_by_label("Отчество")).to_have_value("Ильич")
    expect(slow.get_by_label("Электронная почта")).to_have_value("second@school.example")
    expect(slow.locator("#email-now")).to_have_text("Сейчас записано: first@school.example")
    look(slow, "person-conflict")
    slow.get_by_role("button", name="Сохранить").click()
    expect(slow.get_by_role("heading", name="Кравец Олег Ильич")).to_be_visible()
    assert "second@school.example" in slow.content()


def test_a_school_is_merged_into_another(open_page: Open, served: Served, second: dict[str, Any]) -> None:
    page = open_page(served.role("methodist"))
    page.goto(f"/registry/organizations/{served.village.organization_id}")
    look(page, "organization")
    page.get_by_role("link", name="Присоединить к другой").click()
    page.get_by_label("К какой").select_option(label=second["name"])
    page.get_by_label("С какого дня").fill(str(TODAY))
    look(page, "merger")
    page.get_by_role("button", name="Присоединить").click()
    expect(page.get_by_text("Присоединена, работники переведены.")).to_be_visible()
    page.get_by_role("link", name=second["name"]).first.click()
    for name in ("Власова", "Кравец", "Дёмина"):
        expect(page.get_by_role("table", name="Работники")).to_contain_text(name)
    expect(page.locator(".timeline")).to_contain_text("Присоединена «МБОУ «СОШ № 1»»")
    _find(page, "сотников")
    page.get_by_role("link", name="Сотников Юрий Юрьевич").click()
    expect(page.locator(".timeline li")).to_have_count(2)


def test_a_school_is_closed_and_says_who_is_still_there(open_page: Open, served: Served) -> None:
    page = open_page(served.role("methodist"), width=NARROW, scripts=False)
    page.goto(f"/registry/organizations/{served.village.organization_id}")
    page.get_by_role("link", name="Закрыть").click()
    page.get_by_label("Последний день работы").fill(str(TODAY - timedelta(days=1)))
    page.get_by_role("button", name="Закрыть").click()
    expect(page.get_by_text("работа 6 человек в ней не закрыта")).to_be_visible()
    expect(page.get_by_text("закрыта", exact=True)).to_be_visible()


@pytest.mark.parametrize("width", [WIDE, NARROW, NARROWEST])
def test_pages_of_the_register_stand_everywhere(
    open_page: Open, served: Served, second: dict[str, Any], width: int
) -> None:
    api = _operator(served)
    home = f"{API}/organizations/{second['id']}"
    api.post(f"{home}/staffing-needs", json={"subject": "физика", "rate": 0.5, "since": str(TODAY)})
    flags = [{"kind": "low_result", "since": "2025-01-01"}]
    api.patch(home, json={"flags": flags})
    body = {"name": "Сообщество учителей физики", "kind": "network_community", "subjects": ["физика"]}
    body["municipality_id"] = served.village.municipality_id
    made = api.post(f"{API}/bodies", json=body).json()
    member = {"person_id": served.village.people["Зуева"]["id"], "role": "руководитель"}
    api.post(f"{API}/bodies/{made['id']}/memberships", json=member)
    page = open_page(served.role("methodist"), width=width)
    for path in (
        "people",
        "people/new",
        "organizations",
        f"organizations/{second['id']}",
        f"organizations/{second['id']}/edit",
        f"organizations/{second['id']}/curator",
        "staffing-needs",
        "bodies",
        f"bodies/{made['id']}",
        f"bodies/{made['id']}/members/new",
        "communities",
    ):
        page.goto(f"/registry/{path}")
        look(page, f"register-{path.replace(second['id'], 'b').replace(made['id'], 'b')}")


def test_a_member_and_a_curator_are_chosen_by_name(
    open_page: Open, served: Served, second: dict[str, Any]
) -> None:
    page = open_page(served.role("methodist"), scripts=False)
    page.goto("/registry/bodies/new")
    page.get_by_label("Название").fill("Совет наставников")
    page.get_by_role("button", name="Создать").click()
    page.get_by_role("link", name="Записать участника").click()
    page.get_by_role("searchbox", name="Поиск").fill("зуева")
    page.get_by_role("button", name="Показать", exact=True).click()
    page.get_by_role("link", name="Зуева Анна Сергеевна").click()
    page.get_by_label("Роль").fill("секретарь")
    page.get_by_role("button", name="Записать участником").click()
    expect(page.get_by_role("table", name="Участники")).to_contain_text("секретарь")
    page.goto(f"/registry/organizations/{second['id']}/curator?q=зуева")
    page.get_by_role("link", name="Зуева Анна Сергеевна").click()
    page.get_by_role("button", name="Назначить куратором").click()
    expect(page.get_by_text("Куратор изменён.")).to_be_visible()
    expect(page.get_by_text("Зуева Анна Сергеевна")).to_be_visible()


def test_a_principal_looks_and_does_not_change(open_page: Open, served: Served) -> None:
    page = open_page(served.role("principal", "Власова"), width=NARROW)
    page.goto("/registry/people")
    page.get_by_role("link", name="Кравец Олег Игоревич").click()
    expect(page.get_by_role("link", name="Перевести")).to_have_count(0)
    expect(page.get_by_text("Согласия на обработку данных")).to_have_count(0)
    look(page, "person-principal")
