"""Where a message about a pair leads: to the one thing its reader has to do, one tap away."""

from typing import Any
from uuid import UUID

from flask import Blueprint

from services.mentorship import queries
from services.mentorship.pages.acting import HOME, PAIRS, SESSIONS, acting, seen
from services.mentorship.pages.session_forms import meeting_form
from shared.web import looks, requires, unit
from shared.web.pages import go, show

blueprint = Blueprint("met_pages", __name__)


@blueprint.route("/pairs/<uuid:pair_id>/met")
@requires("pair.read")
@looks("pair")
def met(pair_id: UUID) -> Any:
    """Наставнику — записать встречу, наставляемому — ответить, остальным — сама пара."""
    scope = queries.reach(unit().session, actor=unit().actor, permission="pair.read")
    pair = queries.get_pair(unit().session, pair_id=pair_id, scope=scope)
    one = seen(pair)
    if one.pair.role == "mentee":
        return go(_to_answer(pair_id))
    if not queries.dossier(unit().session, pair=pair, **acting()).writes:
        return go(f"{PAIRS}/{pair_id}")
    return show("mentorship/met.html", one=one, form=meeting_form(one))


def _to_answer(pair_id: UUID) -> str:
    """The session of the pair that has waited longest, else all that waits for the mentee."""
    waiting = queries.desk(unit().session, **acting()).to_confirm
    first = next((session for session, pair in waiting if pair.id == pair_id), None)
    return f"{SESSIONS}/{first.id}" if first else HOME
