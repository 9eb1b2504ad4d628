"""What the viewer is to a route and where it stands: the ground on which the next move is chosen."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from services.routes.models import Route
from services.routes.queries import access
from services.routes.queries.cards import names
from services.routes.queries.tutoring import entered_on
from services.routes.rules import completeness, moves, progress
from services.routes.rules.deficits import ANSWERABLE
from services.routes.rules.moves import Standing
from shared import roster
from shared.permissions import Actor

SIGNERS = {"principal": "директор", "methodist": "методист"}


def who_is(session: Session, route: Route, *, actor: Actor, today: date, signs: bool) -> frozenset[str]:
    """Name what the actor may be to the route: its tutor, its teacher, whoever signs it now."""
    relations = access.relations_to(session, actor=actor, person_id=route.teacher_id, as_of=today)
    return frozenset(relations & {"tutor", "teacher"} | ({"signer"} if signs else set()))


def standing(
    session: Session,
    route: Route,
    *,
    who: frozenset[str],
    deficits: Sequence[tuple[str, int]],
    today: date,
) -> Standing:
    """Where the route stands for the viewer; `deficits` are titles with the number of their steps."""
    entered = entered_on(session, [route]).get(route.id)
    steps = sum(step.state != "skipped" for step in route.steps)
    return Standing(
        state=route.state,
        who=who,
        submitted=route.submitted_on is not None,
        lacking=moves.lacking(
            deficits,
            steps=steps,
            has_request=bool(route.request.strip()),
            stale=any(one.state not in ANSWERABLE for one in route.deficits),
            unsaid=completeness.unsaid(route.goal, route.steps),
        ),
        unaccepted=progress.unaccepted(route.steps),
        since=progress.since(route, entered) or today,
        signer=_signer(session, route),
    )


def _signer(session: Session, route: Route) -> str:
    """Who signs, in the municipality's own word and by name when there is one."""
    role = route.awaits if route.awaits in SIGNERS else "principal"
    municipality = session.get(roster.Municipality, route.municipality_id)
    word = (municipality.names if municipality else {}).get(role, SIGNERS[role])
    called = word[:1].lower() + word[1:]
    known = access.principals(session, organization_id=route.organization_id) if role == "principal" else []
    people = sorted(names(session, known).values())
    return f"{called} ({', '.join(people)})" if people else called
