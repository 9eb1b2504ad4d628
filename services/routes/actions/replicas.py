"""Keeping what other services told: consents, pairs, principals; each handler may run twice."""

from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from services.routes.actions.moving import ask_the_right_one
from services.routes.models import Consent, MentorPair, Principal
from shared.contracts.registry import AccountChanged, ConsentChanged

DIAGNOSTICS = "diagnostics"


def keep_consent(session: Session, *, event: ConsentChanged) -> None:
    """Remember a consent to diagnostics; other purposes are not ours."""
    if event.purpose == DIAGNOSTICS:
        session.merge(
            Consent(
                id=event.id,
                municipality_id=event.municipality_id,
                person_id=event.person_id,
                given_on=event.given_on,
                withdrawn_on=event.withdrawn_on,
            )
        )


def keep_pair(
    session: Session,
    *,
    pair_id: UUID,
    municipality_id: UUID,
    mentor_id: UUID | None,
    mentee_id: UUID | None,
    state: str,
) -> None:
    """Remember who mentors whom."""
    session.merge(
        MentorPair(
            id=pair_id,
            municipality_id=municipality_id,
            mentor_id=mentor_id,
            mentee_id=mentee_id,
            state=state,
        )
    )
    if mentee_id:
        session.flush()
        ask_the_right_one(session, teacher_id=mentee_id)


def keep_principals(session: Session, *, event: AccountChanged) -> None:
    """Remember for which organizations an active account signs."""
    former = select(Principal.organization_id).where(Principal.account_id == event.id)
    before = set(session.scalars(former))
    session.execute(delete(Principal).where(Principal.account_id == event.id))
    organizations = {grant.organization_id for grant in event.grants if grant.role == "principal"}
    for organization_id in organizations if event.state == "active" else ():
        if organization_id:
            session.add(
                Principal(
                    account_id=event.id,
                    organization_id=organization_id,
                    municipality_id=event.municipality_id,
                    person_id=event.person_id,
                )
            )
    session.flush()
    ask_the_right_one(session, organization_ids=before | {one for one in organizations if one})
