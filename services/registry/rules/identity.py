"""Who is the same person: СНИЛС, else full name and birth date; namesakes are never merged."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID


def survivor_of(person_id: UUID, merged: Mapping[UUID, UUID | None]) -> UUID:
    """Follow merges to the record that answers for a person."""
    seen = {person_id}
    while (following := merged.get(person_id)) and following not in seen:
        seen.add(following)
        person_id = following
    return person_id


@dataclass(frozen=True, kw_only=True)
class Known:
    """What identity goes by: of a person in the register, or of a row (then `id` is not looked at)."""

    id: UUID
    snils_index: str | None
    birth_date: date | None
    employments: Collection[Hashable] = ()


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The person a row is about, or none; and those a methodist must compare with the new record."""

    person_id: UUID | None
    doubtful: tuple[UUID, ...] = ()


def identify(row: Known, *, by_snils: UUID | None, namesakes: Sequence[Known]) -> Verdict:
    """Decide whom a row is about, given who has its СНИЛС and who has the same normalised name."""
    if by_snils is not None:
        return Verdict(person_id=by_snils)
    possible = [one for one in namesakes if not _conflict(row, one)]
    same_birth = [one for one in possible if row.birth_date and one.birth_date == row.birth_date]
    if len(same_birth) == 1:
        return Verdict(person_id=same_birth[0].id)
    same_work = [one for one in possible if set(row.employments) & set(one.employments)]
    exact = [one for one in same_work if _identity(one) == _identity(row)]
    if exact or len(same_work) == 1:
        return Verdict(person_id=(exact or same_work)[0].id)
    return Verdict(person_id=None, doubtful=tuple(one.id for one in possible))


def _identity(one: Known) -> tuple[str | None, date | None]:
    return one.snils_index, one.birth_date


def _conflict(row: Known, one: Known) -> bool:
    """Whether both have a СНИЛС, or both a birth date, and they differ: certainly two people."""
    snils = row.snils_index is not None and one.snils_index is not None and row.snils_index != one.snils_index
    birth = row.birth_date is not None and one.birth_date is not None and row.birth_date != one.birth_date
    return snils or birth
