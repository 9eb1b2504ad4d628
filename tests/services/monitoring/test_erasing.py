"""An erased person leaves decisions and the reports that print them; figures stay."""

from io import BytesIO

from docx import Document

from shared.contracts.registry import PersonErased
from tests.services.given import Alone
from tests.services.monitoring.making import MUNICIPALITY, S, one
from tests.services.monitoring.telling import people, told
from tests.services.monitoring.test_periods import METHODIST, call, freeze, opened

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
