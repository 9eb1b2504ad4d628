"""Files of people: who is created, who is recognised, what changes, what is only warned about."""

from sqlalchemy import func, select

from services.registry.models import IdentityQuestion
from shared.tables import outbox
from tests.services.registry.conftest import Json, Register

HEAD = (
    "СНИЛС;Фамилия;Имя;Отчество;Дата рождения;Начало педагогического стажа;"
    "Организация;Должность;Категория работника;Занятость;Ставка;Работает с;Работает по;Электронная почта\n"
)
VLASOVA = (
    "100-200-300 30;Власова;Ирина;Петровна;05.05.1970;01.09.1992;A;учитель;педагог;основная;1;01.09.2010;;"
)


def counts(report: Json) -> tuple[int, int, int]:
    assert report["rejected"] == []
    return report["created"], report["updated"], report["unchanged"]


def warnings(report: Json) -> str:
    return "\n".join(f"{one['row']} {one['column']}: {one['message']}" for one in report["warnings"])


def events(register: Register) -> int:
    with register.system.db("registry").read() as session:
        return session.scalar(select(func.count()).select_from(outbox)) or 0


def row(name: str, *, birth: str = "", school: str = "A", since: str = "01.09.2010", snils: str = "") -> str:
    return f"{snils};{name};Анна;Ивановна;{birth};;{school};учитель;педагог;основная;1;{since};;\n"


def test_the_same_file_again_changes_nothing_and_tells_nothing(register: Register) -> None:
    text = (
        HEAD + VLASOVA + "\n" + row("Иванова") + row("Иванова", school="B") + row("Петрова", birth="1.1.80")
    )
    assert counts(register.upload("people", text)) == (4, 0, 0)
    before = events(register)
    assert counts(register.upload("people", text)) == (0, 0, 4)
    assert events(register) == before


def test_namesakes_are_two_cards_and_a_question(register: Register) -> None:
    report = register.upload("people", HEAD + row("Иванова") + row("Иванова", school="B"))
    assert "сравните" in warnings(report)
    assert len(register.people("иванова")) == 2
    with register.system.db("registry").read() as session:
        (question,) = session.scalars(select(IdentityQuestion))
    assert question.state == "open"


def test_a_namesake_born_another_day_is_no_question(register: Register) -> None:
    register.upload("people", HEAD + row("Иванова", birth="01.01.1980"))
    report = register.upload("people", HEAD + row("Иванова", birth="02.01.1980"))
    assert counts(report) == (1, 0, 0)
    assert "сравните" not in warnings(report)


def test_full_name_and_birth_date_are_one_person_and_snils_is_learnt(register: Register) -> None:
    register.upload("people", HEAD + row("Ёлкина", birth="01.01.1980"))
    report = register.upload("people", HEAD + row("Елкина", birth="01.01.1980", snils="100-200-300 30"))
    assert counts(report) == (0, 1, 0)
    (person,) = register.people("елкина")
    assert (person["last_name"], person["snils"]) == ("Ёлкина", "***-***-*** 30")


def test_an_empty_cell_erases_nothing(register: Register) -> None:
    register.upload("people", HEAD + VLASOVA)
    empty = "100-200-300 30;Власова;Ирина;;;;A;учитель;;основная;;01.09.2010;;\n"
    assert counts(register.upload("people", HEAD + empty)) == (0, 0, 1)
    (person,) = register.people()
    assert (person["middle_name"], person["birth_date"]) == ("Петровна", "1970-05-05")
    assert person["employments"][0]["rate"] == 1


def test_a_move_closes_one_employment_and_opens_another(register: Register) -> None:
    register.upload("people", HEAD + VLASOVA)
    closed = VLASOVA.replace("01.09.2010;;", "01.09.2010;31.08.2020;")
    opened = VLASOVA.replace(";A;", ";B;").replace("01.09.2010;;", "01.09.2020;;")
    assert counts(register.upload("people", f"{HEAD}{closed}\n{opened}\n")) == (1, 1, 0)
    (person,) = register.people()
    assert [(one["since"], one["until"]) for one in person["employments"]] == [
        ("2010-09-01", "2020-08-31"),
        ("2020-09-01", None),
    ]
    assert person["version"] == 2


def test_a_married_name_is_taken_and_a_mistyped_snils_is_not(register: Register) -> None:
    register.upload("people", HEAD + VLASOVA)
    married = register.upload("people", HEAD + VLASOVA.replace("Власова", "Орлова"))
    assert "ФИО изменено: было «Власова Ирина Петровна»" in warnings(married)
    stranger = VLASOVA.replace("Власова;Ирина;Петровна", "Рыбин;Семён;Львович")
    report = register.upload("people", HEAD + stranger)
    assert "проверьте СНИЛС" in warnings(report)
    assert [one["full_name"] for one in register.people()] == ["Орлова Ирина Петровна"]


def test_what_is_doubtful_is_warned_about(register: Register) -> None:
    register.upload(
        "organizations", "Код;Наименование;Действует с;Действует по\nC;Новая;01.09.2015;31.08.2020\n"
    )
    second = VLASOVA.replace(";A;", ";C;")
    said = warnings(register.upload("people", f"{HEAD}{VLASOVA}\n{second}\n{row('Иванова')}"))
    assert "3 Работает с: вне времени работы организации «Новая»" in said
    assert "две основные работы" in said
    assert "4 Дата рождения: дата рождения не указана" in said
    assert "4 Начало педагогического стажа" in said


def test_a_preview_and_a_rejected_row_apply_nothing(register: Register) -> None:
    before = events(register)
    assert register.upload("people", HEAD + VLASOVA, dry_run="true")["created"] == 1
    wrong = register.upload("people", HEAD + VLASOVA + "\n" + row("Петрова", school="нет такой"))
    assert [one["row"] for one in wrong["rejected"]] == [3]
    assert register.people() == []
    assert events(register) == before
    skipped = register.upload(
        "people", HEAD + VLASOVA + "\n" + row("Петрова", school="нет такой"), skip_rejected="true"
    )
    assert skipped["created"] == 1
    assert len(register.people()) == 1


def test_texts_longer_than_their_columns_are_rejected(register: Register) -> None:
    report = register.upload("people", HEAD + row("И" * 120))
    assert "длиннее" in report["rejected"][0]["message"]


def test_unreadable_file_is_a_problem_in_russian(register: Register) -> None:
    reply = register.send("people", b"")
    assert reply.status_code == 422
    assert reply.headers["Content-Type"].startswith("application/problem+json")
    assert "Файл пустой" in reply.json()["detail"]
    assert register.send("нет-такого", b"a;b\n1;2\n").status_code == 422


def test_the_history_of_imports_is_kept(register: Register) -> None:
    register.upload("people", HEAD + VLASOVA)
    runs = register.methodist.get("/registry/api/v1/imports").json()
    assert [(one["kind"], one["created"], one["applied"]) for one in runs] == [
        ("organizations", 2, True),
        ("people", 1, True),
    ]


def test_a_length_of_experience_fills_a_gap_and_overwrites_no_date(register: Register) -> None:
    head = "СНИЛС;ФИО;Организация;Стаж\n"
    first = register.upload("people", head + "100-200-300 30;Власова Ирина;A;5 лет\n")
    assert "указан стаж, а не дата" in warnings(first)
    (person,) = register.people()
    assert person["experience_from"] is not None
    assert counts(register.upload("people", head + "100-200-300 30;Власова Ирина;A;2 г. 3 мес.\n")) == (
        0,
        0,
        1,
    )
    assert register.people()[0]["experience_from"] == person["experience_from"]
    exact = register.upload("people", head + "100-200-300 30;Власова Ирина;A;01.09.2015\n")
    assert counts(exact) == (0, 1, 0)
    assert register.people()[0]["experience_from"] == "2015-09-01"


def test_an_address_no_server_takes_is_a_wrong_cell(register: Register) -> None:
    typed = "{};Анна;Ивановна;;;A;учитель;педагог;основная;1;01.09.2010;;{}\n".format
    text = HEAD + ";" + typed("Иванова", "иванова@school.ru") + ";" + typed("Петрова", "petrova@школа.рф")
    report = register.upload("people", text)
    [refused] = report["rejected"]
    assert (refused["row"], refused["column"]) == (2, "Электронная почта")
    assert "почта не примет русской буквы «и»" in refused["message"]
