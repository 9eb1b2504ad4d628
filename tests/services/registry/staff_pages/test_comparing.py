"""What a page says beside the register: new, same, changed, unsure, left; nothing is written by itself."""

from uuid import UUID

from services.registry.models import Person
from tests.services.registry.conftest import Register
from tests.services.registry.staff_pages.conftest import School, matches, said


def test_new_same_changed_unsure_and_left(school: School) -> None:
    report = school.compare(
        ("Белова Анна Петровна", "учитель"),
        ("Громов Олег Ильич", "педагог-психолог"),
        ("Зуев Пётр Ильич", "учитель"),
        ("Юдина Яна Львовна", "учитель"),
    )
    assert matches(report) == {
        "Белова Анна Петровна": "same",
        "Громов Олег Ильич": "changed",
        "Зуев Пётр Ильич": "unsure",
        "Юдина Яна Львовна": "new",
    }
    assert report["left"] == ["Орлова Вера Ильинична"]
    assert "не на странице: 1 человек. Никто из них не уволен" in said(report)
    assert (report["rows"], report["created"], report["updated"], report["unchanged"]) == (4, 0, 0, 1)


def test_a_comparison_writes_nothing(school: School) -> None:
    school.compare(("Юдина Яна Львовна", "учитель"), ("Громов Олег Ильич", "методист"))
    assert school.register.people("юдина") == []
    assert school.jobs("громов") == [("воспитатель", "main", "2015-09-01", None)]
    *_, run = school.register.methodist.get("/registry/api/v1/imports").json()
    assert (run["kind"], run["filename"], run["applied"], run["dry_run"]) == (
        "staff-page",
        "staff.html",
        False,
        True,
    )


def test_spelling_is_not_a_change(school: School) -> None:
    report = school.compare(
        ("БЕЛОВА  АННА ПЕТРОВНА", "Учитель высшей категории"), ("Громов Олег Ильич", "воспита-тель")
    )
    assert set(matches(report).values()) == {"same"}


def test_a_post_that_only_says_more_is_the_same(school: School) -> None:
    report = school.compare(("Белова Анна Петровна", "учитель русского языка и литературы"))
    assert matches(report) == {"Белова Анна Петровна": "same"}
    assert matches(school.compare(("Белова Анна Петровна", "учитель-логопед"))) == {
        "Белова Анна Петровна": "changed"
    }


def test_a_second_job_of_the_register_is_only_mentioned(school: School) -> None:
    both = school.compare(("Белова Анна Петровна", "учитель, педагог-психолог"), apply="true")
    assert both["updated"] == 1
    report = school.compare(("Белова Анна Петровна", "учитель"))
    assert matches(report) == {"Белова Анна Петровна": "same"}
    assert "указана ещё работа: «педагог-психолог»" in said(report)


def test_one_post_in_two_parts_is_one_post_on_the_page(school: School) -> None:
    second = (
        "Фамилия;Имя;Отчество;Дата рождения;Организация;Должность;Занятость;Ставка;Работает с\n"
        "Белова;Анна;Петровна;05.05.1970;A;учитель;внутреннее совместительство;0,5;01.09.2020\n"
    )
    assert school.register.upload("people", second)["created"] == 1
    report = school.compare(("Белова Анна Петровна", "учитель"))
    assert [(one["match"], one["note"]) for one in report["people"]] == [("same", "")]


def test_namesakes_are_left_to_a_person(school: School) -> None:
    namesake = (
        "Фамилия;Имя;Отчество;Дата рождения;Организация;Должность;Работает с\n"
        "Белова;Анна;Петровна;01.01.1999;A;воспитатель;01.09.2020\n"
    )
    school.register.upload("people", namesake)
    report = school.compare(("Белова Анна Петровна", "учитель"))
    assert matches(report) == {"Белова Анна Петровна": "unsure"}
    assert "несколько человек с этим ФИО" in report["people"][0]["note"]
    assert "Белова Анна Петровна" not in report["left"]


def test_two_of_one_name_on_the_page_are_left_to_a_person(school: School) -> None:
    report = school.compare(
        ("Белова Анна Петровна", "учитель", "5"), ("Белова Анна Петровна", "учитель", "25")
    )
    assert [one["match"] for one in report["people"]] == ["unsure", "unsure"]


def test_initials_and_a_missing_patronymic_are_weaker_than_a_name(school: School) -> None:
    report = school.compare(("Белова А.П.", "учитель"), ("Громов Олег", "воспитатель"))
    assert set(matches(report).values()) == {"unsure"}
    assert "похоже, это тот же человек" in said(report)
    assert report["left"] == ["Орлова Вера Ильинична"]


def test_who_left_and_came_back_is_asked_about(school: School) -> None:
    [person] = school.register.people("громов")
    job = person["employments"][0]["id"]
    reply = school.register.methodist.patch(
        f"/registry/api/v1/people/{person['id']}/employments/{job}", json={"until": "2020-05-31"}
    )
    assert reply.status_code == 200
    report = school.compare(("Громов Олег Ильич", "воспитатель"))
    assert matches(report) == {"Громов Олег Ильич": "unsure"}
    assert "по 31.05.2020" in said(report)


def test_heads_of_the_page_have_not_left(school: School) -> None:
    report = school.compare(("Белова Анна Петровна", "учитель"), ("Орлова Вера Ильинична", "директор"))
    assert report["heads"] == [{"name": "Орлова Вера Ильинична", "post": "директор"}]
    assert report["left"] == ["Громов Олег Ильич"]


def test_experience_is_a_hint_beside_the_registers_date(school: School) -> None:
    report = school.compare(
        ("Белова Анна Петровна", "учитель", "5 лет"), ("Громов Олег Ильич", "воспитатель", "10 лет")
    )
    assert [one["experience_months"]["pedagogical"] for one in report["people"]] == [60, 120]
    assert "1 Стаж: педагогический стаж на странице 5 лет, по реестру 2" in said(report)
    assert "Начало педагогического стажа не указано: 1 человек" in said(report)


def test_a_page_without_people_says_of_nobody_that_they_left(school: School) -> None:
    reply = school.send("<p>Раздел в разработке</p>")
    report = reply.json()
    assert (reply.status_code, report["people"], report["left"]) == (200, [], [])
    assert "не найдено" in said(report)


def test_a_merged_record_answers_by_its_survivor(school: School) -> None:
    from_file = "Фамилия;Имя;Отчество;Организация;Должность\nБелова-Юдина;Анна;Петровна;B;учитель\n"
    school.register.upload("people", from_file)
    [married] = school.register.people("белова-юдина")
    [known] = [one for one in school.register.people("белова") if one["id"] != married["id"]]
    merge(school.register, married["id"], known["id"])
    assert matches(school.compare(("Белова-Юдина Анна Петровна", "учитель"))) == {
        "Белова-Юдина Анна Петровна": "same"
    }


def merge(register: Register, person_id: str, into: str) -> None:
    """Merge two records as the queue of doubtful identities will."""
    with register.system.db("registry").write() as session:
        session.get_one(Person, UUID(person_id)).merged_into = UUID(into)
