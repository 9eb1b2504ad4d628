"""What the rules about pairs share: where a pair is, how its two are named, whose school answers for it."""

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from services.notifications.rules.recipients import Recipient

PAIR = "/mentorship/pairs/{id}"
Party = tuple[UUID | None, UUID | None]


class OfPair(Protocol):
    """An event that tells the two of a pair."""

    @property
    def mentor_id(self) -> UUID | None: ...
    @property
    def mentee_id(self) -> UUID | None: ...


def pair_names(event: OfPair) -> dict[str, UUID | None]:
    """The two, to be named in a text."""
    return {"mentor": event.mentor_id, "mentee": event.mentee_id}


def of_employer(office: Callable[..., list[Recipient]], *, mentor: Party, mentee: Party) -> list[Recipient]:
    """An office of the mentor's employer, who keeps the papers (ст. 351.8 ТК РФ); of an external mentor the
    mentee's. A party is a person and an organization.
    """
    person_id, organization_id = mentor if mentor[0] is not None else mentee
    return office(organization_id=organization_id, of_person_id=person_id)
