"""What pages do with a written paper: give it as a file, show its sheets as pictures."""

from flask import Response, abort

from shared.documents import Paper, as_format, as_pictures
from shared.web.files import as_file


def paper_file(paper: Paper, *, name: str, title: str) -> Response:
    """The paper as PDF or DOCX."""
    return as_file(as_format(paper, name), name=f"{title}.{name}")


def paper_sheet(paper: Paper, *, number: int) -> Response:
    """One sheet of the paper as a picture; 404 beyond the last."""
    sheets = as_pictures(paper)
    if not 0 < number <= len(sheets):
        abort(404)
    return as_file(sheets[number - 1], name=f"list-{number}.png", shown=True)


def count_sheets(paper: Paper) -> int:
    """How many sheets there are to show."""
    return len(as_pictures(paper))
