"""The people of the random routes, what they are asked to do, and how a command is given."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from hypothesis.stateful import RuleBasedStateMachine
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.routes import actions
from services.routes.models import Deficit, Route, Step
from shared.errors import DomainError
from shared.permissions import Actor
from shared.uploads import Limits, Store
from tests.services.given import actor
from tests.services.routes import invariants
from tests.services.routes.making import MUN, SHOWN, TODAY, Routes, known

# person → roles held and the school they are held in
PEOPLE: dict[str, tuple[tuple[str, ...], str | None]] = {
    "teacher": ((), None),
    "stranger": ((), None),
    "mentor": (("principal",), "A"),
    "tutor": (("tutor", "principal"), "A"),
    "other_tutor": (("tutor",), "B"),
    "principal": (("principal",), "A"),
    "other_principal": (("principal", "tutor"), "B"),
    "methodist": (("methodist",), None),
    "approver": (("approver",), None),
}
TEACHERS = {"teacher": "A", "stranger": "B", "mentor": "A"}
TUTORS = {"teacher": "tutor", "stranger": "other_tutor", "mentor": "tutor"}
PRINCIPALS = {"teacher": "principal", "stranger": "other_principal", "mentor": "principal"}
OWN = {name: name for name in TEACHERS}
RIGHT = "whoever should"


class Crew(RuleBasedStateMachine):
    """One session is never committed; each command stands in a savepoint of its own."""

    home: Routes

    def __init__(self) -> None:
        super().__init__()
        self.session: Session = self.home.service.database.writer()
        self.today = TODAY
        self.kept: dict[tuple[UUID, int], Any] = {}

    def teardown(self) -> None:
        """Leave the database as it was."""
        self.session.rollback()
        self.session.close()

    def actor(self, who: str) -> Actor:
        """Somebody by name."""
        roles, place = PEOPLE[who]
        organization_id = known(place) if place else None
        return actor(*roles, municipality_id=MUN, person_id=known(who), organization_id=organization_id)

    def routes(self) -> list[Route]:
        """Every route, oldest first."""
        return list(self.session.scalars(select(Route).order_by(Route.id)))

    def deficits(self, name: str = "") -> list[Deficit]:
        """Every deficit, or those of a teacher, oldest first."""
        query = select(Deficit).order_by(Deficit.id)
        return list(self.session.scalars(query.where(Deficit.person_id == known(name)) if name else query))

    def pick(self, number: int, *states: str) -> Route:
        """One of the routes; mostly one in these states, if there is any."""
        routes = self.routes()
        likely = [one for one in routes if one.state in states and number % 4]
        chosen = likely or routes
        return chosen[number % len(chosen)]

    def step(self, number: int, *states: str) -> Step | None:
        """One of the steps; mostly one in these states."""
        steps = [step for route in self.routes() for step in route.steps]
        likely = [one for one in steps if one.state in states and number % 4]
        chosen = likely or steps
        return chosen[number % len(chosen)] if chosen else None

    def owner(self, route: Route) -> str:
        """Whose route it is."""
        return next(name for name in TEACHERS if known(name) == route.teacher_id)

    def right(self, who: str, route: Route, *, by: dict[str, str] = TUTORS) -> str:
        """Whoever should do it: by default the tutor."""
        return by[self.owner(route)] if who == RIGHT else who

    def command(self, act: Callable[..., Any], who: str, **given: Any) -> Any:
        """Give a command: it is done, or refused with a reason in Russian and without a trace."""
        before = invariants.traces(self.session)
        try:
            with self.session.begin_nested():
                return act(self.session, actor=self.actor(who), today=self.today, **given)
        except DomainError as refusal:
            invariants.check_refusal(refusal)
            assert invariants.traces(self.session) == before, "a refused command left a trace"
            return None

    def day(self, near: int) -> date:
        """A day about today."""
        return self.today + timedelta(days=near)

    def told(self, text: str) -> dict[str, Any]:
        """What a report of a step brings: words, no link and no files."""
        store = Store(self.home.service.settings.home, "routes", limits=Limits())
        return {"evidence": text, "link": "", "attached": actions.Attached(sent=(), store=store)}

    def bring_on(self, route: Route) -> None:
        """Do whatever the next state of a route needs."""
        tutor = self.right(RIGHT, route)
        if route.state in {"draft", "agreed", "returned"} and not route.submitted_on:
            served = [answer.deficit_id for answer in route.answers]
            step = {
                "kind": "course",
                "title": "Курс",
                "due_on": route.planned_until,
                "deficit_ids": served,
            } | SHOWN
            self.command(actions.add_step, tutor, route=route, **step)
        if route.state in {"approved", "in_progress"}:
            for step_id in [one.id for one in route.steps]:
                self.command(actions.report_step, tutor, step_id=step_id, **self.told("Сделано"))
                self.command(actions.accept_step, tutor, step_id=step_id)
        act, by = {
            "approved": (actions.start_route, TUTORS),
            "in_progress": (actions.complete_route, TUTORS),
            "pending_approval": (actions.approve_route, PRINCIPALS),
        }.get(
            route.state, (actions.agree_route, OWN) if route.submitted_on else (actions.submit_route, TUTORS)
        )
        self.command(act, self.right(RIGHT, route, by=by), route_id=route.id)
