"""A protocol as it was written or begun, and as an official document (ust-koksa п.21)."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from services.monitoring.models import Decision, Period, Protocol, Review
from services.monitoring.queries.papers import words
from services.monitoring.queries.reviews import decisions_of, review
from services.monitoring.rules import Meeting, has_quorum, lacking
from shared import roster
from shared.documents import (
    Clauses,
    Facts,
    Paper,
    Part,
    Signatures,
    Text,
    as_format,
    decline_name,
    is_infinitive,
)
from shared.permissions import Scope
from shared.russian import long_date


@dataclass(frozen=True, kw_only=True)
class Protocolled:
    """A review with its decisions and its protocol; `lacking` is what keeps it from being signed."""

    review: Review
    period: Period
    decisions: Sequence[Decision]
    protocol: Protocol

    @property
    def is_draft(self) -> bool:
        """Whether it may still change."""
        return self.protocol.signed_on is None

    @property
    def lacking(self) -> list[str]:
        """What is not there yet."""
        one = self.protocol
        return lacking(
            Meeting(
                chair=one.chair,
                secretary=one.secretary,
                agenda=self.review.agenda,
                members=one.members,
                present=one.present,
                votes=(one.votes_for, one.votes_against, one.abstained),
                decisions=len(self.decisions),
            )
        )


def protocolled(session: Session, *, scope: Scope, review_id: UUID) -> Protocolled:
    """The protocol of a review within reach: written, or not begun; raises ReviewNotFound."""
    of = review(session, scope=scope, review_id=review_id)
    return Protocolled(
        review=of,
        period=session.get_one(Period, of.period_id),
        decisions=decisions_of(session, review_ids=[of.id]),
        protocol=session.get(Protocol, of.id) or _begun(of),
    )


def _begun(of: Review) -> Protocol:
    texts: dict[str, str] = dict.fromkeys(("chair", "secretary", "attending", "speaker", "said"), "")
    return Protocol(review_id=of.id, municipality_id=of.municipality_id, version=0, **texts)


def protocol_paper(session: Session, found: Protocolled) -> Paper:
    """«Протокол»: присутствовали, слушали, выступили, решили, голосование, подписи."""
    one, of = found.protocol, found.review
    return Paper(
        name="Протокол",
        heading=f"Рассмотрение показателей на {long_date(found.period.as_of)}",
        organization=of.body_name,
        number=of.protocol_number,
        dated=long_date(of.held_on),
        draft=found.is_draft,
        parts=(
            Facts(rows=[*_attendance(one), *_agenda(of)]),
            *_heard(session, found),
            *words("ВЫСТУПИЛИ:", one.said),
            *_decided(session, found),
            *_voted(one),
            Signatures(lines=(("Председатель", one.chair), ("Секретарь", one.secretary))),
        ),
    )


def protocol_file(session: Session, found: Protocolled, *, name: str) -> bytes:
    """The protocol as pdf or docx: as it was issued, or as it stands now."""
    issued = found.protocol.pdf if name == "pdf" else found.protocol.docx
    return issued or as_format(protocol_paper(session, found), name)


def _attendance(one: Protocol) -> list[tuple[str, str]]:
    came = ""
    if one.members and one.present is not None:
        quorum = "есть" if has_quorum(one.members, one.present) else "нет"
        came = f"{one.present} из {one.members}, кворум {quorum}"
    rows = (
        ("Председатель", one.chair),
        ("Секретарь", one.secretary),
        ("Присутствовали", came),
        ("", "; ".join(line.strip() for line in one.attending.splitlines() if line.strip())),
    )
    return [row for row in rows if row[1]]


def _agenda(of: Review) -> list[tuple[str, str]]:
    lines = [line.strip().rstrip(".;") for line in of.agenda.splitlines() if line.strip()]
    return [("Повестка", "; ".join(lines))] if lines else []


def _heard(session: Session, found: Protocolled) -> list[Part]:
    if not found.review.agenda:
        return []
    one = found.protocol
    who = _declined(session, one.speaker_id, one.speaker, case="accusative")
    texts = [line.strip() for line in found.review.agenda.splitlines() if line.strip()]
    if who:
        texts[0] = f"{who}: {texts[0]}"
    return [Text(text="СЛУШАЛИ:", lead=True), *(Text(text=one) for one in texts)]


def _decided(session: Session, found: Protocolled) -> list[Part]:
    if not found.decisions:
        return []
    texts = [_decision(session, one) for one in found.decisions]
    return [Text(text="РЕШИЛИ:", lead=True), Clauses(texts=texts)]


def _decision(session: Session, one: Decision) -> str:
    who = _declined(session, one.owner_id, one.owner_name, case="dative")
    text = one.text.strip().rstrip(".")
    if is_infinitive(text):  # a name keeps its capital
        text = f"{text[:1].lower()}{text[1:]}"
    return f"{who}: {text}. Срок: до {long_date(one.due_on)} г."


def _declined(session: Session, person_id: UUID | None, name: str, *, case: str) -> str:
    """A name of the register in a case; words that name nobody there stand as they were written."""
    person = roster.people(session, {person_id}).get(person_id) if person_id else None
    if person is None:
        return name
    forms = decline_name(
        last_name=person.last_name, first_name=person.first_name, middle_name=person.middle_name
    )
    return forms.forms()[case]


def _voted(one: Protocol) -> list[Part]:
    counts = (("за", one.votes_for), ("против", one.votes_against), ("воздержались", one.abstained))
    told = [f"{title} — {count}" for title, count in counts if count is not None]
    return [Text(text=f"Голосовали: {', '.join(told)}.")] if told else []
