"""The analytic note: words drafted from the figures of a snapshot, mended, signed once, printed."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from services.monitoring.rules import draft_conclusions, draft_recommendations
from tests.services.given import Alone
from tests.services.monitoring.making import facts, figure_of
from tests.services.monitoring.telling import municipality, told
from tests.services.monitoring.test_pages import page
from tests.services.monitoring.test_period_pages import press
from tests.services.monitoring.test_periods import ANALYST, METHODIST, PRINCIPALS, call, freeze, opened

NOTE = "/api/v1/snapshots/{}/note"


@pytest.fixture
def loaded(monitoring: Alone) -> Alone:
    """The worked case c1."""
    monitoring.hear(told())
    return monitoring


def test_words_follow_the_figures(loaded: Alone) -> None:
    freeze(loaded, opened(loaded, date(2025, 5, 31)))
    taken = freeze(loaded, opened(loaded))
    note = call(loaded, METHODIST, NOTE.format(taken["id"]))
    # cases/c1: 1 — 1/4, 3 — 1/4, 4 — 2/8, 5 — 2/7 against 10, 20, 10, 10 %
    met = "№ 1 (25,0 % при пороге 10 %), № 3 (25,0 % при пороге 20 %), № 4 (25,0 % при пороге 10 %) и № 5"
    assert f"Пороги выполнены по показателям {met} (28,6 % при пороге 10 %)." in note["conclusions"]
    assert "По сравнению с данными на 31 мая 2025 выросли показатели" in note["conclusions"]
    assert note["recommendations"] == ""


def test_what_is_not_met_is_said_with_what_is_missing_and_nothing_is_never_zero_percent() -> None:
    teachers = {"Алов": "A", "Белов": "A", "Ветров": "B"}
    lacking = figure_of(5, facts(teachers=teachers), threshold=10.0)
    empty = figure_of(7, facts(teachers=teachers))
    said = draft_conclusions([lacking, empty], former={}, since="")
    assert "Порог не достигнут: № 5 — 0 из 3 (0,0 % при пороге 10 %), не хватает 1." in said
    assert "Не рассчитывались, потому что считать не из кого: № 7." in said
    assert "довести показатель № 5 до порога, не хватает 1" in draft_recommendations([lacking, empty])
    assert draft_conclusions([empty], former={}, since="").startswith("Пороги для показателей не заданы.")


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
