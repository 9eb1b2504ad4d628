"""Import files and their reports at the edge."""

from collections.abc import Sequence
from typing import Annotated, Any

import msgspec
from flask_smorest.fields import Upload
from marshmallow import Schema, ValidationError, fields, validate

from services.registry.schemas.pieces import text
from services.registry.schemas.staff_pages import HeadOut, LinkOut, PagePersonOut, row_numbers
from shared.importing import KINDS, Kind
from shared.importing.staff_page import KIND as STAFF_PAGE

KINDS_HERE = (*KINDS, STAFF_PAGE)

HIDDEN = frozenset({"snils", "snils_index", "name_key", "search_key"})
LEFT_OUT = "-"
Heading = Annotated[str, msgspec.Meta(max_length=300)]


class ImportFile(Schema):
    """The file itself; a page of a school's site may be named by its address instead."""

    file = Upload()


class RowNumbers(fields.String):
    """Numbers of rows as people write them: «1,3-5»."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        written = super()._deserialize(value, attr, data, **kwargs)
        try:
            return row_numbers(written)
        except ValueError as error:
            raise ValidationError("Нужны номера строк, например 1,3-5.") from error


class MappingField(fields.String):
    """A mapping of columns as the text of a JSON object: heading of the file → heading of the kind."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        written = super()._deserialize(value, attr, data, **kwargs)
        try:
            return msgspec.json.decode(written, type=dict[Heading, Heading])
        except msgspec.DecodeError as error:
            raise ValidationError("Нужен объект JSON: «заголовок файла» → «наш заголовок».") from error


class ImportForm(Schema):
    """What the file is and what to do with it."""

    kind = text(40, required=True, metadata={"description": f"Одно из: {', '.join(KINDS_HERE)}."})
    municipality = text(40, required=True)
    organization = text(40, load_default="")
    dry_run = fields.Boolean(load_default=False)
    skip_rejected = fields.Boolean(load_default=False)
    apply = fields.Boolean(load_default=False)
    progress_id = fields.UUID(
        load_default=None, metadata={"description": "Под этим id о ходе загрузки можно спросить."}
    )
    mapping = MappingField(
        load_default=None,
        metadata={"description": "JSON: заголовок файла → наш заголовок, пустой — не загружать."},
    )
    url = text(2000, load_default="", metadata={"description": "Адрес страницы сайта вместо файла."})
    rows = RowNumbers(load_default=None, metadata={"description": "Какие строки страницы применить: 1,3-5."})


class FileForm(Schema):
    """The form of the import page; the municipality is asked of those who have none of their own."""

    kind = fields.String(required=True, validate=validate.OneOf(tuple(KINDS), error="Выберите вид файла."))
    municipality_id = fields.UUID(load_default=None)
    file = Upload(required=True, error_messages={"required": "Выберите файл."})
    progress_id = fields.UUID(load_default=None)


class ApplyForm(Schema):
    """How a previewed file is imported."""

    skip_rejected = fields.Boolean(load_default=False)
    progress_id = fields.UUID(load_default=None)


def columns_form(names: Sequence[str], kind: Kind) -> Schema:
    """Make the form that gives each heading of a file one of ours, or leaves it out."""
    headings = (LEFT_OUT, *kind.choices)
    chosen: dict[str, fields.Field[Any]] = {
        name: fields.String(required=True, validate=validate.OneOf(headings, error="Выберите столбец."))
        for name in names
    }
    return Schema.from_dict(chosen | {"progress_id": fields.UUID(load_default=None)})()


class RowMessageOut(Schema):
    """Something about one row; the column is empty when it is about the whole row."""

    row = fields.Integer()
    column = fields.String()
    message = fields.String()


class ProgressOut(Schema):
    """How far an import is: reading, checking, writing, saving, sending; rows in all 0 if not known."""

    stage = fields.String()
    done = fields.Integer()
    total = fields.Integer()


class ReportOut(Schema):
    """What an import did, or would have done; `id` is its entry in the history.

    A page of a school's site also tells its people, heads, links and frames.
    """

    id = fields.UUID()
    kind = fields.String()
    rows = fields.Integer()
    created = fields.Integer()
    updated = fields.Integer()
    unchanged = fields.Integer()
    rejected = fields.List(fields.Nested(RowMessageOut))
    warnings = fields.List(fields.Nested(RowMessageOut))
    people = fields.List(fields.Nested(PagePersonOut))
    left = fields.List(fields.String())
    heads = fields.List(fields.Nested(HeadOut))
    links = fields.List(fields.Nested(LinkOut))
    frames = fields.List(fields.String())


class ImportRunOut(Schema):
    """An import that was tried, and by whom and when it was undone."""

    id = fields.UUID()
    municipality_id = fields.UUID()
    account_id = fields.UUID(allow_none=True)
    at = fields.AwareDateTime()
    kind = fields.String()
    filename = fields.String()
    dry_run = fields.Boolean()
    applied = fields.Boolean()
    rows = fields.Integer()
    created = fields.Integer()
    updated = fields.Integer()
    unchanged = fields.Integer()
    rejected = fields.Integer()
    warnings = fields.Integer()
    file_hash = fields.String()
    undone_at = fields.AwareDateTime(allow_none=True)
    undone_by = fields.UUID(allow_none=True)


class ImportChangeOut(Schema):
    """A record an import created (nothing before) or changed; parts by their ids, СНИЛС never shown."""

    id = fields.UUID()
    aggregate = fields.String()
    aggregate_id = fields.UUID()
    version = fields.Integer()
    before = fields.Function(lambda change: _shown(change.before))
    after = fields.Function(lambda change: _shown(change.after))


def _shown(state: dict[str, Any] | None) -> dict[str, Any] | None:
    """Leave out what serves comparison only; of a СНИЛС say that there is one."""
    if state is None:
        return None
    shown = {name: value for name, value in state.items() if name not in HIDDEN}
    return shown | ({"snils": bool(state["snils"])} if "snils" in state else {})
