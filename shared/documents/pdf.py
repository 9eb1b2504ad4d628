"""A document as PDF, and its pages as pictures: typst with the serif it carries, no fonts of the machine."""

import json
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

from shared.documents.paper import Paper

TEMPLATE = files("shared.documents") / "official.typ"
DOTS_PER_INCH = 60.0


@cache
def _fonts() -> Any:
    return import_module("typst").Fonts(include_system_fonts=False)


def as_pdf(paper: Paper) -> bytes:
    """Print a document; the same document gives the same bytes."""
    inputs = {"paper": json.dumps(paper.plain(), ensure_ascii=False)}
    source = TEMPLATE.read_bytes()
    made = import_module("typst").compile(
        source, format="pdf", font_paths=_fonts(), sys_inputs=inputs, timestamp=0
    )
    if not isinstance(made, bytes):
        raise TypeError(type(made))
    return made


def as_pictures(paper: Paper) -> list[bytes]:
    """The pages as small PNG pictures, to look at before printing."""
    inputs = {"paper": json.dumps(paper.plain(), ensure_ascii=False)}
    made = import_module("typst").compile(
        TEMPLATE.read_bytes(), format="png", ppi=DOTS_PER_INCH, font_paths=_fonts(), sys_inputs=inputs
    )
    return [bytes(page) for page in made] if isinstance(made, list) else [bytes(made or b"")]
