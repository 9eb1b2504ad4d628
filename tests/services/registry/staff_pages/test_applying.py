"""What a person's word does: people come in, a changed job closes and another opens, nobody is dismissed."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from shared.tables import outbox
from tests.services.registry.staff_pages.conftest import School, matches, said

ZONE = ZoneInfo("Asia/Barnaul")


def today() -> str:
    return datetime.now(UTC).astimezone(ZONE).date().isoformat()


def yesterday() -> str:
    return (datetime.now(UTC).astimezone(ZONE).date() - timedelta(days=1)).isoformat()


def events(school: School) -> int:
    with school.register.system.db("registry").read() as session:
        return session.scalar(select(func.count()).select_from(outbox)) or 0


PAGE = (
    ("Белова Анна Петровна", "учитель"),
    ("Громов Олег Ильич", "педагог-психолог"),
    ("Зуев Пётр Ильич", "учитель"),
    ("ЮДИНА ЯНА ЛЬВОВНА", "заместитель директора по УВР, учитель физики", "5 лет"),
)


def test_new_people_come_in_and_changed_jobs_follow_each_other(school: School) -> None:
    report = school.apply(*PAGE)
    assert (report["created"], report["updated"], report["unchanged"]) == (1, 1, 1)
    assert school.jobs("юдина") == [
        ("заместитель директора по УВР", "main", today(), None),
        ("учитель физики", "internal_part_time", today(), None),
    ]
    assert school.jobs("громов") == [
        ("воспитатель", "main", "2015-09-01", yesterday()),
        ("педагог-психолог", "main", today(), None),
    ]
    [person] = school.register.people("юдина")
    assert (person["full_name"], person["experience_from"], person["birth_date"]) == (
        "Юдина Яна Львовна",
        None,
        None,
    )
    assert [one["staff_category"] for one in person["employments"]] == ["managerial", "pedagogical"]


def test_the_same_page_again_changes_nothing_and_tells_nothing(school: School) -> None:
    school.apply(*PAGE)
    before = events(school)
    again = school.apply(*PAGE)
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 3)
    assert events(school) == before


def test_who_is_unsure_or_not_on_the_page_is_left_alone(school: School) -> None:
    report = school.apply(*PAGE)
    assert "3 : не применено: человек с этим ФИО работает в организации МБОУ «СОШ № 2»" in said(report)
    assert school.jobs("зуев") == [("учитель", "main", "2005-09-01", None)]
    assert school.jobs("орлова") == [("директор", "main", "2001-09-01", None)]


def test_experience_never_reaches_the_register(school: School) -> None:
    school.apply(("Громов Олег Ильич", "методист", "12 лет"), ("Белова Анна Петровна", "учитель", "1 год"))
    assert [one["experience_from"] for one in school.register.people("громов")] == [None]
    assert [one["experience_from"] for one in school.register.people("белова")] == ["2000-09-01"]


def test_two_changes_in_one_day_correct_the_first(school: School) -> None:
    school.apply(("Громов Олег Ильич", "методист"))
    assert school.apply(("Громов Олег Ильич", "логопед"))["updated"] == 1
    assert school.jobs("громов") == [
        ("воспитатель", "main", "2015-09-01", yesterday()),
        ("логопед", "main", today(), None),
    ]


def test_a_managerial_job_does_not_give_way_to_a_teachers(school: School) -> None:
    report = school.apply(("Орлова Вера Ильинична", "учитель истории"))
    assert matches(report) == {"Орлова Вера Ильинична": "changed"}
    assert school.jobs("орлова") == [
        ("директор", "main", "2001-09-01", None),
        ("учитель истории", "internal_part_time", today(), None),
    ]


def test_only_chosen_rows_are_applied(school: School) -> None:
    report = school.apply(*PAGE, rows="2")
    assert (report["created"], report["updated"], report["unchanged"]) == (0, 1, 0)
    assert school.register.people("юдина") == []


def test_a_number_the_page_does_not_have_stops_everything(school: School) -> None:
    report = school.apply(*PAGE, rows="2,40-41")
    assert [one["row"] for one in report["rejected"]] == [40, 41]
    assert school.jobs("громов") == [("воспитатель", "main", "2015-09-01", None)]


def test_a_preview_of_applying_counts_and_keeps_nothing(school: School) -> None:
    before = events(school)
    report = school.apply(*PAGE, dry_run="true")
    assert (report["created"], report["updated"]) == (1, 1)
    assert school.register.people("юдина") == []
    assert events(school) == before


def test_a_cook_is_shown_and_never_applied_but_a_nurse_who_teaches_teaches(school: School) -> None:
    rows = (("Юдина Яна Львовна", "Повар"), ("Ким Ия Львовна", "Медицинская сестра, преподаватель"))
    report = school.apply(*rows, rows="1-2")
    assert [one["pedagogical"] for one in report["people"]] == [False, True]
    assert "«Повар» — должность не педагогическая" in said(report)
    assert school.register.people("юдина") == []
    assert school.jobs("ким") == [("преподаватель", "internal_part_time", today(), None)]


def test_people_of_running_text_are_applied_only_by_number(school: School) -> None:
    html = "<h1>Педагогический состав</h1><p>Юдина Яна Львовна: воспитатель</p><p>Ким Ия Львовна: тренер</p>"
    offered = school.send(html, apply="true").json()
    assert (offered["created"], list(matches(offered).values())) == (0, ["new", "new"])
    assert "Применяются только строки, выбранные явно" in said(offered)
    assert school.send(html, apply="true", rows="1-2").json()["created"] == 2


def test_a_name_of_samples_is_applied_only_by_number(school: School) -> None:
    row = ("Иванов Иван Иванович", "учитель")
    offered = school.apply(row)
    assert (offered["created"], "в образцах заполнения" in said(offered)) == (0, True)
    assert school.apply(row, rows="1")["created"] == 1
    assert matches(school.apply(row)) == {"Иванов Иван Иванович": "same"}


def test_subjects_come_with_a_new_job(school: School) -> None:
    html = (
        "<table><tr><th>ФИО</th><th>Должность</th><th>Преподаваемые предметы</th></tr>"
        "<tr><td>Юдина Яна Львовна</td><td>учитель</td>"
        "<td>физика, астрономия (кружок, факультатив)</td></tr></table>"
    )
    assert school.send(html, apply="true").json()["created"] == 1
    [person] = school.register.people("юдина")
    assert person["employments"][0]["subjects"] == ["физика", "астрономия (кружок, факультатив)"]


def test_what_does_not_fit_the_register_is_left_out(school: School) -> None:
    report = school.apply(("Юдина Яна Львовна", "учитель " + "очень " * 40))
    assert (report["created"], report["rejected"]) == (0, [])
    assert "длиннее" in said(report)


def test_an_applied_page_can_be_undone_whole(school: School) -> None:
    school.apply(*PAGE)
    methodist = school.register.methodist
    *_, run = methodist.get("/registry/api/v1/imports").json()
    changed = methodist.get(f"/registry/api/v1/imports/{run['id']}/changes").json()
    assert len(changed) == 2
    reply = methodist.post(f"/registry/api/v1/imports/{run['id']}/undo")
    assert reply.status_code == 200, reply.text
    assert school.register.people("юдина") == []
    assert school.jobs("громов") == [("воспитатель", "main", "2015-09-01", None)]
    assert school.apply(*PAGE)["created"] == 1
