"""The documents of a pair on its page: what is issued, what is ready, what waits for whom."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.mentorship.models import IssuedDocument, Pair
from services.mentorship.queries.drawing import employer_of
from services.mentorship.queries.issued import PRIVATE, keeps_or_owns, visible_documents
from services.mentorship.queries.legal import Wanted, legal_facts
from services.mentorship.queries.office import signer_on, signers_of
from services.mentorship.queries.pairs import manages, role_in
from services.mentorship.rules.documents import DOCUMENTS, Blocker, LegalFacts, blockers
from services.mentorship.rules.documents.blocking import ENDED
from shared.errors import Conflict
from shared.permissions import Actor

SIDES = ("order", "consent_mentee")
UNNEEDED = {"duplicate", "in_job_function", "rejected"}


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """A document of a pair: those issued, and either it may be prepared or somebody must act first."""

    kind: str
    title: str
    school_id: UUID
    issued: Sequence[IssuedDocument]
    blockers: Sequence[Blocker]
    may_issue: bool

    @property
    def unsigned(self) -> Blocker | None:
        """That nobody may sign it; said once for all the documents of a school."""
        return next((one for one in self.blockers if one.code == "signer"), None)

    @property
    def own_blockers(self) -> Sequence[Blocker]:
        """What is in the way of this very document."""
        if self.unneeded:
            return [one for one in self.blockers if one.code in UNNEEDED]
        return [one for one in self.blockers if one.code != "signer"]

    @property
    def ready(self) -> bool:
        """Whether nothing is in the way of it."""
        return not self.blockers

    @property
    def unneeded(self) -> bool:
        """Whether it is there already or not needed."""
        return any(one.code in UNNEEDED for one in self.blockers)


def paper_lines(session: Session, *, pair: Pair, actor: Actor, today: date) -> Sequence[PaperLine]:
    """A line for each document the reader may know of; none for outsiders and pairs of no school here."""
    if not keeps_or_owns(session, pair=pair, actor=actor):
        return ()
    role = role_in(session, pair=pair, actor=actor)
    kinds = [kind for kind in DOCUMENTS if role is None or PRIVATE.get(kind, role) == role]
    rows = visible_documents(session, pair=pair, actor=actor)
    try:
        facts = {kind: _facts(session, pair=pair, kind=kind, today=today) for kind in SIDES}
    except Conflict:
        return ()
    lines = [_line(session, facts[_side(kind)], kind=kind, actor=actor) for kind in kinds]
    return [
        replace(one, issued=[row for row in rows if row.kind == one.kind])
        for one in lines
        if one.kind != "ending" or pair.state in ENDED
    ]


def _side(kind: str) -> str:
    """Whose employer issues it: the mentee's only of their own consent."""
    return "consent_mentee" if kind == "consent_mentee" else "order"


def _facts(session: Session, *, pair: Pair, kind: str, today: date) -> tuple[UUID, LegalFacts]:
    """The employer, and what blocks its documents: the same for all of them."""
    school = employer_of(session, pair=pair, kind=kind, on=today)
    signers = signers_of(session, organization_id=school.id)
    facts = legal_facts(
        session,
        pair=pair,
        wanted=Wanted(kind=kind, on=today),
        school=school,
        signer=signer_on(signers, on=today),
        signers=signers,
    )
    return school.id, facts


def _line(session: Session, found: tuple[UUID, LegalFacts], *, kind: str, actor: Actor) -> PaperLine:
    school_id, facts = found
    permission, pair = "document.issue", facts.pair
    scope = actor.scope(permission) if actor.may(permission) else None
    may_issue = (
        scope is not None
        and scope.covers(municipality_id=pair.municipality_id, organization_id=school_id)
        and manages(session, pair=pair, scope=scope)
    )
    return PaperLine(
        kind=kind,
        title=DOCUMENTS[kind],
        school_id=school_id,
        issued=(),
        blockers=blockers(kind, facts),
        may_issue=may_issue,
    )
