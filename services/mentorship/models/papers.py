"""Tables of the legal file: who signs for a school, its journals, and documents kept as they were issued."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from services.mentorship.models.tables import Base
from shared.db import Json, new_id

DIGEST = 64


class Letterhead(Base):
    """How a school names itself in documents, where it is, and its regulation on mentoring.

    `genitive`: the name after «директору» and «в лице директора», as a person corrected it.
    """

    __tablename__ = "letterhead"

    organization_id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID]
    full_name: Mapped[str] = mapped_column(default="")
    genitive: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    regulation: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)


class Signer(Base):
    """Who may sign for a school and on which days; `authority` stands in the genitive: «Устава»."""

    __tablename__ = "signer"
    __table_args__ = (Index("ix_signer_organization", "organization_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    organization_id: Mapped[UUID]
    person_id: Mapped[UUID]
    position: Mapped[str]
    acting: Mapped[bool] = mapped_column(default=False)
    authority: Mapped[str] = mapped_column(default="")
    since: Mapped[date]
    until: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)


class JournalPattern(Base):
    """How a school numbers a kind of documents: «{n}-ОД»; its row is locked while a number is taken."""

    __tablename__ = "journal_pattern"
    __table_args__ = (UniqueConstraint("organization_id", "journal"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    organization_id: Mapped[UUID]
    journal: Mapped[str] = mapped_column(String(20))
    pattern: Mapped[str] = mapped_column(String(60))


class CaseForms(Base):
    """Forms of a name or a position as a person corrected them; `key`: the person's id, or the words."""

    __tablename__ = "case_forms"
    __table_args__ = (UniqueConstraint("municipality_id", "kind", "key"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    kind: Mapped[str] = mapped_column(String(20))
    key: Mapped[str] = mapped_column(String(400))
    forms: Mapped[dict[str, Any]] = mapped_column(Json)


class SupplementaryAgreement(Base):
    """The mentor's agreement to the contract (ст. 351.8 ТК РФ); amounts of pay are never kept here.

    `outside_agreement` names the agreement of two employers, when the mentor works for another one.
    """

    __tablename__ = "supplementary_agreement"

    pair_id: Mapped[UUID] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"), primary_key=True)
    municipality_id: Mapped[UUID]
    in_job_function: Mapped[bool] = mapped_column(default=False)
    content: Mapped[str] = mapped_column(default="")
    form_of_work: Mapped[str] = mapped_column(default="")
    since: Mapped[date | None]
    until: Mapped[date | None]
    number: Mapped[str] = mapped_column(default="")
    signed_on: Mapped[date | None]
    outside_agreement: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)


class IssuedDocument(Base):
    """A document as it was issued: its bytes never change; of an erased person they are gone.

    `number` is null where the journal has none; `sequence` is null when the number was typed by hand.
    """

    __tablename__ = "issued_document"
    __table_args__ = (
        UniqueConstraint("organization_id", "journal", "year", "number"),
        UniqueConstraint("organization_id", "journal", "year", "sequence"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID]
    organization_id: Mapped[UUID]
    journal: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(20))
    variant: Mapped[str] = mapped_column(String(20), default="")
    year: Mapped[int]
    number: Mapped[str | None] = mapped_column(String(60))
    sequence: Mapped[int | None]
    issued_on: Mapped[date]
    registered_at: Mapped[datetime]
    registered_by: Mapped[UUID]
    signer_id: Mapped[UUID | None]
    cancels_id: Mapped[UUID | None] = mapped_column(ForeignKey("issued_document.id"))
    cancelled_on: Mapped[date | None]
    erased: Mapped[bool] = mapped_column(default=False)
    pdf: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    pdf_digest: Mapped[str] = mapped_column(String(DIGEST))
    docx: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    docx_digest: Mapped[str] = mapped_column(String(DIGEST))
    version: Mapped[int] = mapped_column(default=1)

    pairs: Mapped[list["DocumentPair"]] = relationship(cascade="all, delete-orphan", lazy="selectin")


class DocumentPair(Base):
    """A pair that a document is about: an order may be about several."""

    __tablename__ = "document_pair"
    __table_args__ = (Index("ix_document_pair_pair", "pair_id"),)

    document_id: Mapped[UUID] = mapped_column(
        ForeignKey("issued_document.id", ondelete="CASCADE"), primary_key=True
    )
    pair_id: Mapped[UUID] = mapped_column(ForeignKey("pair.id", ondelete="CASCADE"), primary_key=True)
