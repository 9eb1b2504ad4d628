"""The terms of the supplementary agreement (ст. 351.8 ТК РФ): everything but the amounts."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.mentorship import queries
from services.mentorship.errors import WrongDate
from services.mentorship.models import SupplementaryAgreement
from shared.permissions import Actor


def keep_agreement(
    session: Session, *, actor: Actor, today: date, pair_id: UUID, **given: Any
) -> SupplementaryAgreement:
    """Write the terms, that it was signed, or that mentoring is in the contract already."""
    scope = queries.reach(session, actor=actor, permission="document.issue")
    pair = queries.get_pair(session, pair_id=pair_id, scope=scope, lock=True)
    found = session.get(SupplementaryAgreement, pair.id)
    if found is None:
        found = SupplementaryAgreement(pair_id=pair.id, municipality_id=pair.municipality_id, version=0)
        session.add(found)
    for name, value in given.items():
        setattr(found, name, value)
    if found.since and found.until and found.until < found.since:
        raise WrongDate(fields={"until": ["Окончание раньше начала."]})
    if found.signed_on and found.signed_on > today:
        raise WrongDate(fields={"signed_on": ["Дата в будущем."]})
    found.version += 1
    session.flush()
    return found
