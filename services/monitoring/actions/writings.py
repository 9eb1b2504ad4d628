"""Words of a document written and signed: what documents of every kind share."""

from collections.abc import Callable, Mapping
from datetime import date

from sqlalchemy.orm import Session

from services.monitoring.errors import WritingIsSigned
from services.monitoring.models import Writing
from shared.documents import Paper, as_docx, as_pdf
from shared.errors import Invalid


def write(
    session: Session,
    *,
    found: Writing,
    sections: Mapping[str, str],
    asked: str,
    author: str,
    head: str,
    signed_on: date | None,
    printed: Callable[[Writing], Paper],
) -> Writing:
    """Write the words of a document; signed, they and its files stand as they are.

    `asked` is the section without which nobody signs.
    """
    if found.signed_on is not None:
        raise WritingIsSigned
    if signed_on and not (author and head and sections.get(asked)):
        raise Invalid("Чтобы подписать, нужны выводы, составитель и руководитель.")
    found.sections, found.author, found.head = dict(sections), author, head
    found.signed_on = signed_on
    found.version += 1
    if signed_on:
        issued = printed(found)
        found.pdf, found.docx = as_pdf(issued), as_docx(issued)
    return session.merge(found)
