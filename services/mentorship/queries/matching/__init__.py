"""Who may accompany whom, with the reasons; and a proposal for all who have nobody at once."""

from services.mentorship.queries.matching.plan import Plan, PlanLine, matching_plan
from services.mentorship.queries.matching.suggesting import Suggestion, mentor_candidates, suggest_mentors

__all__ = ["Plan", "PlanLine", "Suggestion", "matching_plan", "mentor_candidates", "suggest_mentors"]
