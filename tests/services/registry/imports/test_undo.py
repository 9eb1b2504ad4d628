"""A whole import is undone while nothing depends on it; what depends is named, and nothing is half undone."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from services.registry.models import ImportRun
from tests.services.registry.conftest import Json, Register

PEOPLE = "СНИЛС;ФИО;Дата рождения;Организация;Должность;Работает с;Работает по\n"
VLASOVA = "100-200-300 30;Власова Ирина Петровна;05.05.1970;A;учитель;01.09.2010;\n"
LI = ";Ли Анна;01.01.1990;B;учитель;01.09.2015;\n"
BODIES = "Объединение;Вид\nРМО;методическое объединение\n"
MEMBERS = "Объединение;ФИО;Роль\nРМО;Ли Анна;член\n"


def undo(register: Register, report: Json, status: int = 200) -> Json:
    reply = register.methodist.post(f"/registry/api/v1/imports/{report['id']}/undo")
    assert reply.status_code == status, reply.text
    body: Json = reply.json()
    return body


def refused(register: Register, report: Json) -> str:
    return str(undo(register, report, 409)["detail"])


def changes(register: Register, report: Json) -> list[Json]:
    found: list[Json] = register.methodist.get(f"/registry/api/v1/imports/{report['id']}/changes").json()
    return found


def cards(register: Register) -> list[tuple[str, str | None, list[tuple[str, str | None]]]]:
    return [
        (
            one["full_name"],
            one["birth_date"],
            [(work["since"], work["until"]) for work in one["employments"]],
        )
        for one in register.people()
    ]


def roster(register: Register, service: str, table: str) -> int:
    register.system.deliver()
    with register.system.db(service).read() as session:
        found: int = session.connection().exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
    return found


def test_created_people_are_gone_everywhere_and_may_come_again(register: Register) -> None:
    report = register.upload("people", PEOPLE + VLASOVA + LI)
    assert roster(register, "mentorship", "roster_person") == 2
    done = undo(register, report)
    assert (done["undone_by"] is None, done["undone_at"] is None) == (False, False)
    assert register.people() == []
    for table in ("roster_person", "roster_employment", "roster_young"):
        assert roster(register, "mentorship", table) == 0
    assert register.upload("people", PEOPLE + VLASOVA + LI)["created"] == 2
    assert roster(register, "monitoring", "roster_person") == 2


def test_undoing_twice_is_undoing_once(register: Register) -> None:
    report = register.upload("people", PEOPLE + LI)
    first = undo(register, report)
    register.upload("people", PEOPLE + LI)
    assert undo(register, report) == first
    assert len(register.people()) == 1


def test_changed_people_are_as_before(register: Register) -> None:
    register.upload("people", PEOPLE + LI)
    before = cards(register)
    left = "100-200-300 30" + LI.replace("01.09.2015;", "01.09.2015;31.08.2020")
    came = LI.replace(";B;", ";A;").replace("2015", "2020")
    report = register.upload("people", PEOPLE + left + came)
    assert cards(register) != before
    assert register.people()[0]["snils"] is not None
    (change,) = changes(register, report)
    assert change["aggregate"] == "person"
    assert (change["before"]["snils"], change["after"]["snils"]) == (False, True)
    assert len(change["after"]["employments"]) == 2
    undo(register, report)
    assert cards(register) == before
    (person,) = register.people()
    assert (person["snils"], person["version"]) == (None, 3)
    assert roster(register, "mentorship", "roster_employment") == 1


def test_absences_are_undone(register: Register) -> None:
    register.upload("people", PEOPLE + LI)
    first = register.upload("absences", "ФИО;Вид;С\nЛи Анна;болезнь;01.02.2025\n")
    second = register.upload("absences", "ФИО;Вид;С;По\nЛи Анна;болезнь;01.02.2025;05.02.2025\n")
    assert "Ли Анна" in refused(register, first)
    undo(register, second)
    where = f"/registry/api/v1/people/{register.people()[0]['id']}/absences"
    assert [one["until"] for one in register.methodist.get(where).json()] == [None]
    undo(register, first)
    assert register.methodist.get(where).json() == []


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        (
            "organizations",
            "Код;Наименование;Тип;ШНОР\nA;Школа;школа;да\n",
            "Код;Наименование;Тип\nZ;Сад;иное\n",
        ),
        (
            "facts",
            "Организация;Факт;Дата;Статус\nA;целевая модель наставничества;01.02.2025;проект\n",
            "Организация;Факт;Дата;Статус\nA;целевая модель наставничества;01.02.2025;действует\n",
        ),
        ("bodies", BODIES, "Объединение;Вид\nРМО;сетевое сообщество\nГМО;творческая группа\n"),
    ],
)
def test_every_kind_of_the_register_is_undone(register: Register, kind: str, first: str, second: str) -> None:
    path = {"facts": f"organizations/{register.schools['A']}/facts"}.get(kind, kind)

    def state() -> list[Json]:
        listed: list[Json] = register.methodist.get(f"/registry/api/v1/{path}").json()
        return [{name: value for name, value in one.items() if name != "version"} for one in listed]

    states, reports = [state()], []
    for text in (first, second):
        reports.append(register.upload(kind, text))
        states.append(state())
    for report in reversed(reports):
        assert state() == states.pop()
        undo(register, report)
    assert state() == states.pop()


def test_memberships_and_what_monitoring_knows(register: Register) -> None:
    register.upload("people", PEOPLE + LI)
    bodies = register.upload("bodies", BODIES)
    members = register.upload("memberships", MEMBERS)
    assert "«РМО» — в нём есть участники" in refused(register, bodies)
    assert roster(register, "monitoring", "membership_fact") == 1
    undo(register, members)
    undo(register, bodies)
    assert roster(register, "monitoring", "membership_fact") == 0
    assert roster(register, "monitoring", "body_fact") == 0


def test_what_depends_is_named(register: Register) -> None:
    people = register.upload("people", PEOPLE + VLASOVA + LI)
    register.upload("bodies", BODIES)
    register.upload("memberships", MEMBERS)
    assert "«Ли Анна» — состоит в объединении" in refused(register, people)
    (vlasova,) = register.people("власова")
    where = f"/registry/api/v1/people/{vlasova['id']}"
    register.methodist.post(f"{where}/consents", json={"purpose": "transfer", "given_on": "2025-01-01"})
    assert "дано согласие" in refused(register, people)
    register.methodist.patch(where, json={"email": "v@example.ru"}, headers={"If-Match": '"1"'})
    assert "«Власова Ирина Петровна» — изменено после загрузки" in refused(register, people)
    assert len(register.people()) == 2


def test_schools_where_people_work_stay(register: Register) -> None:
    school = register.upload("organizations", "Код;Наименование\nC;Третья\n")
    register.upload("people", PEOPLE + LI.replace(";B;", ";C;"))
    assert "«Третья» — здесь работают люди" in refused(register, school)


def test_files_of_other_services_are_not_undone_and_keep_people(register: Register) -> None:
    people = register.upload("people", PEOPLE + LI)
    register.system.deliver()
    certificates = register.upload(
        "certificates", "ФИО;Программа;Дата выдачи;Номер\nЛи Анна;Курс;01.02.2025;1\n"
    )
    assert "в другую службу" in refused(register, certificates)
    assert "«Удостоверения»" in refused(register, people)


def test_what_was_never_applied_or_is_old_is_not_undone(register: Register) -> None:
    assert "ничего не изменила" in refused(register, register.upload("people", PEOPLE + LI, dry_run="true"))
    report = register.upload("people", PEOPLE + LI)
    with register.system.db("registry").write() as session:
        session.execute(update(ImportRun).values(at=datetime.now(UTC) - timedelta(days=4)))
    assert "больше 3 дней" in refused(register, report)


def test_the_history_says_who_when_and_which_file(register: Register) -> None:
    register.upload("people", PEOPLE + LI)
    register.upload("people", PEOPLE + LI)
    runs = register.methodist.get("/registry/api/v1/imports").json()
    assert runs[1]["file_hash"] == runs[2]["file_hash"] != runs[0]["file_hash"]
    assert all(one["account_id"] and one["at"] for one in runs)
    with register.system.db("registry").read() as session:
        assert len(session.scalars(select(ImportRun)).all()) == 3


def test_only_those_who_may_undo_do(register: Register) -> None:
    report = register.upload("people", PEOPLE + LI)
    where = f"/registry/api/v1/imports/{report['id']}/undo"
    assert register.client("principal").post(where).status_code == 403
    stranger = register.client("methodist", municipality_id="00000000-0000-7000-8000-000000000001")
    assert stranger.post(where).status_code == 404
