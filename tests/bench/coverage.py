"""How much processor the picture of coverage takes: `python -m tests.bench.coverage 15000`."""

import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from sqlalchemy.orm import Session

from services.mentorship import queries
from services.mentorship.models import Pair, PairSession, PairState
from shared.contracts.registry import Employment, PersonChanged, YoungInterval
from shared.db import new_id
from shared.permissions import Scope
from shared.roster.consumers import keep_people
from tests.services.mentorship.making import MUNICIPALITY, TODAY, Mentorship, known

EVERYTHING = Scope(level="all", person_id=None, organization_ids=frozenset(), municipality_id=None)
RUNS, SCHOOLS, PORTION = 5, 300, 1000
NOW = datetime.now(UTC)


def people(number: int) -> Iterator[PersonChanged]:
    """Teachers of whom every eighth began less than three years ago; everybody was young once."""
    chance = Random(3)
    for index in range(number):
        began = TODAY - timedelta(
            days=chance.randint(20, 900) if index % 8 == 0 else chance.randint(1500, 9000)
        )
        job = Employment(
            id=new_id(),
            organization_id=known(f"S{index % SCHOOLS}"),
            position="учитель",
            subjects=("физика",),
            staff_category="pedagogical",
            occupation="main",
            rate=1.0,
            since=began,
            until=None,
        )
        yield PersonChanged(
            id=new_id(),
            municipality_id=MUNICIPALITY,
            version=1,
            last_name=f"Фамилия{index}",
            first_name="Анна",
            middle_name="Ивановна",
            email=None,
            experience_from=began,
            young=(YoungInterval(rule_version="1", since=None, until=began + timedelta(days=1095)),),
            young_unknown=False,
            employments=(job,),
            absences=(),
        )


def pair(mentor_id: UUID, mentee_id: UUID, starts: date) -> Pair:
    """An ordered pair."""
    return Pair(
        id=new_id(),
        municipality_id=MUNICIPALITY,
        mentor_id=mentor_id,
        mentor_key=str(mentor_id),
        mentee_id=mentee_id,
        mentee_key=str(mentee_id),
        form="teacher_teacher",
        kind="traditional",
        state="active",
        order_number="1",
        order_date=starts,
        starts_on=starts,
        states=[PairState(number=1, state="active", since=starts, at=NOW)],
    )


def fill(service: Mentorship, number: int) -> None:
    """Tell a service of the people; two of three young ones have a pair that met six times."""
    everyone = list(people(number))
    with service.database.write() as session:
        for first in range(0, number, PORTION):
            keep_people(session, everyone[first : first + PORTION])
        for one in (one for place, one in enumerate(everyone) if place % 8 == 0 and place % 3):
            begun = pair(everyone[1].id, one.id, (one.experience_from or TODAY) + timedelta(days=10))
            session.add(begun)
            session.flush()
            session.add_all(_session(begun, 30 * place) for place in range(6))


def _session(begun: Pair, days: int) -> PairSession:
    day = min(TODAY, begun.starts_on + timedelta(days=days))
    said = {"state": "confirmed", "format": "visit", "minutes": 45}
    return PairSession(
        municipality_id=MUNICIPALITY,
        pair_id=begun.id,
        session_date=day,
        logged_on=day,
        answered_on=day,
        **said,
    )


def measure(service: Mentorship) -> float:
    """Processor seconds of one picture."""
    began = time.process_time()
    with Session(service.database.engine) as session:
        queries.coverage_picture(
            session, code="ust-koksa", municipality_id=None, as_of=None, now=NOW, scope=EVERYTHING, named=True
        )
    return time.process_time() - began


def main() -> None:
    """Print the least of five."""
    number = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as home:
        service = Mentorship(Path(home) / "mentorship")
        fill(service, number)
        least = min(measure(service) for _ in range(RUNS))
        service.close()
    sys.stdout.write(f"{number} teachers: {least:.2f} s of processor\n")


if __name__ == "__main__":
    main()
