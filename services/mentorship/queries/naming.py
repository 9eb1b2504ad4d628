"""How a document names people: six cases from the dictionary, or as somebody corrected them."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.models import CaseForms, Pair
from services.mentorship.queries.people import identities
from services.mentorship.rules.documents import Named
from shared import roster
from shared.documents import Cases, decline_name, decline_position, gender_of, unchanged
from shared.erasing import ERASED
from shared.roster import within

NAME, POSITION = "name", "position"


def job_on(session: Session, *, person_id: UUID, on: date) -> roster.Employment | None:
    """The main job of a person on a day; before or after all, the latest."""
    job = roster.Employment
    query = select(job).where(job.person_id == person_id, job.occupation == "main")
    newest = query.order_by(job.since.desc().nulls_last())
    found = session.scalars(newest.where(within(job.since, job.until, on)).limit(1)).first()
    return found or session.scalars(newest.limit(1)).first()


def name_party(session: Session, *, pair: Pair, party: str, on: date) -> Named:
    """Name the mentor or the mentee; somebody from outside is known by a text only."""
    person_id: UUID | None = getattr(pair, f"{party}_id")
    if person_id is not None:
        survivor = identities(session, municipality_id=pair.municipality_id).survivor(person_id)
        return name_person(session, municipality_id=pair.municipality_id, person_id=survivor, on=on)
    text: str = getattr(pair, f"{party}_name")
    organization: str = getattr(pair, f"{party}_organization_text")
    return _named(
        session,
        pair.municipality_id,
        text.split(),
        key=getattr(pair, f"{party}_key"),
        organization=organization,
    )


def short_name(session: Session, *, pair: Pair, party: str) -> str:
    """The surname with initials; of somebody from outside the whole text."""
    person_id: UUID | None = getattr(pair, f"{party}_id")
    if person_id is None:
        return str(getattr(pair, f"{party}_name"))
    survivor = identities(session, municipality_id=pair.municipality_id).survivor(person_id)
    person = roster.people(session, [survivor]).get(survivor)
    return person.short_name if person else ERASED


def name_person(
    session: Session, *, municipality_id: UUID, person_id: UUID, on: date, position: str | None = None
) -> Named:
    """Name somebody of the roster with the job they have on a day, or with a position that is given."""
    person = roster.people(session, [person_id]).get(person_id)
    job = job_on(session, person_id=person_id, on=on)
    words = [person.last_name, person.first_name, person.middle_name] if person else []
    place = roster.organizations(session, [job.organization_id]).get(job.organization_id) if job else None
    return _named(
        session,
        municipality_id,
        words,
        key=str(person_id),
        position=position if position is not None else job.position if job else "",
        organization=place.name if place else "",
        subjects=", ".join(job.subjects) if job else "",
    )


def _named(
    session: Session,
    municipality_id: UUID,
    words: list[str],
    *,
    key: str,
    position: str = "",
    organization: str = "",
    subjects: str = "",
) -> Named:
    last, first, *rest = (*words, "", "")
    middle = " ".join(part for part in rest if part)
    kept = _corrected(session, municipality_id, {(NAME, key), (POSITION, rules.normalise(position))})
    whole = " ".join(part for part in (last, first, middle) if part)
    named = kept.get((NAME, key)) or decline_name(last_name=last, first_name=first, middle_name=middle)
    if named.nominative != whole:  # somebody took another name since the forms were corrected
        named = decline_name(last_name=last, first_name=first, middle_name=middle)
    initials = [f"{part[0]}." for part in (first, middle) if part]
    return Named(
        key=key,
        name=named,
        position=kept.get((POSITION, rules.normalise(position))) or _position(position),
        position_key=rules.normalise(position),
        short=" ".join([last, *initials]),
        gender=gender_of(first_name=first, middle_name=middle),
        organization=organization,
        subjects=subjects,
    )


def _position(text: str) -> Cases:
    return decline_position(text) if text else unchanged("", sure=True)


def _corrected(
    session: Session, municipality_id: UUID, wanted: set[tuple[str, str]]
) -> Mapping[tuple[str, str], Cases]:
    query = select(CaseForms).where(
        CaseForms.municipality_id == municipality_id, CaseForms.key.in_({key for _, key in wanted})
    )
    found = {(one.kind, one.key): one.forms for one in session.scalars(query)}
    return {place: Cases(**forms) for place, forms in found.items() if place in wanted}
