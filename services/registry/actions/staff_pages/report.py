"""What a comparison of a page with the register answers."""

from dataclasses import dataclass, field
from typing import Any

from services.registry.rules.staff_pages import Compared, Comparison
from shared.importing import Report
from shared.importing.staff_page import KIND, StaffPage


@dataclass(kw_only=True)
class StaffPageReport(Report):
    """The report of an import with the page's people in its order, who left, heads and links beside them."""

    kind: str = KIND
    page: StaffPage = field(default_factory=StaffPage)
    comparison: Comparison = field(default_factory=lambda: Comparison(rows=(), left=()))

    def to_json(self) -> dict[str, Any]:
        """Give the report in the shape of `mms import staff-page --json`."""
        page = self.page
        return super().to_json() | {
            "people": [_person(one) for one in self.comparison.rows],
            "left": [one.name for one in self.comparison.left],
            "heads": [{"name": head.name.shown, "post": head.post} for head in page.heads],
            "links": [{"title": link.title, "address": link.address} for link in page.links],
            "frames": list(page.frames),
        }


def _person(one: Compared) -> dict[str, Any]:
    stated = one.row.experience
    return {
        "row": one.row.number,
        "name": one.row.name.shown,
        "post": one.row.post,
        "experience_months": {
            "total": stated.total,
            "pedagogical": stated.pedagogical,
            "subject": stated.subject,
        },
        "match": one.match,
        "pedagogical": _pedagogical(one),
        "note": one.note,
    }


def _pedagogical(one: Compared) -> bool | None:
    """Whether some job of the post is pedagogical; null when no list of posts knows it."""
    kinds = {job.kind for job in one.row.jobs}
    if "pedagogical" in kinds:
        return True
    return None if not kinds or "unknown" in kinds else False
