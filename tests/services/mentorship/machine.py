"""Random people giving random commands about pairs on random days, and what must hold after each of them."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import actions, rules
from services.mentorship.models import Pair, PairSession
from shared.contracts.registry import Absence
from shared.errors import DomainError
from shared.permissions import Actor
from shared.roster.consumers import keep_people
from tests.services.mentorship import invariants
from tests.services.mentorship.making import Mentorship, known, person

FIRST = date(2026, 9, 1)
SCHOOL_OF = {"Зуева": "A", "Кравец": "A", "Рыбин": "B", "Лапин": "B"}
NAMES = st.sampled_from(sorted(SCHOOL_OF))
PARTIES = st.sampled_from(("mentor", "mentee"))
NEAR = st.integers(min_value=-12, max_value=12)
LENGTH = st.none() | st.integers(min_value=-2, max_value=20) | st.just(120)
NUMBER = st.integers(min_value=0, max_value=50)
OUTCOMES = st.sampled_from(("rejected", "closing", "completed", "ended_early"))
KINDS = st.sampled_from(("traditional", "reverse", "group"))
RIGHT = "whoever should"
ROLES = ("methodist", "principal of A", "principal of B", *SCHOOL_OF)
ACTORS = st.sampled_from((*ROLES, *(RIGHT,) * len(ROLES) * 2))  # two thirds by whoever should do it


class Pairs(RuleBasedStateMachine):
    """One session is never committed; each command stands in a savepoint of its own."""

    mentorship: Mentorship

    def __init__(self) -> None:
        super().__init__()
        self.session: Session = self.mentorship.database.writer()
        self.today = FIRST
        self.confirmed: dict[UUID, tuple[Any, ...]] = {}
        self.has_pairs = self.has_sessions = False

    def teardown(self) -> None:
        """Leave the database as it was."""
        self.session.rollback()
        self.session.close()

    @initialize()
    def meet(self) -> None:
        """Everybody works from the beginning."""
        self.learn(*(person(name, school) for name, school in SCHOOL_OF.items()))
        for both in (("Зуева", "Кравец"), ("Рыбин", "Лапин")):
            self.propose(both, kind="traditional", near=0, length=120, who=RIGHT)
            self.begin(number=3, near=0, who=RIGHT)

    def learn(self, *people: Any) -> None:
        """Let the roster learn; a fact may come twice."""
        for one in people:
            keep_people(self.session, [one])
            keep_people(self.session, [one])

    def actor(self, who: str) -> Actor:
        """Somebody by name or by office."""
        role, _, school = who.replace(RIGHT, "methodist").partition(" of ")
        if who in SCHOOL_OF:
            return self.mentorship.actor(person=who)
        return self.mentorship.actor(role, school=school or None)

    def pairs(self) -> list[Pair]:
        """Every pair, oldest first."""
        return list(self.session.scalars(select(Pair).order_by(Pair.id)))

    def sessions(self) -> list[PairSession]:
        """Every session, oldest first."""
        return list(self.session.scalars(select(PairSession).order_by(PairSession.id)))

    def day(self, near: int) -> date:
        """A day about today."""
        return self.today + timedelta(days=near)

    def command(self, act: Callable[..., Any], who: str, *, timed: bool = True, **given: Any) -> Any:
        """Give a command: it is done, or refused with a reason in Russian and without a trace."""
        now = datetime.combine(self.today, time(12), UTC)
        when: dict[str, Any] = {"now": now, "today": self.today} if timed else {"today": self.today}
        before = invariants.traces(self.session)
        try:
            with self.session.begin_nested():
                made = act(self.session, actor=self.actor(who), **when, **given)
        except DomainError as refusal:
            invariants.check_refusal(refusal)
            assert invariants.traces(self.session) == before, "a refused command left a trace"
            return None
        self.has_pairs = True
        return made

    @rule(both=st.tuples(NAMES, NAMES), kind=KINDS, near=NEAR, length=LENGTH, who=ACTORS)
    def propose(self, both: tuple[str, str], kind: str, near: int, length: int | None, who: str) -> None:
        mentor, mentee = both
        start = self.day(near)
        until = None if length is None else start + timedelta(days=length)
        terms: dict[str, Any] = {"form": "teacher_teacher", "kind": kind, "planned_until": until}
        self.command(
            actions.propose_pair,
            who,
            mentor_id=known(mentor),
            mentee_id=known(mentee),
            starts_on=start,
            **terms,
        )

    @rule(near=NEAR, who=ACTORS)
    def propose_to_a_student(self, near: int, who: str) -> None:
        terms: dict[str, Any] = {"form": "employer_student", "starts_on": self.day(near)}
        student = {"mentee_name": "Орлов Пётр", "mentee_organization_text": "ГАГУ"}
        mentees = [student, {"mentee_id": known("Кравец")}]
        self.command(
            actions.propose_group, who, mentor_id=known("Зуева"), mentees=mentees, kind="group", **terms
        )

    @precondition(lambda self: self.has_pairs)
    @rule(number=NUMBER, party=PARTIES, near=NEAR, who=ACTORS)
    def consent(self, number: int, party: str, near: int, who: str) -> None:
        self.command(
            actions.give_consent,
            who,
            pair_id=self.pick(number, *rules.OPEN),
            party=party,
            given_on=self.day(min(near, 1)),
        )

    @precondition(lambda self: self.has_pairs)
    @rule(number=NUMBER, near=NEAR, start=st.none() | NEAR, who=ACTORS)
    def order(self, number: int, near: int, start: int | None, who: str) -> None:
        order: dict[str, Any] = {"order_number": f"{number}-н", "order_date": self.day(min(near, 1))}
        starts_on = None if start is None else self.day(start)
        self.command(
            actions.order_pair, who, pair_id=self.pick(number, *rules.OPEN), starts_on=starts_on, **order
        )

    @precondition(lambda self: self.has_pairs)
    @rule(number=NUMBER, near=NEAR, who=ACTORS)
    def begin(self, number: int, near: int, who: str) -> None:
        """Bring a pair all the way, so that there is something to happen to it."""
        pair_id = self.pick(number, *rules.OPEN)
        for party in ("mentor", "mentee"):
            self.command(actions.give_consent, who, pair_id=pair_id, party=party, given_on=self.today)
        order_date = self.day(min(near, 0))
        order: dict[str, Any] = {"order_number": "1", "order_date": order_date, "starts_on": self.day(near)}
        self.command(actions.order_pair, who, pair_id=pair_id, **order)

    @precondition(lambda self: self.has_pairs)
    @rule(number=NUMBER, near=NEAR, pause=st.booleans(), who=ACTORS)
    def rest(self, number: int, near: int, pause: bool, who: str) -> None:
        act = actions.pause_pair if pause else actions.resume_pair
        pair_id = self.pick(number, *(rules.LIVE if pause else ()))
        self.command(act, who, pair_id=pair_id, since=self.day(min(near, 1)))

    @precondition(lambda self: self.has_pairs)
    @rule(
        number=NUMBER,
        outcome=OUTCOMES,
        notice=st.tuples(st.none() | st.sampled_from(("employer", "mentor", "mentee")), st.none() | NEAR),
        near=NEAR,
        who=ACTORS,
    )
    def end(
        self, number: int, outcome: str, notice: tuple[str | None, int | None], near: int, who: str
    ) -> None:
        by, days = notice
        notice_on = None if days is None else self.day(days)
        given: dict[str, Any] = {
            "outcome": outcome,
            "initiator": by,
            "notice_on": notice_on,
            "ended_on": self.day(near),
        }
        self.command(actions.end_pair, who, pair_id=self.pick(number, *rules.LIVE), **given)

    @precondition(lambda self: self.has_pairs)
    @rule(number=NUMBER, mentor=NAMES, who=ACTORS)
    def replace(self, number: int, mentor: str, who: str) -> None:
        ending = {"outcome": "completed"}
        self.command(
            actions.replace_mentor,
            who,
            pair_id=self.pick(number, *rules.LIVE),
            mentor_id=known(mentor),
            ending=ending,
        )

    @precondition(lambda self: self.has_pairs)
    @rule(number=NUMBER, near=NEAR, state=st.sampled_from(("held", "planned")), who=ACTORS)
    def log(self, number: int, near: int, state: str, who: str) -> None:
        given = {"session_date": self.day(near), "format": "visit", "state": state}
        pair_id = self.pick(number, *rules.LIVE)
        who = self.one_of(pair_id, "mentor") if who == RIGHT else who
        made = self.command(actions.log_session, who, timed=False, pair_id=pair_id, **given)
        self.has_sessions = self.has_sessions or made is not None
        assert made is None or state == "planned" or made.session_date <= self.today

    @precondition(lambda self: self.has_sessions)
    @rule(number=NUMBER, who=ACTORS, yes=st.booleans())
    def answer(self, number: int, who: str, yes: bool) -> None:
        sessions = self.sessions()
        row = sessions[number % len(sessions)]
        act = actions.confirm_session if yes else actions.dispute_session
        who = self.one_of(row.pair_id, "mentee") if who == RIGHT else who
        if self.command(act, who, timed=False, session_id=row.id) is None:
            return
        assert who in SCHOOL_OF, "only the mentee answers"
        assert known(who) == row.pair.mentee_id, "only the mentee answers"
        if yes:
            self.confirmed[row.id] = invariants.content(row)

    @precondition(lambda self: self.has_sessions)
    @rule(number=NUMBER, near=NEAR, state=st.sampled_from(("held", "planned", "cancelled")), who=ACTORS)
    def change(self, number: int, near: int, state: str, who: str) -> None:
        sessions = self.sessions()
        given = {"session_date": self.day(near), "state": state, "minutes": number + 1}
        row = sessions[number % len(sessions)]
        who = self.one_of(row.pair_id, "mentor") if who == RIGHT else who
        self.command(actions.change_session, who, timed=False, session_id=row.id, **given)

    @rule(name=NAMES, left=st.none() | NEAR, since=st.none() | NEAR, length=LENGTH)
    def hear(self, name: str, left: int | None, since: int | None, length: int | None) -> None:
        """The register says that somebody left, is away, or neither; then the clock strikes twice."""
        until = None if left is None else self.day(left)
        away: tuple[Absence, ...] = ()
        if since is not None:
            back = None if length is None else self.day(since + max(length, 0))
            away = (Absence(id=known(name), kind="parental", since=self.day(since), until=back),)
        self.learn(person(name, SCHOOL_OF[name], until=until, absences=away))
        self.strike()

    @rule(name=NAMES, school=st.sampled_from(("A", "B")))
    def move(self, name: str, school: str) -> None:
        """Somebody works at this school now."""
        self.learn(person(name, school))
        self.strike()

    @precondition(lambda self: self.has_pairs)
    @rule(number=NUMBER, who=ACTORS)
    def agree_to_a_move(self, number: int, who: str) -> None:
        paper = {"document": "соглашение"}
        pair_id = self.pick(number, *rules.LIVE)
        self.command(actions.keep_after_move, who, timed=False, pair_id=pair_id, **paper)

    @rule(days=st.integers(min_value=1, max_value=40))
    def live(self, days: int) -> None:
        """Time goes on."""
        self.today += timedelta(days=days)
        self.strike()

    def strike(self) -> None:
        """Pairs follow the register; no recorded period becomes shorter, the second time nothing changes."""
        periods = {one.id: (one.starts_on, one.planned_until, one.ended_on) for one in self.pairs()}
        now = datetime.combine(self.today, time(12), UTC)
        actions.follow_register(self.session, now=now)
        self.session.flush()
        assert {one.id: (one.starts_on, one.planned_until, one.ended_on) for one in self.pairs()} == periods
        assert actions.follow_register(self.session, now=now) == 0

    def one_of(self, pair_id: UUID, party: str) -> str:
        """The mentor or the mentee of a pair by name; for an external one the methodist."""
        person_id = getattr(self.session.get(Pair, pair_id), f"{party}_id")
        return next((name for name in SCHOOL_OF if known(name) == person_id), "methodist")

    def pick(self, number: int, *states: str) -> UUID:
        """One of the pairs; mostly one in these states, if there is any."""
        pairs = self.session.execute(select(Pair.id, Pair.state).order_by(Pair.id)).all()
        likely = [one for one in pairs if one.state in states and number % 4]
        chosen = likely or pairs
        return UUID(str(chosen[number % len(chosen)].id))

    @invariant()
    def everything_holds(self) -> None:
        """What is promised of every pair and session."""
        pairs, sessions = self.pairs(), self.sessions()
        for pair in pairs:
            invariants.check_history(pair)
            invariants.check_papers(pair)
            invariants.check_period(pair)
            invariants.check_pauses(pair)
        invariants.check_no_second(pairs)
        invariants.check_replacements(pairs)
        invariants.check_events(self.session, pairs, sessions)
        for row in sessions:
            assert row.id not in self.confirmed or self.confirmed[row.id] == invariants.content(row)
