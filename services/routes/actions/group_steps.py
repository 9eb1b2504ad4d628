"""Steps for all of a group: each stands in every member's own route, tied to their own deficit."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.routes.actions.announcing import announce
from services.routes.actions.drafting import take_step
from services.routes.models import Group, GroupMember, GroupStep, GroupStepCopy, Route
from services.routes.queries.group_routes import copies, obstacle, routes_of
from services.routes.rules import gathering, signing
from services.routes.rules.suggestions.standard import USUAL_RESULTS


def add_group_step(session: Session, *, group: Group, by: UUID | None, today: date, **step: Any) -> Group:
    """Add a step to the group and to the route of everybody who has accepted."""
    gathering.check_open(group.state)
    group.steps.append(GroupStep(municipality_id=group.municipality_id, group_id=group.id, **step))
    session.flush()
    spread(session, group=group, by=by, today=today)
    announce(session, group)
    return group


def spread(session: Session, *, group: Group, by: UUID | None, today: date) -> None:
    """Bring each step into each member's route where it is not yet and nothing stands in its way."""
    gathering.check_open(group.state)
    present = copies(session, group)
    accepted = [one for one in group.members if one.state == "accepted"]
    routes = routes_of(session, accepted, lock=True)
    for member in accepted:
        route = routes.get(member.id)
        for step in group.steps if route else ():
            if route and (step.id, member.id) not in present and not obstacle(step, route):
                _copy(session, step, member, route, by=by, today=today)


def _copy(
    session: Session, step: GroupStep, member: GroupMember, route: Route, *, by: UUID | None, today: date
) -> None:
    # what was approved stays all that is asked; only the tutor asks for more, by a change of their own
    fields = {
        "kind": step.kind,
        "title": step.title,
        "due_on": step.due_on,
        "deficit_ids": [member.deficit_id],
        "expected_result": USUAL_RESULTS[step.kind],
        "required": route.state not in signing.RUNNING,
    }
    taken = take_step(session, route=route, by=by, today=today, step=fields)
    session.add(GroupStepCopy(group_step_id=step.id, member_id=member.id, step_id=taken.id))
