"""Official documents: one content gives the PDF and the DOCX; names and positions in six cases."""

from importlib import import_module

from shared.documents.cases import CASE_NAMES, CASES, Cases, unchanged
from shared.documents.morphology import is_infinitive
from shared.documents.names import decline_name, gender_of
from shared.documents.paper import Bar, Bars, Clauses, Facts, Grid, Paper, Part, Signatures, Text
from shared.documents.pdf import as_pdf, as_pictures
from shared.documents.positions import decline_organization, decline_position

__all__ = [
    "CASES",
    "CASE_NAMES",
    "Bar",
    "Bars",
    "Cases",
    "Clauses",
    "Facts",
    "Grid",
    "Paper",
    "Part",
    "Signatures",
    "Text",
    "as_docx",
    "as_format",
    "as_pdf",
    "as_pictures",
    "decline_name",
    "decline_organization",
    "decline_position",
    "gender_of",
    "is_infinitive",
    "unchanged",
]


def as_format(paper: Paper, name: str) -> bytes:
    """Make the file that was asked for: pdf or docx."""
    return as_pdf(paper) if name == "pdf" else as_docx(paper)


def as_docx(paper: Paper) -> bytes:
    """Make the DOCX. Its libraries are loaded when first needed: 19 MB that an import has no use for."""
    made: bytes = import_module("shared.documents.word").as_docx(paper)
    return made
