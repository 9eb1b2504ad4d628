"""The overview by role: where each begins, what stands still, what closed, municipalities side by side."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from services.routes.models import Route
from services.routes.rules.standstill import stillness
from tests.services.routes.acting import confirmed, drafted
from tests.services.routes.making import (
    TODAY,
    Door,
    Routes,
    known,
    municipality,
    school,
)
from tests.services.routes.populating import BEFORE, LAST, Given, many, populate, retold
from tests.services.routes.visiting import visitor, words


@pytest.mark.parametrize(
    ("role", "person", "place", "home"),
    [
        ("methodist", None, None, "/routes/overview"),
        ("approver", None, None, "/routes/overview"),
        ("analyst", None, None, "/routes/overview"),
        ("principal", "principal", "A", "/routes/overview"),
        (None, "teacher", None, "/routes/mine"),
    ],
)
def test_each_role_begins_where_its_work_is(
    routes: Routes, role: str | None, person: str | None, place: str | None, home: str
) -> None:
    roles = (role,) if role else ()
    client = visitor(routes, *roles, person=person, place=place).client
    assert client.get("/").headers["Location"] == home


def test_the_tutor_stays_home_and_others_have_the_overview(routes: Routes) -> None:
    tutor = visitor(routes, "tutor", person="tutor", place="A")
    assert "Мои педагоги" in tutor.see("/routes/")
    assert tutor.client.get("/overview").headers["Location"] == "/routes/"
    visitor(routes, person="teacher").see("/routes/overview", 403)
    assert "Дефициты" in tutor.see("/routes/")


def test_the_methodist_sees_what_stands_still_and_what_to_do(
    routes: Routes, tutor: Door, teacher: Door
) -> None:
    page = words(visitor(routes, "methodist").see("/routes/overview"))
    assert "Школа A диагностики ещё не было Назначить первую диагностику" in page
    route = drafted(tutor, confirmed(tutor))
    page = words(visitor(routes, "methodist").see("/routes/overview"))
    assert "Школа A диагностики" not in page
    assert "Школа B диагностики ещё не было" in page
    assert "черновик" not in page
    tutor.post(f"routes/{route['id']}/submission")
    teacher.post(f"routes/{route['id']}/agreement")
    assert "на утверждении 1" in words(visitor(routes, "methodist").see("/routes/overview"))
    principal = words(
        visitor(routes, "principal", person="other_principal", place="B").see("/routes/overview")
    )
    assert "Школы без движения" not in principal
    assert "Маршрутов пока нет" in principal


def test_where_schools_are_too_small_the_whole_municipality_still_tells(routes: Routes) -> None:
    populate(routes, [*many(4, place="A"), *many(19, place="B", start=50, area="digital")])
    page = words(visitor(routes, "methodist").see("/routes/overview"))
    told = retold(routes, 19, "|area||digital")
    assert told
    assert f"{told}–{told + 8} Цифровая область" in page
    assert "до 8 Методическая область" in page
    assert "Здесь названы 2 из 14 чисел: в одной школе людей чаще всего мало." in page
    school_a = visitor(routes, "principal", person="principal", place="A")
    assert "заявки на обучение" in words(school_a.see("/routes/overview"))
    assert "заявки на обучение" in words(school_a.see("/routes/deficits/summary"))
    principal = visitor(routes, "principal", person="other_principal", place="B")
    assert "Цифровая область" not in words(principal.see("/routes/overview"))


def test_standing_still_by_hand() -> None:
    today = date(2026, 11, 26)

    def of(last: date | None, running: int = 0) -> tuple[str, str] | None:
        found = stillness(known("A"), "Школа A", last=last, running=running, days=30, today=today)
        return (found.words, found.advice) if found else None

    assert of(date(2026, 10, 28)) is None
    assert of(date(2026, 10, 27), 2) == (
        "движения нет 30 дней, с 27 октября 2026",
        "Спросить тьютора: 2 маршрута не движутся",
    )
    one = of(date(2026, 10, 27), 1)
    assert one
    assert one[1] == "Спросить тьютора: 1 маршрут не движется"
    assert of(date(2026, 10, 5)) == (
        "движения нет 52 дня, с 5 октября 2026",
        "Спросить тьютора, кому построить маршрут",
    )


def test_what_closed_in_a_month_has_one_rounding_for_ever(routes: Routes) -> None:
    ended = {"state": "resolved", "closed_on": BEFORE}
    populate(routes, [Given(name=f"A{n:03}", **ended) for n in range(17)])  # type: ignore[arg-type] # fields of a test
    month = (BEFORE.replace(day=1), LAST)
    told = retold(routes, 17, "|closed-in||", span=month)
    assert told
    assert f"{told}–{told + 8}" in words(visitor(routes, "methodist").see("/routes/overview"))


def test_the_analyst_compares_municipalities_and_enters_none_of_their_lists(routes: Routes) -> None:
    other = replace(municipality(), id=known("far"), municipality_id=known("far"), code="far", name="Дальний")
    routes.service.hear([other, replace(school("C"), municipality_id=known("far"))])
    populate(routes, many(14, place="A"))
    page = words(visitor(routes, "analyst").see("/routes/overview"))
    told = retold(routes, 14, "|area||methodical")
    assert f"Усть-Коксинский район {told}–" in page
    assert "Дальний до 8" in page
    assert "Муниципалитеты рядом" not in visitor(routes, "approver").see("/routes/overview")
    client = visitor(routes, "analyst").client
    assert "Дальний;до 8" in client.get("/overview?m-export=csv").get_data().decode("utf-8-sig")


def test_routes_of_a_school_are_the_principals_to_count(routes: Routes) -> None:
    with routes.service.database.write() as session:
        for place, state in (("A", "approved"), ("A", "closed"), ("B", "closed")):
            teacher = known(f"{place}-{state}")
            session.add(
                Route(
                    municipality_id=known("municipality"),
                    teacher_id=teacher,
                    organization_id=known(place),
                    state=state,
                    closed_on=TODAY - timedelta(days=3),
                )
            )
    assert "завершён 2" in words(visitor(routes, "methodist").see("/routes/overview"))
    principal = visitor(routes, "principal", person="principal", place="A")
    assert "завершён 1" in words(principal.see("/routes/overview"))
