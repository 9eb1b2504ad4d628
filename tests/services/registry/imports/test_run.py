"""All rows or none, previews, and owners that refuse or do not answer."""

import httpx
import pytest
from sqlalchemy import func, select

from services.registry.imports import HandoverFailed, UnknownKind
from services.registry.models import Organization
from shared.importing import Outcome, RowMessage, UnreadableFile
from tests.services.registry.imports.conftest import World

PEOPLE = ("ФИО;Организация", "Ким Анна Ильинична;A", "Пак Олег Ильич;B")
BROKEN = (*PEOPLE, "Цой Анна Ильинична;нет такой")
EVENTS = "Мероприятие;Дата;Вид;ФИО;Участие"
SCHOOL = "Школа молодого педагога;05.10.2025;поддержка молодых педагогов"


def added(world: World) -> int:
    """Count what the stand-in wrote."""
    query = select(func.count()).select_from(Organization).where(Organization.name == "Новая")
    return world.session.scalar(query) or 0


def test_good_rows_are_applied(world: World) -> None:
    report = world.take("people", *PEOPLE)
    assert (report.rows, report.created, report.applied, added(world)) == (2, 2, True, 2)


def test_one_bad_row_keeps_all_out(world: World) -> None:
    report = world.take("people", *BROKEN)
    assert (report.rows, report.created, len(report.rejected)) == (3, 2, 1)
    assert (report.applied, added(world)) == (False, 0)


def test_bad_rows_may_be_skipped(world: World) -> None:
    report = world.take("people", *BROKEN, skip_rejected=True)
    assert (report.created, len(report.rejected), report.applied, added(world)) == (2, 1, True, 2)


def test_a_preview_writes_nothing(world: World) -> None:
    report = world.take("people", *PEOPLE, dry_run=True)
    assert (report.created, report.applied, added(world)) == (2, False, 0)


@pytest.mark.parametrize("skip", [False, True])
def test_a_row_the_action_rejects_counts_too(world: World, *, skip: bool) -> None:
    world.owner.outcome = Outcome(created=1, rejected=[RowMessage(3, "СНИЛС", "занят")])
    report = world.take("people", *PEOPLE, skip_rejected=skip)
    assert (report.applied, added(world)) == (skip, 2 * skip)
    assert report.rejected == [RowMessage(3, "СНИЛС", "занят")]


def test_a_failing_action_leaves_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Outcome:
        raise RuntimeError

    monkeypatch.setattr(world.owner, "apply", fail)
    with pytest.raises(RuntimeError):
        world.take("people", *PEOPLE)
    assert added(world) == 0


def test_hand_over(world: World) -> None:
    world.owner.reply = {"warnings": [{"row": 2, "column": "Дата", "message": "вне работы"}]}
    report = world.take(
        "events", EVENTS, f"{SCHOOL};Зуева Анна Сергеевна;", f"{SCHOOL};Ли Анна Олеговна;не явился"
    )
    assert world.owner.paths == ["/mentorship/api/v1/imports"]
    (body,) = world.owner.bodies
    assert {
        name: body[name] for name in ("kind", "municipality_id", "imported_on", "dry_run", "skip_rejected")
    } == {
        "kind": "events",
        "municipality_id": str(world.municipality.id),
        "imported_on": "2026-01-01",
        "dry_run": False,
        "skip_rejected": False,
    }
    assert [(row["row"], row["state"]) for row in body["rows"]] == [(2, "attended"), (3, "no_show")]
    assert (report.created, len(report.warnings), report.applied) == (2, 3, True)


def test_hours_travel_as_numbers(world: World) -> None:
    heads = "ФИО;Программа;Часы;Дата выдачи;Номер"
    world.take(
        "certificates",
        heads,
        "Ли Анна Олеговна;Курс;36;01.02.2025;7",
        "Ли Анна Олеговна;Курс;1,5;01.02.2025;8",
    )
    assert world.owner.paths == ["/routes/api/v1/imports"]
    assert [(row["hours"], row["number"]) for row in world.owner.bodies[0]["rows"]] == [(36, "7"), (1.5, "8")]


def test_repeats_are_not_handed_over_twice(world: World) -> None:
    line = f"{SCHOOL};Зуева Анна Сергеевна;"
    report = world.take("events", EVENTS, line, line)
    assert (report.rows, report.created, report.unchanged) == (2, 1, 1)
    report = world.take("events", EVENTS, line, f"{SCHOOL};Зуева Анна Сергеевна;не явился")
    assert [(one.row, one.column) for one in report.rejected] == [(2, "Участие"), (3, "Участие")]


def test_rejected_by_the_owner_is_not_applied(world: World) -> None:
    world.owner.reply = {"created": 0, "rejected": [{"row": 2, "column": "Дата", "message": "рано"}]}
    report = world.take("events", EVENTS, f"{SCHOOL};Зуева Анна Сергеевна;")
    assert (report.applied, report.rejected) == (False, [RowMessage(2, "Дата", "рано")])


@pytest.mark.parametrize(
    ("status", "reply", "message"),
    [
        (403, {"detail": "Нет прав."}, "не приняла данные: Нет прав."),
        (500, {}, "не приняла данные: ошибка 500"),
        (200, {"created": "много"}, "ответила непонятно"),
    ],
)
def test_an_owner_that_refuses(world: World, status: int, reply: dict[str, str], message: str) -> None:
    world.owner.status, world.owner.reply = status, dict(reply)
    with pytest.raises(HandoverFailed, match=message):
        world.take("events", EVENTS, f"{SCHOOL};Зуева Анна Сергеевна;")


def test_an_owner_that_is_down(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def down(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("отказ", request=request)

    monkeypatch.setattr(world.owner, "answer", down)
    with pytest.raises(HandoverFailed, match="наставничества недоступна"):
        world.take("events", EVENTS, f"{SCHOOL};Зуева Анна Сергеевна;")


def test_what_is_no_file_of_a_kind(world: World) -> None:
    with pytest.raises(UnknownKind, match="Нет такого вида файла: «schools»"):
        world.take("schools", *PEOPLE)
    with pytest.raises(UnreadableFile, match="Не хватает обязательных столбцов: «Организация»"):
        world.take("people", "ФИО;Школа", "Ким Анна Ильинична;A")
