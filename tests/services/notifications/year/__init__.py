"""A whole academic year of 2,000 people, and everything that must be told of it, counted plainly."""

import random
from dataclasses import replace

from tests.services.notifications.making import account_changed, one, person_changed, school_changed
from tests.services.notifications.year import cooperating, developing, mentoring, reporting
from tests.services.notifications.year.planning import SCHOOLS, Year, school_of
from tests.services.notifications.year.readers import CHIEF, NAMES, address_of

PEOPLE = 2000
STORIES = (
    mentoring.let_new_ones_begin,
    mentoring.let_pairs_meet,
    mentoring.let_papers_come,
    mentoring.let_pairs_stand_still,
    mentoring.let_curators_decide,
    mentoring.let_the_young_be_invited,
    developing.let_routes_go,
    developing.let_principals_sign,
    developing.let_routes_be_written,
    developing.let_people_be_measured,
    developing.let_training_grow_old,
    cooperating.let_groups_meet,
    cooperating.let_people_ask,
    cooperating.let_practices_be_offered,
    reporting.open_collections,
    reporting.take_snapshots,
    reporting.let_decisions_wait,
    reporting.let_plans_be_kept,
)


def planned() -> Year:
    """Plan the year."""
    year = Year(random.Random(2026))
    _register(year)
    for story in STORIES:
        story(year)
    return year


def _register(year: Year) -> None:
    """Forty at each school, every other of which has a curator besides its principal."""
    names = [f"П{number}" for number in range(PEOPLE - mentoring.NEW - 1)]
    people = [person_changed(name, school_of(number)) for number, name in enumerate(names)]
    people.append(person_changed(CHIEF, "Служба"))
    mail = {one(name): address_of(name, "email") for name in NAMES}
    year.people += [replace(each, email=mail.get(each.id)) for each in people]
    roles: dict[str, list[tuple[str, str | None]]] = {name: [] for name in NAMES}
    for number, school in enumerate(SCHOOLS):
        curator = f"П{number}" if number % 2 else None
        year.schools.append(school_changed(school, curator=curator))
        roles |= {curator: []} if curator else {}
        roles[f"П{number + 50}"] = [("principal", school)]
    roles |= {f"П{number + 1200}": [("tutor", SCHOOLS[number])] for number in range(2)}
    roles[CHIEF] = [("methodist", None)]
    year.accounts += [account_changed(name, *held) for name, held in roles.items()]
