"""Plans as their pages show them: how far each is, its sections and months, what is overdue, what is mine."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.monitoring.errors import PlanItemNotFound
from services.monitoring.models import Plan, PlanAnalysis, PlanItem, PlanLine, PlanVersion
from services.monitoring.queries.plans.changes import analyses
from services.monitoring.queries.plans.papers import Printed
from services.monitoring.queries.plans.reach import Reader, plans
from services.monitoring.queries.plans.reading import (
    open_draft,
    owner_titles,
    present,
    span_of,
    title_of,
    version_of,
    versions,
)
from services.monitoring.queries.plans.standing import tracked, tracked_all, tracked_item
from services.monitoring.rules.plans import SECTIONS, STATES, Tracked, parts
from shared.russian import capital


@dataclass(frozen=True, kw_only=True)
class PlanRow:
    """A plan in the list of plans, with how its items stand."""

    plan: Plan
    owner: str
    counted: Counter[str]

    @property
    def title(self) -> str:
        """Its year."""
        return title_of(self.plan)

    @property
    def total(self) -> int:
        """How many items there are, without the cancelled."""
        return sum(self.counted.values()) - self.counted["cancelled"]

    @property
    def done(self) -> int:
        """How many of them are done."""
        return self.counted["done"] + self.counted["done_late"]


@dataclass(frozen=True, kw_only=True)
class ItemRow:
    """An item as a page lists it; `plan` and `plan_owner` say whose plan it is of."""

    item: Tracked
    plan: Plan
    plan_owner: str
    today: date
    is_mine: bool

    @property
    def state(self) -> str:
        """What it is today."""
        return self.item.state(self.today)

    @property
    def colour(self) -> str:
        """The colour of the state."""
        return STATES[self.item.state(self.today)][0]

    @property
    def words(self) -> str:
        """The state in words."""
        return STATES[self.item.state(self.today)][1]

    @property
    def section(self) -> str:
        """The title of its section."""
        return SECTIONS[self.item.section]

    @property
    def month(self) -> str:
        """The month of its date, as addresses say it."""
        return f"{self.item.due_on:%Y-%m}"


@dataclass(frozen=True, kw_only=True)
class PlanView:
    """A plan with its items; `draft` is the version being written, for those who may see it."""

    row: PlanRow
    items: Sequence[ItemRow]
    versions: Sequence[PlanVersion]
    draft: PlanVersion | None
    analyses: Sequence[PlanAnalysis]
    may_write: bool
    may_approve: bool

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return self.row.plan

    @property
    def sections(self) -> list[tuple[str, str, int, int]]:
        """The sections that have items: (key, title, done, how many), the cancelled aside."""
        counts = {
            key: Counter(
                one.state for one in self.items if one.item.section == key and one.state != "cancelled"
            )
            for key in SECTIONS
        }
        return [
            (key, SECTIONS[key], counted["done"] + counted["done_late"], counted.total())
            for key, counted in counts.items()
            if counted
        ]

    @property
    def months(self) -> list[tuple[str, str]]:
        """The months that have items: (as addresses say it, name)."""
        used = {one.month for one in self.items}
        known = parts(self.plan.year_kind, span_of(self.plan))
        return [
            (f"{one.span.since:%Y-%m}", capital(one.title.split()[0]))
            for one in known
            if one.kind == "month" and f"{one.span.since:%Y-%m}" in used
        ]


def plan_rows(session: Session, *, reader: Reader, today: date) -> list[PlanRow]:
    """The plans a reader sees: the newest year first, the service before its bodies."""
    found = list(session.scalars(plans(reader=reader).order_by(Plan.starts_on.desc(), Plan.id)))
    owners = owner_titles(session, found=found)
    items = tracked_all(session, plans=found, today=today)
    rows = [
        PlanRow(plan=one, owner=owners[one.id], counted=_counted(items.get(one.id, ()), today))
        for one in found
    ]
    return sorted(rows, key=lambda row: (-row.plan.starts_on.toordinal(), bool(row.plan.body_id), row.owner))


def _counted(items: Iterable[Tracked], today: date) -> Counter[str]:
    return Counter(one.state(today) for one in items)


def plan_view(session: Session, *, plan: Plan, reader: Reader, today: date) -> PlanView:
    """Everything a page says of one plan; who writes it sees the version being written."""
    may_see = reader.sees_draft(plan)
    owner = owner_titles(session, found=[plan])[plan.id]
    shown = open_draft(session, plan=plan) if may_see else None
    items = tracked(session, plan=plan, today=today, version=shown)
    return PlanView(
        row=PlanRow(plan=plan, owner=owner, counted=_counted(items, today)),
        items=[_item_row(one, plan, owner, reader, today) for one in items],
        versions=seen_versions(session, plan=plan, reader=reader),
        draft=shown,
        analyses=analyses(session, plan=plan, drafts=may_see),
        may_write=reader.may_write(plan),
        may_approve=reader.may_approve(plan),
    )


def item_rows(
    session: Session, *, plan: Plan, reader: Reader, today: date, number: int | None = None
) -> list[ItemRow]:
    """The items of a version as they stand today: of the one in force, or of the one asked for."""
    version = None if number is None else seen_version(session, plan=plan, number=number, reader=reader)
    owner = owner_titles(session, found=[plan])[plan.id]
    items = tracked(session, plan=plan, today=today, version=version)
    return [_item_row(one, plan, owner, reader, today) for one in items]


def standing_item(session: Session, *, plan: Plan, item: PlanItem, reader: Reader, today: date) -> ItemRow:
    """One item as it stands: who writes the plan sees it as the version being written has it."""
    draft = open_draft(session, plan=plan) if reader.sees_draft(plan) else None
    owner = owner_titles(session, found=[plan])[plan.id]
    found = tracked_item(session, plan=plan, item_id=item.id, today=today, version=draft)
    if found is None:
        raise PlanItemNotFound
    return _item_row(found, plan, owner, reader, today)


def seen_version(session: Session, *, plan: Plan, number: int, reader: Reader) -> PlanVersion:
    """One version that the reader sees; raises PlanNotFound."""
    return version_of(session, plan=plan, number=number, drafts=reader.sees_draft(plan))


def seen_versions(session: Session, *, plan: Plan, reader: Reader) -> list[PlanVersion]:
    """The versions that the reader sees, the first first."""
    shown = reader.sees_draft(plan)
    return [one for one in versions(session, plan=plan) if one.state == "approved" or shown]


def printed(
    session: Session,
    *,
    plan: Plan,
    reader: Reader,
    by: str,
    part: tuple[str, date] | None = None,
    version: int | None = None,
) -> Printed:
    """What of a plan is to be printed: the version in force and the whole year, unless asked otherwise."""
    shown = (
        present(session, plan=plan)
        if version is None
        else seen_version(session, plan=plan, number=version, reader=reader)
    )
    kind, on = part or ("year", plan.starts_on)
    known = parts(plan.year_kind, span_of(plan))
    found = next((one for one in known if one.kind == kind and on in one.span), known[0])
    return Printed(version=shown, part=found, by=by)


def _item_row(item: Tracked, plan: Plan, owner: str, reader: Reader, today: date) -> ItemRow:
    mine = item.owner_id is not None and item.owner_id in reader.selves
    return ItemRow(item=item, plan=plan, plan_owner=owner, today=today, is_mine=mine)


def own_items(session: Session, *, reader: Reader, today: date) -> list[ItemRow]:
    """The reader's own items of this year's approved plans that are not done yet, the soonest first."""
    mine = select(PlanLine.version_id).where(PlanLine.owner_id.in_(reader.selves))
    query = (
        plans(reader=reader)
        .join(PlanVersion, (PlanVersion.plan_id == Plan.id) & (PlanVersion.number == Plan.number))
        .where(Plan.state == "approved", Plan.ends_on >= today, PlanVersion.id.in_(mine))
    )
    found = list(session.scalars(query.order_by(Plan.id))) if reader.selves else []
    owners = owner_titles(session, found=found)
    items = tracked_all(session, plans=found, today=today)
    rows = [
        _item_row(item, plan, owners[plan.id], reader, today)
        for plan in found
        for item in items.get(plan.id, ())
    ]
    open_ones = [one for one in rows if one.is_mine and one.state in ("planned", "overdue")]
    return sorted(open_ones, key=lambda one: (one.item.due_on, one.item.title))
