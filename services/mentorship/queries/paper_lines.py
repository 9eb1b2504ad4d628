"""The documents of a pair on its page: what is there, what is ready, what waits for whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.models import IssuedDocument, Pair
from services.mentorship.queries.drawing import employer_of
from services.mentorship.queries.issued import keeps_or_owns, may_issue, may_see, visible_documents
from services.mentorship.queries.legal import Wanted, kind_for, legal_facts
from services.mentorship.queries.office import signer_on, signers_of
from services.mentorship.rules.documents import DOCUMENTS, Blocker, LegalFacts, blockers
from services.mentorship.rules.documents.blocking import ENDED
from shared.errors import Conflict
from shared.permissions import Actor

SIDES = ("order", "consent_mentee")
UNNEEDED = {"duplicate", "in_job_function", "rejected"}
SAID = {"consent", "signer"}
PAPERS = {"mentor": "consent_mentor", "mentee": "consent_mentee", "order": "order"}
Facts = Mapping[str, tuple[UUID, LegalFacts]]


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """A paper of a pair: `paper` as the record knows it, documents issued, and who must act first.

    Without `school_id` the reader knows only of the record: nothing is drawn up for them.
    """

    kind: str
    title: str
    paper: rules.Paper | None = None
    school_id: UUID | None = None
    office: str = ""
    issued: Sequence[IssuedDocument] = ()
    blockers: Sequence[Blocker] = ()
    may_issue: bool = False
    settled: bool = False

    @property
    def latest(self) -> IssuedDocument | None:
        """The document in force."""
        return next((one for one in self.issued if one.cancelled_on is None), None)

    @property
    def done(self) -> bool:
        """Whether the paper is there, issued here or kept elsewhere."""
        return self.settled or self.latest is not None or bool(self.paper and self.paper.done)

    @property
    def hindrances(self) -> Sequence[Blocker]:
        """What is in the way and is not said by another line; that nobody signs only if it is all."""
        if self.unneeded:
            return [one for one in self.blockers if one.code in UNNEEDED]
        return [one for one in self.blockers if one.code not in SAID] or [
            one for one in self.blockers if one.code == "signer"
        ]

    @property
    def ready(self) -> bool:
        """Whether nothing is in the way of it."""
        return self.school_id is not None and not self.blockers

    @property
    def unneeded(self) -> bool:
        """Whether it is there already or not needed."""
        return any(one.code in UNNEEDED for one in self.blockers)


def paper_lines(
    session: Session, *, pair: Pair, actor: Actor, today: date, papers: Sequence[rules.Paper]
) -> Sequence[PaperLine]:
    """A line for each paper; outsiders, and readers of pairs of no school here, learn of the record only."""
    known = {PAPERS[one.kind]: one for one in papers}
    facts = _all_facts(session, pair=pair, actor=actor, today=today)
    kinds = [
        kind for kind in DOCUMENTS if kind in known or (facts and (kind != "ending" or pair.state in ENDED))
    ]
    rows = visible_documents(session, pair=pair, actor=actor) if facts else ()
    return [
        _line(
            session,
            facts if may_see(session, pair=pair, actor=actor, kind=kind) else {},
            kind=kind,
            actor=actor,
            paper=known.get(kind),
            issued=[row for row in rows if kind_for(row, pair) == kind],
        )
        for kind in kinds
    ]


def draws_order(session: Session, *, pair: Pair, actor: Actor, on: date) -> bool:
    """Whether the actor issues the pair's order here; for some pairs no organization of ours does."""
    try:
        school = employer_of(session, pair=pair, kind="order", on=on)
    except Conflict:
        return False
    return may_issue(session, pair=pair, actor=actor, school_id=school.id, kind="order")


def _all_facts(session: Session, *, pair: Pair, actor: Actor, today: date) -> Facts:
    if not keeps_or_owns(session, pair=pair, actor=actor):
        return {}
    try:
        return {kind: _facts(session, pair=pair, kind=kind, today=today) for kind in SIDES}
    except Conflict:
        return {}


def _facts(session: Session, *, pair: Pair, kind: str, today: date) -> tuple[UUID, LegalFacts]:
    """The employer, and what blocks its documents: the same for all but the mentee's own consent."""
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


def _line(
    session: Session,
    found: Facts,
    *,
    kind: str,
    actor: Actor,
    paper: rules.Paper | None,
    issued: Sequence[IssuedDocument],
) -> PaperLine:
    if not found:
        return PaperLine(kind=kind, title=DOCUMENTS[kind], paper=paper)
    school_id, facts = found["consent_mentee" if kind == "consent_mentee" else "order"]
    return PaperLine(
        kind=kind,
        title=DOCUMENTS[kind],
        paper=paper,
        school_id=school_id,
        office=facts.who["office"],
        issued=issued,
        blockers=blockers(kind, facts),
        may_issue=may_issue(session, pair=facts.pair, actor=actor, school_id=school_id, kind=kind),
        settled=_is_settled(kind, facts),
    )


def _is_settled(kind: str, facts: LegalFacts) -> bool:
    """Whether it is in force without a document issued here: signed on paper, or approved by a press."""
    if kind == "agreement":
        return bool(facts.agreement and facts.agreement.signed_on)
    return kind == "programme" and bool(facts.programme and facts.programme.state == "approved")
