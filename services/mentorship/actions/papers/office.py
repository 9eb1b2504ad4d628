"""What a school says of itself once: its letterhead, who signs, how its journals number."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import queries
from services.mentorship.errors import WrongDate
from services.mentorship.models import CaseForms, JournalPattern, Letterhead, Signer
from services.mentorship.rules.documents import DEFAULTS, check_pattern
from shared import roster
from shared.documents import CASES
from shared.errors import Invalid
from shared.permissions import Actor


def keep_letterhead(session: Session, *, actor: Actor, organization_id: UUID, **given: str) -> Letterhead:
    """Write how a school names itself and where it is."""
    school = _school(session, actor, organization_id)
    found = session.get(Letterhead, school.id, with_for_update=True)
    if found is None:
        found = Letterhead(organization_id=school.id, municipality_id=school.municipality_id, version=0)
        session.add(found)
    for name, value in given.items():
        setattr(found, name, value)
    found.version += 1
    session.flush()
    return found


def add_signer(session: Session, *, actor: Actor, today: date, organization_id: UUID, **given: Any) -> Signer:
    """Name who signs for a school, with the dates of the authority; somebody who works there."""
    school = _school(session, actor, organization_id)
    _check_signer(session, school=school, today=today, given=given)
    found = Signer(municipality_id=school.municipality_id, organization_id=school.id, version=1, **given)
    session.add(found)
    session.flush()
    return found


def change_signer(
    session: Session, *, actor: Actor, today: date, organization_id: UUID, signer_id: UUID, **given: Any
) -> Signer:
    """Correct a signer or end their authority; documents already issued stay as they are."""
    school = _school(session, actor, organization_id)
    found = queries.get_signer(session, signer_id=signer_id, organization_id=organization_id)
    now = {name: getattr(found, name) for name in ("person_id", "since", "until")}
    _check_signer(session, school=school, today=today, given=now | given)
    for name, value in given.items():
        setattr(found, name, value)
    found.version += 1
    session.flush()
    return found


def _check_signer(
    session: Session, *, school: roster.Organization, today: date, given: dict[str, Any]
) -> None:
    if given["until"] is not None and given["until"] < given["since"]:
        raise WrongDate(fields={"until": ["Окончание раньше начала."]})
    staff = queries.staff_of(session, organization_id=school.id, on=today)
    if given["person_id"] not in {one.id for one in staff}:
        raise Invalid(fields={"person_id": ["Подписывает тот, кто работает в этой организации."]})


def set_pattern(
    session: Session, *, actor: Actor, organization_id: UUID, journal: str, pattern: str
) -> JournalPattern:
    """Set how a journal numbers from now on; numbers already given never change."""
    school = _school(session, actor, organization_id)
    found = journal_of(session, school=school, journal=journal)
    found.pattern = check_pattern(pattern)
    session.flush()
    return found


def journal_of(session: Session, *, school: roster.Organization, journal: str) -> JournalPattern:
    """A journal of a school, locked: numbers are taken one at a time."""
    query = select(JournalPattern).where(
        JournalPattern.organization_id == school.id, JournalPattern.journal == journal
    )
    found = session.scalar(query.with_for_update())
    if found is None:
        found = JournalPattern(
            municipality_id=school.municipality_id,
            organization_id=school.id,
            journal=journal,
            pattern=DEFAULTS[journal],
        )
        session.add(found)
        session.flush()
    return found


def correct_forms(
    session: Session, *, municipality_id: UUID, kind: str, key: str, forms: dict[str, str]
) -> CaseForms:
    """Remember how a name or a position is declined; the nominative is the record's and is not changed."""
    query = select(CaseForms).where(
        CaseForms.municipality_id == municipality_id, CaseForms.kind == kind, CaseForms.key == key
    )
    found = session.scalar(query.with_for_update())
    plain = {name: forms[name] for name in CASES}
    if found is None:
        found = CaseForms(municipality_id=municipality_id, kind=kind, key=key, forms=plain)
        session.add(found)
    found.forms = plain
    session.flush()
    return found


def _school(session: Session, actor: Actor, organization_id: UUID) -> roster.Organization:
    scope = queries.reach(session, actor=actor, permission="signer.write")
    return queries.get_school(session, organization_id=organization_id, scope=scope)
