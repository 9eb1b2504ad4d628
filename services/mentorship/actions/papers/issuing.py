"""Issuing a document: its number and date appear at registration, and its bytes are kept for good."""

import hashlib
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.mentorship import queries, rules
from services.mentorship.actions.announcing import announce_pair
from services.mentorship.actions.groups import order_pairs
from services.mentorship.actions.pairs import check_signatory, order_pair
from services.mentorship.actions.papers.drawing import ORDERS, drawn, wanted_of
from services.mentorship.actions.papers.office import correct_forms, journal_of
from services.mentorship.actions.telling import tell
from services.mentorship.errors import DocumentBlocked, NotYours, NumberTaken, WrongDate
from services.mentorship.models import DocumentPair, IssuedDocument, JournalPattern, Pair
from services.mentorship.queries.drawing import Drawn
from services.mentorship.rules import documents
from shared.documents import Paper, as_docx, as_pdf
from shared.errors import Invalid, NotFound
from shared.permissions import Actor


def issue_document(
    session: Session,
    *,
    actor: Actor,
    now: datetime,
    today: date,
    pair_id: UUID,
    number: str = "",
    starts_on: date | None = None,
    cancels_id: UUID | None = None,
    **given: Any,
) -> IssuedDocument:
    """Register a document: give it a number and a date, keep its bytes; an order starts its pairs."""
    if given["on"] > today:
        raise WrongDate("Дата документа ещё не наступила.", fields={"on": ["Дата в будущем."]})
    cancelled = _cancel(session, actor, pair_id, cancels_id, on=given["on"]) if cancels_id else None
    pair, wanted = wanted_of(
        session, actor=actor, pair_id=pair_id, permission="document.issue", lock=True, **given
    )
    about = [pair, *wanted.others, *([wanted.previous] if wanted.previous else [])]
    _check_signatory(session, about, kind=wanted.kind, actor=actor)
    wanted = replace(wanted, corrects=bool(cancelled and cancelled.kind == wanted.kind))
    found = queries.draw(session, pair=pair, wanted=wanted)
    _check_issuable(session, actor, found)
    journal = journal_of(session, school=found.school, journal=documents.JOURNAL_OF[found.kind])
    sequence, text = _number(session, journal, year=wanted.on.year, typed=number)
    if found.kind == "order":
        by: dict[str, Any] = {"actor": actor, "now": now, "today": today}
        _start(session, [pair, *wanted.others], by=by, number=text, on=wanted.on, starts_on=starts_on)
        found = queries.draw(session, pair=pair, wanted=wanted)
    paper = replace(found.paper, number=text or "", dated=documents.day(wanted.on))
    row = _kept(paper, found, journal, year=wanted.on.year, number=text, sequence=sequence, on=wanted.on)
    row.registered_at, row.registered_by = now, actor.account_id
    row.cancels_id = cancelled.id if cancelled else None
    row.pairs = [DocumentPair(pair_id=one.id) for one in about]
    session.add(row)
    tell(session, row, is_new=True)
    return row


def _check_signatory(session: Session, about: list[Pair], *, kind: str, actor: Actor) -> None:
    """Nobody issues an order of a pair they are in."""
    for pair in about if kind in ORDERS else ():
        check_signatory(session, pair=pair, actor=actor)


def _check_issuable(session: Session, actor: Actor, found: Drawn) -> None:
    scope = queries.reach(session, actor=actor, permission="document.issue")
    if not scope.covers(municipality_id=found.school.municipality_id, organization_id=found.school.id):
        raise NotYours("Документ выпускает организация, которой он принадлежит.")
    if found.blockers:
        raise DocumentBlocked(" ".join(one.text for one in found.blockers))


def _cancel(session: Session, actor: Actor, pair_id: UUID, document_id: UUID, *, on: date) -> IssuedDocument:
    """Cancel a document by the new one that is being issued; the old one is kept as it was."""
    row = queries.get_document(
        session, actor=actor, pair_id=pair_id, document_id=document_id, permission="document.issue"
    )
    if row.cancelled_on is not None:
        raise DocumentBlocked("Этот документ уже отменён.")
    row.cancelled_on = on
    tell(session, row)
    return row


def _number(
    session: Session, journal: JournalPattern, *, year: int, typed: str
) -> tuple[int | None, str | None]:
    """The next number by the pattern, or the one the school's own journal gave; never one twice."""
    of_year = (
        IssuedDocument.organization_id == journal.organization_id,
        IssuedDocument.journal == journal.journal,
        IssuedDocument.year == year,
    )
    taken = set(session.scalars(select(IssuedDocument.number).where(*of_year)))
    text = " ".join(typed.split())
    if text:
        if text in taken:
            raise NumberTaken(fields={"number": [NumberTaken.default]})
        return None, text
    if not journal.pattern:
        return None, None
    sequence = (session.scalar(select(func.max(IssuedDocument.sequence)).where(*of_year)) or 0) + 1
    while documents.number_in(journal.pattern, sequence) in taken:
        sequence += 1
    return sequence, documents.number_in(journal.pattern, sequence)


def _start(
    session: Session,
    pairs: list[Pair],
    *,
    by: dict[str, Any],
    number: str | None,
    on: date,
    starts_on: date | None,
) -> None:
    """The registered order is the pairs' order: they work from their start, not before it."""
    if not number:
        raise Invalid(fields={"number": ["У приказа есть номер: впишите его или задайте образец журнала."]})
    for pair in [one for one in pairs if rules.has_order(one)]:
        _reorder(session, pair, number=number, on=on, today=by["today"])
    waiting = [one for one in pairs if not rules.has_order(one)]
    order = by | {"order_number": number, "order_date": on}
    if len(pairs) > 1 and waiting:
        group_id = pairs[0].group_id or pairs[0].id
        order_pairs(session, group_id=group_id, pairs=waiting, starts_on=starts_on, **order)
    elif waiting:
        begun = starts_on or max(waiting[0].starts_on, on)
        order_pair(session, pair_id=waiting[0].id, starts_on=begun, **order)


def _reorder(session: Session, pair: Pair, *, number: str, on: date, today: date) -> None:
    """A new order instead of a cancelled one: the pair goes on, by its number and date."""
    rules.check_order(order_date=on, starts_on=pair.starts_on, planned_until=pair.planned_until, today=today)
    pair.order_number, pair.order_date = number, on
    announce_pair(session, pair)


def _kept(
    paper: Paper,
    found: Drawn,
    journal: JournalPattern,
    *,
    year: int,
    number: str | None,
    sequence: int | None,
    on: date,
) -> IssuedDocument:
    """The bytes of both files with their digests."""
    pdf, docx = as_pdf(paper), as_docx(paper)
    if max(len(pdf), len(docx)) > documents.DOCUMENT_LIMIT:
        raise DocumentBlocked("Документ получился слишком большим: сократите тексты.")
    return IssuedDocument(
        municipality_id=found.school.municipality_id,
        organization_id=found.school.id,
        journal=journal.journal,
        kind=found.kind,
        variant=found.variant,
        year=year,
        number=number,
        sequence=sequence,
        issued_on=on,
        signer_id=found.signer.id if found.signer else None,
        pdf=pdf,
        pdf_digest=hashlib.sha256(pdf).hexdigest(),
        docx=docx,
        docx_digest=hashlib.sha256(docx).hexdigest(),
        version=1,
    )


def correct_named(
    session: Session, *, actor: Actor, pair_id: UUID, what: str, key: str, forms: dict[str, str], **given: Any
) -> None:
    """Correct the forms of somebody whom a document names; remembered for the person or the position."""
    found = drawn(session, actor=actor, pair_id=pair_id, permission="document.issue", **given)
    known = {"name": {one.key for one in found.named}, "position": {one.position_key for one in found.named}}
    if key not in known[what]:
        raise NotFound("В этом документе такого имени или должности нет.")
    municipality_id = found.school.municipality_id
    correct_forms(session, municipality_id=municipality_id, kind=what, key=key, forms=forms)
