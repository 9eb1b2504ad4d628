"""Who may accompany whom: what speaks for a mentor and against, and the best pairs for many at once."""

from services.mentorship.rules.matching.fit import Fit, Mentee, Mentor, Need, eligible, fit, points
from services.mentorship.rules.matching.plan import assign

__all__ = ["Fit", "Mentee", "Mentor", "Need", "assign", "eligible", "fit", "points"]
