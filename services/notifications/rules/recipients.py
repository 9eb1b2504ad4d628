"""Whom a rule addresses: a person, or whoever holds a role at the moment of reading."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """A person, a role of an organization (or of a person's main place of work), or of the municipality."""

    person_id: UUID | None = None
    role: str | None = None
    organization_id: UUID | None = None
    of_person_id: UUID | None = None

    @property
    def key(self) -> str:
        """The recipient's part of the key that keeps anything from being told twice."""
        if self.role is None:
            return f"person:{self.person_id}"
        return ":".join(["role", self.role, str(self.organization_id or self.of_person_id or "")])


def persons(*ids: UUID | None) -> list[Recipient]:
    """Address each person who is known here."""
    return [Recipient(person_id=one) for one in dict.fromkeys(ids) if one is not None]


def methodist() -> list[Recipient]:
    """Address the methodists of the municipality."""
    return [Recipient(role="methodist")]


def admin() -> list[Recipient]:
    """Address the administrators of the municipality."""
    return [Recipient(role="admin")]


def principal(*, organization_id: UUID | None, of_person_id: UUID | None = None) -> list[Recipient]:
    """Address the principal of an organization, or of the one where a person has the main place of work."""
    return _of_school("principal", organization_id, of_person_id)


def curator(*, organization_id: UUID | None, of_person_id: UUID | None = None) -> list[Recipient]:
    """Address the curator of a school, found like its principal, who answers where there is no curator."""
    return _of_school("curator", organization_id, of_person_id)


def tutor(*, organization_id: UUID | None) -> list[Recipient]:
    """Address the tutors of a school."""
    return _of_school("tutor", organization_id, None)


def _of_school(role: str, organization_id: UUID | None, of_person_id: UUID | None) -> list[Recipient]:
    if organization_id is not None:
        return [Recipient(role=role, organization_id=organization_id)]
    return [Recipient(role=role, of_person_id=of_person_id)] if of_person_id else []
