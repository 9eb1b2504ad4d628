"""What the blockers of a document are decided by: contracts, consents, signers, papers already issued."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.models import DocumentPair, IssuedDocument, Pair, Signer, SupplementaryAgreement
from services.mentorship.queries.closing import report_view
from services.mentorship.queries.coverage import municipality_of
from services.mentorship.queries.naming import job_on, short_name
from services.mentorship.queries.pairs import rivals
from services.mentorship.queries.people import identities
from services.mentorship.queries.programmes import free_deficits, newest_programme
from services.mentorship.rules.documents import LegalFacts, lower
from shared import roster


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """Whom of a group an order does not name, and why."""

    pair_id: UUID
    name: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A document somebody wants: of which kind, dated when, about which pairs, signed by whom.

    `corrects`: it comes instead of one of the same kind that it cancels.
    """

    kind: str
    on: date
    others: Sequence[Pair] = ()
    previous: Pair | None = None
    signer_id: UUID | None = None
    corrects: bool = False
    left_out: Sequence[LeftOut] = ()


def legal_facts(
    session: Session,
    *,
    pair: Pair,
    wanted: Wanted,
    school: roster.Organization,
    signer: Signer | None,
    signers: Sequence[Signer],
) -> LegalFacts:
    """Gather them for one pair on the day a document is dated."""
    on = wanted.on
    known = identities(session, municipality_id=pair.municipality_id)
    municipality = municipality_of(session, municipality_id=pair.municipality_id)
    programme = newest_programme(session, pair_id=pair.id)
    view = report_view(session, pair=pair)
    contract, left = _jobs(session, pair, on)
    return LegalFacts(
        pair=pair,
        on=on,
        who=_movers(session, pair, school, municipality),
        office_href=f"/mentorship/office/{school.id}",
        signer=signer,
        known_signers=len(signers),
        mentee_required=municipality.mentee_consent_required,
        contract_until=contract,
        left_on=left,
        corrects=wanted.corrects,
        has_rival=bool(rivals(session, pair=pair, lock=False)),
        is_same_person=pair.mentor_key == pair.mentee_key or known.same(pair.mentor_id, pair.mentee_id),
        one_employer=_one_employer(session, pair, on),
        issued=[
            kind_for(one, pair) for one in documents_of(session, pair_id=pair.id) if one.cancelled_on is None
        ],
        previous=wanted.previous,
        agreement=session.get(SupplementaryAgreement, pair.id),
        programme=programme,
        free_deficits=len(free_deficits(session, pair=pair)),
        has_report=view.report is not None,
        report_gaps=view.gaps,
    )


def _jobs(session: Session, pair: Pair, on: date) -> tuple[dict[str, date | None], dict[str, date | None]]:
    """When the contract of each ends; when the work of each ended, if it did."""
    contract: dict[str, date | None] = {}
    left: dict[str, date | None] = {}
    for party in rules.PARTIES:
        person_id: UUID | None = getattr(pair, f"{party}_id")
        job = job_on(session, person_id=person_id, on=on) if person_id else None
        contract[party] = job.until if job else None
        left[party] = job.until if job and job.until and job.until < on else None
    return contract, left


def _movers(
    session: Session, pair: Pair, school: roster.Organization, municipality: roster.Municipality
) -> Mapping[str, str]:
    role = lower(municipality.names.get("principal", "директор"))
    parties = {party: short_name(session, pair=pair, party=party) for party in rules.PARTIES}
    return {**parties, "office": f"{role}, {school.name}"}


def _one_employer(session: Session, pair: Pair, on: date) -> bool:
    """Whether the mentor and the mentee work for one organization; an outside mentor does not."""
    mentor, mentee = (place_of(session, pair=pair, party=party, on=on) for party in rules.PARTIES)
    return mentor is not None and (mentee is None or mentor == mentee)


def place_of(session: Session, *, pair: Pair, party: str, on: date) -> UUID | None:
    """Where a party works: as the pair says, else by the main job."""
    place: UUID | None = getattr(pair, f"{party}_organization_id")
    person_id: UUID | None = getattr(pair, f"{party}_id")
    if place is None and person_id is not None:
        job = job_on(session, person_id=person_id, on=on)
        return job.organization_id if job else None
    return place


def kind_for(document: IssuedDocument, pair: Pair) -> str:
    """What a document is for one of its pairs: an order of replacement ends the pair it does not order."""
    orders = (pair.order_number, pair.order_date) == (document.number, document.issued_on)
    return "ending" if document.variant == "replacement" and not orders else document.kind


def documents_of(session: Session, *, pair_id: UUID) -> Sequence[IssuedDocument]:
    """Documents that are about a pair, the newest first."""
    query = (
        select(IssuedDocument)
        .join(DocumentPair, DocumentPair.document_id == IssuedDocument.id)
        .where(DocumentPair.pair_id == pair_id)
    )
    return session.scalars(query.order_by(IssuedDocument.id.desc())).all()
