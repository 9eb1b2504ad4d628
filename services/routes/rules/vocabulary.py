"""The words routes accepts at its edge."""

AREAS = ("methodical", "subject", "psychological_pedagogical", "communicative", "legal", "digital")
INSTRUMENT_KINDS = ("test", "self_assessment", "lesson_visit")
SEVERITIES = ("medium", "high")
MANUAL_EVIDENCE = ("lesson_visit", "self_report")
OUTCOMES = ("resolved", "persists")
CERTIFICATE_KINDS = ("professional_development", "retraining")
IMPORTED_STATES = ("draft", "pending_approval", "approved", "closed")
STEP_KINDS = (
    "course",
    "webinar",
    "internship",
    "lesson_visit",
    "open_lesson",
    "masterclass",
    "self_study",
    "mentoring",
    "consultation",
    "community_work",
    "implementation",
)
GROUP_KINDS = ("study", "work", "project")
RATINGS = (1, 2, 3, 4, 5)
