"""Whose plans somebody sees, writes, marks: by account roles, as a body's head, as an item's owner."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from services.monitoring.errors import ForeignPlan, PlanNotFound
from services.monitoring.models import BodyFact, MembershipFact, Plan
from services.monitoring.rules.plans import leads
from shared import roster
from shared.errors import Forbidden
from shared.permissions import Actor

DRAFTERS = frozenset({"methodist", "approver"})  # who sees a plan before it is approved


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Somebody before plans: the bodies they lead today, and themselves under all their ids."""

    actor: Actor
    leads: frozenset[UUID]
    selves: frozenset[UUID]

    @property
    def sees_drafts(self) -> bool:
        """Whether every draft within reach is shown."""
        return bool(DRAFTERS & self.actor.roles())

    def sees_draft(self, plan: Plan) -> bool:
        """Whether what is being written of a plan, not yet approved or signed, is shown."""
        return self.sees_drafts or self.may_write(plan)

    def may_write(self, plan: Plan) -> bool:
        """Whether the plan is the reader's to write: what a page offers depends on it."""
        return self._may("plan.write", plan)

    def may_mark(self, plan: Plan, *, owner_id: UUID | None) -> bool:
        """Whether the reader may say that an item is done: the owner may, and whoever writes the plan."""
        owned = owner_id is not None and owner_id in self.selves and self.actor.may("plan.mark")
        return owned or self._may("plan.mark", plan)

    def may_approve(self, plan: Plan) -> bool:
        """Whether the reader records the approval: never the head of the body alone."""
        may = self.actor.may("plan.approve")
        return may and self.actor.scope("plan.approve").covers_municipality(plan.municipality_id)

    def _may(self, permission: str, plan: Plan) -> bool:
        if not self.actor.may(permission):
            return False
        of_all = self.actor.scope(permission).covers_municipality(plan.municipality_id)
        return of_all or plan.body_id in self.leads


def reader(session: Session, *, actor: Actor, today: date) -> Reader:
    """Gather what plans need to know of somebody."""
    if actor.person_id is None or actor.municipality_id is None:
        return Reader(actor=actor, leads=frozenset(), selves=frozenset())
    survivors = roster.aliases(session, municipality_id=actor.municipality_id)
    me = survivors.get(actor.person_id, actor.person_id)
    selves = frozenset({me, *(old for old, new in survivors.items() if new == me)})
    query = (
        select(MembershipFact.body_id, MembershipFact.role)
        .join(BodyFact, BodyFact.id == MembershipFact.body_id)
        .where(
            BodyFact.municipality_id == actor.municipality_id,
            MembershipFact.person_id.in_(selves),
            roster.within(BodyFact.active_since, BodyFact.active_until, today),
            roster.within(MembershipFact.since, MembershipFact.until, today),
        )
    )
    led = frozenset(body_id for body_id, role in session.execute(query) if leads(role))
    return Reader(actor=actor, leads=led, selves=selves)


def plans(*, reader: Reader) -> Select[Plan]:
    """The plans a reader sees: approved ones within reach, drafts by those who write or approve them."""
    return select(Plan).where(*shown(reader=reader))


def shown(*, reader: Reader) -> list[ColumnElement[bool]]:
    """What holds of the plans that a reader sees."""
    scope = reader.actor.scope("plan.read")
    here = [] if scope.level == "all" else [Plan.municipality_id == scope.municipality_id]
    if reader.sees_drafts:
        return here
    return [*here, or_(Plan.state == "approved", Plan.body_id.in_(reader.leads))]


def plan(session: Session, *, reader: Reader, plan_id: UUID, lock: bool = False) -> Plan:
    """Find a plan the reader sees; raises PlanNotFound."""
    query = plans(reader=reader).where(Plan.id == plan_id)
    found = session.scalar(query.with_for_update() if lock else query)
    if found is None:
        raise PlanNotFound
    return found


def own_plan(session: Session, *, reader: Reader, plan_id: UUID) -> Plan:
    """Find a plan to write, locked; raises ForeignPlan where it is another's."""
    found = plan(session, reader=reader, plan_id=plan_id, lock=True)
    if not reader.may_write(found):
        raise ForeignPlan
    return found


def approvable_plan(session: Session, *, reader: Reader, plan_id: UUID) -> Plan:
    """Find a plan whose approval the reader may record, locked; raises Forbidden."""
    found = plan(session, reader=reader, plan_id=plan_id, lock=True)
    if not reader.may_approve(found):
        raise Forbidden
    return found


def bodies_to_plan(session: Session, *, reader: Reader, today: date) -> list[BodyFact]:
    """The bodies acting today whose plan is the reader's to write, by name."""
    scope = reader.actor.scope("plan.write")
    query = select(BodyFact).where(
        BodyFact.municipality_id == scope.municipality_id,
        roster.within(BodyFact.active_since, BodyFact.active_until, today),
    )
    if scope.level == "own":
        query = query.where(BodyFact.id.in_(reader.leads))
    return list(session.scalars(query.order_by(BodyFact.name, BodyFact.id)))
