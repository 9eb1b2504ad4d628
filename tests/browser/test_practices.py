"""The practice bank in a browser: from a teacher's phone to a page that anybody reads (ust-koksa 13, 15)."""

from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.looking import NARROW, WIDE, look
from tests.browser.serving import Served


def test_from_a_teachers_phone_to_everybody(open_page: Open, served: Served) -> None:
    teacher = open_page(served.person("Кравец"), width=NARROW)
    teacher.goto("/routes/mine")
    teacher.get_by_role("link", name="Банк практик").click()
    look(teacher, "practices-empty")
    teacher.get_by_role("link", name="Предложить практику").click()
    teacher.get_by_label("Название").fill("Песочные часы урока")
    teacher.get_by_text("Методическая область", exact=True).click()
    teacher.get_by_label("структура и время").check()
    teacher.get_by_label("Что это").fill("Урок делится на четыре отрезка, у каждого своё время.")
    teacher.get_by_label("Как применить").fill("Разметить план\nПоставить часы\nОтметить, где не хватило")
    teacher.get_by_label("Ссылки").fill("https://example.org/chasy")
    look(teacher, "practice-form")
    teacher.get_by_role("button", name="Сохранить").click()
    look(teacher, "practice-draft")
    teacher.get_by_role("button", name="Отправить методисту").click()
    teacher.get_by_role("button", name="Согласен, показывайте моё имя и школу").click()
    address = teacher.url
    keeper = open_page(served.role("methodist"), width=WIDE)
    keeper.goto(address)
    look(keeper, "practice-submitted")
    keeper.get_by_role("button", name="Опубликовать").click()
    for width in (WIDE, NARROW):
        stranger = open_page(width=width, scripts=width == WIDE)
        stranger.goto("/registry/sign-in")
        stranger.get_by_role("link", name="банк практик").click()
        if width == WIDE:
            look(stranger, "practices-public")
        stranger.get_by_role("link", name="Песочные часы урока").click()
        expect(stranger.get_by_text("Кравец Олег Игоревич")).to_be_visible()
        expect(stranger.get_by_role("button")).to_have_count(0)
        if width == WIDE:
            look(stranger, "practice-public")
            stranger.set_viewport_size({"width": NARROW, "height": 900})
            look(stranger, "practice-public")
            stranger.get_by_role("link", name="Банк практик").click()
            look(stranger, "practices-public")
