"""A person's data out in one file; a person's data gone everywhere, for good, while the figures stand."""

import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import insert, select

from services.catalogue import SERVICES
from services.registry.models import ImportErrorFile, StagedFile
from shared.erasing import wipe_free_pages
from shared.importing.names import comparable
from shared.tables import dead_letter, idempotency
from tests.browsing import Browsing
from tests.journeys import stories
from tests.journeys.conftest import Run
from tests.journeys.village import TODAY, Village
from tests.shared.uploads.making import pdf
from tests.system import System

SURNAME, EMAIL, BIRTH, SNILS = "Канарейкин", "kanareikin@example.ru", "17.02.1999", "100-233-654 80"
SCAN = "Тайный скан"
HEAD = "СНИЛС;Фамилия;Имя;Отчество;Дата рождения;Начало педагогического стажа;Организация;Должность;"
HEAD += "Категория работника;Занятость;Работает с;Электронная почта\n"
ROW = f"{SNILS};{SURNAME};Пётр;Ильич;{BIRTH};01.09.2024;A;учитель;педагог;основная;01.09.2024;{EMAIL}\n"
CANARIES = (
    SURNAME,
    comparable(SURNAME),
    json.dumps(SURNAME).strip('"'),
    EMAIL,
    "1999-02-17",
    BIRTH,
    "10023365480",
    SNILS,
    "Тайная заметка",
    "Тайный план",
    "АБ-77777",
    SCAN,
)


@pytest.fixture
def village(village: Village) -> Village:
    """The village, and a young teacher with something of theirs in every service."""
    upload(village, "people", HEAD + ROW)
    village.settle()
    [person] = village.as_role("methodist").get("/registry/api/v1/people", params={"q": SURNAME}).json()
    village.people[SURNAME] = person
    live(village)
    village.settle()
    return village


def upload(village: Village, kind: str, text: str, **form: str) -> dict[str, Any]:
    reply = village.as_role("methodist").post(
        "/registry/api/v1/imports",
        data={"kind": kind, "municipality": "ust-koksa", **form},
        files={"file": (f"{kind}.csv", text.encode())},
    )
    report: dict[str, Any] = stories.said(reply)
    return report


def live(village: Village) -> None:
    """A consent, an account, a deficit in a route, a pair with a session and its note, a certificate."""
    person_id = village.people[SURNAME]["id"]
    methodist, operator = village.as_role("methodist"), village.client(operator=True)
    consent = {"purpose": "diagnostics", "operator": "ММС", "given_on": "2025-01-10"}
    stories.said(methodist.post(f"/registry/api/v1/people/{person_id}/consents", json=consent), 201)
    account = {"email": EMAIL, "password": "длинный-пароль-1", "person_id": person_id, "grants": []}
    account["municipality_id"] = village.municipality_id
    stories.said(operator.post("/registry/api/v1/accounts", json=account), 201)
    village.settle()
    stories.from_result_to_approved_route(village, teacher=SURNAME)
    pairs = "СНИЛС наставника;ФИО наставника;СНИЛС наставляемого;ФИО наставляемого;Номер приказа;"
    pairs += f"Дата приказа;Начало\n100-208-119 67;Панова Елена Львовна;{SNILS};{SURNAME} Пётр Ильич;16-н;"
    upload(village, "pairs", pairs + f"{TODAY:%d.%m.%Y};{TODAY:%d.%m.%Y}\n")
    certificate = "СНИЛС;ФИО;Программа;Дата выдачи;Номер\n"
    certificate += f"{SNILS};{SURNAME} Пётр Ильич;Курс;01.03.2025;АБ-77777\n"
    upload(village, "certificates", certificate)
    scan = {"files": (f"{SCAN}.pdf", pdf(), "application/pdf")}
    course = {"person_id": person_id, "programme": "Курс", "issued_on": "2024-03-01", "number": "2"}
    stories.said(village.as_person(SURNAME).post("/routes/api/v1/certificates", data=course, files=scan), 201)
    mentor = village.as_person("Панова")
    [pair] = [one for one in mentor.get("/mentorship/api/v1/pairs").json() if one["mentee_id"] == person_id]
    session = {"session_date": TODAY.isoformat(), "minutes": 30, "note": "Тайная заметка"}
    path = f"/mentorship/api/v1/pairs/{pair['id']}"
    stories.said(mentor.post(f"{path}/sessions", json=session), 201)
    stories.said(mentor.post(f"{path}/programme", json={"goal": "Тайный план"}))
    draw_papers(village, path, person_id)
    # a colleague names them, in another case
    period = {"municipality": "ust-koksa", "as_of": "2025-12-31"}
    period_id = stories.said(methodist.post("/monitoring/api/v1/periods", json=period), 201)["id"]
    shown = {"period_id": period_id, "text": f"Отчёт написан {SURNAME}ым П. И."}
    stories.said(methodist.post("/monitoring/api/v1/criteria/1/evidence", json=shown), 201)


def draw_papers(village: Village, path: str, person_id: str) -> None:
    """A consent that was issued, and the forms of a name that somebody corrected for it."""
    principal = village.as_role("principal", "Власова")
    office = f"/mentorship/api/v1/organizations/{village.organization_id}/signers"
    signer = {"person_id": village.people["Власова"]["id"], "position": "директор", "since": "2025-01-01"}
    stories.said(principal.post(office, json=signer), 201)
    [own] = [
        one
        for one in stories.said(principal.get(f"{path}/documents/drafts/consent_mentee"))["named"]
        if one["key"] == person_id
    ]
    forms = {name: form for name, form in own["name"].items() if name != "sure"}
    body = {"kind": "consent_mentee", "what": "name", "key": person_id} | forms
    assert principal.post(f"{path}/documents/forms", json=body).status_code == 204
    body = {"kind": "consent_mentee", "on": TODAY.isoformat()}
    stories.said(principal.post(f"{path}/documents", json=body), 201)


def leave_traces(system: System, village: Village) -> None:
    """What the frame keeps for a while: a stored reply, a parked event, a preview, rejected rows."""
    card = f"/registry/api/v1/people/{village.people[SURNAME]['id']}"
    work = {"organization_id": village.organization_id, "staff_category": "pedagogical", "position": SURNAME}
    work["occupation"] = "internal_part_time"  # beside the main place of work there is no second one
    keyed = village.as_role("methodist").post(
        f"{card}/employments", json=work | {"since": "2026-01-01"}, headers={"Idempotency-Key": "1"}
    )
    assert keyed.status_code == 201
    upload(village, "people", HEAD + ROW.replace(BIRTH, "30.02.1999"), skip_rejected="true")
    pages = Browsing(system, system.token("methodist", municipality_id=village.municipality_id))
    sent = {"csrf_token": pages.token(), "kind": "people", "once": "2"}
    files = {"file": ("люди.csv", (HEAD + ROW).encode())}
    assert pages.client.post("/registry/imports", data=sent, files=files).status_code == 303
    with system.db("routes").write() as session:
        parked = {
            "event_id": "x",
            "type": "t",
            "topic": "mms.people",
            "headers": {},
            "reason": "",
            "attempts": 3,
        }
        parked |= {"subject": village.people[SURNAME]["id"], "data": SURNAME.encode()}
        session.execute(insert(dead_letter).values(**parked, parked_at=datetime.now(UTC)))
    with system.db("registry").read() as session:
        assert session.scalars(select(StagedFile)).all()
        assert session.scalars(select(ImportErrorFile)).all()
        assert any(SURNAME.encode() in body for body in session.scalars(select(idempotency.c.body)))


def hits(home: Path) -> dict[str, list[str]]:
    """Where the canaries are found in the bytes of any file of the home, but for the keys."""
    found: dict[str, list[str]] = {}
    for path in sorted(home.rglob("*")):
        if path.is_file() and path.parent.name != "keys":
            content = path.read_bytes()
            names = [word for word in CANARIES if word.encode() in content]
            if names:
                found[path.name] = names
    return found


def figures(client: httpx.Client) -> Any:
    query = {"municipality": "ust-koksa", "as_of": TODAY.isoformat()}
    return stories.said(client.get("/monitoring/api/v1/indicators", params=query))


def test_nothing_of_an_erased_person_is_left_and_the_figures_stand(
    run: Run, system: System, village: Village
) -> None:
    leave_traces(system, village)
    village.settle()
    operator, home = system.client(operator=True), system.settings.home
    before = figures(operator)
    assert {name.partition(".")[0] for name in hits(home)} >= {"registry", "mentorship", "routes"}
    status, _, said = run("subject", "erase", f"{SURNAME} Пётр Ильич", "--yes")
    assert status == 0, said
    assert "остановите" not in said
    assert hits(home) == {}
    assert figures(operator) == before
    for name in SERVICES:
        assert run("readmodel", "rebuild", name)[0] == 0
        with system.db(name).read() as session:
            assert session.scalars(select(dead_letter.c.reason)).all() == []
    assert hits(home) == {}
    assert figures(operator) == before
    assert run("audit", "verify")[0] == 0


def test_whoever_was_erased_is_named_so_and_found_no_more(run: Run, system: System, village: Village) -> None:
    person_id = village.people[SURNAME]["id"]
    assert run("subject", "erase", SNILS, "--yes")[0] == 0
    methodist = village.as_role("methodist")
    assert methodist.get(f"/registry/api/v1/people/{person_id}").status_code == 404
    pairs = stories.said(methodist.get("/mentorship/api/v1/pairs"))
    assert "удалено" in {one["mentee_name"] for one in pairs}
    [route] = [
        one for one in stories.said(methodist.get("/routes/api/v1/routes")) if one["teacher_id"] == person_id
    ]
    assert route["state"] == "cancelled"
    signed_in = system.client().post(
        "/registry/api/v1/tokens", json={"email": EMAIL, "password": "длинный-пароль-1"}
    )
    assert signed_in.status_code == 401
    status, _, said = run("subject", "erase", person_id, "--yes")
    assert (status, "нет" in said) == (1, True)


def test_a_file_does_not_bring_the_erased_back_in_silence(run: Run, village: Village) -> None:
    assert run("subject", "erase", SNILS, "--yes")[0] == 0
    nameless = HEAD + f";{SURNAME};Пётр;Ильич;;;A;учитель;педагог;основная;01.09.2024;\n"
    for text in (HEAD + ROW, nameless):
        report = upload(village, "people", text)
        assert (report["created"], report["updated"], report["rejected"]) == (0, 0, [])
        assert [one["message"] for one in report["warnings"] if "удалены" in one["message"]]
    assert village.as_role("methodist").get("/registry/api/v1/people", params={"q": SURNAME}).json() == []
    pairs = "ФИО наставника;Организация наставника;ФИО наставляемого;Организация наставляемого;Начало\n"
    pairs += f"{SURNAME} Пётр Ильич;A;Иванов Иван Иванович;Университет;01.09.2025\n"
    [refused] = upload(village, "pairs", pairs)["rejected"]
    assert "удалены" in refused["message"]
    routes = "СНИЛС;ФИО;Тьютор;Статус\n100-202-534 54;Кравец Олег Игоревич;"
    report = upload(village, "routes", f"{routes}{SURNAME} Пётр Ильич;черновик\n")
    assert any("удалены" in one["message"] for one in report["warnings"])
    newcomer = {"last_name": SURNAME, "first_name": "Пётр", "middle_name": "Ильич"}
    methodist = village.as_role("methodist")
    assert methodist.post("/registry/api/v1/people", json=newcomer).status_code == 201


def test_everything_held_comes_out_in_one_labelled_file(run: Run, village: Village, tmp_path: Path) -> None:
    out = tmp_path / "данные.zip"
    status, _, said = run("subject", "export", village.people[SURNAME]["id"], "--out", str(out))
    assert (status, "передайте его только" in said) == (0, True)
    assert out.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(out) as archive:
        document = json.loads(archive.read("данные.json"))
        attached = archive.read(f"файлы/Диагностика и маршруты/001 {SCAN}.pdf")
    [card] = document["Реестр"]["Карточки"]
    assert (card["Фамилия"], card["Дата рождения"], card["СНИЛС"]) == (SURNAME, BIRTH, "10023365480")
    assert card["Работа"][0]["Занятость"] == "основная"
    [pair] = document["Наставничество"]["Пары"]
    assert pair["Наставник"] == "Панова Елена Львовна"
    assert pair["Встречи"][0]["Заметка двоих"] == "Тайная заметка"
    held = document["Диагностика и маршруты"]
    assert held["Диагностики"][0]["Результат"]
    assert held["Маршруты"][0]["Состояние"] == "утверждён"
    assert {one["Номер"] for one in held["Удостоверения"]} == {"АБ-77777", "2"}
    assert attached == pdf()
    assert document["Сообщения"]["Сообщения"]
    village.settle()
    newest = village.as_person(SURNAME).get("/registry/api/v1/access-log").json()[0]
    assert (newest["kind"], newest["roles"]) == ("export", ["admin"])


def test_erasing_asks_once_and_guesses_nobody(run: Run, village: Village) -> None:
    status, _, said = run("subject", "erase", SURNAME)
    assert (status, "--yes" in said) == (1, True)
    assert run("subject", "erase", "Никто Такой", "--yes")[0] == 1
    assert run("subject", "export", "100-200-300 31")[0] == 1
    namesake = {"last_name": SURNAME, "first_name": "Пётр", "middle_name": "Ильич"}
    assert village.as_role("methodist").post("/registry/api/v1/people", json=namesake).status_code == 201
    status, _, said = run("subject", "erase", f"{SURNAME} Пётр Ильич", "--yes")
    assert (status, "Таких людей 2" in said) == (1, True)


def test_a_restored_copy_erases_again(run: Run, system: System, village: Village) -> None:
    village.settle()
    home, names = system.settings.home, list(SERVICES)
    kept = {name: _copy(home / f"{name}.db") for name in names}
    assert run("subject", "erase", SNILS, "--yes")[0] == 0
    for name in names:
        system.db(name).close()
        _restore(kept[name], home / f"{name}.db")
    assert any(name.startswith("registry.db") for name in hits(home))
    for chore in SERVICES["registry"].chores:
        chore(system.db("registry"), system.settings, datetime.now(UTC))
    system.deliver()
    assert village.as_role("methodist").get("/registry/api/v1/people", params={"q": SURNAME}).json() == []
    for name in names:
        assert wipe_free_pages(system.db(name))
    assert hits(home) == {}


def _copy(path: Path) -> sqlite3.Connection:
    """A copy of a database as `mms backup` would take it, in memory."""
    kept = sqlite3.connect(":memory:")
    with closing(sqlite3.connect(path)) as source:
        source.backup(kept)
    return kept


def _restore(kept: sqlite3.Connection, path: Path) -> None:
    with closing(kept), closing(sqlite3.connect(path)) as target:
        kept.backup(target)
