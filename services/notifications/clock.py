"""What time does to notifications: nothing yet; reminders and digests will start from here."""

from shared.service import Job

JOBS: tuple[Job, ...] = ()
