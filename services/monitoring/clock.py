"""What time does to monitoring: nothing yet; reporting periods will open and close from here."""

from shared.service import Job

JOBS: tuple[Job, ...] = ()
