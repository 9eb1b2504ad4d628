"""What the doors of mentorship's pages share: who acts and when, the pair that is acted on."""

from typing import Any
from uuid import UUID

from services.mentorship import actions, queries
from services.mentorship.models import Pair
from shared.web import about, unit

HOME = "/mentorship/"
GROUPS = "/mentorship/pair-groups"
PAIRS = "/mentorship/pairs"
SESSIONS = "/mentorship/sessions"


def acting() -> dict[str, Any]:
    """Who acts, and on which day."""
    work = unit()
    return {"actor": work.actor, "today": work.today}


def looked_at(pair: queries.PairView) -> None:
    """Say whom the page shows: an outsider looks at both, to the two of the pair it is their own."""
    about(*(() if pair.role else (pair.mentor.person_id, pair.mentee.person_id)))


def seen(pair: Pair) -> queries.Accompanied:
    """A pair as the reader may see it."""
    found = queries.accompanied(unit().session, pair=pair, **acting())
    looked_at(found.pair)
    return found


def to_log(pair_id: UUID) -> queries.Accompanied:
    """The pair whose sessions the reader writes."""
    work = unit()
    return seen(actions.get_pair_to_log(work.session, actor=work.actor, pair_id=pair_id))
