"""What time does to registry: nothing yet; long unanswered invitations will end here."""

from shared.service import Job

JOBS: tuple[Job, ...] = ()
