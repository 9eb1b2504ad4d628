"""Import files: from the bytes a person uploaded to rows of values, with every fault said in Russian."""

from shared.importing.columns import Column, Kind, Row
from shared.importing.duplicates import differing, sift
from shared.importing.files import read
from shared.importing.kinds import KINDS
from shared.importing.mapping import Meaning, WrongMapping
from shared.importing.missing import MissingColumns
from shared.importing.reading import ReadRows, read_rows
from shared.importing.rejects import Rejects, rejects_of
from shared.importing.remembered import Mappings, shape_of
from shared.importing.report import Outcome, Report, RowMessage
from shared.importing.sheet import MAX_BYTES, Book, Sheet, UnreadableFile
from shared.importing.template import template

__all__ = [
    "KINDS",
    "MAX_BYTES",
    "Book",
    "Column",
    "Kind",
    "Mappings",
    "Meaning",
    "MissingColumns",
    "Outcome",
    "ReadRows",
    "Rejects",
    "Report",
    "Row",
    "RowMessage",
    "Sheet",
    "UnreadableFile",
    "WrongMapping",
    "differing",
    "read",
    "read_rows",
    "rejects_of",
    "shape_of",
    "sift",
    "template",
]
