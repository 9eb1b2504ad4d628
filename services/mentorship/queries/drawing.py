"""Drawing a document up: everything it says is gathered from the record, and what blocks it is named."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.models import Pair, Signer, SupplementaryAgreement
from services.mentorship.queries.closing import report_view
from services.mentorship.queries.legal import LeftOut, Wanted, legal_facts, place_of
from services.mentorship.queries.naming import name_party, name_person
from services.mentorship.queries.office import get_signer, letterhead_of, signer_on, signers_of
from services.mentorship.queries.programmes import newest_programme, plan_of, released_deficits
from services.mentorship.rules import documents
from services.mentorship.rules.documents import Blocker, Couple, Named, Office
from shared import roster
from shared.documents import Paper, decline_organization, unchanged
from shared.errors import Conflict

UNSIGNED = unchanged("", sure=True)
NOBODY = Named(key="", name=UNSIGNED, position=UNSIGNED, position_key="", short="__________", gender=None)


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A document before it is issued: what it would say, whom it names, what is in its way."""

    kind: str
    variant: str
    school: roster.Organization
    signer: Signer | None
    paper: Paper
    named: Sequence[Named]
    blockers: Sequence[Blocker]
    others: Sequence[Pair]
    previous: Pair | None
    left_out: Sequence[LeftOut]


def draw(session: Session, *, pair: Pair, wanted: Wanted) -> Drawn:
    """Draw a document up from the record as it stands."""
    school = employer_of(session, pair=pair, kind=wanted.kind, on=wanted.on)
    signers = signers_of(session, organization_id=school.id)
    if wanted.signer_id is not None:
        get_signer(session, signer_id=wanted.signer_id, organization_id=school.id)
    signer = signer_on(signers, on=wanted.on, signer_id=wanted.signer_id)
    office = _office(session, school, signer, on=wanted.on)
    couples = [_couple(session, one, wanted) for one in (pair, *wanted.others)]
    found = [
        blocker
        for one in (pair, *wanted.others)
        for blocker in documents.blockers(
            wanted.kind,
            legal_facts(session, pair=one, wanted=wanted, school=school, signer=signer, signers=signers),
        )
    ]
    variant = _variant(pair, wanted)
    paper = _paper(session, pair, couples, office, wanted=wanted, variant=variant)
    people = [*(one for couple in couples for one in (couple.mentor, couple.mentee)), office.signer]
    named = list({one.key: one for one in people if one.key}.values())
    return Drawn(
        kind=wanted.kind,
        variant=variant,
        school=school,
        signer=signer,
        paper=paper,
        named=named,
        blockers=list(dict.fromkeys(found)),
        others=wanted.others,
        previous=wanted.previous,
        left_out=wanted.left_out,
    )


def employer_of(session: Session, *, pair: Pair, kind: str, on: date) -> roster.Organization:
    """Whose document it is: the mentor's employer; of the mentee's consent the mentee's."""
    order = ("mentee", "mentor") if kind == "consent_mentee" else ("mentor", "mentee")
    places = [place_of(session, pair=pair, party=party, on=on) for party in order]
    known = next((one for one in places if one is not None), None)
    found = roster.organizations(session, [known]).get(known) if known else None
    if found is None:
        raise Conflict("Ни один из пары не работает в организации муниципалитета: документ выпустить некому.")
    return found


def _couple(session: Session, pair: Pair, wanted: Wanted) -> Couple:
    """The two as the document will say them: a pair begins no earlier than its order."""
    couple = couple_of(session, pair=pair, on=wanted.on)
    if wanted.kind == "order" and not rules.has_order(pair):
        return replace(couple, starts_on=max(pair.starts_on, wanted.on))
    return couple


def couple_of(session: Session, *, pair: Pair, on: date) -> Couple:
    """The two of a pair in the words of documents."""
    given = {consent.party: consent.given_on for consent in pair.consents}
    return Couple(
        mentor=name_party(session, pair=pair, party="mentor", on=on),
        mentee=name_party(session, pair=pair, party="mentee", on=on),
        form=rules.FORM_NAMES[pair.form],
        kind=rules.KIND_NAMES[pair.kind],
        goal=pair.goal,
        starts_on=pair.starts_on,
        until=pair.planned_until,
        mentor_consent_on=given.get("mentor"),
        mentee_consent_on=given.get("mentee"),
        order_number=pair.order_number,
        order_date=pair.order_date,
        ended_on=pair.ended_on,
        ended_by=pair.ended_by,
        ended_reason=pair.ended_reason,
        notice_on=pair.notice_on,
    )


def _office(session: Session, school: roster.Organization, signer: Signer | None, *, on: date) -> Office:
    head = letterhead_of(session, school=school)
    named = NOBODY
    if signer is not None:
        named = name_person(
            session,
            municipality_id=school.municipality_id,
            person_id=signer.person_id,
            on=on,
            position=signer.position,
        )
    return Office(
        name=head.full_name or school.name,
        genitive=head.genitive or decline_organization(head.full_name or school.name).genitive,
        place=head.place,
        regulation=head.regulation,
        signer=named,
        acting=bool(signer and signer.acting),
        authority=signer.authority if signer else "",
    )


def _variant(pair: Pair, wanted: Wanted) -> str:
    if wanted.kind != "order":
        return ""
    if wanted.previous is not None:
        return "replacement"
    if wanted.others:
        return "group"
    return "reverse" if pair.kind == "reverse" else "single"


def _paper(
    session: Session,
    pair: Pair,
    couples: Sequence[Couple],
    office: Office,
    *,
    wanted: Wanted,
    variant: str,
) -> Paper:
    """The words of the document."""
    kind, couple = wanted.kind, couples[0]
    if kind in ("consent_mentor", "consent_mentee"):
        return documents.consent(couple, office, party=kind.removeprefix("consent_"))
    if kind == "agreement":
        return documents.agreement(couple, office, terms=_terms(session, pair))
    if kind == "programme":
        return documents.programme(couple, office, plan=_plan(session, pair))
    if kind == "report":
        view = report_view(session, pair=pair)
        outcome = documents.outcome_of(view.report)
        return documents.report(couple, office, figures=view.figures, outcome=outcome, lines=view.lines)
    previous = couple_of(session, pair=wanted.previous, on=wanted.on) if wanted.previous else None
    programmes = [newest_programme(session, pair_id=one.id) for one in (pair, *wanted.others)]
    return documents.order(
        couples,
        office,
        variant=variant or kind,
        previous=previous,
        has_programme=all(one is not None and one.state == "approved" for one in programmes),
    )


def _plan(session: Session, pair: Pair) -> documents.Plan:
    """The programme as the office may see it: once the mentor agreed, its topics once the mentee did."""
    programme = newest_programme(session, pair_id=pair.id)
    if programme is None or (programme.state == "draft" and programme.mentor_agreed_on is None):
        return documents.NO_PLAN
    return plan_of(programme, released_deficits(session, pair=pair) if programme.mentee_agreed_on else {})


def _terms(session: Session, pair: Pair) -> documents.Terms:
    """What was agreed; blanks to look at where nothing was yet."""
    found = session.get(SupplementaryAgreement, pair.id)
    return documents.Terms(
        content=found.content if found else "",
        form_of_work=found.form_of_work if found else "",
        since=(found and found.since) or pair.starts_on,
        until=(found and found.until) or pair.planned_until or pair.starts_on,
    )
