"""A principal issues an order from its draft; programme, report and office are looked at."""

from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, WIDE, look
from tests.browser.serving import Served
from tests.journeys.stories import said
from tests.journeys.village import TODAY

API = "/mentorship/api/v1"


def waiting_pair(served: Served) -> dict[str, Any]:
    """A pair of the village's school that waits for its order, with a programme begun."""
    village = served.village
    principal = village.as_role("principal", "Власова")
    body = {"mentor_id": village.people["Панова"]["id"], "mentee_id": village.people["Дёмина"]["id"]}
    pair = said(principal.post(f"{API}/pairs", json=body | {"starts_on": TODAY.isoformat()}), 201)
    path = f"{API}/pairs/{pair['id']}"
    for party, name in (("mentor", "Панова"), ("mentee", "Дёмина")):
        consent = {"party": party, "given_on": TODAY.isoformat()}
        said(village.as_person(name).post(f"{path}/consents", json=consent), 201)
    plan = {"goal": "Спокойный первый год", "items": [{"activity": "Разбор", "due_on": TODAY.isoformat()}]}
    said(village.as_person("Панова").post(f"{path}/programme", json=plan))
    served.settle()
    found: dict[str, Any] = pair
    return found


def test_an_order_is_issued_from_its_draft(open_page: Open, served: Served) -> None:
    pair = waiting_pair(served)
    path = f"/mentorship/pairs/{pair['id']}"
    page = open_page(served.role("principal", "Власова"), width=WIDE)
    page.goto(path)
    look(page, "документы-пары")
    page.get_by_role("link", name="Кто подписывает").click()
    page.get_by_role("link", name="Указать подписанта").click()
    look(page, "подписант")
    page.get_by_role("button", name="Записать").click()
    look(page, "документы-школы")
    page.goto(path)
    page.get_by_role("link", name="Подготовить приказ").click()
    expect(page.get_by_role("img", name="Черновик, страница 1")).to_be_visible()
    look(page, "черновик-приказа")
    page.get_by_role("button", name="Зарегистрировать и выпустить").click()
    expect(page.get_by_role("status").first).to_contain_text("Документ выпущен")
    expect(page.get_by_role("link", name="Приказ в PDF")).to_be_visible()


def test_programme_and_report_on_a_phone(open_page: Open, served: Served) -> None:
    path = f"/mentorship/pairs/{waiting_pair(served)['id']}"
    page = open_page(served.person("Панова"), width=NARROW)
    for place in ("programme", "programme/items/1", "report", "report/edit", "questionnaire"):
        page.goto(f"{path}/{place}")
        look(page, place.replace("/", "-"))
    page.goto(f"{path}/programme")
    page.get_by_role("button", name="Согласиться с программой").click()
    expect(page.get_by_role("status").first).to_contain_text("Вы согласились")
