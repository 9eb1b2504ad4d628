"""Attached files and links at the edge; whether a file is safe, the action says."""

from collections.abc import Mapping
from contextlib import closing
from typing import Any
from urllib.parse import urlsplit

from flask_smorest.fields import Upload
from marshmallow import Schema, ValidationError, fields, validate

from shared.uploads import Sent

WEB = frozenset({"http", "https"})
NO_LINK = "Нужен адрес страницы, который начинается с https:// или http://."


def check_link(value: str) -> None:
    """Raise ValidationError unless an address leads to a page of the web; it is never opened here."""
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ValidationError(NO_LINK) from error
    strange = any(one.isspace() or not one.isprintable() for one in value)
    if value and (parts.scheme not in WEB or not host or parts.username or strange):
        raise ValidationError(NO_LINK)


class SentFile(Upload):
    """A file of a form, read whole: the frame has bounded the request before."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **_kw: Any) -> Sent:
        del data
        if not hasattr(value, "filename"):
            raise ValidationError("Приложите файл.")
        with closing(value):
            named = {"name": value.filename or "", "declared": value.mimetype or ""}
            return Sent(content=value.read(), field=attr or "files", **named)


class FilesIn(Schema):
    """Files of a form, and a photograph just taken."""

    files: fields.List[Sent] = fields.List(SentFile(), load_default=list)
    photo = SentFile(load_default=None)


class LinkIn(Schema):
    """An address on the web."""

    link = fields.String(load_default="", validate=[validate.Length(max=1000), check_link])


class FileOut(Schema):
    """An attached file; its content is at `files/{id}`."""

    id = fields.UUID()
    name = fields.String()
    media_type = fields.String()
    size = fields.Integer()


def sent_files(files: list[Sent], photo: Sent | None) -> list[Sent]:
    """Everything that came, the photograph last."""
    return [*files, *([photo] if photo else [])]
