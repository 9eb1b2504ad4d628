"""Nobody looks at a person or changes them unseen, in any service; without a trace there is no reply."""

import sqlite3
from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from sqlalchemy import select

from services.registry.models import AccessEntry
from shared.aside import take_in
from tests.browsing import Browsing
from tests.journeys.stories import confirmed_deficit, from_session_to_confirmation
from tests.journeys.village import Village
from tests.system import System

Entries = Callable[[str], list[tuple[str, str, list[str]]]]


@pytest.fixture
def entries(system: System, village: Village) -> Entries:
    """What was logged about somebody since the last time: service, kind, roles."""
    seen: set[int] = set()

    def news(last_name: str) -> list[tuple[str, str, list[str]]]:
        system.deliver()
        query = select(AccessEntry).order_by(AccessEntry.sequence)
        with system.db("registry").read() as session:
            rows = [row for row in session.scalars(query) if row.sequence not in seen]
        seen.update(row.sequence for row in rows)
        person_id = UUID(village.people[last_name]["id"])
        return [(row.service, row.kind, row.roles) for row in rows if row.person_id == person_id]

    news("Зуева")
    return news


def path(village: Village, last_name: str, more: str = "") -> str:
    return f"/registry/api/v1/people/{village.people[last_name]['id']}{more}"


@pytest.mark.parametrize("more", ["", "/employments", "/absences"])
def test_a_look_at_a_card_is_logged_and_at_nobody_else(village: Village, entries: Entries, more: str) -> None:
    principal = village.as_role("principal", "Власова")
    assert principal.get(path(village, "Зуева", more)).status_code == 200
    assert entries("Зуева") == [("registry", "card", ["person", "principal"])]
    assert principal.get(path(village, "Зуева", more)).status_code == 200
    assert entries("Панова") == []


def test_a_list_is_a_look_at_everyone_in_it_but_oneself(village: Village, entries: Entries) -> None:
    village.as_role("methodist").get("/registry/api/v1/people")
    assert entries("Панова") == [("registry", "card", ["methodist"])]
    village.as_role("principal", "Власова").get("/registry/api/v1/people?q=Панова")
    assert entries("Зуева") == []
    assert village.as_person("Панова").get("/registry/api/v1/people").status_code == 200
    assert entries("Панова") == []


def test_an_account_its_sessions_and_the_log_itself_are_looks_too(
    system: System, village: Village, entries: Entries
) -> None:
    person_id, here = village.people["Панова"]["id"], village.municipality_id
    body = {"email": "p@example.ru", "password": "длинный пароль 1", "grants": [], "person_id": person_id}
    methodist = village.as_role("methodist")
    made = methodist.post("/registry/api/v1/accounts", json=body).json()
    entries("Панова")
    for more in ("", "/tokens"):
        assert methodist.get(f"/registry/api/v1/accounts/{made['id']}{more}").status_code == 200
        assert entries("Панова") == [("registry", "card", ["methodist"])]
    assert (
        Browsing(system, system.token("methodist", municipality_id=here))
        .get(f"/registry/accounts/{made['id']}")
        .is_success
    )
    assert entries("Панова") == [("registry", "card", ["methodist"])]
    assert (
        system.client("admin", municipality_id=here)
        .get("/registry/api/v1/access-log", params={"person": person_id})
        .is_success
    )
    assert entries("Панова") == [("registry", "card", ["admin"])]


def test_a_form_shown_again_after_a_refusal_is_a_look(
    system: System, village: Village, entries: Entries
) -> None:
    methodist = Browsing(system, system.token("methodist", municipality_id=village.municipality_id))
    form = {"last_name": "", "version": str(village.people["Панова"]["version"])}
    refused = methodist.post(f"/registry/people/{village.people['Панова']['id']}/edit", form)
    assert refused.status_code == 422
    assert entries("Панова") == [("registry", "card", ["methodist"])]
    nobody = methodist.post(f"/registry/people/{village.organization_id}/edit", form)
    assert nobody.status_code == 404


def test_changes_of_an_import_are_looks_at_whom_they_changed(village: Village, entries: Entries) -> None:
    methodist = village.as_role("methodist")
    runs = methodist.get("/registry/api/v1/imports").json()
    [run] = [one for one in runs if one["kind"] == "people"]
    assert methodist.get(f"/registry/api/v1/imports/{run['id']}/changes?limit=500").status_code == 200
    assert entries("Панова") == [("registry", "card", ["methodist"])]


def test_whole_pairs_and_sessions_in_a_list_are_looks_and_a_table_of_names_is_none(
    system: System, village: Village, entries: Entries
) -> None:
    from_session_to_confirmation(village)
    entries("Кравец")
    methodist = village.as_role("methodist")
    for kind in ("pairs", "sessions"):
        assert methodist.get(f"/mentorship/api/v1/{kind}").json() != []
        assert entries("Кравец") == [("mentorship", "pair", ["methodist"])]
        assert village.as_person("Кравец").get(f"/mentorship/api/v1/{kind}").is_success
        assert entries("Кравец") == []
    assert methodist.get("/mentorship/api/v1/coverage/people?state=covered").is_success
    page = Browsing(system, system.token("methodist", municipality_id=village.municipality_id))
    assert page.get("/mentorship/pairs").is_success
    assert entries("Кравец") == []


def test_a_certificate_is_a_look(village: Village, entries: Entries) -> None:
    tutor, kravets = village.as_role("tutor", "Зуева"), village.people["Кравец"]["id"]
    values = {"person_id": kravets, "programme": "Оценка результатов", "hours": 36, "issued_on": "2025-02-20"}
    made = tutor.post("/routes/api/v1/certificates", json=values)
    assert made.status_code == 201, made.text
    entries("Кравец")
    for more in ("", f"/{made.json()['id']}"):
        assert tutor.get(f"/routes/api/v1/certificates{more}").is_success
        assert entries("Кравец") == [("routes", "card", ["person", "tutor"])]


def test_a_refused_look_is_no_look(village: Village, entries: Entries) -> None:
    assert village.as_person("Кравец").get(path(village, "Зуева")).status_code == 404
    assert entries("Зуева") == []


def test_a_change_is_logged_with_whoever_made_it_in_whatever_service(
    village: Village, entries: Entries
) -> None:
    methodist = village.as_role("methodist")
    assert methodist.patch(path(village, "Зуева"), json={"email": "zueva@example.ru"}).status_code == 200
    assert entries("Зуева") == [("registry", "change", ["methodist"])]
    confirmed_deficit(village, village.as_role("tutor", "Зуева"), "Кравец")
    tutor = ["person", "tutor"]
    told = entries("Кравец")
    assert ("routes", "change", tutor) in told
    assert ("routes", "diagnostics", tutor) in told
    from_session_to_confirmation(village)
    told = entries("Кравец")
    assert ("mentorship", "change", ["person"]) in told
    assert ("mentorship", "pair", ["person", "principal"]) in told


def test_what_was_taken_back_was_not_changed(village: Village, entries: Entries) -> None:
    text = "Фамилия;Имя;Отчество;Дата рождения;Организация\nЗуева;Анна;Сергеевна;15.02.1975;A\n"
    form = {"kind": "people", "municipality": "ust-koksa", "dry_run": "true"}
    files = {"file": ("people.csv", text.encode())}
    methodist = village.as_role("methodist")
    assert methodist.post("/registry/api/v1/imports", data=form, files=files).status_code == 200
    assert entries("Зуева") == []
    assert methodist.patch(path(village, "Зуева"), json={"email": "нет"}).status_code == 422
    assert entries("Зуева") == []


def test_an_imported_file_is_a_change_by_whoever_brought_it(village: Village, entries: Entries) -> None:
    text = "СНИЛС;Фамилия;Имя;Отчество;Организация;Электронная почта\n"
    text += "100-201-417 46;Зуева;Анна;Сергеевна;A;zueva@example.ru\n"
    form = {"kind": "people", "municipality": "ust-koksa"}
    files = {"file": ("people.csv", text.encode())}
    assert village.as_role("methodist").post("/registry/api/v1/imports", data=form, files=files).is_success
    assert entries("Зуева") == [("registry", "change", ["methodist"])]


@pytest.fixture
def writer(system: System, village: Village) -> Iterator[sqlite3.Connection]:
    """Another who writes to registry's database and does not end, as a large import does."""
    del village
    made = sqlite3.connect(system.settings.home / "registry.db", isolation_level=None)
    made.execute("BEGIN IMMEDIATE")
    yield made
    made.close()


def test_a_look_during_a_large_import_is_shown_at_once_and_not_lost(
    system: System, village: Village, entries: Entries, writer: sqlite3.Connection
) -> None:
    principal, own = village.as_role("principal", "Власова"), village.as_person("Зуева")
    for _ in range(2):
        assert principal.get(path(village, "Зуева")).status_code == 200
    assert own.get(path(village, "Зуева")).status_code == 200
    assert [take_in(system.db("registry")) for _ in range(2)] == [0, 0]
    writer.execute("ROLLBACK")
    assert entries("Зуева") == [("registry", "card", ["person", "principal"])] * 2
    assert entries("Зуева") == []


def test_what_was_set_aside_comes_in_once_even_if_it_is_taken_twice(
    system: System, village: Village, entries: Entries, writer: sqlite3.Connection
) -> None:
    assert village.as_role("principal", "Власова").get(path(village, "Зуева")).status_code == 200
    writer.execute("ROLLBACK")
    kept = system.settings.home / "registry.aside.db"
    copies = {one: one.read_bytes() for one in kept.parent.glob("registry.aside.db*")}
    assert take_in(system.db("registry")) == 1
    for one, content in copies.items():
        one.write_bytes(content)
    assert len(entries("Зуева")) == 1


def test_a_look_that_cannot_be_told_at_all_shows_nothing(
    system: System, village: Village, entries: Entries, writer: sqlite3.Connection
) -> None:
    principal, own = village.as_role("principal", "Власова"), village.as_person("Зуева")
    (system.settings.home / "registry.aside.db").mkdir()
    refused = principal.get(path(village, "Зуева"))
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
    assert "Зуева" not in refused.text
    assert own.get(path(village, "Зуева")).status_code == 200
    assert principal.get("/registry/api/v1/organizations").status_code == 200
    writer.execute("ROLLBACK")
    (system.settings.home / "registry.aside.db").rmdir()
    assert principal.get(path(village, "Зуева")).status_code == 200
    assert entries("Зуева") == [("registry", "card", ["person", "principal"])]


def test_the_same_event_twice_is_one_entry(system: System, village: Village, entries: Entries) -> None:
    village.as_role("methodist").get(path(village, "Зуева"))
    assert len(entries("Зуева")) == 1
    with system.db("registry").write() as session:
        for table in ("inbox", "applied", "tail"):
            session.connection().exec_driver_sql(f"DELETE FROM {table}")
    assert entries("Зуева") == []
