"""The analytic note: words drafted from the figures of a snapshot, mended, signed once, printed."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from services.monitoring.rules import Figure, Telling, draft_conclusions, draft_recommendations
from tests.services.given import Alone
from tests.services.monitoring.making import facts, figure_of
from tests.services.monitoring.telling import municipality, told
from tests.services.monitoring.test_pages import page
from tests.services.monitoring.test_period_pages import press
from tests.services.monitoring.test_periods import ANALYST, METHODIST, PRINCIPALS, call, freeze, opened
from tests.services.monitoring.test_reports import document

NOTE = "/api/v1/snapshots/{}/note"


@pytest.fixture
def loaded(monitoring: Alone) -> Alone:
    """The worked case c1."""
    monitoring.hear(told())
    return monitoring


def telling(*figures: Figure, **more: Any) -> Telling:
    values: dict[str, Any] = {
        "counted": facts(),
        "former": {},
        "since": "",
        "interim": False,
        "due": date(2026, 12, 31),
    }
    return Telling(figures=figures, **values | more)


def note_on(service: Alone, day: date) -> Any:
    return call(service, METHODIST, NOTE.format(freeze(service, opened(service, day))["id"]))


def test_words_follow_the_figures_and_compare_with_the_same_collection_a_year_before(loaded: Alone) -> None:
    for day in (date(2024, 12, 31), date(2025, 5, 31)):
        freeze(loaded, opened(loaded, day))
    note = note_on(loaded, date(2025, 12, 31))
    # cases/c1: 1 — 1/4, 3 — 1/4, 4 — 2/8, 5 — 2/7 against 10, 20, 10, 10 %
    met = "№ 1 (25,0 % при пороге 10 %), № 3 (25,0 % при пороге 20 %), № 4 (25,0 % при пороге 10 %) и № 5"
    assert f"Пороги выполнены по показателям {met} (28,6 % при пороге 10 %)." in note["conclusions"]
    assert "По сравнению с данными на 31 декабря 2024 выросли показатели" in note["conclusions"]
    assert "31 мая" not in note["conclusions"]
    assert note["recommendations"] == ""


def test_may_is_on_its_way_and_is_not_compared_with_december(loaded: Alone) -> None:
    freeze(loaded, opened(loaded, date(2023, 12, 31)))
    note = note_on(loaded, date(2024, 5, 31))
    assert "По сравнению" not in note["conclusions"]
    said = note_on(loaded, date(2025, 5, 31))["conclusions"]
    assert said.startswith("Данные промежуточные: выполнение порогов оценивают на 31 декабря 2025.")
    assert "Пороги уже выполнены по показателям № 1" in said
    assert "По сравнению с данными на 31 мая 2024 выросли показатели" in said


def test_on_the_way_nothing_is_judged_as_at_the_end() -> None:
    lacking = figure_of(5, facts(teachers={"Алов": "A"}), threshold=10.0)
    said = draft_conclusions(telling(lacking, interim=True))
    assert "Порог пока не достигнут: № 5 — 0 из 1 (0,0 % при пороге 10 %), нужен ещё 1 педагог." in said


def test_what_is_not_met_is_said_with_what_is_missing_and_nothing_is_never_zero_percent() -> None:
    teachers = {"Алов": "A", "Белов": "A", "Ветров": "B"}
    lacking = figure_of(5, facts(teachers=teachers), threshold=10.0)
    empty = figure_of(7, facts(teachers=teachers))
    said = draft_conclusions(telling(lacking, empty))
    assert "Порог не достигнут: № 5 — 0 из 3 (0,0 % при пороге 10 %), не хватило 1 педагога." in said
    assert "Не рассчитывались, потому что считать не из кого: № 7." in said
    assert draft_recommendations(telling(lacking, empty)) == (
        "Методической службе: составить и утвердить индивидуальные образовательные маршруты "
        "(№ 5: не хватило 1 педагога). Срок — 31 декабря 2026."
    )
    assert draft_conclusions(telling(empty)).startswith("Пороги для показателей не заданы.")


def test_a_threshold_that_nobody_can_be_compared_with_is_not_called_unset() -> None:
    empty = figure_of(5, facts(), threshold=10.0)
    assert draft_conclusions(telling(empty)) == "Не рассчитывались, потому что считать не из кого: № 5."


@pytest.mark.parametrize(
    ("number", "missing", "final", "interim"),
    [
        (1, 1, "не хватило 1 организации", "нужна ещё 1 организация"),
        (1, 2, "не хватило 2 организаций", "нужны ещё 2 организации"),
        (4, 2, "не хватило 2 человек", "нужны ещё 2 человека"),
        (4, 21, "не хватило 21 человека", "нужен ещё 21 человек"),
        (5, 5, "не хватило 5 педагогов", "нужно ещё 5 педагогов"),
    ],
)
def test_what_is_missing_agrees_with_its_number(number: int, missing: int, final: str, interim: str) -> None:
    known = facts()
    lacking = replace(figure_of(number, known, threshold=10.0), denominator=90, met=False, missing=missing)
    mixed = replace(known, organization_kinds=frozenset({"school", "preschool"}))
    assert final in draft_recommendations(telling(lacking, counted=mixed))
    assert interim in draft_recommendations(telling(lacking, counted=mixed, interim=True))


def test_the_note_tells_how_each_is_counted_and_every_figure_that_a_school_has(loaded: Alone) -> None:
    taken = freeze(loaded, opened(loaded))
    text, tables = document(loaded, f"{NOTE.format(taken['id'])}/docx")
    cells = [row for table in tables for row in table]
    seventh = next(row[1] for row in cells if row[0] == "7")
    assert "Числитель: молодые педагоги, побывавшие" in seventh
    assert "Знаменатель: педагоги, молодые на дату" in seventh
    table = next(rows for rows in tables if rows[0][:2] == ["Организация", "№ 1"])
    assert table[0][1:] == [f"№ {number}" for number in (*range(1, 9), 10)]
    # the same day counted from the facts themselves, school by school
    every = call(loaded, METHODIST, "/api/v1/schools?municipality=ust-koksa&as_of=2025-12-31")
    assert table[1:-1] == [[one["name"], *map(_told, one["indicators"])] for one in every]
    assert table[-1][:2] == ["Муниципалитет", "25,0 %"]
    assert "№ 9 по организациям не считают" in text
    assert "Именные списки за показателями: снимок № 1 от" in text


def _told(share: dict[str, Any]) -> str:
    numerator, denominator = share["numerator"], share["denominator"]
    if share["number"] <= 3:
        return "да" if numerator else "нет"
    return f"{numerator} из {denominator}" if denominator else "—"


def test_a_note_is_mended_signed_once_and_its_figures_are_the_snapshots(loaded: Alone) -> None:
    taken = freeze(loaded, opened(loaded))
    address = f"/snapshots/{taken['id']}/note"
    assert "Цифры взяты из снимка" in page(loaded, METHODIST, address)
    words = {"conclusions": "Наши выводы.", "recommendations": "Школам: к 1 марта."}
    names = {"author": "Методист Седова А. А.", "head": "Руководитель Орлов П. П."}
    signed = {"version": "0", "is_signed": "true"}
    assert press(loaded, METHODIST, address, form="", **words, **signed) == 422
    assert press(loaded, METHODIST, address, form="", **words, **names, **signed) == 303
    assert "подписан" in page(loaded, PRINCIPALS["A"], address)
    client = loaded.client(METHODIST)
    again = client.put(NOTE.format(taken["id"]), json={"conclusions": "Иначе"})
    assert again.status_code == 409
    assert "подписан" in again.get_json()["detail"]
    assert client.get(f"{NOTE.format(taken['id'])}/pdf").data.startswith(b"%PDF")
    made = Document(BytesIO(client.get(f"{NOTE.format(taken['id'])}/docx").data))
    text = "\n".join(paragraph.text for paragraph in made.paragraphs)
    assert "Наши выводы." in text
    cells = [[cell.text for cell in row.cells] for table in made.tables for row in table.rows]
    fourth = next(row for row in cells if row[0] == "4")
    assert fourth[2:] == ["2", "8", "25,0 %", "10 %", "нет данных"]
    assert any("█" in cell for row in cells for cell in row)
    assert loaded.client(ANALYST).get(NOTE.format(taken["id"])).status_code == 403
    refused = loaded.client(ANALYST).put(NOTE.format(taken["id"]), json={"conclusions": "x"})
    assert refused.status_code == 403


def test_a_signed_note_stays_as_it_was_issued_whatever_is_renamed_later(loaded: Alone) -> None:
    taken = freeze(loaded, opened(loaded))
    client, address = loaded.client(METHODIST), NOTE.format(taken["id"])
    words = {"conclusions": "Выводы.", "author": "Седова", "head": "Орлов", "is_signed": True}
    assert client.put(address, json=words).status_code == 200
    issued = client.get(f"{address}/pdf").data, client.get(f"{address}/docx").data
    loaded.hear([replace(municipality(), version=2, name="Другой район")])
    assert (client.get(f"{address}/pdf").data, client.get(f"{address}/docx").data) == issued
