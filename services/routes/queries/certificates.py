"""Certificates of people within reach, with where each person stands: three years since the last training."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from services.routes.models import Certificate, StoredFile
from services.routes.queries import access, reading
from services.routes.queries.cards import Card, cards
from services.routes.rules import terms, wording
from services.routes.rules.terms import Term
from shared import roster
from shared.permissions import Actor
from shared.russian import sort_key

URGENCY = ("soon", "over", "none", "valid")
REPLACED = Term(state="past", until=None, words=terms.STATES["past"][1])


@dataclass(frozen=True, kw_only=True)
class CertificateRow:
    """A certificate as a line; without a programme: a person of whom no training is known."""

    person: Card
    programme: str
    kind: str
    hours: float | None
    issued_on: date | None
    number: str
    term: Term | None
    files: Sequence[StoredFile]


def certificate_rows(session: Session, *, actor: Actor, today: date, notice: int) -> list[CertificateRow]:
    """Certificates within reach and people of whom no training is known; the most urgent first."""
    rows = list(session.scalars(reading.certificates(session, actor=actor, today=today)))
    people = cards(session, {one.person_id for one in rows} | _staff(session, actor, today), today=today)
    last = {people[one.person_id].id: one for one in trainings(rows) if one.person_id in people}
    shown = [_row(one, people[one.person_id], last, today, notice) for one in rows if one.person_id in people]
    none = terms.term(None, today=today, notice=notice)
    whole = {one.id: one for one in people.values()}
    shown += [_without(one, none) for one in whole.values() if one.id not in last]
    return sorted(shown, key=_urgency)


def _urgency(row: CertificateRow) -> tuple[int, str, int]:
    """Whose term comes to its end soonest; of one person the newest first."""
    state = row.term.state if row.term else ""
    place = URGENCY.index(state) if state in URGENCY else len(URGENCY)
    return place, sort_key(row.person.name), -(row.issued_on or date.min).toordinal()


def trainings(rows: Iterable[Certificate]) -> list[Certificate]:
    """Certificates of professional development, the last one last."""
    return sorted((one for one in rows if one.kind == terms.KIND), key=lambda one: (one.issued_on, one.id))


def own_term(rows: Iterable[Certificate], *, today: date, notice: int) -> Term:
    """Where one person stands."""
    last = max((one.issued_on for one in rows if one.kind == terms.KIND), default=None)
    return terms.term(last, today=today, notice=notice)


def _row(
    one: Certificate, person: Card, last: Mapping[UUID, Certificate], today: date, notice: int
) -> CertificateRow:
    stands = None
    if one.kind == terms.KIND:
        is_last = last[person.id] is one
        stands = terms.term(one.issued_on, today=today, notice=notice) if is_last else REPLACED
    return CertificateRow(
        person=person,
        programme=one.programme,
        kind=wording.CERTIFICATE_KINDS[one.kind],
        hours=one.hours,
        issued_on=one.issued_on,
        number=one.number,
        term=stands,
        files=one.files,
    )


def _without(person: Card, none: Term) -> CertificateRow:
    return CertificateRow(
        person=person, programme="", kind="", hours=None, issued_on=None, number="", term=none, files=()
    )


def _staff(session: Session, actor: Actor, today: date) -> set[UUID]:
    """Who works today and whose certificates the actor reads: a school's tutor not its managers'."""
    seen = access.viewer(session, actor=actor, today=today)
    table = roster.Employment
    query = select(table.person_id).where(
        table.municipality_id == actor.municipality_id,
        table.occupation == "main",
        or_(table.since.is_(None), table.since <= today),
        or_(table.until.is_(None), table.until >= today),
    )
    if "methodist" not in seen.roles:
        query = query.where(
            or_(
                table.organization_id.in_(seen.principal_at),
                table.person_id.in_(seen.accompanied),
                table.person_id.in_(access.tutored(seen, as_of=today)),
            )
        )
    return set(session.scalars(query))
