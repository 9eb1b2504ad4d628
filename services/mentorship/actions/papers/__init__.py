"""What is done with the papers of a pair: drawn up, numbered, issued, kept."""

from services.mentorship.actions.papers.agreements import keep_agreement
from services.mentorship.actions.papers.drawing import drawn
from services.mentorship.actions.papers.issuing import correct_named, issue_document
from services.mentorship.actions.papers.office import add_signer, change_signer, keep_letterhead, set_pattern

__all__ = [
    "add_signer",
    "change_signer",
    "correct_named",
    "drawn",
    "issue_document",
    "keep_agreement",
    "keep_letterhead",
    "set_pattern",
]
