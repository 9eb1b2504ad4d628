"""Tables of registry: who and where, with everything that is true for a time as a dated row."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, validates

from shared.db import TYPES, Json, new_id, new_metadata
from shared.russian import sort_key


class Base(DeclarativeBase):
    """The tables registry owns."""

    metadata = new_metadata()
    type_annotation_map = TYPES


# by code points а…я are in their order (ё is е here); collations of a language skip spaces and hyphens
IN_RUSSIAN_ORDER = Text().with_variant(Text(collation="C"), "postgresql")


class Municipality(Base):
    """A municipality with the settings it took from its profile when it was created."""

    __tablename__ = "municipality"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    regulation: Mapped[str] = mapped_column(String(300), default="")
    timezone: Mapped[str] = mapped_column(String(60))
    profile: Mapped[str] = mapped_column(String(40))
    go_live_on: Mapped[date | None]
    young_rules: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    thresholds: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    stall: Mapped[dict[str, Any]] = mapped_column(Json)
    reporting: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    documents: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    plan_year: Mapped[str] = mapped_column(String(20), default="calendar")
    diagnostics: Mapped[dict[str, Any]] = mapped_column(Json, default=dict, server_default="{}")
    mentee_consent_required: Mapped[bool]
    names: Mapped[dict[str, str]] = mapped_column(Json)
    version: Mapped[int] = mapped_column(default=1)


class Organization(Base):
    """An organization; `search_key` is code, name and aliases normalised for comparison.

    Lists go by `name_key`. One that was merged into another ends the day before and names its successor.
    `coordinates`: latitude and longitude in degrees, «52.51, 82.78», or empty.
    """

    __tablename__ = "organization"
    __table_args__ = (UniqueConstraint("municipality_id", "code"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID] = mapped_column(ForeignKey("municipality.id"), index=True)
    code: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(300))
    aliases: Mapped[list[str]] = mapped_column(Json, default=list)
    search_key: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(IN_RUSSIAN_ORDER, default="")
    kind: Mapped[str] = mapped_column(String(20), default="school")
    active_since: Mapped[date | None]
    active_until: Mapped[date | None]
    curator_id: Mapped[UUID | None]
    successor_id: Mapped[UUID | None]
    coordinates: Mapped[str] = mapped_column(String(40), default="", server_default="")
    version: Mapped[int] = mapped_column(default=1)

    flags: Mapped[list["OrganizationFlag"]] = relationship(
        order_by="OrganizationFlag.id", cascade="all, delete-orphan", lazy="selectin"
    )

    @validates("name")
    def _keep_name_key(self, _key: str, name: str) -> str:
        self.name_key = sort_key(name)
        return name


class OrganizationFlag(Base):
    """A dated mark of an organization: low_result, biased_result, base_site (zeya 1.3, sosnovy-bor 3.6)."""

    __tablename__ = "organization_flag"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organization_id: Mapped[UUID] = mapped_column(
        ForeignKey("organization.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str] = mapped_column(String(20))
    since: Mapped[date | None]
    until: Mapped[date | None]


class OrganizationFact(Base):
    """A workforce plan, the mentoring model or the management's training (ust-koksa п.19, 20)."""

    __tablename__ = "organization_fact"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID] = mapped_column(ForeignKey("municipality.id"), index=True)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    kind: Mapped[str] = mapped_column(String(30))
    document: Mapped[str] = mapped_column(String(500), default="")
    dated_on: Mapped[date]
    valid_since: Mapped[date]
    valid_until: Mapped[date | None]
    state: Mapped[str] = mapped_column(String(20))
    source: Mapped[str] = mapped_column(String(500), default="")
    retrieved_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)


class StaffingNeed(Base):
    """Whom an organization lacks: a subject and how many rates of it, for a time (ust-koksa п.6)."""

    __tablename__ = "staffing_need"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID] = mapped_column(ForeignKey("municipality.id"), index=True)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    subject: Mapped[str] = mapped_column(String(200))
    rate: Mapped[float]
    since: Mapped[date]
    until: Mapped[date | None]
    note: Mapped[str] = mapped_column(String(500), default="")
    version: Mapped[int] = mapped_column(default=1)


class Person(Base):
    """A person; `snils` is encrypted, `snils_index` finds it, neither leaves registry.

    `name_key` is the full name normalised for comparison; the order of its letters is that of the alphabet.
    Of an erased person `erased_young` is all that is left of the dates that decided when they were young.
    """

    __tablename__ = "person"
    __table_args__ = (
        UniqueConstraint("municipality_id", "snils_index"),
        Index("ix_person_name_key", "municipality_id", "name_key"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID] = mapped_column(ForeignKey("municipality.id"), index=True)
    last_name: Mapped[str] = mapped_column(String(100))
    first_name: Mapped[str] = mapped_column(String(100))
    middle_name: Mapped[str] = mapped_column(String(100), default="")
    name_key: Mapped[str] = mapped_column(IN_RUSSIAN_ORDER)
    birth_date: Mapped[date | None]
    experience_from: Mapped[date | None]
    snils: Mapped[bytes | None]
    snils_index: Mapped[str | None] = mapped_column(String(64))
    email: Mapped[str | None] = mapped_column(String(254))
    merged_into: Mapped[UUID | None] = mapped_column(index=True)
    erased_on: Mapped[date | None]
    erased_young: Mapped[list[dict[str, Any]] | None] = mapped_column(Json)
    version: Mapped[int] = mapped_column(default=1)

    employments: Mapped[list["Employment"]] = relationship(
        order_by="Employment.id", cascade="all, delete-orphan", lazy="selectin"
    )
    absences: Mapped[list["Absence"]] = relationship(
        order_by="Absence.id", cascade="all, delete-orphan", lazy="selectin"
    )

    @property
    def full_name(self) -> str:
        """Last, first and middle name."""
        return " ".join(part for part in (self.last_name, self.first_name, self.middle_name) if part)


class Employment(Base):
    """A dated employment; a move closes one and opens another, the last day is inclusive."""

    __tablename__ = "employment"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    municipality_id: Mapped[UUID] = mapped_column(ForeignKey("municipality.id"), index=True)
    organization_id: Mapped[UUID] = mapped_column(ForeignKey("organization.id"), index=True)
    position: Mapped[str] = mapped_column(String(200), default="")
    subjects: Mapped[list[str]] = mapped_column(Json, default=list)
    staff_category: Mapped[str] = mapped_column(String(20))
    occupation: Mapped[str] = mapped_column(String(20))
    rate: Mapped[float | None]
    since: Mapped[date | None]
    until: Mapped[date | None]


class Absence(Base):
    """A dated absence: parental, military, sick, other."""

    __tablename__ = "absence"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    municipality_id: Mapped[UUID] = mapped_column(ForeignKey("municipality.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    since: Mapped[date]
    until: Mapped[date | None]


class IdentityQuestion(Base):
    """Two records that may be one person: a methodist decides, the program never merges namesakes."""

    __tablename__ = "identity_question"
    __table_args__ = (UniqueConstraint("person_id", "candidate_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID] = mapped_column(ForeignKey("municipality.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    state: Mapped[str] = mapped_column(String(20), default="open")
    asked_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]


class ProcessingConsent(Base):
    """A person's consent to processing of their data; purpose: transfer, diagnostics (152-ФЗ)."""

    __tablename__ = "processing_consent"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID] = mapped_column(ForeignKey("municipality.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    operator: Mapped[str] = mapped_column(String(300), default="")
    purpose: Mapped[str] = mapped_column(String(20))
    text_version: Mapped[str] = mapped_column(String(40), default="1")
    given_on: Mapped[date]
    withdrawn_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)


class Account(Base):
    """Who may sign in; state: invited → active → disabled.

    `login` is the e-mail in lower case, or a made name of somebody who has none.
    """

    __tablename__ = "account"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    municipality_id: Mapped[UUID] = mapped_column(ForeignKey("municipality.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    login: Mapped[str] = mapped_column(String(254), unique=True)
    email: Mapped[str | None] = mapped_column(String(254))
    password_hash: Mapped[str | None] = mapped_column(String(200))
    invitation_hash: Mapped[str | None] = mapped_column(String(64), index=True)
    invited_at: Mapped[datetime | None]
    signed_in_at: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(String(20))
    tokens_valid_from: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    grants: Mapped[list["AccountGrant"]] = relationship(
        order_by="AccountGrant.id", cascade="all, delete-orphan", lazy="selectin"
    )


class AccountGrant(Base):
    """A role of an account with its scope: own, organization, municipality, region."""

    __tablename__ = "account_grant"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    scope: Mapped[str] = mapped_column(String(20))
    organization_id: Mapped[UUID | None] = mapped_column(ForeignKey("organization.id"))


class SignInAttempts(Base):
    """Failed sign-ins of one e-mail (a keyed fingerprint of it) within one window of time."""

    __tablename__ = "sign_in_attempts"

    email_index: Mapped[str] = mapped_column(String(64), primary_key=True)
    since: Mapped[datetime]
    count: Mapped[int]
