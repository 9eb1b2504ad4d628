"""Files that a page or a JSON door gives out to be kept."""

from urllib.parse import quote

from flask import Response

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "png": "image/png",
}


def as_file(content: bytes, *, name: str, shown: bool = False) -> Response:
    """A file under its name; `shown`: the browser may open it at once instead of saving it."""
    reply = Response(content, content_type=TYPES[name.rsplit(".", maxsplit=1)[-1]])
    how = "inline" if shown else "attachment"
    reply.headers["Content-Disposition"] = f"{how}; filename*=UTF-8''{quote(name)}"
    reply.headers["Cache-Control"] = "no-store"
    return reply
