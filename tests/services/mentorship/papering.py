"""A school whose documents can be issued: a principal who signs, a letterhead, a pair with consents."""

from datetime import date
from io import BytesIO
from typing import Any

from docx import Document

from tests.services.mentorship.making import Door, Mentorship, ago, known, person

SCHOOL_A = f"organizations/{known('A')}"


def office(mentorship: Mentorship, **changes: Any) -> Door:
    """The principal of school A, who signs for it; a mentor and a mentee with hard names."""
    mentorship.keep(
        person("Чернов", "A", first_name="Илья", middle_name="Фомич"),
        person("Зуева", "A", first_name="Ольга", middle_name="Ильинична"),
        person("Кравец", "A", first_name="Олег", middle_name="Игоревич"),
    )
    principal = mentorship.as_("principal", school="A")
    head = {
        "full_name": "МБОУ «Школа А»",
        "place": "с. Усть-Кокса",
        "regulation": "Положением о наставничестве",
    }
    principal.post(f"{SCHOOL_A}/letterhead", head)
    signer = {
        "person_id": str(known("Чернов")),
        "position": "директор",
        "authority": "Устава",
        "since": str(ago(400)),
    }
    principal.post(f"{SCHOOL_A}/signers", signer | changes, 201)
    return principal


def proposed(mentorship: Mentorship, **changes: Any) -> str:
    """A pair of school A with both consents, given before the order of today; its path."""
    plain = {
        "mentor_id": str(known("Зуева")),
        "mentee_id": str(known("Кравец")),
        "starts_on": str(ago(0)),
        "planned_until": str(ago(-200)),
        "goal": "Помочь с разбором урока",
    }
    methodist = mentorship.as_("methodist")
    pair_id = methodist.post("pairs", plain | changes, 201)["id"]
    return f"pairs/{pair_id}"


def consented(mentorship: Mentorship, **changes: Any) -> str:
    """The same with both consents; its path."""
    path = proposed(mentorship, **changes)
    for party in ("mentor", "mentee"):
        body = {"party": party, "given_on": str(ago(1))}
        mentorship.as_("methodist").post(f"{path}/consents", body, 201)
    return path


def issue(door: Door, path: str, kind: str, status: int = 201, **more: Any) -> Any:
    """Register a document dated today."""
    return door.post(f"{path}/documents", {"kind": kind, "on": str(ago(0)), **more}, status)


def codes(door: Door, path: str, kind: str, on: date | None = None) -> list[str]:
    """What blocks a document, by codes."""
    query = f"?on={on}" if on else ""
    found = door.get(f"{path}/documents/drafts/{kind}{query}")
    return [one["code"] for one in found["blockers"]]


def words(content: bytes) -> str:
    """What a DOCX says, tables included."""
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])
