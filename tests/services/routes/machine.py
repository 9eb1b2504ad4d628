"""Random people giving random commands about routes on random days, and what must hold after each of them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from services.routes import actions
from services.routes.queries import access
from services.routes.queries.suggesting import offers_for
from services.routes.rules import signing
from services.routes.rules.outlines import offer_key
from services.routes.rules.states import ROUTE
from tests.services.routes import invariants
from tests.services.routes.crew import OWN, PRINCIPALS, RIGHT, TEACHERS, TUTORS
from tests.services.routes.deciding_machine import ACTORS, NUMBER, WHOSE, Deciding
from tests.services.routes.making import MUN, known, pair

AREAS = ("methodical", "subject", "legal")
MOST = 5
NEAR = st.integers(min_value=-5, max_value=90)
STAGES = st.integers(min_value=0, max_value=6)
STEP_KINDS = st.sampled_from(("course", "mentoring", "lesson_visit"))


class RouteMachine(Deciding):
    """What may be commanded, and what must hold."""

    @initialize(way=st.tuples(STAGES, STAGES))
    def meet(self, way: tuple[int, int]) -> None:
        """Each teacher has confirmed deficits; the routes of two are somewhere on their way."""
        for name in TEACHERS:
            for number in range(len(AREAS)):
                self.find_a_deficit(whose=name, number=number, who=RIGHT)
        for name, stages in zip(("teacher", "stranger"), way, strict=True):
            for _ in range(2):  # the second answers the same deficits: it is warned of, not refused
                self.draw_up(whose=name, number=1, near=0, who=RIGHT, asked=False)
            for _ in range(stages):
                self.bring_on(self.routes()[-1])

    @rule(whose=WHOSE, number=NUMBER, who=ACTORS)
    def find_a_deficit(self, whose: str, number: int, who: str) -> None:
        given = {"area": AREAS[number % len(AREAS)], "topic": "", "severity": "high", "evidence_text": ""}
        who = TUTORS[whose] if who == RIGHT else who
        about = {"person_id": known(whose), "evidence": "lesson_visit"} | given
        made = self.command(actions.record_deficit, who, **about)
        if made is not None:
            self.command(actions.confirm_deficit, who, deficit_id=made.id)

    @rule(whose=WHOSE, number=NUMBER, who=ACTORS)
    def dismiss(self, whose: str, number: int, who: str) -> None:
        found = self.deficits(whose)
        who = TUTORS[whose] if who == RIGHT else who
        if found and not number % 3:
            deficit_id = found[number % len(found)].id
            self.command(actions.dismiss_deficit, who, deficit_id=deficit_id, reason="Разобрались")

    @rule(whose=WHOSE, number=NUMBER, near=NEAR, who=ACTORS, asked=st.booleans())
    def draw_up(self, whose: str, number: int, near: int, who: str, asked: bool) -> None:
        if len(self.routes()) > MOST:
            return
        found = [one.id for one in self.deficits(whose)]
        chosen = found[number % 3 :][: number % 4 + (not asked)]
        plan: dict[str, Any] = {"starts_on": self.day(near), "planned_until": self.day(120)}
        who = TUTORS[whose] if who == RIGHT else who
        self.command(
            actions.draft_route,
            who,
            teacher_id=known(whose),
            deficit_ids=chosen,
            goal="Цель",
            request="Прошу" if asked else "",
            **plan,
        )

    @rule(number=NUMBER, near=NEAR, who=ACTORS, whole=st.booleans())
    def change(self, number: int, near: int, who: str, whole: bool) -> None:
        route = self.pick(number, *signing.EDITABLE)
        changes: dict[str, Any] = {"goal": f"Цель {number % 3}"}
        if whole:
            found = [one.id for one in self.deficits(self.owner(route))]
            changes = {"planned_until": self.day(near), "deficit_ids": found[: number % 4]}
        self.command(actions.edit_route, self.right(who, route), route=route, changes=changes)

    @rule(number=NUMBER, near=NEAR, kind=STEP_KINDS, who=ACTORS)
    def add(self, number: int, near: int, kind: str, who: str) -> None:
        route = self.pick(number, *signing.EDITABLE)
        served = [answer.deficit_id for answer in route.answers][number % 3 :] or list(
            {answer.deficit_id for answer in route.answers}
        )
        step = {"kind": kind, "title": "Шаг", "due_on": self.day(near), "deficit_ids": served}
        self.command(actions.add_step, self.right(who, route), route=route, required=bool(near % 2), **step)

    @rule(number=NUMBER, near=st.none() | NEAR, who=ACTORS, one=st.booleans())
    def set_date(self, number: int, near: int | None, who: str, one: bool) -> None:
        step = self.step(number, "planned")
        if step is None:
            return
        route = next(found for found in self.routes() if found.id == step.route_id)
        due_on = None if near is None else self.day(near)
        if one:
            self.command(actions.edit_step, self.right(who, route), step_id=step.id, due_on=due_on)
            return
        dates = {each.id: due_on for each in route.steps}
        self.command(actions.set_dates, self.right(who, route), route=route, dates=dates)

    @rule(number=NUMBER, position=st.integers(0, 5), who=ACTORS, out=st.booleans())
    def place(self, number: int, position: int, who: str, out: bool) -> None:
        step = self.step(number, "planned")
        if step is None:
            return
        route = next(found for found in self.routes() if found.id == step.route_id)
        if out and not number % 3:
            self.command(actions.remove_step, self.right(who, route), step_id=step.id)
            return
        given = {"step_id": step.id, "position": position}
        if self.command(actions.place_step, self.right(who, route), **given) is not None:
            assert [one.position for one in sorted(route.steps, key=lambda one: one.position)] == list(
                range(1, len(route.steps) + 1)
            )

    @rule(whose=WHOSE, who=ACTORS)
    def build(self, whose: str, who: str) -> None:
        """A draft in one press, every suggestion in another; both pressed twice."""
        who = TUTORS[whose] if who == RIGHT else who
        begun = [self.command(actions.begin_route, who, teacher_id=known(whose)) for _ in range(2)]
        assert begun[0] is begun[1]
        if begun[0] is None:
            return
        keys = [
            offer_key(found.deficit_id, offer.step)
            for found in offers_for(self.session, route=begun[0], today=self.today)
            for offer in found.offers
        ]
        added = [self.command(actions.take_suggestions, who, route=begun[0], keys=keys) for _ in range(2)]
        assert not added[1]

    @rule(number=NUMBER, who=ACTORS)
    def copy(self, number: int, who: str) -> None:
        """Copied twice to everybody of the school, it is copied once."""
        route = self.pick(number, *signing.OPEN)
        school = TEACHERS[self.owner(route)]
        people = [known(name) for name, place in TEACHERS.items() if place == school]
        who = self.right(who, route)
        made = [self.command(actions.copy_route, who, route=route, person_ids=people) for _ in range(2)]
        assert not made[1]

    @rule(number=NUMBER, who=ACTORS)
    def submit(self, number: int, who: str) -> None:
        route = self.pick(number, "draft", "agreed", "returned")
        self.command(actions.submit_route, self.right(who, route), route_id=route.id)

    @rule(number=NUMBER, who=ACTORS)
    def agree(self, number: int, who: str) -> None:
        route = self.pick(number, "draft")
        who = self.owner(route) if who == RIGHT else who
        if self.command(actions.agree_route, who, route_id=route.id) is not None:
            assert who == self.owner(route), "only the teacher agrees"

    @rule(number=NUMBER, who=ACTORS)
    def approve(self, number: int, who: str) -> None:
        route = self.pick(number, "pending_approval")
        if who == RIGHT:
            who = "methodist" if route.awaits == "methodist" else PRINCIPALS[self.owner(route)]
        parties = access.parties(self.session, route=route)
        if self.command(actions.approve_route, who, route_id=route.id) is not None:
            assert not parties.include(known(who)), "nobody signs a route they are a party of"
            assert who in {"principal", "mentor", "tutor", "other_principal", "methodist"}
            assert (who == "methodist") <= (route.organization_id is not None)

    @rule(number=NUMBER, who=ACTORS)
    def send_back(self, number: int, who: str) -> None:
        route = self.pick(number, "pending_approval", "agreed")
        right = PRINCIPALS if route.state == "pending_approval" else OWN
        who = self.right(who, route, by=right)
        if not number % 3:
            self.command(actions.return_route, who, route_id=route.id, comment="Рано")

    @rule(number=NUMBER, who=ACTORS)
    def start(self, number: int, who: str) -> None:
        route = self.pick(number, "approved")
        self.command(actions.start_route, self.right(who, route), route_id=route.id)

    @rule(number=NUMBER, who=ACTORS)
    def complete(self, number: int, who: str) -> None:
        route = self.pick(number, "in_progress")
        self.command(actions.complete_route, self.right(who, route), route_id=route.id)

    @rule(number=NUMBER, who=ACTORS)
    def cancel(self, number: int, who: str) -> None:
        route = self.pick(number, *(state for state in ROUTE if "cancelled" in ROUTE[state]))
        if number % 3:
            self.command(actions.cancel_route, self.right(who, route), route_id=route.id, reason="Отпуск")

    @rule(number=NUMBER, who=ACTORS, said=st.booleans())
    def close(self, number: int, who: str, said: bool) -> None:
        route = self.pick(number, "completed")
        outcome = ("resolved", "persists")[number % 2]
        outcomes = {answer.deficit_id: outcome for answer in route.answers}
        given: dict[str, Any] = {"conclusion": "Видно на уроках" if said else "", "outcomes": outcomes}
        if self.command(actions.close_route, self.right(who, route), route_id=route.id, **given) is not None:
            assert said
            assert {one.state for one in route.deficits} <= {outcome}

    @rule(number=NUMBER, who=ACTORS, word=st.sampled_from(("report", "accept", "return", "skip")))
    def work(self, number: int, who: str, word: str) -> None:
        wanted = ("submitted",) if word in {"accept", "return"} else ("planned", "in_progress", "returned")
        step = self.step(number, *wanted)
        if step is None:
            return
        route = next(found for found in self.routes() if found.id == step.route_id)
        commands: dict[str, tuple[Callable[..., Any], dict[str, Any]]] = {
            "report": (actions.report_step, self.told("Конспект")),
            "accept": (actions.accept_step, {}),
            "return": (actions.return_step, {"comment": "Дополните"}),
            "skip": (actions.skip_step, {"reason": "Отменили"}),
        }
        act, given = commands[word]
        self.command(act, self.right(who, route), step_id=step.id, **given)

    @rule(number=NUMBER, further=st.integers(min_value=1, max_value=3))
    def go_on(self, number: int, further: int) -> None:
        """Bring a route further by whoever should, so that there is something to go wrong."""
        route = self.pick(number * 4 + 1, *sorted(signing.OPEN - {"completed"}))
        for _ in range(further):
            self.bring_on(route)

    @rule(whose=st.sampled_from(("principal", "mentor")), active=st.booleans())
    def hear(self, whose: str, active: bool) -> None:
        """A mentor of the teacher's begins or ends; who signs may change thereby."""
        told = pair(whose, "teacher")
        for _ in range(2):
            actions.keep_pair(
                self.session,
                pair_id=told.id,
                municipality_id=MUN,
                mentor_id=told.mentor_id,
                mentee_id=told.mentee_id,
                state="active" if active else "completed",
            )

    @rule(days=st.integers(min_value=1, max_value=30))
    def live(self, days: int) -> None:
        """Time goes on."""
        self.today += timedelta(days=days)

    @invariant()
    def everything_holds(self) -> None:
        """What is promised of every route, step and deficit."""
        self.session.flush()
        routes, deficits = self.routes(), self.deficits()
        past = invariants.histories(self.session)
        steps = [step for route in routes for step in route.steps]
        things: list[Any] = [*routes, *deficits, *steps]
        for one in things:
            invariants.check_history(one, past[one.id])
        for route in routes:
            invariants.check_route(route)
            invariants.check_whose_move(self.session, route)
        invariants.check_deficits(routes, deficits)
        invariants.check_heard(deficits, past)
        invariants.check_versions(self.session, routes, self.kept)
        invariants.check_events(self.session, [*routes, *deficits])
