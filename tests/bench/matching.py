"""Arranging mentors for many at once: 500 mentees, 300 mentors, 60 schools."""

import random
import time
from typing import Any
from uuid import UUID

import click

from services.mentorship import rules
from services.mentorship.rules import Mentee, Mentor, Need
from shared.topics import TOPICS

MENTEES, MENTORS, SCHOOLS, SUBJECTS, ROUNDS = 500, 300, 60, 15, 7


def people(seed: int = 1) -> tuple[list[Mentee], list[Mentor], dict[tuple[UUID, UUID], float]]:
    """Draw a district: everyone has a school and a subject, half of the mentors a strength."""
    chance = random.Random(seed)
    schools = [UUID(int=number) for number in range(1, SCHOOLS + 1)]
    subjects = [f"предмет {number}" for number in range(SUBJECTS)]
    needs = [Need(area=topic.area, topic=topic.code) for topic in TOPICS]

    def work() -> dict[str, Any]:
        return {"organization_id": chance.choice(schools), "subjects": frozenset({chance.choice(subjects)})}

    mentees = [
        Mentee(person_id=UUID(int=1000 + number), year=1, needs=frozenset(chance.sample(needs, 2)), **work())
        for number in range(MENTEES)
    ]
    mentors = [
        Mentor(
            person_id=UUID(int=5000 + number),
            year=chance.randint(4, 35),
            load=chance.choice((0, 0, 0, 1, 2)),
            strengths=frozenset(chance.sample(needs, chance.choice((0, 2)))),
            **work(),
        )
        for number in range(MENTORS)
    ]
    ways = {(one, other): chance.uniform(1, 120) for one in schools for other in schools if one != other}
    return mentees, mentors, ways


def main() -> None:
    """Print the median, the best and the worst of the rounds, in seconds."""
    mentees, mentors, ways = people()
    took = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        found = rules.assign(mentees, mentors, kilometres=ways)
        took.append(time.perf_counter() - begun)
    took.sort()
    click.echo("| mentees × mentors | arranged | median, s | best, s | worst, s |\n|---|---|---|---|---|")
    click.echo(
        f"| {MENTEES} × {MENTORS} | {len(found)} | {took[ROUNDS // 2]:.2f} | {took[0]:.2f} | {took[-1]:.2f} |"
    )


if __name__ == "__main__":
    main()
