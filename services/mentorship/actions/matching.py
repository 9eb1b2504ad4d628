"""Many pairs proposed at once, as a person arranged them: one that is refused spoils no other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from services.mentorship import queries, rules
from services.mentorship.actions.pairs import propose_pair
from services.mentorship.errors import UnknownPerson
from services.mentorship.models import Pair
from shared.errors import DomainError
from shared.permissions import Actor

NOT_WAITING = "Наставник больше не нужен: пара уже предложена или педагог не без наставника."


@dataclass(frozen=True, kw_only=True)
class Proposals:
    """The pairs that were proposed, and for whom not, with the reason."""

    made: list[Pair] = field(default_factory=list)
    refused: dict[UUID, str] = field(default_factory=dict)


def propose_arranged(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    today: date,
    chosen: Mapping[UUID, UUID],
    starts_on: date | None = None,
) -> Proposals:
    """Propose a pair for each mentee who still has nobody; safe to send twice.

    The kind is the one that suits the two; the period ends as a school year does.
    """
    plan = queries.matching_plan(session, actor=actor, today=today, kept=chosen)
    waiting = {line.mentee.person_id: line for line in plan.lines}
    proposals = Proposals()
    begun = starts_on or today
    for mentee_id in sorted(chosen):
        line = waiting.get(mentee_id)
        if line is None or line.chosen is None or line.mentor_id != chosen[mentee_id]:
            proposals.refused[mentee_id] = NOT_WAITING if line is None else UnknownPerson.default
            continue
        given = {"mentee_id": mentee_id, "mentor_id": line.chosen.person_id, **_terms(line.chosen, begun)}
        try:
            with session.begin_nested():
                pair = propose_pair(session, actor=actor, now=now, today=today, **given)
        except DomainError as error:
            proposals.refused[mentee_id] = error.message
        else:
            proposals.made.append(pair)
    return proposals


def _terms(chosen: queries.Suggestion, starts_on: date) -> dict[str, object]:
    return {
        "kind": chosen.fit.kind,
        "form": "teacher_teacher" if chosen.mentor.teaches else "leader_teacher",
        "starts_on": starts_on,
        "planned_until": rules.suggested_end(starts_on),
    }
