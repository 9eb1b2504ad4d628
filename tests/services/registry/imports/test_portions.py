"""Large files come in portions: what is about one person stays together, all portions are one import."""

from itertools import pairwise

import pytest
from sqlalchemy import func, select

from services.registry.imports import portions
from services.registry.imports.portions import Links
from services.registry.models import ImportChange, ImportRun
from tests.services.registry.conftest import Register

HEAD = "СНИЛС;Фамилия;Имя;Отчество;Дата рождения;Организация;Должность;Работает с"
FILE = (
    HEAD,
    "100-200-300 30;Власова;Ирина;Петровна;05.05.1970;A;учитель;01.09.2010",
    ";Иванова;Анна;Ивановна;;A;учитель;01.09.2010",
    ";Иванова;Анна;Ивановна;;B;учитель;01.09.2010",
    ";Петрова;Анна;Ивановна;01.01.1980;A;учитель;01.09.2010",
    ";Власова;Ирина;Петровна;05.05.1970;B;методист;01.09.2012",
    ";Петрова;Анна;Ивановна;01.01.1980;A;учитель;01.09.2010",
)


@pytest.fixture(autouse=True, params=[1, 1000])
def _size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the size of portions, the outcome is the same."""
    monkeypatch.setattr(portions, "PORTION", request.param)


def text(*lines: str) -> str:
    return "\n".join(lines)


def changes(register: Register) -> int:
    with register.system.db("registry").read() as session:
        return session.scalar(select(func.count()).select_from(ImportChange)) or 0


def test_rows_of_one_person_meet_wherever_they_stand(register: Register) -> None:
    report = register.upload("people", text(*FILE))
    assert (report["rows"], report["created"], report["unchanged"], report["rejected"]) == (6, 5, 1, [])
    names = [one["full_name"] for one in register.people()]
    assert names == ["Власова Ирина Петровна", *["Иванова Анна Ивановна"] * 2, "Петрова Анна Ивановна"]
    (vlasova,) = register.people("власова")
    assert (vlasova["version"], len(vlasova["employments"])) == (1, 2)
    again = register.upload("people", text(*FILE))
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 6)


def test_a_new_surname_and_the_old_one_are_one_person(register: Register) -> None:
    register.upload("people", text(*FILE[:2]))
    married = FILE[1].replace("Власова", "Орлова")
    old = ";Власова;Ирина;Петровна;05.05.1970;A;учитель;01.09.2010"
    report = register.upload("people", text(HEAD, married, FILE[4], old))
    assert report["rejected"] == []
    assert [one["full_name"] for one in register.people("ирина")] == ["Орлова Ирина Петровна"]


def test_contradicting_rows_keep_all_portions_out(register: Register) -> None:
    wrong = f"{FILE[6].replace('учитель', 'методист')};0,5", f"{FILE[6].replace('учитель', 'методист')};1"
    lines = [f"{HEAD};Ставка", *(f"{line};" for line in FILE[1:]), *wrong]
    report = register.upload("people", text(*lines))
    assert [one["row"] for one in report["rejected"]] == [8, 9]
    assert (register.people(), changes(register)) == ([], 2)


def test_all_portions_are_one_import_undone_whole(register: Register) -> None:
    before = changes(register)
    run = register.upload("people", text(*FILE))["id"]
    assert changes(register) == before + 4
    with register.system.db("registry").read() as session:
        kept = session.scalars(select(ImportRun).where(ImportRun.kind == "people")).one()
        assert (kept.applied, kept.rows, kept.created, kept.unchanged) == (True, 6, 5, 1)
    reply = register.methodist.post(f"/registry/api/v1/imports/{run}/undo")
    assert reply.status_code == 200, reply.text
    assert register.people() == []


def test_a_preview_leaves_no_journal(register: Register) -> None:
    before = changes(register)
    assert register.upload("people", text(*FILE), dry_run="true")["created"] == 5
    assert (changes(register), register.people()) == (before, [])


def test_a_big_family_is_never_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions, "PORTION", 3)
    links = Links()
    for place in range(10):
        links.add([f"name {place % 5}", f"snils {place}"])
    links.join(["name 0", "snils 3", "nobody's"])
    given = list(links.portions())
    assert given == [[0, 3, 5, 8], [1, 2, 6, 7], [4, 9]]
    assert all(min(one) < min(other) for one, other in pairwise(given))
