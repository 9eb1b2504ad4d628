"""A pair in full: its papers, its history, its sessions, and what the reader may do with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.mentorship import rules
from services.mentorship.models import Pair, PairSession
from services.mentorship.queries.coverage import municipality_of
from services.mentorship.queries.pairs import manages, pair_warnings
from services.mentorship.queries.reach import holds_office, reach
from services.mentorship.queries.relatives import Relative, relatives
from services.mentorship.queries.views import PairView, SessionView, Side, pair_views, session_views
from services.mentorship.rules.documents import lower
from services.mentorship.rules.documents.blocking import ENDED
from shared import roster
from shared.permissions import Actor

OFFICE = "директор или методист"


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """`manages`: the reader keeps its papers by office; `writes`: the reader enters its sessions."""

    pair: PairView
    papers: Sequence[rules.Paper]
    history: Sequence[rules.Happening]
    sessions: Sequence[SessionView]
    warnings: Sequence[str]
    relatives: Sequence[Relative]
    manages: bool
    writes: bool

    @property
    def is_working(self) -> bool:
        """Whether the pair works already, whatever papers it lacks."""
        return self.pair.state in rules.LIVE

    @property
    def is_over(self) -> bool:
        """Whether the pair is closing or over, so that its report is due."""
        return self.pair.state in ENDED


def dossier(session: Session, *, pair: Pair, actor: Actor, today: date) -> Dossier:
    """Gather everything of a pair that the reader may know."""
    [view] = pair_views(session, query=select(Pair).where(Pair.id == pair.id), actor=actor, as_of=today)
    municipality = municipality_of(session, municipality_id=pair.municipality_id)
    is_kept = keeps_papers(session, pair=pair, actor=actor)
    query = select(PairSession).where(PairSession.pair_id == pair.id)
    newest_first = query.order_by(PairSession.session_date.desc(), PairSession.id.desc())
    return Dossier(
        pair=view,
        papers=rules.legal_file(
            pair,
            who=_movers(view, municipality),
            mentee_required=municipality.mentee_consent_required,
            today=today,
        ),
        history=rules.history(pair, today=today),
        sessions=session_views(session, sessions=session.scalars(newest_first), actor=actor),
        warnings=pair_warnings(session, pair=pair) if is_kept else (),
        relatives=relatives(session, pair=pair, actor=actor),
        manages=is_kept,
        writes=_writes(view, actor, is_kept=is_kept),
    )


def keeps_papers(session: Session, *, pair: Pair, actor: Actor) -> bool:
    """Whether the actor keeps the papers of the pair by office."""
    asked: dict[str, Any] = {"actor": actor, "permission": "pair.order"}
    return holds_office(session, **asked) and manages(session, pair=pair, scope=reach(session, **asked))


def _writes(view: PairView, actor: Actor, *, is_kept: bool) -> bool:
    """The mentor writes; for an external one, who cannot sign in, the methodist does."""
    if view.state == "rejected":
        return False
    is_external = view.mentor.person_id is None
    return view.role == "mentor" or (is_external and is_kept and actor.has_role("methodist"))


def _movers(view: PairView, municipality: roster.Municipality) -> dict[str, str]:
    """Whose move each paper is."""
    sides: dict[str, Side] = {"mentor": view.mentor, "mentee": view.mentee}
    found = {party: side.short_name if side.person_id else OFFICE for party, side in sides.items()}
    employer = view.mentor.organization if view.mentor.person_id else view.mentee.organization
    principal = lower(municipality.names.get("principal", "директор"))
    return found | {"order": ", ".join(part for part in (principal, employer) if part)}
