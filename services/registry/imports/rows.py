"""The rows an action of registry gets to apply, and the protocol of such an action.

Every row has `row`, its number in the file. A column absent from the file is absent from the row, so that
an update leaves the field alone; an empty cell of a present column is None (an empty list for subjects).
Fields typed `Required` are always there and never None; so are the defaults the outer interface gives:
occupation main, level municipal, valid_since the date of the document. Texts fit registry's columns,
a first day is never after its last day, and no two rows share a natural key.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol, Required, TypedDict
from uuid import UUID

from sqlalchemy.orm import Session

from services.registry.imports.journal import Journal
from shared.importing import Outcome


class OrganizationRow(TypedDict, total=False):
    """A row of `organizations`; key: code."""

    row: Required[int]
    code: Required[str]
    name: Required[str]
    kind: str | None
    active_since: date | None
    active_until: date | None
    low_result: bool | None


class PersonFields(TypedDict, total=False):
    """What a row of `people` says wherever the work is."""

    row: Required[int]
    snils: str | None
    last_name: Required[str]
    first_name: Required[str]
    middle_name: str | None
    birth_date: date | None
    experience_from: date | None
    experience_estimated: bool  # counted back from a duration
    position: str | None
    staff_category: str | None
    occupation: Required[str]
    rate: Decimal | None
    since: date | None
    until: date | None
    email: str | None
    subjects: list[str]


class PersonRow(PersonFields):
    """A row of `people`; key: person, organization, position, occupation, since.

    Rows of one person (one СНИЛС; without it one name and birth date) agree on the person's own fields:
    the first value of the file was taken and the others were warned about.
    """

    organization_id: Required[UUID]


class AbsenceRow(TypedDict, total=False):
    """A row of `absences`; key: person, kind, since."""

    row: Required[int]
    person_id: Required[UUID]
    kind: Required[str]
    since: Required[date]
    until: date | None


class FactRow(TypedDict, total=False):
    """A row of `facts`; key: organization, kind, document, date (ust-koksa п.19, 20)."""

    row: Required[int]
    organization_id: Required[UUID]
    kind: Required[str]
    document: str | None
    dated_on: Required[date]
    valid_since: Required[date]
    valid_until: date | None
    state: Required[str]
    source: str | None


class BodyRow(TypedDict, total=False):
    """A row of `bodies`; key: name."""

    row: Required[int]
    name: Required[str]
    kind: Required[str]
    level: Required[str]
    active_since: date | None
    active_until: date | None


class MembershipRow(TypedDict, total=False):
    """A row of `memberships`; key: body, person, since."""

    row: Required[int]
    body_id: Required[UUID]
    person_id: Required[UUID]
    role: str | None
    since: date | None
    until: date | None


class Apply(Protocol):
    """An action that applies the rows of one kind; it writes, the caller keeps or takes back."""

    def __call__(
        self,
        session: Session,
        *,
        municipality_id: UUID,
        rows: Sequence[Any],
        today: date,
        now: datetime,
        journal: Journal,
    ) -> Outcome:
        """Apply the rows, count what was done and note it; the same rows again are `unchanged` only."""
