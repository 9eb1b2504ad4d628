"""What time does in routes: nothing yet; a step's lateness is derived, never stored."""

from shared.service import Job

JOBS: tuple[Job, ...] = ()
