"""A route's way in a browser: filled with steps, signed by two, worked step by step."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.serving import Served

Seen = Callable[[Page, str], None]


def fill(tutor: Page) -> None:
    """A route of what is ticked for its deficits and of an own step."""
    tutor.get_by_role("button", name="Добавить отмеченные").click()
    tutor.get_by_role("button", name="Отправить педагогу").wait_for()
    tutor.get_by_text("+ Свой шаг").click()
    tutor.get_by_label("Вид шага").select_option(label="Открытый урок")
    tutor.get_by_label("Что сделать").fill("Провести открытый урок")
    tutor.get_by_label("Предъявляемый результат").fill("Конспект урока")
    tutor.get_by_role("button", name="Добавить шаг").click()
    tutor.get_by_role("button", name="Отменить", exact=True).wait_for()


def sign(teacher: Page, principal: Page, served: Served, seen: Seen) -> None:
    """The teacher agrees, the principal approves."""
    served.settle()
    teacher.goto("/routes/mine")
    expect(teacher.get_by_role("heading", level=1)).to_contain_text("Олег Игоревич, ")
    teacher.get_by_role("link", name="Посмотреть", exact=True).click()
    seen(teacher, "routes-route-teacher")
    teacher.get_by_role("button", name="Согласовать").click()
    principal.goto("/routes/routes")
    seen(principal, "routes-list-principal")
    principal.get_by_role("link", name="Кравец Олег Игоревич").click()
    expect(principal.get_by_text("высокий", exact=True)).to_have_count(0)
    seen(principal, "routes-route-principal")
    principal.get_by_role("link", name="Вернуть с замечанием").click()
    seen(principal, "routes-return")
    principal.get_by_role("link", name="Не сейчас").click()
    principal.get_by_role("button", name="Утвердить").click()
    expect(principal.get_by_text("Провести открытый урок")).to_have_count(0)


def work(tutor: Page, teacher: Page, route: str, seen: Seen) -> None:
    """Start, evidence for each step, one returned, all accepted."""
    tutor.goto(route)
    tutor.get_by_role("button", name="Начать маршрут").click()
    for remark in ("Приложите конспект", "", ""):
        teacher.goto("/routes/mine")
        teacher.get_by_role("link", name="Отправить подтверждение: ").first.click()
        teacher.get_by_label("Что сделано").fill("https://example.org/plan")
        seen(teacher, "routes-evidence")
        teacher.get_by_role("button", name="Отправить").click()
        tutor.goto("/routes/")
        seen(tutor, "routes-home")
        tutor.get_by_role("link", name="Посмотреть и принять: Кравец О. И.").click()
        if not remark:
            tutor.get_by_role("button", name="Принять: ").click()
            continue
        tutor.get_by_role("link", name="Вернуть: ").click()
        tutor.get_by_label("Что нужно изменить").fill(remark)
        seen(tutor, "routes-step-return")
        tutor.get_by_role("button", name="Вернуть с замечанием").click()
