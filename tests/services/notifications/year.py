"""A whole academic year of 2,000 people: what happens on which day, and, plainly, what must be told of it."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from shared.contracts import Event
from shared.contracts.registry import AccountChanged, OrganizationChanged, PersonChanged
from tests.services.notifications.making import (
    account_changed,
    decision_changed,
    due_step,
    one,
    pair_changed,
    period_changed,
    person_changed,
    route_changed,
    school_changed,
    session_changed,
    young_teacher,
)
from tests.services.workdays import is_worked

FIRST, LAST = date(2026, 9, 1), date(2027, 8, 31)
DAYS = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
DOWN = {date(2027, 2, 9) + timedelta(days=number) for number in range(6)}
RUNNING = [day for day in DAYS if day not in DOWN]
SCHOOLS = [f"Школа {number}" for number in range(50)]
PEOPLE, NEW, PAIRS, SESSIONS, ROUTES, STEPS, UNSIGNED = 2000, 100, 120, 7, 200, 4, 60
NEVER = date(2100, 1, 1)
PATIENCE, LADDER_PATIENCE = 5, 2
DECISIONS = 11
Told = tuple[str, str, str]


def some(days: int, chance: random.Random) -> timedelta:
    """So many days, or fewer."""
    return timedelta(days=chance.randint(0, days))


@dataclass
class Year:
    """Events by day, and every message expected of them: rule, object, recipient."""

    chance: random.Random
    events: dict[date, list[Event]] = field(default_factory=dict)
    expected: Counter[Told] = field(default_factory=Counter)
    people: list[PersonChanged] = field(default_factory=list)
    schools: list[OrganizationChanged] = field(default_factory=list)
    accounts: list[AccountChanged] = field(default_factory=list)

    def happens(self, day: date, event: Event) -> None:
        """Let something happen on a day, if the year lasts that long."""
        if day <= LAST:
            self.events.setdefault(day, []).append(event)

    def expect(self, rule: str, object_id: Any, recipient: str) -> None:
        """Expect a message, once."""
        self.expected[rule, str(object_id), recipient] += 1


def planned() -> Year:
    """Plan the year."""
    year = Year(random.Random(2026))
    _register(year)
    _let_new_ones_begin(year)
    _let_pairs_meet(year)
    _let_routes_go(year)
    _let_principals_sign(year)
    _open_collections(year)
    _let_decisions_wait(year)
    return year


def person(name: str) -> str:
    return f"person:{one(name)}"


def _register(year: Year) -> None:
    """Forty at each school, every other of which has a curator besides its principal."""
    year.people += [person_changed(f"П{number}", SCHOOLS[number % 50]) for number in range(PEOPLE - NEW)]
    for number, school in enumerate(SCHOOLS):
        curator = f"П{number}" if number % 2 else None
        year.schools.append(school_changed(school, curator=curator))
        year.accounts += [account_changed(curator)] if curator else []
        year.accounts.append(account_changed(f"П{number + 50}", ("principal", school)))


def _let_new_ones_begin(year: Year) -> None:
    """A young teacher without a mentor is told of between the fourteenth and the twenty-eighth day."""
    for number in range(NEW):
        name, since = f"Н{number}", FIRST + some(340, year.chance)
        year.people.append(young_teacher(name, SCHOOLS[number % 50], since))
        found = since + some(40, year.chance) if number % 3 else NEVER
        pair = pair_changed("active", id=one(f"пара {name}"), mentee_id=one(name))
        year.happens(found, pair)
        told = since + timedelta(days=14), since + timedelta(days=28)
        if any(told[0] <= day <= told[1] and day < found for day in RUNNING):
            year.expect("young_unmentored", one(name), f"role:curator:{one(name)}")


def _let_pairs_meet(year: Year) -> None:
    """Every session asks its mentee once; every sixth is disputed, of which the mentor learns."""
    for number in range(PAIRS * SESSIONS):
        mentor, mentee = f"П{number % PAIRS}", f"П{number % PAIRS + 500}"
        held = FIRST + some(300, year.chance)
        who: dict[str, Any] = {
            "id": one(f"встреча {number}"),
            "mentor_id": one(mentor),
            "mentee_id": one(mentee),
        }
        year.happens(held, session_changed("held", session_date=held, **who))
        year.expect("session_confirmation", who["id"], person(mentee))
        answer = held + some(20, year.chance)
        state = "confirmed" if number % 6 else "disputed"
        year.happens(answer, session_changed(state, 2, session_date=held, **who))
        if state == "disputed":
            year.expect("session_disputed", who["id"], person(mentor))


def _let_routes_go(year: Year) -> None:
    """A route is approved; its steps are handed in on some day, and accepted at once."""
    for number in range(ROUTES):
        teacher, tutor = f"П{number + 700}", f"П{number % 20 + 1200}"
        route, approved = one(f"маршрут {number}"), FIRST + some(200, year.chance)
        year.expect("own_route_approved", route, person(teacher))
        year.expect("route_approved", route, person(tutor))
        due = {f"шаг {number}/{step}": approved + some(120, year.chance) for step in range(STEPS)}
        done = {
            name: day - some(30, year.chance) + some(15, year.chance) if year.chance.random() < 0.8 else NEVER
            for name, day in due.items()
        }
        done = {name: max(day, approved + timedelta(days=1)) for name, day in done.items()}
        for name, day in due.items():
            _expect_reminders(year, name, approved=approved, due=day, done=done[name], teacher=teacher)
        whose: dict[str, Any] = {
            "id": route,
            "teacher_id": one(teacher),
            "tutor_id": one(tutor),
            "approved_on": approved,
        }
        for version, (day, steps) in enumerate(_moves(due, done, approved), start=1):
            event = route_changed("in_progress", version=version, steps=steps, **whose)
            year.happens(day, event)
            if day <= LAST and any(step.state == "submitted" for step in steps):
                year.expect("route_step_submitted", route, person(tutor))


def _moves(due: dict[str, date], done: dict[str, date], approved: date) -> Iterator[tuple[date, Any]]:
    """The states of a route's steps in order of days: each is handed in, then accepted."""
    state = dict.fromkeys(due, "planned")

    def steps() -> Any:
        return tuple(due_step(name, due[name], state[name]) for name in due)

    yield approved, steps()
    for name in sorted((name for name in due if done[name] != NEVER), key=lambda name: done[name]):
        for state[name] in ("submitted", "accepted"):
            yield done[name], steps()


def _expect_reminders(year: Year, name: str, *, approved: date, due: date, done: date, teacher: str) -> None:
    """Seven days before, and one; each while the step is still to be done and its day is not over."""
    for lead, until in ((7, 2), (1, 0)):
        first = max(approved, due - timedelta(days=lead))
        if any(first <= day <= due - timedelta(days=until) and day < done for day in RUNNING):
            year.expect("step_due", one(name), person(teacher))


def _let_principals_sign(year: Year) -> None:
    """A route waits for its principal; after five working days somebody else learns of it, once."""
    for number in range(UNSIGNED):
        place, asked = number % 50, FIRST + some(330, year.chance)
        signed = asked + some(25, year.chance) if number % 4 else NEVER
        route = one(f"подпись {number}")
        whose: dict[str, Any] = {
            "id": route,
            "organization_id": one(SCHOOLS[place]),
            "teacher_id": one(f"П{number + 1500}"),
        }
        year.happens(asked, route_changed("pending_approval", "principal", **whose))
        year.happens(signed, route_changed("returned", None, 2, **whose))
        year.expect("route_approval", route, f"role:principal:{one(SCHOOLS[place])}")
        if any(day < signed and _worked(asked, day) >= PATIENCE for day in RUNNING):
            passed = f"role:curator:{one(SCHOOLS[place])}" if place % 2 else "role:methodist:"
            year.expect("escalation", route, passed)


def _worked(after: date, until: date) -> int:
    """Working days between two days, neither of them counted."""
    between = (day for day in DAYS if after < day < until)
    return sum(is_worked(day) for day in between)


def _open_collections(year: Year) -> None:
    """Twice a year principals are asked for the school's word until they give it, and the methodist knows.

    The winter's figures are frozen at once, those of spring when who was late has been passed on.
    """
    for day, frozen in ((date(2026, 12, 31), date(2027, 1, 1)), (date(2027, 5, 31), date(2027, 6, 10))):
        opened, period = day - timedelta(days=30), one(f"период {day}")
        whose: dict[str, Any] = {"id": period, "as_of": day, "opened_on": opened}
        answer = {
            school: opened + some(34, year.chance) if number % 5 else NEVER
            for number, school in enumerate(SCHOOLS)
        }
        answer = {school: on if opened < on < frozen else NEVER for school, on in answer.items()}
        for version, on in enumerate(sorted({opened, *answer.values()} - {NEVER}), start=1):
            waiting = [one(school) for school in SCHOOLS if answer[school] > on]
            year.happens(on, period_changed("open", version, waiting=waiting, **whose))
        year.happens(frozen, period_changed("frozen", 99, **whose))
        year.expect("period_opened", period, "role:methodist:")
        for place, school in enumerate(SCHOOLS):
            mine = period, f"role:principal:{one(school)}"
            passed = f"role:curator:{one(school)}" if place % 2 else "role:methodist:"
            until = min(answer[school], frozen)
            _expect_ladder(year, "period_confirmation", *mine, passed, asked=opened, due=day, done=until)


def _let_decisions_wait(year: Year) -> None:
    """A decision has an owner and a day, one of them while nothing runs; some are carried out in time."""
    for number in range(DECISIONS):
        asked, owner = FIRST + timedelta(days=20 + 30 * number), f"П{number + 40}"
        due = asked + timedelta(days=25)
        done = asked + some(30, year.chance) if number % 3 else NEVER
        decision: dict[str, Any] = {"id": one(f"решение {number}"), "owner_id": one(owner), "due_on": due}
        year.happens(asked, decision_changed("open", **decision))
        year.happens(done, decision_changed("done", 2, **decision))
        mine = decision["id"], person(owner)
        _expect_ladder(year, "decision_due", *mine, "role:methodist:", asked=asked, due=due, done=done)


def _expect_ladder(
    year: Year, rule: str, object_id: Any, who: str, passed: str, *, asked: date, due: date, done: date
) -> None:
    """Asked, asked anew seven days before and one, passed on two working days after the last of these."""
    year.expect(rule, object_id, who)
    newest = asked
    for lead, until in ((7, 2), (1, 0)):
        days = [
            day
            for day in RUNNING
            if due - timedelta(days=lead) <= day <= due - timedelta(days=until) and day < done
        ]
        if days:
            year.expect(rule, object_id, who)
            newest = days[0]
    last = due - timedelta(days=1)
    if any(last <= day < done and _worked(newest, day) >= LADDER_PATIENCE for day in RUNNING):
        year.expect("escalation", object_id, passed)
