"""Tables of the roster: what a service remembers of registry, without birth dates and СНИЛС."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from shared.contracts.registry import DiagnosticsRule
from shared.db import TYPES, Json, new_metadata

METADATA = new_metadata()


class RosterBase(DeclarativeBase):
    """The roster's own collection of tables."""

    metadata = METADATA
    type_annotation_map = TYPES


class Municipality(RosterBase):
    """A municipality and the settings of its profile that other services act by.

    `reporting` is `[{month, day, title, final}]`, in the order of the year.
    """

    __tablename__ = "roster_municipality"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    timezone: Mapped[str] = mapped_column(String(60))
    profile: Mapped[str] = mapped_column(String(40))
    go_live_on: Mapped[date | None]
    young_rules: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    thresholds: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    stall: Mapped[dict[str, Any]] = mapped_column(Json)
    mentee_consent_required: Mapped[bool]
    names: Mapped[dict[str, str]] = mapped_column(Json)
    reporting: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list, server_default="[]")
    plan_year: Mapped[str] = mapped_column(String(20), default="calendar", server_default="calendar")
    diagnostics: Mapped[dict[str, Any]] = mapped_column(Json, default=dict, server_default="{}")

    @property
    def diagnostics_rule(self) -> DiagnosticsRule:
        """What guards people in diagnostics; what was not said is as usual."""
        return DiagnosticsRule(**self.diagnostics)


class Organization(RosterBase):
    """An organization."""

    __tablename__ = "roster_organization"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID] = mapped_column(index=True)
    code: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(300))
    aliases: Mapped[list[str]] = mapped_column(Json)
    kind: Mapped[str] = mapped_column(String(20))
    active_since: Mapped[date | None]
    active_until: Mapped[date | None]
    flags: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    curator_id: Mapped[UUID | None]
    coordinates: Mapped[str] = mapped_column(String(40), default="", server_default="")


class Person(RosterBase):
    """A person; names live here and nowhere else outside registry."""

    __tablename__ = "roster_person"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    municipality_id: Mapped[UUID] = mapped_column(index=True)
    last_name: Mapped[str] = mapped_column(String(100))
    first_name: Mapped[str] = mapped_column(String(100))
    middle_name: Mapped[str] = mapped_column(String(100))
    email: Mapped[str | None] = mapped_column(String(254))
    experience_from: Mapped[date | None]
    young_unknown: Mapped[bool]
    merged_into: Mapped[UUID | None]

    @property
    def full_name(self) -> str:
        """Last, first and middle name."""
        return " ".join(part for part in (self.last_name, self.first_name, self.middle_name) if part)

    @property
    def short_name(self) -> str:
        """Last name with initials."""
        initials = [f"{part[0]}." for part in (self.first_name, self.middle_name) if part]
        return " ".join([self.last_name, *initials])

    @property
    def address(self) -> str:
        """How one speaks to the person: first and middle name."""
        return " ".join(part for part in (self.first_name, self.middle_name) if part)


class Employment(RosterBase):
    """A dated employment; the last day is inclusive."""

    __tablename__ = "roster_employment"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(index=True)
    municipality_id: Mapped[UUID] = mapped_column(index=True)
    organization_id: Mapped[UUID] = mapped_column(index=True)
    position: Mapped[str] = mapped_column(String(200))
    subjects: Mapped[list[str]] = mapped_column(Json)
    staff_category: Mapped[str] = mapped_column(String(20))
    occupation: Mapped[str] = mapped_column(String(20))
    rate: Mapped[float | None]
    since: Mapped[date | None]
    until: Mapped[date | None]


class Absence(RosterBase):
    """A dated absence; the last day is inclusive."""

    __tablename__ = "roster_absence"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    person_id: Mapped[UUID] = mapped_column(index=True)
    municipality_id: Mapped[UUID] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(String(20))
    since: Mapped[date]
    until: Mapped[date | None]


class Young(RosterBase):
    """When a person is young, by version of the rule."""

    __tablename__ = "roster_young"

    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    rule_version: Mapped[str] = mapped_column(String(40), primary_key=True)
    municipality_id: Mapped[UUID] = mapped_column(index=True)
    since: Mapped[date | None]
    until: Mapped[date | None]
