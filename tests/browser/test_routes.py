"""The tutor's journey in a browser: from a result to a closed deficit (ust-koksa п.13, 14)."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from services.routes.rules.wording import GOAL
from tests.browser.conftest import Open
from tests.browser.developing import Seen, fill, sign, work
from tests.browser.looking import NARROW, NARROWEST, WIDE, look
from tests.browser.serving import Served
from tests.journeys import stories
from tests.journeys.village import TODAY

STRENGTH, HELP = "не трудно", "не справляюсь, нужна помощь"


def answer(page: Page, *, hard: str) -> None:
    """Answer every question: one is hard, the others are not."""
    page.wait_for_load_state()
    for group in page.get_by_role("main").get_by_role("group").all():
        is_hard = hard in group.inner_text().casefold()
        group.get_by_label(HELP if is_hard else STRENGTH, exact=True).check()


def _diagnose(tutor: Page, person: str, seen: Seen) -> None:
    """The tutor assigns a self-assessment and enters what was answered on paper."""
    tutor.goto(f"/routes/people/{person}")
    tutor.get_by_role("link", name="Назначить диагностику").click()
    seen(tutor, "routes-assign")
    tutor.get_by_label("Самооценка затруднений").check()
    expect(tutor.get_by_label("Кравец Олег Игоревич")).to_be_checked()
    tutor.get_by_role("button", name="Назначить").click()
    seen(tutor, "routes-diagnostics")
    tutor.get_by_role("link", name="Кравец Олег Игоревич").click()
    seen(tutor, "routes-diagnostic-assigned")
    tutor.get_by_role("link", name="Внести результат").click()
    answer(tutor, hard="уложиться во время")
    seen(tutor, "routes-result-form")
    tutor.get_by_role("button", name="Внести результат").click()
    expect(tutor.get_by_text("«не справляюсь, нужна помощь»").first).to_be_visible()
    seen(tutor, "routes-diagnostic")


def _read(teacher: Page) -> None:
    """The teacher reads the result: before that nothing of it is confirmed."""
    teacher.goto("/routes/mine")
    teacher.get_by_role("link", name="Посмотреть результат").click()
    teacher.get_by_role("button", name="Да, прочитано").click()
    expect(teacher.get_by_role("button", name="Да, прочитано")).to_have_count(0)


def _build(tutor: Page, seen: Seen, *, scripts: bool) -> str:
    """From the person's page to sent: confirm, build, take what is ticked, an own step, a date, an order."""
    tutor.get_by_role("link", name="Решить о дефицитах").click()
    seen(tutor, "routes-person")
    tutor.get_by_role("button", name="Подтвердить: Структура и время").click()
    tutor.get_by_role("button", name="Построить маршрут").click()
    tutor.get_by_text("нет ни одного шага").wait_for()
    expect(tutor.get_by_text(GOAL)).to_be_visible()
    expect(tutor.get_by_role("button", name="Отправить педагогу")).not_to_be_visible()
    seen(tutor, "routes-builder-empty")
    fill(tutor)
    _put_in_place(tutor, scripts=scripts)
    seen(tutor, "routes-builder")
    tutor.get_by_role("button", name="Отправить педагогу").click()
    tutor.get_by_text("Ждёт согласия педагога с сегодняшнего дня.").wait_for()
    return tutor.url


def _put_in_place(tutor: Page, *, scripts: bool) -> None:
    """A date and the order are set in the list: saved at once by the script, by a button without it."""
    due = tutor.get_by_label("Срок: Провести открытый урок")
    day = (TODAY + timedelta(days=40)).isoformat()
    due.fill(day)
    if scripts:
        due.blur()
    else:
        tutor.get_by_role("button", name="Сохранить сроки").click()
    tutor.get_by_text("Сроки записаны.").wait_for()
    expect(due).to_have_attribute("value", day)
    tutor.get_by_role("button", name="Выше: Провести открытый урок").click()
    tutor.get_by_role("button", name="Ниже: Провести открытый урок").wait_for()
    if scripts:
        expect(tutor.get_by_role("button", name="Ниже: Провести открытый урок")).to_be_focused()
    if scripts and tutor.viewport_size and tutor.viewport_size["width"] == WIDE:
        _drag(tutor)


def _drag(tutor: Page) -> None:
    """A step dragged down the list, a bar along the months, a suggestion into the list."""
    steps = tutor.locator("[data-step]")
    steps.first.drag_to(steps.last, target_position={"x": 20, "y": 90}, source_position={"x": 60, "y": 8})
    tutor.get_by_role("button", name="Выше: Провести открытый урок").wait_for()
    due = tutor.get_by_label("Срок: Провести открытый урок")
    before = due.input_value()
    bar = tutor.locator(f".strip-bar[data-key='{str(due.get_attribute('id')).removeprefix('due-')}']")
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box
    tutor.mouse.move(box["x"] + 3, box["y"] + box["height"] / 2)
    tutor.mouse.down()
    tutor.mouse.move(box["x"] + 43, box["y"] + box["height"] / 2, steps=4)
    tutor.mouse.up()
    tutor.get_by_text("Сроки записаны.").wait_for()
    after = due.input_value()
    assert after > before
    offer = tutor.locator("[data-offer]").first
    offer.drag_to(tutor.locator("[data-steps]"), target_position={"x": 20, "y": 20})
    tutor.get_by_text("шагов для него: 3").wait_for()
    tutor.get_by_role("button", name="Удалить: ").last.click()
    tutor.get_by_text("шагов для него: 2").wait_for()


def _close(tutor: Page, teacher: Page, seen: Seen) -> None:
    """All is accepted: the outcome of the deficit ends the route."""
    tutor.get_by_role("button", name="Отметить выполненным").click()
    tutor.get_by_role("link", name="Завершить с итогом").click()
    tutor.get_by_role("button", name="Завершить маршрут").click()
    expect(tutor.get_by_role("alert")).to_contain_text("Нужна повторная диагностика или заключение.")
    tutor.get_by_label("закрыт").check()
    tutor.get_by_label("Заключение").fill("Три урока уложились во время")
    seen(tutor, "routes-closing")
    tutor.get_by_role("button", name="Завершить маршрут").click()
    expect(tutor.get_by_role("heading", level=1).get_by_text("завершён")).to_be_visible()
    seen(tutor, "routes-route-closed")
    teacher.goto("/routes/mine")
    teacher.get_by_text("Закрыты и отклонены: 1").click()
    expect(teacher.get_by_text("Структура и время").first).to_be_visible()
    seen(teacher, "routes-mine")


@pytest.mark.parametrize(("width", "scripts"), [(WIDE, True), (NARROW, True), (NARROW, False)])
def test_from_a_result_to_a_closed_deficit(
    open_page: Open, served: Served, width: int, scripts: bool
) -> None:
    def seen(page: Page, name: str) -> None:
        if scripts:
            look(page, name)

    tutor = open_page(served.role("tutor", "Зуева"), width=width, scripts=scripts)
    teacher = open_page(served.person("Кравец"), width=width, scripts=scripts)
    principal = open_page(served.role("principal", "Власова"), width=width, scripts=scripts)
    _diagnose(tutor, served.village.people["Кравец"]["id"], seen)
    served.settle()
    _read(teacher)
    route = _build(tutor, seen, scripts=scripts)
    sign(teacher, principal, served, seen)
    work(tutor, teacher, route, seen)
    _close(tutor, teacher, seen)


def test_without_a_consent_the_refusal_is_clear(open_page: Open, served: Served) -> None:
    page = open_page(served.role("tutor", "Зуева"), width=NARROW, scripts=False)
    page.goto(f"/routes/people/{served.village.people['Сотников']['id']}")
    expect(page.get_by_text("Согласия на диагностику нет")).to_be_visible()
    page.goto(f"/routes/diagnostics/new?person={served.village.people['Сотников']['id']}")
    expect(page.get_by_role("alert")).to_contain_text("Сотников Ю. Ю.: нет действующего согласия")
    expect(page.get_by_label("Сотников Юрий Юрьевич")).to_have_count(0)


def _late(served: Served) -> dict[str, str]:
    """A running route with a late step, and the ids that its pages go by."""
    tutor = served.village.as_role("tutor", "Зуева")
    path = stories.from_result_to_approved_route(served.village)
    route = stories.said(tutor.get(path))
    deficit = stories.said(tutor.get("/routes/api/v1/deficits?state=detected"))[0]
    stories.said(tutor.patch(path, json={"starts_on": (TODAY - timedelta(days=30)).isoformat()}))
    step = route["steps"][0]["id"]
    late = {"due_on": (TODAY - timedelta(days=3)).isoformat()}
    stories.said(tutor.patch(f"/routes/api/v1/steps/{step}", json=late))
    return {
        "route": f"/routes/routes/{route['id']}",
        "step": f"/routes/steps/{step}",
        "person": f"/routes/people/{served.village.people['Кравец']['id']}",
        "deficit": f"/routes/deficits/{deficit['id']}",
        "diagnostic": f"/routes/diagnostics/{deficit['diagnostic_id']}",
    }


PAGES = {
    "tutor": (
        *("/routes/", "/routes/routes", "/routes/diagnostics", "/routes/diagnostics/new"),
        *("/routes/templates", "/routes/sending"),
        *("{person}", "{person}/deficits", "{person}/certificates", "{person}/route"),
        *("{route}", "{route}/plan", "{route}/steps", "{route}/cancellation"),
        *("{route}/builder", "{route}/versions", "{route}/copies", "{route}/template"),
        *("{step}", "{step}/skipping", "{deficit}/dismissal", "{diagnostic}"),
    ),
    "teacher": (
        "/routes/mine",
        "/routes/mine/deficits",
        "/routes/mine/certificates",
        "{route}",
        "{step}/evidence",
    ),
    "methodist": ("/routes/routes", "{person}", "{route}", "/routes/diagnostics", "/routes/diagnostics/new"),
    "principal": ("/routes/routes", "/routes/signing", "{person}", "{route}"),
}


@pytest.mark.parametrize(("width", "dark"), [(NARROW, False), (NARROWEST, True), (WIDE, True)])
def test_every_page_stands_on_a_phone_and_in_the_dark(
    open_page: Open, served: Served, width: int, dark: bool
) -> None:
    places = _late(served)
    cookies = {
        "tutor": served.role("tutor", "Зуева"),
        "teacher": served.person("Кравец"),
        "methodist": served.role("methodist"),
        "principal": served.role("principal", "Власова"),
    }
    for who, addresses in PAGES.items():
        page = open_page(cookies[who], width=width, dark=dark)
        for address in addresses:
            reply = page.goto(address.format(**places))
            assert reply is not None
            assert reply.status == 200, address
            look(page, f"routes-{who}-{address}{'-dark' if dark else ''}")


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_figures_register_and_demand(open_page: Open, served: Served, width: int) -> None:
    """A teacher asks for training, the principal sends it on; the tutor has names, the others figures."""
    teacher = open_page(served.person("Кравец"), width=width)
    teacher.goto("/routes/mine/training")
    teacher.get_by_label("Чему хотите учиться").select_option(label="Цифровая область в целом")
    teacher.get_by_label("Программа или своими словами").fill("Цифровые сервисы")
    teacher.get_by_label("Дистанционная").check()
    teacher.get_by_role("button", name="Попросить").click()
    expect(teacher.get_by_role("heading", name="Вы попросили")).to_be_visible()
    look(teacher, "routes-training")
    principal = open_page(served.role("principal", "Власова"), width=width)
    principal.goto("/routes/training-demand")
    look(principal, "routes-demand-principal")
    principal.get_by_role("button", name="Отправить заявку").click()
    principal.get_by_role("link", name="редакция 1").or_(
        principal.locator("#main .plain-list a").first
    ).first.click()
    expect(principal.get_by_text("Цифровые сервисы").first).to_be_visible()
    look(principal, "routes-demand-sent")
    tutor = open_page(served.role("tutor", "Зуева"), width=width)
    tutor.goto("/routes/deficits")
    look(tutor, "routes-register")
    methodist = open_page(served.role("methodist"), width=width)
    for page in ("overview", "deficits", "deficits/summary?by=topic", "training-demand"):
        methodist.goto(f"/routes/{page}")
        look(methodist, f"routes-{page.partition('?')[0].replace('/', '-')}-methodist")
    teacher.get_by_role("button", name="Отозвать").click()
    expect(teacher.get_by_role("heading", name="Вы попросили")).to_have_count(0)
