"""Issued documents: the two of a pair see theirs, the office those of its school."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from services.mentorship.errors import DocumentErased, DocumentNotFound
from services.mentorship.models import IssuedDocument, Pair, SupplementaryAgreement
from services.mentorship.queries.legal import documents_of
from services.mentorship.queries.pairs import get_pair, managed, manages, role_in
from services.mentorship.queries.reach import holds_office, reach
from shared.permissions import Actor, Scope

PRIVATE = {"consent_mentor": "mentor", "consent_mentee": "mentee", "agreement": "mentor"}


def keeps_or_owns(session: Session, *, pair: Pair, actor: Actor) -> bool:
    """Whether the actor is one of the two, or keeps the pair's papers."""
    if role_in(session, pair=pair, actor=actor):
        return True
    asked: dict[str, Any] = {"actor": actor, "permission": "document.issue"}
    return holds_office(session, **asked) and manages(session, pair=pair, scope=reach(session, **asked))


def may_see(session: Session, *, pair: Pair, actor: Actor, kind: str) -> bool:
    """Whether such documents are the actor's affair: a consent and an agreement are not the other's."""
    role = role_in(session, pair=pair, actor=actor)
    if role is not None:
        return PRIVATE.get(kind, role) == role
    return keeps_or_owns(session, pair=pair, actor=actor)


def may_issue(session: Session, *, pair: Pair, actor: Actor, school_id: UUID, kind: str) -> bool:
    """Whether the actor issues such a document for its school; an order of one's own pair nobody does."""
    asked: dict[str, Any] = {"actor": actor, "permission": "document.issue"}
    if not holds_office(session, **asked):
        return False
    if kind in ("order", "ending") and role_in(session, pair=pair, actor=actor):
        return False
    scope = reach(session, **asked)
    is_its_school = scope.covers(municipality_id=pair.municipality_id, organization_id=school_id)
    return is_its_school and manages(session, pair=pair, scope=scope)


def visible_documents(session: Session, *, pair: Pair, actor: Actor) -> Sequence[IssuedDocument]:
    """The documents of a pair that the actor may read."""
    rows = documents_of(session, pair_id=pair.id)
    return [one for one in rows if may_see(session, pair=pair, actor=actor, kind=one.kind)]


def get_document(
    session: Session,
    *,
    actor: Actor,
    pair_id: UUID,
    document_id: UUID,
    permission: str = "document.read",
) -> IssuedDocument:
    """Find an issued document of a pair within reach."""
    scope = reach(session, actor=actor, permission=permission)
    pair = get_pair(session, pair_id=pair_id, scope=scope)
    visible = {one.id: one for one in visible_documents(session, pair=pair, actor=actor)}
    if document_id not in visible:
        raise DocumentNotFound
    return visible[document_id]


def file_of(session: Session, *, document: IssuedDocument, format_: str) -> bytes:
    """The bytes as they were issued."""
    query = select(IssuedDocument).where(IssuedDocument.id == document.id)
    column = IssuedDocument.pdf if format_ == "pdf" else IssuedDocument.docx
    row = session.scalars(query.options(undefer(column)).execution_options(populate_existing=True)).one()
    found = row.pdf if format_ == "pdf" else row.docx
    if found is None:
        raise DocumentErased
    return found


def agreement_of(session: Session, *, pair: Pair, actor: Actor) -> SupplementaryAgreement:
    """The terms with the mentor, empty until somebody wrote them; not the mentee's affair."""
    role = role_in(session, pair=pair, actor=actor)
    if role == "mentee" or not keeps_or_owns(session, pair=pair, actor=actor):
        raise DocumentNotFound
    found = session.get(SupplementaryAgreement, pair.id)
    plain = {"in_job_function": False, "version": 0, "number": "", "content": "", "form_of_work": ""}
    plain |= {"outside_agreement": ""}
    return found or SupplementaryAgreement(pair_id=pair.id, municipality_id=pair.municipality_id, **plain)


def order_choices(session: Session, *, pair: Pair, scope: Scope) -> dict[str, Sequence[Pair]]:
    """Pairs of the same mentor that wait for an order too; earlier ones of the same mentee to replace."""
    waiting = select(Pair).where(managed(scope), Pair.mentor_key == pair.mentor_key, Pair.id != pair.id)
    earlier = select(Pair).where(managed(scope), Pair.mentee_key == pair.mentee_key, Pair.id != pair.id)
    return {
        "others": session.scalars(waiting.where(Pair.state == "ready_for_order")).all(),
        "past": session.scalars(
            earlier.where(Pair.mentor_key != pair.mentor_key, Pair.order_date.is_not(None))
        ).all(),
    }
