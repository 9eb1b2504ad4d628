"""The year of figures: collections, snapshots, decisions, year plans."""

from datetime import date, timedelta
from typing import Any

from shared.contracts.monitoring import PlanItemChanged
from tests.services.notifications.making import (
    MUNICIPALITY,
    decision_changed,
    one,
    period_changed,
    snapshot_taken,
)
from tests.services.notifications.year.days import FIRST, NEVER
from tests.services.notifications.year.planning import METHODIST, SCHOOLS, Year, answering, office, person

LADDER_PATIENCE = 2
DECISIONS, ITEMS = 11, 30
COLLECTED = ((date(2026, 12, 31), date(2027, 1, 1)), (date(2027, 5, 31), date(2027, 6, 10)))


def open_collections(year: Year) -> None:
    """Twice a year principals are asked for the school's word until they give it, and the methodist knows.

    The winter's figures are frozen at once, those of spring when who was late has been passed on.
    """
    for day, frozen in COLLECTED:
        opened, period = day - timedelta(days=30), one(f"период {day}")
        whose: dict[str, Any] = {"id": period, "as_of": day, "opened_on": opened}
        answer = {
            school: opened + year.some(34) if number % 5 else NEVER for number, school in enumerate(SCHOOLS)
        }
        answer = {school: on if opened < on < frozen else NEVER for school, on in answer.items()}
        for version, on in enumerate(sorted({opened, *answer.values()} - {NEVER}), start=1):
            waiting = [one(school) for school in SCHOOLS if answer[school] > on]
            year.happens(on, period_changed("open", version, waiting=waiting, **whose))
        year.happens(frozen, period_changed("frozen", 99, **whose))
        year.expect("period_opened", period, METHODIST, day=opened, until=frozen)
        for place, school in enumerate(SCHOOLS):
            mine = period, office("principal", school)
            until = min(answer[school], frozen)
            _climb(year, "period_confirmation", *mine, answering(place), asked=opened, due=day, done=until)


def take_snapshots(year: Year) -> None:
    """The methodist learns that figures were frozen, and that they were corrected later."""
    for number, (day, frozen) in enumerate(COLLECTED):
        for place, rule in enumerate(("snapshot_frozen", "correction_made"), start=1):
            taken, snapshot = frozen + timedelta(days=20 * (place - 1)), one(f"снимок {number} {place}")
            year.happens(taken, snapshot_taken(place, id=snapshot, as_of=day, taken_on=taken))
            year.expect(rule, snapshot, METHODIST, day=taken)


def let_decisions_wait(year: Year) -> None:
    """A decision has an owner and a day, one of them while nothing runs; some are carried out in time."""
    for number in range(DECISIONS):
        asked, owner = FIRST + timedelta(days=20 + 30 * number), f"П{number + 40}"
        due = asked + timedelta(days=25)
        done = asked + year.some(30) if number % 3 else NEVER
        decision: dict[str, Any] = {"id": one(f"решение {number}"), "owner_id": one(owner), "due_on": due}
        year.happens(asked, decision_changed("open", **decision))
        year.happens(done, decision_changed("done", 2, **decision))
        _climb(
            year, "decision_due", decision["id"], person(owner), METHODIST, asked=asked, due=due, done=done
        )


def _climb(
    year: Year, rule: str, object_id: Any, who: str, passed: str, *, asked: date, due: date, done: date
) -> None:
    """Asked, asked anew seven days before and one, passed on two working days after the last of these."""
    rungs = year.remind(rule, object_id, who, known=asked, due=due, done=done)
    year.expect(rule, object_id, who, day=asked, until=min([*rungs, done]))
    newest, last = max([asked, *rungs]), due - timedelta(days=1)
    year.pass_on(object_id, passed, asked=newest, since=last, done=done, patience=LADDER_PATIENCE)


def let_plans_be_kept(year: Year) -> None:
    """The owner of an item of a year plan is reminded of its day, unless it is done or called off."""
    for number in range(ITEMS):
        owner, item = f"П{number + 30}", one(f"дело {number}")
        known = FIRST + year.some(300)
        due = known + year.some(60)
        done = max(known + timedelta(days=1), due - year.some(10) + year.some(10)) if number % 3 else NEVER
        for version, (day, state) in enumerate(
            ((known, "planned"), (done, "done" if number % 2 else "cancelled")), start=1
        ):
            whose: dict[str, Any] = {"id": item, "plan_id": one("план"), "owner_id": one(owner)}
            whose |= {"municipality_id": MUNICIPALITY, "body_id": None, "version": version}
            year.happens(day, PlanItemChanged(due_on=due, state=state, **whose))
        year.remind("plan_item_due", item, person(owner), known=known, due=due, done=done)
