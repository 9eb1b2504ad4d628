"""Somebody behind a figure: in which list, why, and the facts that decide it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.monitoring.errors import SubjectNotFound
from services.monitoring.queries.facts import facts_on
from services.monitoring.queries.indicators import indicator_by_number
from services.monitoring.queries.people import ERASED, labels_of, lists
from services.monitoring.rules import CARDS, Ground, Indicator, ListName, grounds
from shared import roster
from shared.permissions import Scope


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where somebody stands in an indicator at a day; `card` is the page about them."""

    id: UUID
    indicator: Indicator
    name: str
    list_name: ListName
    reason: str
    card: str
    grounds: Sequence[Ground]


def standing_of(
    session: Session,
    *,
    municipality: roster.Municipality,
    number: int,
    as_of: date,
    subject: UUID,
    scope: Scope,
) -> Standing:
    """Open a name into its facts; raises SubjectNotFound for who is in no list within reach."""
    indicator = indicator_by_number(number)
    facts = facts_on(session, municipality_id=municipality.id, as_of=as_of)
    found = lists(indicator, facts, municipality_id=municipality.id, scope=scope)
    name = next((one for one, reasons in found.items() if subject in reasons), None)
    if name is None:
        raise SubjectNotFound
    labels = labels_of(session, subject=indicator.subject, ids=[subject])
    return Standing(
        id=subject,
        indicator=indicator,
        name=labels.get(subject, ERASED),
        list_name=name,
        reason=found[name][subject],
        card=CARDS[indicator.subject].format(subject),
        grounds=grounds(indicator, facts, subject),
    )
