"""Running routes with steps to report, and files sent as a browser sends them."""

from io import BytesIO
from typing import Any

from docx import Document

from services.routes.models import StoredFile
from tests.services.routes.acting import pending
from tests.services.routes.making import Door, Routes

Sent = tuple[BytesIO, str, str]


def sent(content: bytes, name: str, declared: str = "") -> Sent:
    """A file of a form."""
    return BytesIO(content), name, declared


def running(tutor: Door, teacher: Door, principal: Door) -> dict[str, Any]:
    """A route whose only step may be reported."""
    route = pending(tutor, teacher)
    principal.post(f"routes/{route['id']}/approval")
    started: dict[str, Any] = tutor.post(f"routes/{route['id']}/start")
    return started


def report(door: Door, step_id: str, status: int = 200, **form: Any) -> Any:
    """Report a step by a form with files, through the JSON door."""
    reply = door.client.post(
        f"/api/v1/steps/{step_id}/evidence", data=form, content_type="multipart/form-data"
    )
    reply.request.environ["wsgi.input"].close()  # a large form is a file of the test client
    assert reply.status_code == status, reply.get_data(as_text=True)
    return reply.get_json(force=True)


def reports_of(route: dict[str, Any]) -> list[dict[str, Any]]:
    """What was shown for the only step, the newest last."""
    [step] = route["steps"]
    found: list[dict[str, Any]] = step["reports"]
    return found


def texts(content: bytes) -> str:
    """All that a DOCX says, in its order."""
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def rows(routes: Routes) -> list[StoredFile]:
    """Every file that a row names."""
    with routes.service.database.read() as session:
        return list(session.query(StoredFile))
