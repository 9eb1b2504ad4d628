"""A demand as a file: XLSX for work, DOCX for a signature."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from services.routes.rules import demand_paper
from shared.documents import as_docx
from shared.web import export
from shared.web.files import as_file

SIGNERS = {True: "Директор", False: "Руководитель муниципальной методической службы"}


def take(
    kind: str,
    rows: Sequence[demand_paper.Row],
    *,
    of_school: bool,
    year: int,
    organization: str,
    sent_on: date | None,
    totals: Mapping[str, Any] | None = None,
) -> Any:
    """The application of a school or the demand of a municipality, as a file."""
    if kind == "xlsx":
        titles = demand_paper.SCHOOL if of_school else demand_paper.MUNICIPAL
        cells = demand_paper.school_rows(rows, year=year) if of_school else demand_paper.municipal_rows(rows)
        return export.file("xlsx", f"zayavka-{year}", [title for title, _ in titles], cells)
    parts = (
        demand_paper.school_parts(rows, year=year)
        if of_school
        else demand_paper.municipal_parts(rows, totals or {})
    )
    document = demand_paper.paper(
        parts,
        year=year,
        organization=organization,
        signer=SIGNERS[of_school],
        sent_on=sent_on,
    )
    return as_file(as_docx(document), name=f"Заявка на обучение {year}.docx")
