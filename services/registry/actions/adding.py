"""Adding a person by hand: namesakes were told apart by whoever adds, or the queue asks about them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.actions.identity import ask_identity, decide_identity
from services.registry.actions.people import create_person, new_card
from services.registry.models import Person
from services.registry.queries import people_named
from services.registry.rules import compare, contradict
from shared.keys import Keys


def add_person(
    session: Session,
    *,
    municipality_id: UUID,
    keys: Keys,
    account_id: UUID,
    now: datetime,
    told_apart: Collection[UUID] = (),
    **values: Any,
) -> Person:
    """Create a person; raises SnilsTaken. Whoever may be the same goes into the queue.

    Those `told_apart` are decided there as different, and that may be taken back like any decision.
    """
    person = create_person(session, municipality_id=municipality_id, keys=keys, **values)
    for one in people_named(session, new=person):
        if not contradict(compare(one, person)):
            question = ask_identity(session, person=person, candidate=one, now=now)
            if one.id in told_apart:
                who: dict[str, Any] = {"keep_id": None, "account_id": account_id, "now": now}
                decide_identity(session, question=question, decision="different", **who)
    return person


def imagined(*, municipality_id: UUID, keys: Keys, **values: Any) -> Person:
    """Give the card that would be created, to compare it with those that are there."""
    digits = values.pop("snils", None)
    person = new_card(municipality_id=municipality_id, **values)
    if digits:
        person.snils, person.snils_index = keys.encrypt_snils(digits), keys.index_snils(digits)
    return person
