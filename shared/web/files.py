"""Files that a page or a JSON door gives out to be kept."""

from base64 import b64encode
from typing import ClassVar
from urllib.parse import quote

from flask import Response, current_app
from flask_smorest import Blueprint

from shared.uploads import Store
from shared.web.unit import unit

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
EITHER = "json_or_form"
ALONE = "default-src 'none'; sandbox; frame-ancestors 'none'"


class FilesBlueprint(Blueprint):
    """A blueprint some doors of which take JSON, or a form with files beside it."""

    DEFAULT_LOCATION_CONTENT_TYPE_MAPPING: ClassVar = {
        **Blueprint.DEFAULT_LOCATION_CONTENT_TYPE_MAPPING,
        EITHER: "application/json",
    }


def store() -> Store:
    """Where the present service keeps what people attach."""
    settings = unit().settings
    return Store(settings.home, current_app.extensions["mms_service"], limits=settings.uploads)


def in_page(picture: bytes) -> str:
    """A picture inside the page that shows it: a document is compiled once, not again for each sheet."""
    return f"data:image/png;base64,{b64encode(picture).decode()}"


def as_attachment(content: bytes, *, name: str, media_type: str) -> Response:
    """A file that somebody attached: saved, never opened as a page of ours, whatever is in it."""
    reply = Response(content, content_type=media_type)
    reply.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    reply.headers["Content-Security-Policy"] = ALONE
    reply.headers["Cache-Control"] = "no-store"
    return reply


def as_file(content: bytes, *, name: str, shown: bool = False) -> Response:
    """A file under its name; `shown`: the browser may open it at once instead of saving it."""
    reply = Response(content, content_type=TYPES[name.rsplit(".", maxsplit=1)[-1]])
    how = "inline" if shown else "attachment"
    reply.headers["Content-Disposition"] = f"{how}; filename*=UTF-8''{quote(name)}"
    reply.headers["Cache-Control"] = "no-store"
    return reply
