"""The story of one item: what every version did to it, what people said of it, what may be done now."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from services.monitoring.models import Plan, PlanMark, PlanVersion
from services.monitoring.queries.plans.changes import changes_of, part_of_version
from services.monitoring.queries.plans.reach import Reader
from services.monitoring.queries.plans.reading import marks, names_of
from services.monitoring.queries.plans.views import ItemRow, seen_versions
from services.monitoring.rules.plans import Difference


@dataclass(frozen=True, kw_only=True)
class Turn:
    """What one version did to the item: «ноябрь 2026 года» and the difference."""

    number: int
    part: str
    approved_on: date | None
    difference: Difference


@dataclass(frozen=True, kw_only=True)
class Word:
    """A word on the item, and whose it was."""

    mark: PlanMark
    who: str


def item_story(session: Session, *, plan: Plan, row: ItemRow, reader: Reader) -> dict[str, Any]:
    """Everything that the page of an item tells besides the item itself."""
    shown = seen_versions(session, plan=plan, reader=reader)
    in_force = plan.state == "approved" and row.item.added_in <= plan.number
    may_mark = reader.may_mark(plan, owner_id=row.item.owner_id) and row.state != "cancelled"
    return {
        "turns": [each for one in shown for each in _turns(session, plan, one, row)],
        "said": _words(session, row),
        "may_change": any(one.state == "draft" for one in shown) and reader.may_write(plan),
        "may_mark": in_force and may_mark,
    }


def _turns(session: Session, plan: Plan, version: PlanVersion, row: ItemRow) -> list[Turn]:
    part = part_of_version(plan, version).title
    return [
        Turn(number=version.number, part=part, approved_on=version.approved_on, difference=each)
        for each in changes_of(session, plan=plan, version=version)
        if each.item_id == row.item.item_id
    ]


def _words(session: Session, row: ItemRow) -> list[Word]:
    said = marks(session, item_id=row.item.item_id)
    names = names_of(session, ids=(one.person_id for one in said))
    return [Word(mark=one, who=names.get(one.person_id, "")) for one in said]
