"""Pieces that the written papers of monitoring share: words under a title, the people who sign."""

from services.monitoring.models import PlanAnalysis, Writing
from shared.documents import Part, Signatures, Text


def words(title: str, text: str) -> list[Part]:
    """Paragraphs under a title; nothing when there are none."""
    paragraphs = [one.strip() for one in text.splitlines() if one.strip()]
    return [Text(text=title, lead=True), *(Text(text=one) for one in paragraphs)] if paragraphs else []


def signed_by(written: Writing | PlanAnalysis, *, of: str = "Руководитель методической службы") -> Signatures:
    """Who wrote the paper, and whose head answers for it."""
    lines = (("Составил", written.author), (of, written.head))
    return Signatures(lines=lines, dated=True)
