"""An erased person leaves decisions and the reports that print them; figures stay."""

from io import BytesIO
from typing import Any

from docx import Document
from sqlalchemy import String, Text, select

from services.monitoring.actions.erasing import TEXTS
from services.monitoring.models import Base, SnapshotFigure
from shared.contracts.registry import PersonErased
from tests.services.given import Alone
from tests.services.monitoring.making import MUNICIPALITY, S, one
from tests.services.monitoring.telling import people, told
from tests.services.monitoring.test_periods import METHODIST, call, freeze, late_certificate, opened

NAME = "Зуева"


def erased() -> PersonErased:
    known = next(each for each in people() if each.id == one(NAME))
    return PersonErased(
        id=known.id,
        municipality_id=MUNICIPALITY,
        version=2,
        erased_on=S,
        young=(),
        young_unknown=False,
        employments=known.employments,
        merged_into=None,
    )


def printed(service: Alone, snapshot_id: str) -> str:
    reply = service.client(METHODIST).get(f"/api/v1/snapshots/{snapshot_id}/note/docx")
    tables = Document(BytesIO(reply.data)).tables
    return " ".join(cell.text for table in tables for row in table.rows for cell in row.cells)


def test_an_erased_owner_leaves_decisions_and_signed_reports(monitoring: Alone) -> None:
    monitoring.hear(told())
    taken = freeze(monitoring, opened(monitoring))
    meeting = {"period_id": taken["period_id"], "body_name": "Совет", "protocol_number": "1"}
    review = call(monitoring, METHODIST, "/api/v1/reviews", 201, json={**meeting, "held_on": "2026-01-15"})
    body = {"review_id": review["id"], "text": "Помочь", "owner_name": NAME, "due_on": "2026-03-01"}
    decision = call(monitoring, METHODIST, "/api/v1/decisions", 201, json=body)
    assert decision["owner_id"] == str(one(NAME))
    words = {"conclusions": "Выводы.", "author": "Седова", "head": "Орлов", "is_signed": True}
    address = f"/api/v1/snapshots/{taken['id']}/note"
    assert monitoring.client(METHODIST).put(address, json=words).status_code == 200
    assert NAME in printed(monitoring, taken["id"])
    for _ in range(2):
        monitoring.hear([erased()])
    assert NAME not in printed(monitoring, taken["id"])
    (kept,) = call(monitoring, METHODIST, "/api/v1/decisions")
    assert (kept["owner_name"], kept["text"]) == ("удалено", "Помочь")


def test_a_name_in_what_people_wrote_goes_and_the_rest_of_the_words_stays(monitoring: Alone) -> None:
    """In whatever case it stands, in the reason of a frozen snapshot too: the snapshot itself holds ids."""
    monitoring.hear(told())
    period = opened(monitoring)
    freeze(monitoring, period)
    monitoring.hear([late_certificate("Лапин")])
    words = {"period_id": period, "reason": "Зуевой выдано удостоверение, Лапину тоже"}
    correction = call(monitoring, METHODIST, "/api/v1/corrections", 201, json=words)
    evidence = {"period_id": period, "text": "Отчёт Зуевой о съезде"}
    rating = {"period_id": period, "level": "settled", "reason": "Заслуга Зуевой"}
    for kind, body, status in (("evidence", evidence, 201), ("ratings", rating, 200)):
        call(monitoring, METHODIST, f"/api/v1/criteria/1/{kind}", status, json=body)
    everything = f"/api/v1/criteria?period_id={period}"
    before = stored_figures(monitoring)
    for _ in range(2):
        monitoring.hear([erased()])
    kept = call(monitoring, METHODIST, f"/api/v1/snapshots/{correction['id']}")
    assert kept == correction | {"reason": "удалено выдано удостоверение, Лапину тоже"}
    first = call(monitoring, METHODIST, everything)[0]
    assert [each["text"] for each in first["evidence"]] == ["Отчёт удалено о съезде"]
    assert [each["reason"] for each in first["ratings"]] == ["Заслуга удалено"]
    assert stored_figures(monitoring) == before


def stored_figures(service: Alone) -> list[tuple[Any, ...]]:
    """The figures of all snapshots as they lie in the database, ids packed."""
    with service.database.read() as session:
        return [tuple(row) for row in session.execute(select(SnapshotFigure.__table__))]


def test_every_text_that_people_write_is_searched_for_a_name() -> None:
    """A new table with a text of people belongs to TEXTS, or here with the reason why it needs none."""
    typed = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, Text)
        or (isinstance(column.type, String) and (column.type.length or 999) >= 200)
    }
    searched = {f"{model.__tablename__}.{name}" for model, names in TEXTS.items() for name in names}
    told_by_others = {"support_event_fact.title", "body_fact.name", "membership_fact.role"}
    of_the_program = {"reporting_period.title", "snapshot.rule_title"}
    addresses = {"criterion_evidence.link"}
    assert typed - searched == told_by_others | of_the_program | addresses
