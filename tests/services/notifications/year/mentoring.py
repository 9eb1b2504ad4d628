"""The year of those who mentor: newcomers, meetings, papers, standstills, events for the young."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tests.services.notifications.making import (
    attendance_changed,
    attention_changed,
    one,
    pair_changed,
    session_changed,
    young_teacher,
)
from tests.services.notifications.year.days import FIRST, NEVER, first
from tests.services.notifications.year.planning import Year, office, person, school_of

NEW, PAIRS, SESSIONS, PAPERS, STILL, INVITED = 100, 120, 5, 20, 24, 30
TASKS = ("dismissed", "transfer", "closed_school", "leader")


def let_new_ones_begin(year: Year) -> None:
    """A young teacher without a mentor is told of between the fourteenth and the twenty-eighth day."""
    for number in range(NEW):
        name, since = f"Н{number}", FIRST + year.some(340)
        year.people.append(young_teacher(name, school_of(number), since))
        found = since + year.some(40) if number % 3 else NEVER
        year.happens(found, pair_changed("active", id=one(f"пара {name}"), mentee_id=one(name)))
        day = first(since + timedelta(days=14), since + timedelta(days=28), found)
        if day:
            year.expect("young_unmentored", one(name), office("curator", name), day=day, until=found)


def let_pairs_meet(year: Year) -> None:
    """Every session asks its mentee once; every sixth is disputed, of which the mentor learns."""
    for number in range(PAIRS * SESSIONS):
        mentor, mentee = f"П{number % PAIRS}", f"П{number % PAIRS + 500}"
        held = FIRST + year.some(300)
        session_id, answer = one(f"встреча {number}"), held + year.some(20)
        who: dict[str, Any] = {"id": session_id, "mentor_id": one(mentor), "mentee_id": one(mentee)}
        year.happens(held, session_changed("held", session_date=held, **who))
        year.expect("session_confirmation", session_id, person(mentee), day=held, until=answer)
        state = "confirmed" if number % 6 else "disputed"
        year.happens(answer, session_changed(state, 2, session_date=held, **who))
        if state == "disputed":
            year.expect("session_disputed", session_id, person(mentor), day=answer)


PAPER_STATES = ("proposed", "consents_pending", "ready_for_order", "active", "closing", "completed")


def let_papers_come(year: Year) -> None:
    """A pair gets its consents and its order, works and is closed; the mentor's school keeps the papers."""
    for number in range(PAPERS):
        mentor, pair = f"П{number + 200}", one(f"бумаги {number}")
        days = year.row(FIRST + year.some(330), 6, 9)
        who: dict[str, Any] = {"mentor_id": one(mentor), "mentee_id": one(f"П{number + 260}")}
        who["mentor_organization_id"] = one(school_of(number + 200))
        for version, (day, state) in enumerate(zip(days, PAPER_STATES, strict=True), start=1):
            year.happens(day, pair_changed(state, version, id=pair, **who))
        proposed, consent, ready, active, closing, completed = days
        principal, curator = (office(role, school_of(number + 200)) for role in ("principal", "curator"))
        year.expect("pair_consent", pair, person(mentor), day=proposed, until=consent)
        year.expect("pair_consents_missing", pair, principal, day=proposed, until=ready)
        year.expect("pair_order_missing", pair, principal, day=ready, until=active)
        year.expect("pair_closing", pair, curator, day=closing, until=completed)


def let_pairs_stand_still(year: Year) -> None:
    """Whoever must act is asked, asked once more, and then the curator is told; then the pair moves."""
    for number in range(STILL):
        mentor, mentee = number + 300, number + 360
        reason = ("silence", "confirmation", "papers")[number % 3]
        days = year.row(FIRST + year.some(330), 4, 9)
        who: dict[str, Any] = {"mentor_id": one(f"П{mentor}"), "mentee_id": one(f"П{mentee}")}
        who |= {"mentor_organization_id": one(school_of(mentor)), "pair_id": one(f"стоит {number}")}
        who |= {"organization_id": one(school_of(mentee)), "id": one(f"внимание {number}")}
        for step, day in enumerate(days[:3], start=1):
            year.happens(day, attention_changed(reason, step, step, **who))
        year.happens(days[3], attention_changed("", 0, 4, state="moving", **who))
        asked = {
            "silence": ("stall_meeting", person(f"П{mentor}")),
            "confirmation": ("stall_answer", person(f"П{mentee}")),
            "papers": ("stall_papers", office("principal", school_of(mentor))),
        }[reason]
        _nudge(year, *asked, days=days, who=who)
        curator = office("curator", school_of(mentee))
        year.expect("stall_curator", who["id"], curator, day=days[2], until=days[3], about=who["pair_id"])


def _nudge(year: Year, rule: str, whom: str, *, days: list[date], who: dict[str, Any]) -> None:
    """Papers are asked for once, a meeting and an answer in two words, the second in place of the first."""
    begins, again, _, moves = days
    is_once = rule == "stall_papers"
    year.expect(rule, who["id"], whom, day=begins, until=moves if is_once else again, about=who["pair_id"])
    if not is_once:
        year.expect(f"{rule}_again", who["id"], whom, day=again, until=moves, about=who["pair_id"])


def let_curators_decide(year: Year) -> None:
    """What only a curator can decide of a pair waits for them."""
    for number in range(3 * len(TASKS)):
        task, mentee = TASKS[number % len(TASKS)], number + 400
        asked, decided = year.row(FIRST + year.some(330), 2, 20)
        who: dict[str, Any] = {"id": one(f"решает {number}"), "pair_id": one(f"пара решает {number}")}
        who |= {"mentee_id": one(f"П{mentee}"), "organization_id": one(school_of(mentee)), "state": "moving"}
        year.happens(asked, attention_changed("", 0, tasks=(task,), **who))
        year.happens(decided, attention_changed("", 0, 2, **who))
        curator = office("curator", school_of(mentee))
        year.expect(f"task_{task}", who["id"], curator, day=asked, until=decided, about=who["pair_id"])


def let_the_young_be_invited(year: Year) -> None:
    """Whoever said they come learns that nothing comes of it; who did not answer in time is asked no more."""
    for number in range(INVITED):
        name, invitation = f"П{number + 500}", one(f"приглашение {number}")
        asked, answered, over = year.row(FIRST + year.some(330), 3, 9)
        kept: dict[str, Any] = {"id": invitation, "person_id": one(name), "event_date": over}
        year.happens(asked, replace(attendance_changed("invited"), **kept))
        is_silent, is_off = number % 3 == 0, number % 3 == 1
        if not is_silent:
            year.happens(answered, replace(attendance_changed("registered", 2), **kept))
        until = over if is_silent else answered
        year.expect("support_invitation", invitation, person(name), day=asked, until=until)
        state, ended = "invited" if is_silent else "registered", "cancelled" if is_off else "held"
        year.happens(over, replace(attendance_changed(state, 3, ended), **kept))
        if is_off:
            year.expect("support_called_off", invitation, person(name), day=over)
