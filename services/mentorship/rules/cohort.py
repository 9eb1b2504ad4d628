"""The young teachers of a municipality with all their dated facts: loaded once, asked of any date."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from services.mentorship.rules.calendar import MONTHS
from services.mentorship.rules.coverage import Away, Standing, Teacher, classify
from services.mentorship.rules.facts import DAY, PairFacts, Period, StallSettings

PEDAGOGICAL = ("pedagogical", "both")


@dataclass(frozen=True, kw_only=True)
class Job(Period):
    """A main employment; `is_dated` is false where nobody knows since when."""

    organization_id: UUID
    staff_category: str
    subjects: tuple[str, ...] = ()
    is_dated: bool = True


@dataclass(frozen=True, kw_only=True)
class Cohort:
    """Whoever was or will be young, or is not determined; `jobs` are in order of their beginning."""

    settings: StallSettings
    unknown: frozenset[UUID] = frozenset()
    young: Mapping[UUID, Sequence[Period]] = field(default_factory=dict)
    jobs: Mapping[UUID, Sequence[Job]] = field(default_factory=dict)
    absences: Mapping[UUID, tuple[Away, ...]] = field(default_factory=dict)
    pairs: Mapping[UUID, tuple[PairFacts, ...]] = field(default_factory=dict)

    def places_on(self, as_of: date) -> dict[UUID, Job]:
        """Those who count on a date (Y and the not determined, within T), each with the main work."""
        found = {person: self._teaching(person, as_of) for person in self._counted(as_of)}
        return {person: job for person, job in found.items() if job is not None}

    def standing(self, person: UUID, as_of: date) -> Standing:
        """Where one of them stands on a date."""
        teacher = Teacher(
            is_known=person not in self.unknown,
            works_since=self._works_since(person, as_of),
            absences=self.absences.get(person, ()),
            pairs=self.pairs.get(person, ()),
        )
        return classify(teacher, settings=self.settings, as_of=as_of)

    def young_until(self, person: UUID, as_of: date) -> date | None:
        """The last day of being young without a break; None is no end, or one after the work's own end."""
        last: date | None = None
        for one in sorted(self.young.get(person, ()), key=lambda period: period.since):
            if one.since > (last + DAY if last else as_of) or (one.until and one.until < as_of):
                continue
            if one.until is None:
                return None
            last = max(last, one.until) if last else one.until
        if last is None or person in self.unknown:
            return None
        return last if any(job.holds(last) for job in self.jobs.get(person, ())) else None

    def _counted(self, as_of: date) -> Iterable[UUID]:
        young = {person for person, periods in self.young.items() if any(one.holds(as_of) for one in periods)}
        return young | self.unknown

    def _teaching(self, person: UUID, as_of: date) -> Job | None:
        jobs = [job for job in self.jobs.get(person, ()) if job.holds(as_of)]
        return next((job for job in reversed(jobs) if job.staff_category in PEDAGOGICAL), None)

    def _works_since(self, person: UUID, as_of: date) -> date | None:
        days = [job.since for job in self.jobs.get(person, ()) if job.is_dated and job.holds(as_of)]
        return max(days, default=None)


NO_SUBJECT = ("none", "предмет не указан")
NAMED_YEARS = 3


def work_year(year: int | None) -> tuple[str, str]:
    """The key and the words of a year of work: the first three by themselves, then the rest together."""
    if year is None:
        return "unknown", "начало стажа неизвестно"
    if year > NAMED_YEARS:
        return "later", f"после {NAMED_YEARS}-го года"
    return str(year), f"{year}-й год"


def year_of_work(experience_from: date | None, as_of: date) -> int | None:
    """Which year of pedagogical work it is: the first, the second …; None if unknown or not begun."""
    if experience_from is None or experience_from > as_of:
        return None
    begun = experience_from.year * MONTHS + experience_from.month
    months = as_of.year * MONTHS + as_of.month - begun - (as_of.day < experience_from.day)
    return months // MONTHS + 1
