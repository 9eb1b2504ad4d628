"""The year of those who help each other: groups, questions, practices."""

from dataclasses import replace
from typing import Any

from shared.contracts.routes import GroupMeeting
from tests.services.notifications.banking import practice_changed
from tests.services.notifications.cooperating import consultation_changed, group_member_changed
from tests.services.notifications.making import MUNICIPALITY, one
from tests.services.notifications.year.days import FIRST, NEVER
from tests.services.notifications.year.planning import METHODIST, Year, office, person, school_of

INVITED, QUESTIONS, PRACTICES = 24, 24, 20
PATIENCE = 5


def let_groups_meet(year: Year) -> None:
    """Whoever was asked into a group and said yes is reminded of its meeting the day before."""
    for number in range(INVITED):
        name, member, meeting = f"П{number + 700}", one(f"участник {number}"), one(f"встреча группы {number}")
        invited, accepted, meets = year.row(FIRST + year.some(330), 3, 12)
        kept: dict[str, Any] = {"id": member, "group_id": one(f"группа {number}"), "person_id": one(name)}
        kept["municipality_id"] = MUNICIPALITY
        year.happens(invited, replace(group_member_changed("invited"), **kept))
        about = kept["group_id"]
        until = accepted if number % 4 else NEVER
        year.expect("group_invitation", member, person(name), day=invited, until=until, about=about)
        if until == NEVER:
            continue
        for version, (day, state) in enumerate(((accepted, "planned"), (meets, "held")), start=2):
            met = (GroupMeeting(id=meeting, meets_on=meets, minutes=90, state=state),)
            year.happens(
                day, replace(group_member_changed("accepted"), version=version, meetings=met, **kept)
            )
        dates = {"leads": (1,), "known": accepted, "due": meets, "done": meets, "about": about}
        year.remind("group_meeting", meeting, person(name), **dates)


def let_people_ask(year: Year) -> None:
    """A question is given to an expert, made clear, answered and rated; the tutors hear that it may be a
    step; whoever keeps silent for five working days is told of to the methodist.
    """
    for number in range(QUESTIONS):
        asker, expert, question = f"П{number + 700}", f"П{number + 720}", one(f"вопрос {number}")
        days = year.row(FIRST + year.some(300), 6, 12)
        kept: dict[str, Any] = {"id": question, "asker_id": one(asker), "municipality_id": MUNICIPALITY}
        kept["organization_id"] = one(school_of(number + 700))
        given: dict[str, Any] = {"answerer": "expert", "answerer_id": one(expert)}
        for version, (day, (state, awaits)) in enumerate(zip(days, ASKED, strict=True), start=1):
            more = given if version > 1 else {}
            more = more | {"proposed_on": days[1] if version > 1 else None, "in_route": version > 4}
            year.happens(day, consultation_changed(state, awaits, version=version, **kept, **more))
        told = (
            ("consultation_requested", METHODIST),
            ("consultation_routed", person(expert)),
            ("consultation_unclear", person(asker)),
            ("consultation_routed", person(expert)),
            ("consultation_answered", person(asker)),
        )
        for place, (rule, whom) in enumerate(told):
            day, until = days[place], days[place + 1]
            year.expect(rule, question, whom, day=day, until=until)
            if rule == "consultation_routed":
                year.pass_on(question, METHODIST, asked=day, done=until, patience=PATIENCE)
        tutors = office("tutor", school_of(number + 700))
        year.expect("consultation_proposed", question, tutors, day=days[1], until=days[4])


ASKED = (
    ("requested", "methodist"),
    ("routed", "answerer"),
    ("routed", "asker"),
    ("routed", "answerer"),
    ("answered", "asker"),
    ("rated", None),
)


def let_practices_be_offered(year: Year) -> None:
    """A practice is marked by two experts, returned, offered again and published; some are put away."""
    for number in range(PRACTICES):
        author, practice = f"П{number + 700}", one(f"практика {number}")
        experts = [f"П{number + 760}", f"П{number + 790}"]
        days = year.row(FIRST + year.some(300), 5, 15)
        kept: dict[str, Any] = {"id": practice, "author_id": one(author)}
        asked = tuple(map(one, experts))
        moves = ("submitted", "returned", "submitted", "published", "archived" if number % 2 else "published")
        for version, (day, state) in enumerate(zip(days, moves, strict=True), start=1):
            more: dict[str, Any] = {"asked_ids": asked if version == 1 else ()}
            more |= {"published_on": days[3] if version > 3 else None}
            year.happens(day, practice_changed(state, version=version, **kept, **more))
        for place in (0, 2):
            year.expect("practice_submitted", practice, METHODIST, day=days[place], until=days[place + 1])
        for name in experts:
            year.expect("practice_marks", practice, person(name), day=days[0], until=days[1])
        year.expect("practice_returned", practice, person(author), day=days[1], until=days[2])
        until = days[4] if number % 2 else NEVER
        year.expect("practice_published", practice, person(author), day=days[3], until=until)
