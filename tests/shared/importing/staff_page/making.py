"""Pages made for tests, with the quirks real ones have; every person in them is invented."""

from collections.abc import Sequence

from shared.importing.staff_page import StaffPage, read_staff_page

Months = tuple[int | None, int | None, int | None]


def page(body: str, *, head: str = "") -> StaffPage:
    """Read a page with this body."""
    html = (
        f'<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    )
    return read_staff_page(html.encode())


def marked(**texts: str) -> str:
    """Make a row of microdata: a cell for each property, its inside as given."""
    cells = "".join(f'<td itemprop="{name}">{text}</td>' for name, text in texts.items())
    return f'<tr itemprop="teachingStaff">{cells}</tr>'


def table(headings: Sequence[str], *rows: Sequence[str]) -> str:
    """Make a plain table."""
    top = "".join(f"<th>{heading}</th>" for heading in headings)
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{lines}</tbody></table>"


def names(read: StaffPage) -> list[str]:
    """Name the people of a page in its order."""
    return [row.name.shown for row in read.people]


def months(read: StaffPage) -> list[Months]:
    """Give total, pedagogical and subject months of each."""
    return [(row.experience.total, row.experience.pedagogical, row.experience.subject) for row in read.people]


def said(read: StaffPage) -> str:
    """Join the warnings."""
    return "\n".join(f"{one.row} {one.column}: {one.message}" for one in read.warnings)
