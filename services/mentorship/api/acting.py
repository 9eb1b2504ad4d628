"""What the JSON doors of pairs share: who acts on which version of a pair, and how it is shown."""

from typing import Any
from uuid import UUID

from services.mentorship import queries
from services.mentorship.api.seeing import seen
from services.mentorship.models import Pair
from shared.web import check_etag, etag, unit


def present(pair_id: UUID, permission: str) -> dict[str, Any]:
    """Check If-Match against the pair within reach, and name who acts on it and when."""
    work = unit()
    scope = queries.reach(work.session, actor=work.actor, permission=permission)
    check_etag(queries.get_pair(work.session, pair_id=pair_id, scope=scope, lock=True).version)
    return {"actor": work.actor, "now": work.now, "today": work.today, "pair_id": pair_id}


def shown(pair: Pair) -> dict[str, Any]:
    """A pair with its version."""
    etag(pair.version)
    seen(pair)
    return queries.described_pair(unit().session, pair=pair, as_of=unit().today)
