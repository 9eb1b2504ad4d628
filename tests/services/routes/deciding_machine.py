"""Random results, readings, objections and decisions: how a proposal becomes a deficit or does not."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule
from sqlalchemy import select

from services.routes import actions
from services.routes.models import Diagnostic, Instrument
from tests.services.routes.crew import PEOPLE, RIGHT, TEACHERS, TUTORS, Crew
from tests.services.routes.making import known

ITEMS = ("M1", "S1", "P1", "D2")
ACTORS = st.sampled_from((*PEOPLE, *(RIGHT,) * len(PEOPLE) * 3))
WHOSE = st.sampled_from(sorted(TEACHERS))
NUMBER = st.integers(min_value=0, max_value=40)


class Deciding(Crew):
    """What happens to a person before there is a route."""

    @rule(whose=WHOSE, number=NUMBER, who=ACTORS)
    def measure(self, whose: str, number: int, who: str) -> None:
        """A self-assessment entered from paper proposes a deficit, or repeats one."""
        who = TUTORS[whose] if who == RIGHT else who
        instrument_id = self.session.scalar(select(Instrument.id).where(Instrument.name == "SELF23"))
        asked = {"person_id": known(whose), "instrument_id": instrument_id, "due_on": None}
        given: dict[str, Any] = {"answers": {ITEMS[number % len(ITEMS)]: 3}, "conducted_on": self.today}
        one = self.command(actions.assign_diagnostic, who, **asked)
        if one is not None:
            self.command(actions.enter_result, who, diagnostic_id=one.id, **given)

    @rule(whose=WHOSE, who=ACTORS)
    def read(self, whose: str, who: str) -> None:
        query = select(Diagnostic).where(Diagnostic.person_id == known(whose), Diagnostic.state == "scored")
        for one in list(self.session.scalars(query.limit(1))):
            by = whose if who == RIGHT else who
            if self.command(actions.acknowledge, by, diagnostic_id=one.id, comment="") is not None:
                assert by == whose, "only the teacher reads for themself"

    @rule(whose=WHOSE, number=NUMBER, who=ACTORS)
    def contest(self, whose: str, number: int, who: str) -> None:
        found = [one for one in self.deficits(whose) if one.state == "detected"] or self.deficits(whose)
        by = whose if who == RIGHT else who
        if found and not number % 4:
            one = found[number % len(found)]
            self.command(actions.contest_deficit, by, deficit_id=one.id, text="Не так")

    @rule(whose=WHOSE, number=NUMBER, who=ACTORS, answered=st.booleans(), together=st.booleans())
    def decide(self, whose: str, number: int, who: str, answered: bool, together: bool) -> None:
        """Confirm one, or all that are proposed at once."""
        found = [one for one in self.deficits(whose) if one.state == "detected"]
        who = TUTORS[whose] if who == RIGHT else who
        if together:
            self.command(actions.confirm_deficits, who, deficit_ids=[one.id for one in found])
        elif found:
            one, answer = found[number % len(found)], "Посмотрели вместе" if answered else ""
            self.command(actions.confirm_deficit, who, deficit_id=one.id, answer=answer)
