"""A demand as a file: XLSX for work, DOCX for a signature."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from services.routes.rules import demand_paper
from shared.documents import as_docx
from shared.web import export
from shared.web.files import as_file

Rows = Sequence[demand_paper.Row]
SIGNERS = {True: "Директор", False: "Руководитель муниципальной методической службы"}


def take(
    kind: str,
    rows: Rows,
    *,
    of_school: bool,
    year: int,
    organization: str,
    sent_on: date | None,
    totals: Mapping[str, Any] | None = None,
) -> Any:
    """The application of a school or the demand of a municipality, as a file."""
    if kind == "xlsx":
        sheets = _of_school(rows, year) if of_school else _of_municipality(rows, totals)
        return export.book(f"zayavka-{year}", sheets)
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


def _of_school(rows: Rows, year: int) -> list[export.Sheet]:
    return [_sheet("Заявка", demand_paper.SCHOOL, demand_paper.school_rows(rows, year=year))]


def _of_municipality(rows: Rows, totals: Mapping[str, Any] | None) -> list[export.Sheet]:
    """By topic, and where it was counted by area and by school; each with its forecast."""
    sheets = [_sheet("По темам", demand_paper.MUNICIPAL, demand_paper.municipal_rows(rows))]
    if totals:
        sheets += [
            _sheet("По областям", demand_paper.AREAS, demand_paper.area_rows(totals)),
            _sheet("По организациям", demand_paper.SCHOOLS, demand_paper.school_totals(totals)),
        ]
    return sheets


def _sheet(name: str, titles: Sequence[tuple[str, float]], rows: export.Rows) -> export.Sheet:
    return export.Sheet(name=name, titles=[title for title, _ in titles], rows=rows)
