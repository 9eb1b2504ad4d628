"""A lesson visit on paper, for the two it concerns (instruments: signed by both, the teacher may comment)."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from services.routes.models import Diagnostic
from services.routes.queries.diagnostic_page import DiagnosticPage, diagnostic_page
from services.routes.queries.signatures import Signature
from services.routes.queries.views import PASSED
from services.routes.rules.measures import spelt
from services.routes.rules.scoring import visit_percent
from services.routes.rules.visit_sheet import HEADER, VisitFacts, sheet
from shared.documents import Paper
from shared.errors import Conflict, Forbidden, NotFound
from shared.permissions import Actor
from shared.russian import long_date

NOT_YET = "Лист печатают по внесённому результату: посещения ещё не было или его аннулировали."
AWAITED = "ждёт"


def visit_sheet(session: Session, *, actor: Actor, today: date, diagnostic: Diagnostic) -> Paper:
    """The sheet; raises Forbidden to all but the two, NotFound for another instrument, Conflict if empty."""
    page = diagnostic_page(session, actor=actor, today=today, diagnostic=diagnostic)
    if not page.detail:
        raise Forbidden("Лист посещения печатают педагог и его тьютор.")
    if diagnostic.instrument.kind != "lesson_visit":
        raise NotFound("Лист бывает только у посещения урока.")
    if diagnostic.state not in PASSED or not diagnostic.conducted_on:
        raise Conflict(NOT_YET)
    return sheet(_facts(page, diagnostic, conducted_on=diagnostic.conducted_on))


def _facts(page: DiagnosticPage, diagnostic: Diagnostic, *, conducted_on: date) -> VisitFacts:
    stored = diagnostic.answers or {}
    visitor = next((one.name for one in page.signatures if one.role == "Посетитель"), "")
    said = stored.get("header") or {}
    return VisitFacts(
        school=page.person.place,
        header=[
            ("Учитель", page.person.name),
            ("Посетитель", visitor),
            ("Дата", long_date(conducted_on)),
            *((label, said.get(name, "")) for name, label in HEADER.items()),
        ],
        criteria=[(one.title, one.words, one.evidence) for one in page.answers],
        percent=_percent(diagnostic),
        comment=diagnostic.comment,
        visitor=visitor,
        teacher=page.person.name,
        signed=[(one.role, _signed(one)) for one in page.signatures],
    )


def _percent(diagnostic: Diagnostic) -> str:
    items = (diagnostic.answers or {}).get("items") or {}
    marks = {code: None if mark is None else Decimal(mark) for code, mark in items.items()}
    share = visit_percent(diagnostic.instrument.blocks, diagnostic.instrument.scale, marks)
    return "" if share is None else spelt(Decimal(share.numerator) / Decimal(share.denominator))


def _signed(one: Signature) -> str:
    return ", ".join(filter(None, (one.name, long_date(one.on) if one.on else AWAITED)))
