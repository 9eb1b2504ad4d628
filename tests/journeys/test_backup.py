"""`mms backup` and `mms restore`: the new home goes on where the old one stood, or nothing is touched."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from services.catalogue import SERVICES
from services.registry.models import Organization, Person
from shared import roster
from shared.db import new_id
from shared.settings import Settings, load
from shared.tables import outbox, tail
from shared.uploads import Limits, Store, new_key
from tests.journeys.conftest import Run
from tests.system import System

PLACE = ("--municipality", "ust-koksa")
PEOPLE = "СНИЛС;Фамилия;Имя;Отчество;Организация\n"
ANNA = "112-233-445 95;Зуева;Анна;Сергеевна;A\n"
ELENA = ";Панова;Елена;Львовна;A\n"
PASSWORD = "dlinnaya-fraza-2026"
LIMITS = Limits(file=1, step=1, person=1)
FILE_ID, KEY = new_id(), new_key()


def imported(run: Run, folder: Path, rows: str) -> None:
    """Type an import of people."""
    path = folder / "people.csv"
    path.write_text(PEOPLE + rows)
    status, _, said = run("import", "people", str(path), *PLACE)
    assert status == 0, said


@pytest.fixture
def copy(run: Run, settings: Settings, tmp_path: Path) -> Path:
    """A copy of a home with a person, an account, an attached file, and events not yet delivered."""
    Store(settings.home, "routes", limits=LIMITS).put(FILE_ID, b"a certificate", key=KEY)
    account = ("--email", "m@mo.example", "--role", "methodist", "--password", PASSWORD)
    assert run("user", "add", *account, *PLACE)[0] == 0
    imported(run, tmp_path, ANNA)
    status, _, said = run("backup", str(tmp_path / "copy"))
    assert (status, "Копия готова" in said, "под замком" in said) == (0, True, True), said
    return tmp_path / "copy"


@contextmanager
def moved(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[System]:
    """The commands speak of another home from here on."""
    monkeypatch.setenv("MMS_HOME", str(home))
    system = System(load({"MMS_HOME": str(home)}))
    yield system
    system.close()


def figures(run: Run) -> Any:
    """What the indicators say, people counted."""
    assert run("drain")[0] == 0
    status, out, _ = run("indicators", *PLACE, "--as-of", "2026-10-01", "--json")
    assert status == 0
    return json.loads(out)


def everything(folder: Path) -> dict[str, bytes]:
    """Every file under a folder."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_home_goes_on_where_the_old_one_stood(
    run: Run, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "new" / "home"
    assert all(path.stat().st_mode & 0o077 == 0 for path in (copy, *copy.rglob("*")) if path.is_file())
    due = figures(run)
    monkeypatch.setenv("MMS_HOME", str(home))
    status, _, said = run("restore", str(copy))
    assert (status, "Восстановлено" in said) == (0, True), said
    assert run("doctor")[0] == 0
    assert figures(run) == due
    with moved(home, monkeypatch) as system:
        signed = system.client().post(
            "/registry/api/v1/tokens", json={"email": "m@mo.example", "password": PASSWORD}
        )
        assert signed.is_success, signed.text
        imported(run, tmp_path, ANNA + ELENA)
        assert figures(run)["teachers"] == due["teachers"] + 1
        assert Store(home, "routes", limits=LIMITS).get(FILE_ID, key=KEY) == b"a certificate"
        for name in SERVICES:
            assert run("readmodel", "verify", name)[0] == 0
        assert run("audit", "verify")[0] == 0


def test_a_copy_made_while_people_work_is_of_one_moment(
    run: Run, system: System, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader that is ahead of what it has read would pass over events after the restore."""
    over, refused = threading.Event(), []
    door = system.client(operator=True)
    [place] = door.get("/registry/api/v1/municipalities").json()

    def work() -> None:
        number = 0
        while not over.is_set():
            number += 1
            sent = {"code": f"N{number}", "name": f"Школа {number}", "municipality_id": place["id"]}
            reply = door.post("/registry/api/v1/organizations", json=sent)
            refused.extend([] if reply.is_success else [reply.text])
            system.deliver()

    working = threading.Thread(target=work)
    working.start()
    try:
        made = [run("backup", str(tmp_path / f"copy-{number}"))[0] for number in range(3)]
    finally:
        over.set()
        working.join()
    assert (made, refused) == ([0] * 3, [])
    for number in range(3):
        monkeypatch.setenv("MMS_HOME", str(tmp_path / f"home-{number}"))
        assert run("restore", str(tmp_path / f"copy-{number}"))[0] == 0
        with moved(tmp_path / f"home-{number}", monkeypatch) as restored:
            assert ahead(restored) == []
            restored.deliver()
            assert counted(restored, "registry") == counted(restored, "monitoring")


def ahead(system: System) -> list[tuple[str, str]]:
    """Which service has read more of which than that one has said."""
    said = {}
    for name, database in system.databases.items():
        with database.read() as session:
            said[name] = session.scalar(select(func.max(outbox.c.position))) or 0
    found = []
    for name, database in system.databases.items():
        with database.read() as session:
            rows = session.execute(select(tail.c.producer, tail.c.position)).all()
            found += [(name, row.producer) for row in rows if row.position > said[row.producer]]
    return found


def counted(system: System, service: str) -> int:
    """How many organizations a service knows."""
    model = Organization if service == "registry" else roster.Organization
    with system.db(service).read() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def spoil(copy: Path, how: str) -> None:
    """Do to a copy what disks and people do."""
    database = copy / "databases" / "registry.db"
    if how == "изменился":
        content = bytearray(database.read_bytes())
        content[-1] ^= 1
        database.write_bytes(content)
    elif how == "нет файла databases/registry.db":
        database.unlink()
    elif how == "лишний файл":
        (copy / "keys" / "other.key").write_bytes(b"x")
    elif how == "не читается":
        (copy / "manifest.json").write_bytes(b"{")
    elif how == "нет manifest.json":
        (copy / "manifest.json").unlink()
    else:
        manifest = json.loads((copy / "manifest.json").read_bytes())
        manifest["revisions"]["routes"] = "9999"
        (copy / "manifest.json").write_text(json.dumps(manifest))


def test_a_broken_copy_is_refused_and_nothing_is_written(
    run: Run, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, home = everything(copy), tmp_path / "new"
    monkeypatch.setenv("MMS_HOME", str(home))
    for how in (
        "изменился",
        "нет файла databases/registry.db",
        "лишний файл",
        "не читается",
        "нет manifest.json",
        "более новая версия",
    ):
        spoil(copy, how)
        status, _, said = run("restore", str(copy))
        assert (status, how in said, home.exists()) == (1, True, False), said
        (copy / "keys" / "other.key").unlink(missing_ok=True)
        for name, content in whole.items():
            Path(name).write_bytes(content)
    assert run("restore", str(copy))[0] == 0


def test_what_is_there_is_never_written_over(
    run: Run, settings: Settings, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(settings.home)
    status, _, said = run("restore", str(copy))
    assert (status, "только в пустой дом" in said) == (1, True)
    assert everything(settings.home) == before
    made = everything(copy)
    status, _, said = run("backup", str(copy))
    assert (status, "уже занята" in said, everything(copy) == made) == (1, True, True)
    monkeypatch.setenv("MMS_HOME", str(tmp_path / "new"))
    status, _, said = run("backup", str(tmp_path / "second"))
    assert (status, "Копировать нечего" in said) == (1, True)
    assert not (tmp_path / "second").exists()
    foreign = tmp_path / "new" / "keys"
    foreign.mkdir(parents=True)
    (foreign / "snils.key").write_bytes(b"another")
    status, _, said = run("restore", str(copy))
    assert (status, "другие ключи" in said, len(everything(tmp_path / "new"))) == (1, True, 1)


def test_keys_may_be_kept_apart_from_the_copy(
    run: Run, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "new"
    monkeypatch.setenv("MMS_HOME", str(home))
    (copy / "keys").rename(tmp_path / "safe")
    status, _, said = run("restore", str(copy))
    assert (status, "нет файла keys/" in said, home.exists()) == (1, True, False)
    monkeypatch.setenv("MMS_KEYS", str(tmp_path / "safe"))
    assert run("restore", str(copy))[0] == 0
    assert run("drain")[0] == 0
    status, out, _ = run("subject", "export", "Зуева Анна Сергеевна")
    assert (status, "11223344595" in out) == (0, True)


def test_who_was_erased_since_the_copy_is_erased_again(
    run: Run, settings: Settings, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stays of the old home is the list of the erased; the clock of registry goes by it."""
    assert run("subject", "erase", "Зуева Анна Сергеевна", "--yes")[0] == 0
    home = tmp_path / "new"
    (home / "audit").mkdir(parents=True)
    (home / "audit" / "erased.jsonl").write_bytes((settings.audit / "erased.jsonl").read_bytes())
    monkeypatch.setenv("MMS_HOME", str(home))
    assert run("restore", str(copy))[0] == 0
    assert run("drain")[0] == 0
    with moved(home, monkeypatch) as system:
        for chore in SERVICES["registry"].chores:
            chore(system.db("registry"), system.settings, datetime.now(UTC))
        system.deliver()
        with system.db("registry").read() as session:
            assert session.scalars(select(Person.last_name)).all() == ["удалено"]
        with system.db("mentorship").read() as session:
            assert "Зуева" not in session.scalars(select(roster.Person.last_name)).all()
