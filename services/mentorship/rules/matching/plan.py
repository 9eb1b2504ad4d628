"""The best pairs for many mentees at once: an assignment problem in which a mentor has as many places as
they may take more mentees, each further place a little dearer, so that the load is shared.
"""

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from itertools import groupby
from uuid import UUID

from services.mentorship.rules.matching.fit import (
    POINTS,
    Mentee,
    Mentor,
    by_distance,
    is_barred,
    of_mentor,
    of_two,
    total,
)
from services.mentorship.rules.pairs import MAX_LOAD

FORBIDDEN = -1_000_000
LIFT = 10_000
Distances = Mapping[tuple[UUID, UUID], float]
Place = tuple[Mentor, int]
Values = list[list[float]]
SOLVER = "scipy.optimize"  # loaded when it is first needed: 66 MB that an import of files has no use for


def assign(
    mentees: Sequence[Mentee],
    mentors: Sequence[Mentor],
    *,
    kept: Mapping[UUID, UUID] | None = None,
    kilometres: Distances | None = None,
) -> dict[UUID, UUID]:
    """Give as many mentees as possible a mentor, with the most points in all: mentee's id → mentor's id.

    `kept` are pairs a person has chosen already: they stay and take their places. The order of the rows
    does not matter: both are taken by id.
    """
    kept = kept or {}
    rows = sorted((one for one in mentees if one.person_id not in kept), key=lambda one: one.person_id)
    columns = _places(mentors, kept)
    if not rows or not columns:
        return dict(kept)
    values = _values(rows, columns, kilometres or {})
    chosen = zip(*import_module(SOLVER).linear_sum_assignment(values, maximize=True), strict=True)
    found = {
        rows[row].person_id: columns[column][0].person_id
        for row, column in chosen
        if values[row][column] > FORBIDDEN
    }
    return dict(kept) | found


def _places(mentors: Sequence[Mentor], kept: Mapping[UUID, UUID]) -> list[Place]:
    """Each mentor as often as they may take one more, with the number of the place."""
    taken: dict[UUID, int] = {}
    for mentor_id in kept.values():
        taken[mentor_id] = taken.get(mentor_id, 0) + 1
    return [
        (one, place)
        for one in sorted(mentors, key=lambda one: one.person_id)
        for place in range(taken.get(one.person_id, 0), MAX_LOAD - one.load)
    ]


def _values(rows: Sequence[Mentee], columns: Sequence[Place], kilometres: Distances) -> Values:
    """Points of each mentee at each place, lifted above nothing: somebody left without is the worst."""
    values = [[float(FORBIDDEN)] * len(columns) for _ in rows]
    for _, group in groupby(enumerate(columns), key=lambda one: one[1][0].person_id):
        places = list(group)
        mentor = places[0][1][0]
        for row, worth in zip(values, _worth_of(mentor, rows, kilometres), strict=True):
            if worth is not None:
                for column, (_, place) in places:
                    row[column] = float(LIFT + worth + POINTS["mentee"] * place)
    return values


def _worth_of(mentor: Mentor, mentees: Sequence[Mentee], kilometres: Distances) -> Iterator[int | None]:
    """The points of a mentor with each mentee; none where the program proposes no such pair."""
    own = of_mentor(mentor)
    base, barred = total(own), is_barred(own)
    for mentee in mentees:
        counted = of_two(mentor, mentee)
        if barred or is_barred(counted) or mentor.person_id == mentee.person_id:
            yield None
        else:
            km = kilometres.get((mentor.organization_id, mentee.organization_id or mentor.organization_id))
            yield base + total(counted) + by_distance(mentor, mentee, km)
