"""What pages do with a written paper: give it as a file."""

from flask import Response

from shared.documents import Paper, as_format
from shared.web.files import as_file


def paper_file(paper: Paper, *, name: str, title: str) -> Response:
    """The paper as PDF or DOCX."""
    return as_file(as_format(paper, name), name=f"{title}.{name}")
