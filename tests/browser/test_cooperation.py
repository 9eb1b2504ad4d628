"""A group accepted by a teacher of another school on a phone; a question asked, answered, made a step."""

from typing import Any

from playwright.sync_api import Page, expect

from shared.web.cookie import COOKIE
from tests.browser.conftest import Open
from tests.browser.looking import NARROW, look
from tests.browser.serving import Served
from tests.journeys import stories
from tests.journeys.stories import ROUTES, said
from tests.journeys.village import TODAY

TITLE, QUESTION = "Учимся ставить цель урока", "Как понять, что цель урока достигнута?"
JOB = {"position": "учитель", "staff_category": "pedagogical", "occupation": "main", "since": "2020-09-01"}


def _neighbours(served: Served) -> dict[str, Any]:
    """A second school with a teacher who has the same confirmed deficit; a browser's session of theirs."""
    methodist = served.village.as_role("methodist")
    place = {"code": "B", "name": "МБОУ «СОШ № 2»", "kind": "school"}
    school = said(methodist.post("/registry/api/v1/organizations", json=place), 201)["id"]
    ids = []
    for last_name in ("Ильина", "Гордеева"):
        names = {"last_name": last_name, "first_name": "Вера", "middle_name": "Олеговна"}
        made = said(methodist.post("/registry/api/v1/people", json=names), 201)
        path = f"/registry/api/v1/people/{made['id']}"
        said(methodist.post(f"{path}/employments", json=JOB | {"organization_id": school}), 201)
        agreed = {"purpose": "diagnostics", "operator": "ММС", "given_on": "2025-01-10"}
        said(methodist.post(f"{path}/consents", json=agreed), 201)
        ids.append(made["id"])
    served.settle()
    home: dict[str, Any] = {"municipality_id": served.village.municipality_id}
    tutor = served.system.client("tutor", person_id=ids[1], organization_id=school, **home)
    served.village.people["Ильина"] = {"id": ids[0]}
    stories.confirmed_deficit(served.village, tutor, "Ильина")
    token = served.system.token(person_id=ids[0], **home)
    return {"name": COOKIE, "value": token, "url": served.url, "httpOnly": True, "sameSite": "Lax"}


def _formed(tutor: Page, methodist: Page) -> None:
    """The methodist sets the limits, the tutor takes the suggestion."""
    methodist.goto("/routes/groups")
    methodist.get_by_role("link", name="Пределы групп").click()
    methodist.get_by_label("Не меньше человек в группе").fill("3")
    look(methodist, "groups-limits")
    methodist.get_by_role("button", name="Сохранить").click()
    tutor.goto("/routes/groups")
    expect(tutor.locator("main")).to_contain_text("2 ваших педагога и ещё менее 5 из других школ")
    look(tutor, "groups-offered")
    tutor.get_by_role("link", name="Собрать группу: ").first.click()
    tutor.get_by_label("Тема простыми словами").fill(TITLE)
    look(tutor, "groups-new")
    tutor.get_by_role("button", name="Пригласить").click()
    expect(tutor.locator("main")).not_to_contain_text("Ильина")


def _accepted(phone: Page) -> None:
    """From the message to the group in two taps."""
    phone.goto("/notifications/")
    expect(phone.locator("main")).to_contain_text("Вас приглашают в группу")
    phone.locator("a[href*='/routes/mine/groups/']").first.click()
    look(phone, "groups-invitation")
    phone.get_by_role("button", name="Согласиться").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("вы в группе")
    phone.goto("/routes/mine/groups")
    look(phone, "groups-own")


def _met(served: Served, tutor: Page) -> None:
    """The name is there now; a step for all, a meeting, who was there."""
    for name in ("Кравец", "Дёмина"):
        [own] = said(served.village.as_person(name).get(f"{ROUTES}/groups/memberships"))
        said(served.village.as_person(name).post(f"{ROUTES}/groups/{own['group_id']}/acceptance"))
    tutor.reload()
    expect(tutor.locator("main")).to_contain_text("Ильина Вера Олеговна")
    tutor.get_by_role("button", name="Начать работу").click()
    tutor.get_by_role("link", name="Добавить шаг для всех").click()
    tutor.get_by_label("Что сделать").fill("Сформулировать цель трёх уроков")
    look(tutor, "groups-step")
    tutor.get_by_role("button", name="Добавить").click()
    expect(tutor.locator("main")).to_contain_text("Ильина В. О.: шага в маршруте ещё нет")
    tutor.get_by_role("link", name="Назначить встречу").first.click()
    tutor.get_by_label("О чём встреча").fill("Разбираем цели")
    tutor.get_by_label("Когда").fill(TODAY.isoformat())
    look(tutor, "groups-meeting")
    tutor.get_by_role("button", name="Назначить").click()
    tutor.get_by_role("link", name="Отметить, кто был: ").click()
    tutor.get_by_label("Дёмина Мария Юрьевна").uncheck()
    look(tutor, "groups-attendance")
    tutor.get_by_role("button", name="Отметить").click()
    expect(tutor.locator("main")).to_contain_text("Были: Ильина В. О., Кравец О. И.")
    look(tutor, "groups-group")


def _consulted(served: Served, teacher: Page, methodist: Page, tutor: Page) -> None:
    """Three taps to ask; a tap to route, a tap to make it a step."""
    teacher.goto("/routes/mine")
    teacher.get_by_role("link", name="Спросить методиста").click()
    teacher.get_by_label("Ваш вопрос").fill(QUESTION)
    teacher.get_by_label("О чём").select_option("methodical/M1")
    look(teacher, "consultations-ask")
    teacher.get_by_role("button", name="Отправить").click()
    teacher.get_by_role("button", name="Предложить тьютору как шаг маршрута").click()
    look(teacher, "consultations-asked")
    here = teacher.url
    methodist.goto("/routes/consultations")
    look(methodist, "consultations-queue")
    methodist.get_by_role("link", name="Направить: ").click()
    look(methodist, "consultations-routing")
    methodist.get_by_role("button", name="Направить: методист").click()
    methodist.get_by_label("Ответ").fill("Спросите класс в конце урока")
    methodist.get_by_role("button", name="Ответить").click()
    served.settle()
    teacher.goto("/notifications/")
    expect(teacher.locator("main")).to_contain_text("На ваш вопрос ответили")
    teacher.goto(here)
    look(teacher, "consultations-answered")
    teacher.get_by_role("link", name="Оценить ответ").click()
    teacher.get_by_label("5 — очень помог").check()
    look(teacher, "consultations-rating")
    teacher.get_by_role("button", name="Оценить").click()
    tutor.goto("/routes/consultations")
    expect(tutor.locator("main")).not_to_contain_text(QUESTION)
    look(tutor, "consultations-of-teachers")
    tutor.get_by_role("button", name="Добавить в маршрут: ").click()
    expect(tutor.locator("main")).to_contain_text("Консультация стала шагом маршрута.")
    methodist.goto(here)
    methodist.get_by_role("link", name="Опубликовать ответ без имён").click()
    look(methodist, "consultations-publication")
    methodist.get_by_role("button", name="Опубликовать").click()
    look(methodist, "consultations-answers")


def test_together_and_in_answer_to_a_question(open_page: Open, served: Served) -> None:
    phone = open_page(_neighbours(served), width=NARROW)
    stories.from_result_to_approved_route(served.village)
    stories.confirmed_deficit(served.village, served.village.as_role("tutor", "Зуева"), "Дёмина")
    tutor, methodist = open_page(served.role("tutor", "Зуева")), open_page(served.role("methodist"))
    _formed(tutor, methodist)
    served.settle()
    _accepted(phone)
    _met(served, tutor)
    teacher = open_page(served.person("Кравец"), width=NARROW)
    _consulted(served, teacher, methodist, tutor)
