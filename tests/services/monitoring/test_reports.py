"""The report of cover and the yearly report: drafted from a snapshot, mended, signed, printed."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from services.monitoring.rules import Cover, Telling, draft_cover, draft_cover_advice, draft_tasks, draft_work
from tests.services.given import Alone
from tests.services.monitoring.making import facts, figure_of
from tests.services.monitoring.telling import told
from tests.services.monitoring.test_pages import page
from tests.services.monitoring.test_period_pages import press
from tests.services.monitoring.test_periods import METHODIST, call, freeze, late_certificate, opened

REPORT = "/api/v1/snapshots/{}/reports/{}"
TOLD = Telling(figures=[], counted=facts(), former={}, since="", interim=False, due=date(2026, 12, 31))
SIGNED = {"author": "Методист Седова А. А.", "head": "Орлов П. П.", "is_signed": True}


@pytest.fixture
def loaded(monitoring: Alone) -> Alone:
    """The worked case c1."""
    monitoring.hear(told())
    return monitoring


def document(service: Alone, address: str) -> tuple[str, list[list[list[str]]]]:
    """A DOCX: its paragraphs, and its tables."""
    made = Document(BytesIO(service.client(METHODIST).get(address).data))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in made.tables]
    return "\n".join(one.text for one in made.paragraphs), tables


def test_cover_is_counted_from_the_lists_of_the_snapshot(loaded: Alone) -> None:
    taken = freeze(loaded, opened(loaded))
    address = REPORT.format(taken["id"], "coverage")
    words = call(loaded, METHODIST, address)["sections"]
    # cases/c1: Кравец and Дёмина are young
    assert "На дату отчёта — 2 молодых педагога." in words["conclusions"]
    text, tables = document(loaded, f"{address}/docx")
    assert "ОТЧЁТ ОБ ОХВАТЕ МОЛОДЫХ ПЕДАГОГОВ" in text
    facts_of = {row[0]: row[1] for table in tables for row in table if len(row) == 2}
    assert facts_of["Молодых педагогов:"] == "2"
    schools = tables[-2]
    assert schools[0][:2] == ["Организация", "Молодых"]
    counts = [[int(cell) for cell in row[1:]] for row in schools[1:]]
    assert [sum(column) for column in zip(*counts[:-1], strict=True)] == counts[-1]
    assert counts[-1][0] == 2
    assert loaded.client(METHODIST).get(f"{address}/pdf").data.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("cover", "said"),
    [
        (Cover(), "Молодых педагогов на дату нет: считать не из кого."),
        (Cover(unknown=1), "У 1 педагога нет даты рождения"),
        (
            Cover(young=1, paired=1, supported=1),
            "На дату отчёта — 1 молодой педагог. В парах наставничества — 1",
        ),
        (Cover(young=1, paired=1, supported=1), "Каждый состоит в паре или был на мероприятии."),
        (
            Cover(young=5, paired=2, supported=1, neither=2),
            "Вне пар и мероприятий — 2 (40,0 %): Школа A — 2.",
        ),
    ],
)
def test_the_words_of_cover_follow_its_figures(cover: Cover, said: str) -> None:
    lacking = [("Школа A", cover.neither)] if cover.neither else []
    text = draft_cover(cover, lacking, told=TOLD)
    assert said in text
    assert "0,0 %" not in draft_cover(Cover(), [], told=TOLD)
    advice = draft_cover_advice(cover, lacking, told=TOLD)
    assert ("подобрать наставников" in advice) is (cover.paired < cover.young)


def test_the_words_of_the_year_name_every_direction() -> None:
    teachers = {"Алов": "A", "Белов": "A", "Ветров": "B"}
    figures = [figure_of(number, facts(teachers=teachers), threshold=None) for number in range(1, 11)]
    counts = {"organizations": 2, "teachers": 3, "teachers_and_managers": 3, "young_teachers": 0}
    text = draft_work(figures, counts=counts)
    assert "Кадры: 2 организации, 3 педагога, вместе с руководителями 3; молодых педагогов — 0." in text
    assert "участие в мероприятиях поддержки — считать не из кого" in text
    assert "методических объединений и сообществ — 0" in text
    lacking = figure_of(5, facts(teachers=teachers), threshold=10.0)
    met = replace(lacking, number=6, met=True, missing=0)
    first, second = draft_tasks(replace(TOLD, figures=[lacking, met])).splitlines()
    assert first.endswith("(№ 5: не хватило 1 педагога). Срок — 31 декабря 2026.")
    assert second == ("Методической службе: сохранить достигнутое по показателю № 6. Срок — 31 декабря 2026.")


def reviewed(service: Alone, period: str) -> None:
    meeting: dict[str, Any] = {"period_id": period, "body_name": "Методсовет", "protocol_number": "3"}
    review = call(service, METHODIST, "/api/v1/reviews", 201, json={**meeting, "held_on": "2025-06-15"})
    body = {"review_id": review["id"], "text": "Оформить пары приказами", "owner_name": "Кабинет"}
    decision = call(service, METHODIST, "/api/v1/decisions", 201, json={**body, "due_on": "2025-10-01"})
    outcome = {"state": "done", "outcome": "Оформлены три пары", "on": "2025-09-20"}
    call(service, METHODIST, f"/api/v1/decisions/{decision['id']}/outcome", 200, json=outcome)


def test_the_year_is_told_on_final_figures_with_what_became_of_the_last_decisions(loaded: Alone) -> None:
    may = opened(loaded, date(2025, 5, 31))
    interim = freeze(loaded, may)
    reviewed(loaded, may)
    taken = freeze(loaded, opened(loaded))
    refused = loaded.client(METHODIST).get(REPORT.format(interim["id"], "year"))
    assert refused.status_code == 404
    assert "итоговым" in refused.get_json()["detail"]
    assert "Годовой отчёт" not in page(loaded, METHODIST, f"/snapshots/{interim['id']}")
    assert "Годовой отчёт" in page(loaded, METHODIST, f"/snapshots/{taken['id']}")
    text, tables = document(loaded, f"{REPORT.format(taken['id'], 'year')}/docx")
    for heading in ("Что сделано за год", "Выводы", "Задачи на следующий год"):
        assert heading in text
    # the passport is first, the decisions of May are next: on the first page
    assert tables[1][0] == ["Решение", "Ответственный", "Срок", "Исполнение"]
    assert tables[1][1][3] == "выполнено: Оформлены три пары"
    days = next(table for table in tables if "31.05.2025" in table[0])
    assert days[4][-1] == "25,0 %"


def test_a_report_is_mended_on_its_page_and_signed_only_on_the_newest_figures(loaded: Alone) -> None:
    period = opened(loaded)
    taken = freeze(loaded, period)
    address = f"/snapshots/{taken['id']}/year"
    assert "Что сделано за год" in page(loaded, METHODIST, address)
    written = {"work": "Работа.", "conclusions": "Выводы.", "tasks": "Задачи.", "version": "0"}
    assert press(loaded, METHODIST, address, form="", **written) == 303
    assert call(loaded, METHODIST, REPORT.format(taken["id"], "year"))["sections"]["work"] == "Работа."
    loaded.hear([late_certificate("Дёмина")])
    correction = {"period_id": period, "reason": "Удостоверение привезли в январе"}
    second = call(loaded, METHODIST, "/api/v1/corrections", 201, json=correction)
    client, sections = loaded.client(METHODIST), {"conclusions": "Выводы."}
    late = client.put(REPORT.format(taken["id"], "year"), json={"sections": sections, **SIGNED})
    assert late.status_code == 409
    signed = client.put(REPORT.format(second["id"], "coverage"), json={"sections": sections, **SIGNED})
    assert signed.status_code == 200
    assert "подписан" in page(loaded, METHODIST, f"/snapshots/{second['id']}/coverage")
