"""Jobs of a page against jobs of the register: which are the same, which replace which."""

from collections.abc import Sequence

from services.registry.rules.staff_pages.known import JobChange, KnownJob
from shared.importing.names import comparable
from shared.importing.staff_page import Job


def openings(jobs: Sequence[Job]) -> tuple[JobChange, ...]:
    """Give the jobs of a new person: what stands first is the main work unless the page says part-time."""
    return tuple(
        JobChange(job=job, occupation=_part_time(job) if place or job.part_time else "main")
        for place, job in enumerate(jobs)
        if _relevant(job)
    )


def job_changes(jobs: Sequence[Job], known: Sequence[KnownJob]) -> tuple[JobChange, ...]:
    """Give what the page says anew; each new job takes the place of one that is not named any more.

    Only pedagogical jobs give way: a list of teachers rarely names who else a person is.
    """
    fresh = [job for job in jobs if _relevant(job) and not any(_alike(job, one) for one in known)]
    giving_way = sorted(
        (one for one in _not_named(jobs, known) if one.staff_category == "pedagogical"),
        key=lambda one: one.occupation != "main",
    )
    changes = []
    for place, job in enumerate(fresh):
        replaced = giving_way[place] if place < len(giving_way) else None
        occupation = replaced.occupation if replaced else _part_time(job)
        changes.append(JobChange(job=job, occupation=occupation, replaces=replaced))
    return tuple(changes)


def jobs_left_alone(
    jobs: Sequence[Job], known: Sequence[KnownJob], changes: Sequence[JobChange]
) -> list[KnownJob]:
    """Give the register's jobs that the page does not name and that nothing replaces."""
    replaced = [change.replaces for change in changes]
    return [one for one in _not_named(jobs, known) if one not in replaced] if jobs else []


def _part_time(job: Job) -> str:
    """Give the occupation of a job beside another one: within the school unless the page says otherwise."""
    return f"{job.part_time or 'internal'}_part_time"


def _relevant(job: Job) -> bool:
    """Whether it is a job of the register: a nurse who also teaches is a teacher there."""
    return job.kind != "other"


def _not_named(jobs: Sequence[Job], known: Sequence[KnownJob]) -> list[KnownJob]:
    return [one for one in known if not any(_alike(job, one) for job in jobs)]


def _alike(job: Job, known: KnownJob) -> bool:
    """Whether one of two positions at most says more than the other: «учитель», «учитель физики»."""
    positions = (comparable(job.position).split(), comparable(known.position).split())
    shorter, longer = sorted(positions, key=len)
    return longer[: len(shorter)] == shorter
